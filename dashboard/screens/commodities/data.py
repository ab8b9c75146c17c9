"""What the Commodities page asks the database, put together into lines."""

import pandas as pd

from dashboard.locale import formats
from dashboard.screens.commodities.choices import CHINA, Scope
from dashboard.subjects import reference
from dashboard.subjects.trade.commodities import (
    ALL_GOODS,
    SourceReach,
    figures_by_group,
    members_of_group,
    parts_of_all_goods,
    reach_of_groups,
)
from dashboard.subjects.trade.figures import FigureFilters, StatedFigure
from dashboard.subjects.trade.flows import ReportedFlow, flows_by_group
from dashboard.subjects.trade.goods_of_groups import GroupFigure
from dashboard.subjects.trade.headline import HeadlineLine, headline_lines
from dashboard.subjects.trade.trade import commodity_series, group_commodities, group_series
from dashboard.ui.database import ask
from etl.vocabulary.figures import FigureMeasure, Indicator
from etl.vocabulary.goods import GroupBasis
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import OPPOSITE, Flow, Side, Valuation

STATED_INDICATORS = (Indicator.GOODS_TRADE.value, Indicator.RAIL_CARGO.value)
STATED_MEASURES = (FigureMeasure.VALUE.value, FigureMeasure.WEIGHT.value)


def countries_of(partner: str) -> tuple[str, ...]:
    """The countries that a partner is made of: itself, unless it is a group."""
    members = ask(reference.area_members, partner)["area_code"]
    return tuple(members) or (partner,)


def reach_of(scope: Scope, *, with_suspect: bool) -> list[SourceReach]:
    """How far every source of this side reaches in every group."""
    return ask(reach_of_groups, scope.filters(with_suspect=with_suspect))


def headlines_of(scope: Scope) -> list[HeadlineLine]:
    """The headline lines in US dollars of this side and direction, in every group."""
    side = Side.HOME if scope.whose == CHINA else Side.PARTNER
    meant = (side, scope.direction, "USD")
    return [
        line for line in ask(headline_lines, CHINA, scope.partner) if (line.side, line.direction, line.unit) == meant
    ]


def reconciled_years(scope: Scope, groups: tuple[str, ...]) -> dict[str, list[ReportedFlow]]:
    """Year totals of each group that a third party made of both sides' reports; none for several countries together."""
    if scope.is_group:
        return {}
    found = ask(flows_by_group, groups, scope.filters(kinds=(PeriodKind.YEAR,)))
    return {code: [flow for flow in flows if flow.valuation == Valuation.RECONCILED] for code, flows in found.items()}


def group_rows(scope: Scope, group: str, kinds: tuple[str, ...], *, with_suspect: bool) -> pd.DataFrame:
    """Rows of the group's sums from every source of this side, one line a source and country; commodity_id is empty.

    A lower bound is marked ``is_at_least``. Suspect figures are in no sum; those of all goods are totals by themselves.
    """
    found = []
    for country in scope.countries:
        filters = scope.filters(country, kinds=kinds, with_suspect=with_suspect)
        partner = country if scope.whose == CHINA else CHINA
        if with_suspect and group == ALL_GOODS:
            rows = ask(commodity_series, ("TOTAL",), filters).assign(stand_in_count=0, is_at_least=False)
        else:
            rows = ask(group_series, group, filters)
        found.append(rows.assign(partner_code=partner))
    return _joined(found).assign(commodity_id="")


def product_rows(scope: Scope, group: str, kinds: tuple[str, ...], *, with_suspect: bool) -> pd.DataFrame:
    """Rows of every commodity of the group from every source of this side.

    Of all goods, their sections, chapters and products.
    """
    found = []
    for country in scope.countries:
        filters = scope.filters(country, kinds=kinds, with_suspect=with_suspect)
        rows = ask(parts_of_all_goods, filters) if group == ALL_GOODS else ask(group_commodities, group, filters)
        found.append(rows.assign(partner_code=country if scope.whose == CHINA else CHINA))
    joined = _joined(found)
    return joined.assign(stand_in_count=(joined["basis"] == GroupBasis.STAND_IN).astype(int), is_at_least=False)


def _joined(found: list[pd.DataFrame]) -> pd.DataFrame:
    # An empty frame's columns would turn numbers into objects.
    return pd.concat([rows for rows in found if len(rows)] or found[:1], ignore_index=True)


def of_source(rows: pd.DataFrame, source_code: str) -> pd.DataFrame:
    """The rows of one source."""
    return rows[rows["source_code"] == source_code]


def stated_on_groups(scope: Scope) -> list[GroupFigure]:
    """Official figures of this trade by both sides, beside each group they tell of."""
    partners = tuple(dict.fromkeys((*scope.countries, scope.partner)))
    filters = FigureFilters(
        areas=(CHINA, *partners),
        partners=(CHINA, *partners),
        flows=(Flow.EXPORT.value, Flow.IMPORT.value),
        indicators=STATED_INDICATORS,
        measures=STATED_MEASURES,
    )
    return [about for about in ask(figures_by_group, filters) if _is_of(scope, about.figure)]


def _is_of(scope: Scope, figure: StatedFigure) -> bool:
    by_china = figure.area_code == CHINA and figure.flow == scope.flow
    return by_china or (figure.partner_code == CHINA and figure.flow == OPPOSITE[scope.flow])


def stand_in_reasons(group: str, level: str) -> dict[str, str]:
    """For each code of this level that stands in for the group, what else it holds."""
    members = ask(members_of_group, group)
    stand_ins = [one for one in members if one.basis == GroupBasis.STAND_IN and one.level == level]
    return {one.commodity_id: formats.text(one.reason) for one in stand_ins}
