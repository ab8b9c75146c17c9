"""Whole years of every line on home's trade with a partner, as frames: from tables and from statements. Pure."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from etl.build.headline.rule import LineCode, Whose, YearFigure
from etl.values.areas import countries_of, members_of_groups
from etl.values.turnover import add_both_flows
from etl.vocabulary.events import Confidence
from etl.vocabulary.figures import UNNAMED_OFFICE, FigureMeasure, Indicator
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.sources import ReportKind
from etl.vocabulary.trade import KG_PER_TONNE, Direction, Flow, Side, Valuation

HOMES = ("CN", "CN-XJ")
MONEY, TONNES = ("USD", "CNY"), "t"
CELL = ["home_code", "partner_code", "direction", "group_code", "unit"]

_SERIES = ["group_code", "source_code", "reporter_code", "partner_code", "period_start", "period_end"]
_DIRECTIONS = {
    (Side.HOME, Flow.EXPORT): Direction.TO_PARTNER,
    (Side.HOME, Flow.IMPORT): Direction.FROM_PARTNER,
    (Side.PARTNER, Flow.EXPORT): Direction.FROM_PARTNER,
    (Side.PARTNER, Flow.IMPORT): Direction.TO_PARTNER,
}
_REPORTS = {str(ReportKind.OWN): Whose.OWN, str(ReportKind.COMPILED): Whose.COMPILED}
Tables = Mapping[str, pd.DataFrame]


def year_points(tables: Tables, sums: pd.DataFrame) -> pd.DataFrame:
    """Whole years of every line, one row a line, year and span of days.

    Takes ``group_trade`` as ``sums``, and ``area``, ``area_member``, ``authority``, ``source`` and ``official_figure``.
    Columns: those of ``CELL``, side, source_code, reporter_code, counted_by (empty: a table), sort_order, whose, the
    period's, value, valuation, figure_code, is_at_least, is_doubtful, is_stand_in, known_from and known_until.
    """
    found = [_of_sides(rows) for rows in (_of_tables(tables, sums), _of_statements(tables)) if len(rows)]
    if not found:
        return pd.DataFrame(columns=[*CELL, "side"])
    whole = pd.concat(found, ignore_index=True)
    order = tables["source"].set_index("source_code")["sort_order"]
    return whole.assign(sort_order=whole["source_code"].map(order))


def to_figure(row: Mapping[Any, Any]) -> YearFigure:
    """A row of ``year_points`` as the rule takes it."""
    line = LineCode(
        bool(row["counted_by"]), int(row["sort_order"]), row["counted_by"], row["source_code"], row["reporter_code"]
    )
    return YearFigure(
        line=line,
        whose=Whose(row["whose"]),
        period_start=row["period_start"].date(),
        period_end=row["period_end"].date(),
        value=float(row["value"]),
        known_from=row["known_from"].date(),
        known_until=None if pd.isna(row["known_until"]) else row["known_until"].date(),
        is_at_least=bool(row["is_at_least"]),
        is_doubtful=bool(row["is_doubtful"]),
        is_stand_in=bool(row["is_stand_in"]),
        valuation=str(row["valuation"]),
        figure_code=row["figure_code"],
    )


def _of_tables(tables: Tables, sums: pd.DataFrame) -> pd.DataFrame:
    """What sources' tables give in US dollars and in tonnes.

    There is a turnover in dollars wherever a source has both flows.
    """
    sizes = {group: len(areas) for group, areas in members_of_groups(tables["area_member"]).items()}
    rows = sums.merge(
        tables["source"][["source_code", "report_kind"]], on="source_code", how="left", validate="many_to_one"
    )
    is_meant = (
        (rows["period_kind"] == str(PeriodKind.YEAR))
        & (rows["estimated_count"] == 0)
        & (rows["report_kind"] != str(ReportKind.NO_REPORT))
        & (rows["partner_count"] == rows["partner_code"].map(sizes).fillna(1))
    )
    kept = rows.loc[is_meant]
    marked = kept.assign(
        whose=kept["report_kind"].map(_REPORTS).fillna(Whose.COMPILED).astype("int64"),
        is_doubtful=kept["doubtful_count"] > 0,
        is_stand_in=kept["stand_in_count"] > 0,
        counted_by="",
        figure_code="",
    )
    values = marked.assign(value=kept["value_usd"], unit=MONEY[0]).dropna(subset="value")
    weights = marked.assign(value=kept["net_weight_kg"] / KG_PER_TONNE, unit=TONNES).dropna(subset="value")
    both = add_both_flows(values, _SERIES).assign(flow=str(Flow.TURNOVER), valuation=str(Valuation.MIXED))
    found = [part[values.columns] for part in (values, both, weights) if len(part)]
    return pd.concat(found, ignore_index=True) if found else values


def _of_statements(tables: Tables) -> pd.DataFrame:
    """What offices counted and somebody stated, as charts show it, each in its own unit."""
    figure = tables["official_figure"]
    is_money = (figure["measure"] == str(FigureMeasure.VALUE)) & figure["unit"].isin(MONEY)
    is_weight = (figure["measure"] == str(FigureMeasure.WEIGHT)) & (figure["unit"] == TONNES)
    is_meant = (
        (figure["period_kind"] == str(PeriodKind.YEAR))
        & (figure["indicator"] == str(Indicator.GOODS_TRADE))
        & (is_money | is_weight)
        & figure["place_code"].isna()
        & figure["group_code"].notna()
        & figure["value"].notna()
        & figure["shown_from"].notna()
    )
    rows = figure.loc[is_meant].rename(columns={"area_code": "reporter_code"})
    countries = countries_of(tables["area"])
    counts_for = tables["authority"].set_index("authority_code")["area_code"].to_dict()
    whose = [
        _whose(reporter, partner, office, countries, counts_for.get(office))
        for reporter, partner, office in zip(
            rows["reporter_code"], rows["partner_code"], rows["counted_by"], strict=True
        )
    ]
    stated = rows.assign(
        whose=pd.Series(whose, index=rows.index, dtype="Int64"),
        valuation=str(Valuation.NOT_STATED),
        is_at_least=False,
        is_doubtful=rows["confidence"] != str(Confidence.HIGH),
        is_stand_in=False,
        known_from=rows["shown_from"],
        known_until=rows["shown_until"],
    )
    return stated.loc[stated["whose"].notna()]


def _whose(reporter: str, partner: str, office: str, countries: Mapping[str, str], area: object) -> Whose | None:
    """Whose count a statement on a reporter's trade is, by its office's area; None where it is the other side's."""
    if not isinstance(area, str):
        return Whose.COMPILED
    if countries.get(area) == countries.get(reporter):
        return Whose.OWN_UNNAMED if office.endswith(UNNAMED_OFFICE) else Whose.OWN
    return None if countries.get(area) == countries.get(partner) else Whose.COMPILED


def _of_sides(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of home's trade with any partner as either side reports it, with ``CELL`` and ``side``."""
    by_home = rows["reporter_code"].isin(HOMES) & ~rows["partner_code"].isin(HOMES)
    by_partner = rows["partner_code"].isin(HOMES) & ~rows["reporter_code"].isin(HOMES)
    own, theirs = rows.loc[by_home], rows.loc[by_partner]
    own = own.assign(home_code=own["reporter_code"], side=str(Side.HOME))
    theirs = theirs.assign(
        home_code=theirs["partner_code"], partner_code=theirs["reporter_code"], side=str(Side.PARTNER)
    )
    both = pd.concat([own, theirs], ignore_index=True)
    seen = zip(both["side"], both["flow"], strict=True)
    directions = [str(_DIRECTIONS.get((Side(side), Flow(flow)), Direction.TURNOVER)) for side, flow in seen]
    columns = [*CELL, "side", *_LINE, *_FIGURE]
    return both.assign(direction=directions)[columns]


_LINE = ["source_code", "reporter_code", "counted_by", "whose"]
_FIGURE = [
    *("period_start", "period_end", "value", "valuation", "figure_code"),
    *("is_at_least", "is_doubtful", "is_stand_in", "known_from", "known_until"),
]
