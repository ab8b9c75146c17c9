"""Lines of figures that show a commitment; never joined, never converted.

Each is one side's, from one source's table or one office's statements. A group is read from ``group_trade``, where it
is summed. Reporters are never summed. What a publisher or an international body estimated for a reporter is nobody's
report and shows nothing.
"""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from etl.build.judge.figure_lines import FigureLine, MeasuredGoods, ReportingSide
from etl.build.judge.line_parts import GroupSum, LinePart, StatedFigure, add_flows, in_order, in_unit, one_valuation
from etl.build.judge.rules import Unit
from etl.values.areas import countries_of, members_of_groups
from etl.values.groups import ancestors, parents_of
from etl.values.history import split_by_change
from etl.values.listing import list_by
from etl.values.typed_rows import typed_rows
from etl.vocabulary.commitments import SeriesMeasure
from etl.vocabulary.figures import FigureMeasure, Indicator, ObservationStatus, Quality
from etl.vocabulary.goods import CommodityLevel
from etl.vocabulary.judgement import Bound
from etl.vocabulary.sources import WHOLE_COVERAGE
from etl.vocabulary.trade import KG_PER_TONNE, OPPOSITE, Flow, Valuation

_STATED_MEASURE = {SeriesMeasure.VALUE_USD: FigureMeasure.VALUE, SeriesMeasure.NET_WEIGHT_KG: FigureMeasure.WEIGHT}
# What railways load is no customs figure, so it is a line of its own; it is the only count of many promised tonnes.
_STATED_INDICATORS = {
    SeriesMeasure.VALUE_USD: [Indicator.GOODS_TRADE],
    SeriesMeasure.NET_WEIGHT_KG: [Indicator.GOODS_TRADE, Indicator.RAIL_CARGO, Indicator.TRANSPORT_CARGO],
}
# A whole wider than a chapter would bound nothing that anybody promises of single goods.
_WIDEST = (str(CommodityLevel.HEADING), str(CommodityLevel.CHAPTER), str(CommodityLevel.ITEM))


class LineIndex:
    """The frames of a reading, made ready to be asked for lines."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], group_trade: pd.DataFrame) -> None:
        self._lines: dict[tuple[ReportingSide, MeasuredGoods], list[FigureLine]] = {}
        commodity = tables["commodity"]
        self._parents = parents_of(commodity)
        self._levels = dict(zip(commodity["commodity_id"], commodity["level"], strict=True))
        self._members = members_of_groups(tables["area_member"])
        self._countries = countries_of(tables["area"])
        source = tables["source"]
        self._order = dict(zip(source["source_code"], source["sort_order"], strict=True))
        self._groups = _IndexedRows(group_trade.loc[group_trade["estimated_count"] == 0])
        self._tables = _IndexedRows(_reported(tables["observation"], source))
        figure = tables["official_figure"]
        shown = figure.loc[figure["shown_from"].notna() & figure["place_code"].isna() & figure["value"].notna()]
        self._stated = list_by(typed_rows(shown, StatedFigure), lambda one: one.cell)

    def sides(self, reporter: str, partner: str, flow: Flow) -> list[ReportingSide]:
        """The commitment's own side and its mirror; then both of the whole country where one is a region."""
        pairs = [(reporter, partner, False)]
        wider = self._countries.get(reporter, reporter), self._countries.get(partner, partner)
        if wider != (reporter, partner):
            pairs.append((*wider, True))
        return [
            side
            for one, other, is_wider in pairs
            for side in (
                ReportingSide(one, other, flow, is_own=True, is_wider=is_wider),
                ReportingSide(other, one, OPPOSITE[flow], is_own=False, is_wider=is_wider),
            )
        ]

    def lines(self, side: ReportingSide, goods: MeasuredGoods) -> list[FigureLine]:
        """Every line of a side: tables in their sources' order, then statements."""
        asked = side, goods
        if asked not in self._lines:  # many commitments name the same trade
            of_tables = self._group_lines(side, goods) if goods.group else self._commodity_lines(side, goods)
            self._lines[asked] = sorted([*of_tables, *self._stated_lines(side, goods)], key=lambda line: line.code)
        return self._lines[asked]

    def _group_lines(self, side: ReportingSide, goods: MeasuredGoods) -> Iterator[FigureLine]:
        cells = [(side.reporter, side.partner, flow, goods.period_kind) for flow in _flows(side)]
        sums = [one for cell in cells for one in typed_rows(self._groups.rows_of(cell), GroupSum)]
        partners = len(self._partners(side))
        meant = [one for one in sums if one.group_code == goods.group and one.partner_count == partners]
        for source, of_source in sorted(list_by(meant, lambda one: one.source_code).items()):
            is_stand_in = any(one.stand_in_count for one in of_source)
            is_at_least = any(one.is_at_least for one in of_source)
            bound = Bound.PART if is_at_least else Bound.WHOLE if is_stand_in else Bound.EXACT
            parts = [one.to_part(goods.measure) for one in of_source]
            yield from self._table_line(side, goods, source, bound, parts)

    def _partners(self, side: ReportingSide) -> list[str]:
        """The side's partner, or the members of the group that it is."""
        return self._members.get(side.partner, [side.partner])

    def _commodity_lines(self, side: ReportingSide, goods: MeasuredGoods) -> Iterator[FigureLine]:
        partners = self._partners(side)
        rows = self._tables.rows_of(
            *((side.reporter, partner, flow, goods.period_kind) for partner in partners for flow in _flows(side))
        )
        for source, of_source in rows.groupby("source_code", sort=True):
            bound, of_goods = self._nearest(of_source, goods.commodity)
            if len(of_goods):
                sums = _sum_partners(of_goods, goods.measure, len(partners), bound)
                yield from self._table_line(side, goods, str(source), bound, typed_rows(sums, LinePart))

    def _nearest(self, rows: pd.DataFrame, commodity: str) -> tuple[Bound, pd.DataFrame]:
        """The rows of one source that tell most of a commodity.

        Itself, what lies below it, or the nearest whole that holds it.
        """
        there = set(rows["commodity_id"])
        if commodity in there:
            return Bound.EXACT, rows.loc[rows["commodity_id"] == commodity]
        below = [code for code in there if commodity in list(ancestors(code, self._parents))[1:]]
        uppermost = [code for code in below if not set(list(ancestors(code, self._parents))[1:]) & set(below)]
        if uppermost:
            is_full = rows["coverage"].isin([str(one) for one in WHOLE_COVERAGE]).all() and {
                self._levels[code] for code in uppermost
            } == set(rows["detail_level"])
            return Bound.EXACT if is_full else Bound.PART, rows.loc[rows["commodity_id"].isin(uppermost)]
        above = (code for code in list(ancestors(commodity, self._parents))[1:] if self._levels.get(code) in _WIDEST)
        whole = next((code for code in above if code in there), "")
        return Bound.WHOLE, rows.loc[rows["commodity_id"] == whole]

    def _table_line(
        self, side: ReportingSide, goods: MeasuredGoods, source: str, bound: Bound, parts: Sequence[LinePart]
    ) -> Iterator[FigureLine]:
        """The line of a source's figures, one a flow, period and span of days; none where it would bound nothing."""
        if side.is_wider and bound == Bound.PART:  # a part of a whole that holds what was promised says nothing of it
            return
        is_weight = goods.measure == SeriesMeasure.NET_WEIGHT_KG
        known = [in_unit(one, KG_PER_TONNE if is_weight else 1) for one in parts if one.value is not None]
        held = add_flows(known) if side.flow == Flow.TURNOVER else known
        if held:
            yield FigureLine(
                f"{side.place}-{self._order[source]:04}-{source}",
                side,
                Bound.WHOLE if side.is_wider else bound,
                source,
                Unit.TONNE if is_weight else Unit.USD,
                one_valuation(held),
                in_order(one.to_point() for one in held),
            )

    def _stated_lines(self, side: ReportingSide, goods: MeasuredGoods) -> Iterator[FigureLine]:
        cell = (side.reporter, side.partner, side.flow, goods.period_kind)
        meant = [
            one
            for one in self._stated.get(cell, ())
            if (one.group_code == goods.group if goods.group else one.commodity_id == goods.commodity)
            and one.measure == _STATED_MEASURE[goods.measure]
            and one.indicator in _STATED_INDICATORS[goods.measure]
        ]
        for (indicator, subject, office, unit, source), figures in sorted(list_by(meant, lambda one: one.line).items()):
            yield FigureLine(
                f"{side.place}-{self._order[source]:04}-{source}-{indicator}-{office}-{unit}-{subject}",
                side,
                Bound.WHOLE if side.is_wider else Bound.EXACT,
                source,
                unit,
                Valuation.NOT_STATED,
                in_order(one.to_point() for one in figures),
                indicator=indicator,
                counted_by=office,
                subject=subject,
            )


class _IndexedRows:
    """Rows that can be asked for by reporter, partner, flow and period kind; none is copied before it is."""

    def __init__(self, rows: pd.DataFrame) -> None:
        self._rows = rows.reset_index(drop=True)
        self._places = self._rows.groupby(["reporter_code", "partner_code", "flow", "period_kind"]).indices

    def rows_of(self, *cells: tuple[str, ...]) -> pd.DataFrame:
        """The rows of these cells, one cell after the other; none for a cell that has none."""
        places = [place for cell in cells for place in self._places.get(cell, ())]
        return self._rows.iloc[places].reset_index(drop=True)


def _reported(observation: pd.DataFrame, source: pd.DataFrame) -> pd.DataFrame:
    """Observations that somebody reported and that may be trusted, each with what its source gives."""
    is_fit = (observation["quality"] != str(Quality.SUSPECT)) & (
        observation["status"] != str(ObservationStatus.ESTIMATED)
    )
    return observation.loc[is_fit].merge(
        source[["source_code", "coverage", "detail_level"]], on="source_code", how="left", validate="many_to_one"
    )


def _flows(side: ReportingSide) -> list[Flow]:
    return [Flow.EXPORT, Flow.IMPORT] if side.flow == Flow.TURNOVER else [side.flow]


def _sum_partners(rows: pd.DataFrame, measure: SeriesMeasure, partner_count: int, bound: Bound) -> pd.DataFrame:
    """One row a flow, period and span of days: the sum over commodities and partners, left out where a partner is.

    A sum that bounds from below counts what is known of it; any other is unknown where a part is. Its columns are those
    of ``LinePart``.
    """
    cell = ["flow", "period_start", "period_end"]
    parts = split_by_change(rows, cell)
    marked = parts.assign(
        is_known=parts[str(measure)].notna(),
        doubtful=parts["quality"] != str(Quality.OK),
        known_from=parts["start"],
        known_until=parts["end"],
    )
    keys = [*cell, "known_from", "known_until"]
    sums = marked.groupby(keys, as_index=False, dropna=False, sort=True).agg(
        value=(str(measure), "sum"),
        every=("is_known", "all"),
        some=("is_known", "any"),
        partners=("partner_code", "nunique"),
        valuation=("valuation", "first"),
        is_doubtful=("doubtful", "any"),
    )
    is_known = sums["some"] if bound == Bound.PART else sums["every"]
    whole = sums.assign(value=sums["value"].where(is_known), is_stand_in=False)
    return whole.loc[whole["partners"] == partner_count]
