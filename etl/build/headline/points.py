"""Whole years of every line on home's trade with a partner, as frames: from tables and from statements. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import NamedTuple

import pandas as pd

from etl.build.headline.rule import LineCode, Whose, YearFigure
from etl.values.areas import countries_of, members_of_groups
from etl.values.turnover import add_both_flows
from etl.values.typed_rows import typed_rows
from etl.vocabulary.events import Confidence
from etl.vocabulary.figures import UNNAMED_OFFICE, FigureMeasure, Indicator
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.places import HOME, HOME_REGION
from etl.vocabulary.sources import ReportKind
from etl.vocabulary.trade import KG_PER_TONNE, Direction, Flow, Side, Valuation

HOMES = (HOME, HOME_REGION)
MONEY, TONNES = ("USD", "CNY"), "t"

_SERIES = ["group_code", "source_code", "reporter_code", "partner_code", "period_start", "period_end"]
_DIRECTIONS = {
    (Side.HOME, Flow.EXPORT): Direction.TO_PARTNER,
    (Side.HOME, Flow.IMPORT): Direction.FROM_PARTNER,
    (Side.PARTNER, Flow.EXPORT): Direction.FROM_PARTNER,
    (Side.PARTNER, Flow.IMPORT): Direction.TO_PARTNER,
}
_REPORTS = {str(ReportKind.OWN): Whose.OWN, str(ReportKind.COMPILED): Whose.COMPILED}
Tables = Mapping[str, pd.DataFrame]


class HomeTrade(NamedTuple):
    """One trade of home with a partner, in one unit: both headline tables tell of it by these columns."""

    home_code: str
    partner_code: str
    direction: Direction
    group_code: str
    unit: str


@dataclass(frozen=True)
class YearPoint:
    """One whole year of a line, with the days on which it holds.

    ``counted_by`` is empty for a table's, ``figure_code`` too.
    """

    home_code: str
    partner_code: str
    direction: Direction
    group_code: str
    unit: str
    side: Side
    source_code: str
    reporter_code: str
    counted_by: str
    whose: Whose
    period_start: date
    period_end: date
    value: float
    valuation: str
    figure_code: str
    is_at_least: bool
    is_doubtful: bool
    is_stand_in: bool
    known_from: date
    known_until: date | None
    sort_order: int

    @property
    def trade(self) -> HomeTrade:
        """Which trade it is of."""
        return HomeTrade(self.home_code, self.partner_code, self.direction, self.group_code, self.unit)

    def to_figure(self) -> YearFigure:
        """The year as the rule takes it."""
        return YearFigure(
            line=LineCode(
                bool(self.counted_by), self.sort_order, self.counted_by, self.source_code, self.reporter_code
            ),
            whose=self.whose,
            period_start=self.period_start,
            period_end=self.period_end,
            value=self.value,
            known_from=self.known_from,
            known_until=self.known_until,
            is_at_least=self.is_at_least,
            is_doubtful=self.is_doubtful,
            is_stand_in=self.is_stand_in,
            valuation=self.valuation,
            figure_code=self.figure_code,
        )


_COLUMNS = [field.name for field in fields(YearPoint) if field.name != "sort_order"]


def year_points(tables: Tables, sums: pd.DataFrame) -> list[YearPoint]:
    """Whole years of every line, one a line, year and span of days.

    Takes ``group_trade`` as ``sums``, and ``area``, ``area_member``, ``authority``, ``source`` and ``official_figure``.
    """
    of_lines = [_of_sides(rows) for rows in (_of_tables(tables, sums), _of_statements(tables)) if len(rows)]
    if not of_lines:
        return []
    whole = pd.concat(of_lines, ignore_index=True)
    order = tables["source"].set_index("source_code")["sort_order"]
    return typed_rows(whole.assign(sort_order=whole["source_code"].map(order)), YearPoint)


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
    meant = rows.loc[is_meant]
    marked = meant.assign(
        whose=meant["report_kind"].map(_REPORTS).fillna(Whose.COMPILED).astype("int64"),
        is_doubtful=meant["doubtful_count"] > 0,
        is_stand_in=meant["stand_in_count"] > 0,
        counted_by="",
        figure_code="",
    )
    values = marked.assign(value=meant["value_usd"], unit=MONEY[0]).dropna(subset="value")
    weights = marked.assign(value=meant["net_weight_kg"] / KG_PER_TONNE, unit=TONNES).dropna(subset="value")
    both = add_both_flows(values, _SERIES).assign(flow=str(Flow.TURNOVER), valuation=str(Valuation.MIXED))
    points = [part[values.columns] for part in (values, both, weights) if len(part)]
    return pd.concat(points, ignore_index=True) if points else values


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
    """The rows of home's trade with any partner as either side reports it, as columns of ``YearPoint``."""
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
    return both.assign(direction=directions)[_COLUMNS]
