"""Lines of figures that show a promise: one side's, from one source's table or one office's statements; never joined, never converted.

Groups are summed as ``dashboard/queries/trade.py`` sums them: from the commodities at the level a source gives in full, or all goods.
Reporters are never summed; partners are, within one source and reporter, where all members of a group such as C5 are reported.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from etl.transform.judgement.rules import Point, Unit
from etl.vocabulary import (
    CommodityLevel,
    Confidence,
    Coverage,
    FigureMeasure,
    Flow,
    GroupBasis,
    Indicator,
    ObservationStatus,
    Quality,
    SeriesMeasure,
    Valuation,
)

KG_PER_TONNE = 1000
MIRROR = {Flow.EXPORT: Flow.IMPORT, Flow.IMPORT: Flow.EXPORT, Flow.TURNOVER: Flow.TURNOVER}
_WHOLE = [str(Coverage.ALL), str(Coverage.TOTAL_ONLY)]
_PERIOD = ["period_start", "period_end"]
_STATED_MEASURE = {SeriesMeasure.VALUE_USD: FigureMeasure.VALUE, SeriesMeasure.NET_WEIGHT_KG: FigureMeasure.WEIGHT}
# What railways load is no customs figure, so it is a line of its own; it is the only count of many promised tonnes.
_STATED_INDICATORS = {
    SeriesMeasure.VALUE_USD: [Indicator.GOODS_TRADE],
    SeriesMeasure.NET_WEIGHT_KG: [Indicator.GOODS_TRADE, Indicator.RAIL_CARGO, Indicator.TRANSPORT_CARGO],
}


@dataclass(frozen=True)
class Side:
    """Whose figures on trade with whom, seen from the reporter. ``is_wider``: of the whole country instead of the region promised."""

    reporter: str
    partner: str
    flow: Flow
    is_own: bool
    is_wider: bool = False


@dataclass(frozen=True)
class Goods:
    """What is measured: a group of commodities or one commodity, its value or its weight, by a kind of period."""

    measure: SeriesMeasure
    period_kind: str
    group: str = ""
    commodity: str = ""


@dataclass(frozen=True)
class Line:
    """Figures of one side and one source or office, oldest first. ``counted_by`` and ``subject`` are empty for a table's."""

    side: Side
    source_code: str
    unit: str
    valuation: Valuation
    points: tuple[Point, ...]
    indicator: Indicator = Indicator.GOODS_TRADE
    counted_by: str = ""
    subject: str = ""


class Figures:
    """The frames of a reading, made ready to be asked for lines."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        self._known: dict[tuple[Side, Goods], list[Line]] = {}
        self._members = tables["commodity_group_member"]
        commodity = tables["commodity"]
        self._parents = dict(zip(commodity["commodity_id"], commodity["parent_id"].fillna(""), strict=True))
        members = tables["area_member"]
        self._of_area = {str(group): list(rows["area_code"]) for group, rows in members.groupby("group_code", sort=True)}
        regions = tables["area"].loc[tables["area"]["parent_code"].notna()]
        self._countries = dict(zip(regions["area_code"], regions["parent_code"], strict=True))
        self._tables = _Cells(_ready(tables["observation"], tables["source"], commodity), "reporter_code")
        figure = tables["official_figure"]
        shown = figure.loc[figure["is_shown"] & figure["place_code"].isna() & figure["value"].notna()]
        self._stated = _Cells(shown, "area_code")

    def sides(self, reporter: str, partner: str, flow: Flow) -> list[Side]:
        """The promise's own side and its mirror, then both for the whole country where one of the two is a region."""
        pairs = [(reporter, partner, False)]
        wider = self._countries.get(reporter, reporter), self._countries.get(partner, partner)
        if wider != (reporter, partner):
            pairs.append((*wider, True))
        return [
            side
            for one, other, is_wider in pairs
            for side in (
                Side(one, other, flow, is_own=True, is_wider=is_wider),
                Side(other, one, MIRROR[flow], is_own=False, is_wider=is_wider),
            )
        ]

    def lines(self, side: Side, goods: Goods) -> list[Line]:
        """Every line of a side: tables in their sources' order, then statements."""
        asked = side, goods
        if asked not in self._known:  # many promises name the same trade
            self._known[asked] = [*self._table_lines(side, goods), *self._stated_lines(side, goods)]
        return self._known[asked]

    def _table_lines(self, side: Side, goods: Goods) -> Iterator[Line]:
        partners = self._of_area.get(side.partner, [side.partner])
        flows = [Flow.EXPORT, Flow.IMPORT] if side.flow == Flow.TURNOVER else [side.flow]
        cells = [(side.reporter, partner, flow, goods.period_kind) for partner in partners for flow in flows]
        found = self._tables.rows_of(*cells)
        if found.empty:
            return
        rows = self._of_goods(found, goods)
        sums = _sum_parts(rows, goods.measure, len(partners))
        if side.flow == Flow.TURNOVER:
            sums = _both_flows(sums)
        for (_, source), line in sums.dropna(subset="value").groupby(["sort_order", "source_code"], sort=True):
            unit = Unit.TONNE if goods.measure == SeriesMeasure.NET_WEIGHT_KG else Unit.USD
            yield Line(side, str(source), unit, _one_valuation(line["valuation"]), _points(line))

    def _of_goods(self, rows: pd.DataFrame, goods: Goods) -> pd.DataFrame:
        """Rows that may be summed to the goods; ``is_stand_in`` marks chapters that also hold others."""
        is_at_level = (rows["level"] == rows["detail_level"]) & rows["coverage"].isin(_WHOLE)
        if goods.group:
            members = self._members.loc[self._members["group_code"] == goods.group, ["commodity_id", "basis"]]
            kept = rows.loc[is_at_level | (rows["level"] == str(CommodityLevel.TOTAL))]
            joined = kept.merge(members, on="commodity_id", how="inner", validate="many_to_one")
            return joined.assign(is_stand_in=joined["basis"] == str(GroupBasis.STAND_IN))
        is_it = rows["commodity_id"] == goods.commodity
        below = rows["commodity_id"].isin(self._below(goods.commodity)) & is_at_level
        gives_it = rows["source_code"].isin(rows.loc[is_it, "source_code"])
        return rows.loc[is_it | (below & ~gives_it)].assign(is_stand_in=False)

    def _below(self, commodity: str) -> list[str]:
        """Commodities below one, at any depth."""
        found, level = [], [commodity]
        while level:
            level = [code for code, parent in self._parents.items() if parent in level]
            found.extend(level)
        return found

    def _stated_lines(self, side: Side, goods: Goods) -> Iterator[Line]:
        rows = self._stated.rows_of((side.reporter, side.partner, side.flow, goods.period_kind))
        if rows.empty:
            return
        is_it = rows["group_code"] == goods.group if goods.group else rows["commodity_id"] == goods.commodity
        is_measure = rows["measure"] == str(_STATED_MEASURE[goods.measure])
        is_counted = rows["indicator"].isin([str(indicator) for indicator in _STATED_INDICATORS[goods.measure]])
        keys = ["indicator", "subject", "counted_by", "unit", "source_code"]
        for (indicator, subject, office, unit, source), line in rows.loc[is_it & is_measure & is_counted].groupby(keys, sort=True):
            yield Line(
                side,
                str(source),
                str(unit),
                Valuation.NOT_STATED,
                _points(line.assign(is_doubtful=line["confidence"] != str(Confidence.HIGH), is_stand_in=False)),
                indicator=Indicator(str(indicator)),
                counted_by=str(office),
                subject=str(subject),
            )


def _ready(observation: pd.DataFrame, source: pd.DataFrame, commodity: pd.DataFrame) -> pd.DataFrame:
    """Observations fit to be judged by, each with what its source gives and the level of its commodity; suspect ones are left out."""
    trusted = observation.loc[observation["quality"] != str(Quality.SUSPECT)]
    return trusted.merge(
        source[["source_code", "coverage", "detail_level", "sort_order"]], on="source_code", how="left", validate="many_to_one"
    ).merge(commodity[["commodity_id", "level"]], on="commodity_id", how="left", validate="many_to_one")


class _Cells:
    """Rows that can be asked for by reporter, partner, flow and period kind; none is copied before it is."""

    def __init__(self, rows: pd.DataFrame, reporter: str) -> None:
        self._rows = rows
        self._places = rows.groupby([reporter, "partner_code", "flow", "period_kind"]).indices

    def rows_of(self, *cells: tuple[str, ...]) -> pd.DataFrame:
        """The rows of these cells, one cell after the other; none for a cell that has none."""
        found = [self._places[cell] for cell in cells if cell in self._places]
        return self._rows.iloc[np.concatenate(found) if found else []].reset_index(drop=True)


def _sum_parts(rows: pd.DataFrame, measure: SeriesMeasure, partner_count: int) -> pd.DataFrame:
    """One row a source, flow and period: the sum, unknown where a part is, and left out where a partner is."""
    keys = ["sort_order", "source_code", "flow", *_PERIOD]
    per_unit = KG_PER_TONNE if measure == SeriesMeasure.NET_WEIGHT_KG else 1
    is_doubtful = (rows["quality"] != str(Quality.OK)) | (rows["status"] == str(ObservationStatus.ESTIMATED))
    parts = rows.assign(value=rows[str(measure)] / per_unit, is_doubtful=is_doubtful, is_known=rows[str(measure)].notna())
    sums = parts.groupby(keys, as_index=False, sort=True).agg(
        value=("value", "sum"),
        is_known=("is_known", "all"),
        partners=("partner_code", "nunique"),
        valuation=("valuation", "first"),
        valuations=("valuation", "nunique"),
        is_doubtful=("is_doubtful", "any"),
        is_stand_in=("is_stand_in", "any"),
    )
    known = sums.assign(
        value=sums["value"].where(sums["is_known"]), valuation=sums["valuation"].where(sums["valuations"] == 1, str(Valuation.MIXED))
    )
    return known.loc[known["partners"] == partner_count]


def _both_flows(sums: pd.DataFrame) -> pd.DataFrame:
    """Exports plus imports of one source and period; a period that has one of them only is left out."""
    keys = ["sort_order", "source_code", *_PERIOD]
    sides = [sums.loc[sums["flow"] == str(flow)] for flow in (Flow.EXPORT, Flow.IMPORT)]
    both = sides[0].merge(sides[1], on=keys, suffixes=("", "_in"), validate="one_to_one")
    return both.assign(
        value=both["value"] + both["value_in"],
        valuation=[_one_valuation(pair) for pair in zip(both["valuation"], both["valuation_in"], strict=True)],
        is_doubtful=both["is_doubtful"] | both["is_doubtful_in"],
        is_stand_in=both["is_stand_in"] | both["is_stand_in_in"],
    )


def _one_valuation(values: "pd.Series[str] | Sequence[str]") -> Valuation:
    """The valuation that all parts share, else mixed."""
    found = {str(value) for value in values}
    return Valuation(found.pop()) if len(found) == 1 else Valuation.MIXED


def _points(rows: pd.DataFrame) -> tuple[Point, ...]:
    ordered = rows.sort_values([*_PERIOD[::-1]], kind="stable")
    codes = ordered["figure_code"] if "figure_code" in ordered else pd.Series("", index=ordered.index)
    return tuple(
        Point(start.date(), end.date(), float(value), str(code), bool(doubtful), bool(stand_in))
        for start, end, value, code, doubtful, stand_in in zip(
            *(ordered[name] for name in (*_PERIOD, "value")), codes, ordered["is_doubtful"], ordered["is_stand_in"], strict=True
        )
    )
