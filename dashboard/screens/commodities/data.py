"""What the Commodities page asks the database, put together into points of each side."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from dashboard.locale import formats
from dashboard.screens.commodities.choices import CHINA, KINDS, By, Scope
from dashboard.screens.commodities.goods import Goods
from dashboard.screens.commodities.lines import to_points
from dashboard.screens.commodities.points import GoodsPoint, goods_points, stated_point
from dashboard.screens.commodities.products import newest_year_of_several
from dashboard.subjects import reference
from dashboard.subjects.trade.commodities import (
    SourceReach,
    figures_by_group,
    levels_of_goods,
    members_of_group,
    parts_of_all_goods,
    reach_of_groups,
    reach_of_products,
    traded_goods,
)
from dashboard.subjects.trade.figures import FigureFilters, StatedFigure
from dashboard.subjects.trade.flows import ReportedFlow, flows_by_group
from dashboard.subjects.trade.goods_of_groups import GroupFigure
from dashboard.subjects.trade.headline import HeadlineLine, headline_lines
from dashboard.subjects.trade.trade import commodity_series, group_commodities, group_series
from dashboard.ui.database import ask, once_a_build
from etl.vocabulary.figures import FigureMeasure, Indicator
from etl.vocabulary.goods import ALL_GOODS, GroupBasis
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import OPPOSITE, Flow, Side, Valuation

STATED_INDICATORS = (Indicator.GOODS_TRADE.value, Indicator.RAIL_CARGO.value)
STATED_MEASURES = (FigureMeasure.VALUE.value, FigureMeasure.WEIGHT.value)


@once_a_build
def countries_of(partner: str) -> tuple[str, ...]:
    """The countries that a partner is made of: itself, unless it is a group."""
    members = ask(reference.area_members, partner)["area_code"]
    return tuple(members) or (partner,)


def reach_of(scope: Scope) -> list[SourceReach]:
    """How far every source of this side reaches in every group."""
    return ask(reach_of_groups, scope.filters())


def headlines_of(scope: Scope, unit: str = "USD") -> list[HeadlineLine]:
    """The headline lines of this side and direction in a unit, in every group."""
    side = Side.HOME if scope.whose == CHINA else Side.PARTNER
    meant = (side, scope.direction, unit)
    return [
        line for line in ask(headline_lines, CHINA, scope.partner) if (line.side, line.direction, line.unit) == meant
    ]


def reconciled_years(scope: Scope, groups: tuple[str, ...]) -> dict[str, list[ReportedFlow]]:
    """Year totals of each group that a third party made of both sides' reports; none for several countries together."""
    if scope.is_group:
        return {}
    found = ask(flows_by_group, groups, scope.filters(kinds=(PeriodKind.YEAR,)))
    return {code: [flow for flow in flows if flow.valuation == Valuation.RECONCILED] for code, flows in found.items()}


def goods_rows(scope: Scope, goods: Goods, kinds: tuple[str, ...], *, with_suspect: bool) -> pd.DataFrame:
    """Rows of the goods from every source of this side, one line a source and country.

    Of a group these are its sums, in which suspect figures never are; a lower bound is marked ``is_at_least``. Those of
    all goods are totals by themselves.
    """
    found = []
    for country in scope.countries:
        filters = scope.filters(country, kinds=kinds, with_suspect=with_suspect)
        partner = country if scope.whose == CHINA else CHINA
        if goods.commodity or (with_suspect and goods.group == ALL_GOODS):
            code = goods.commodity or "TOTAL"
            rows = ask(commodity_series, (code,), filters).assign(stand_in_count=0, is_at_least=False)
        else:
            rows = ask(group_series, goods.group, filters)
        found.append(rows.assign(partner_code=partner, commodity_id=goods.commodity))
    return _joined(found)


def codes_traded(scopes: Iterable[Scope], group: str) -> list[str]:
    """The commodities of the group that either side has years or months of; of all goods every part; in order."""
    asked = [scope.filters(country, kinds=KINDS[By.YEAR]) for scope in scopes for country in scope.countries]
    return sorted({code for filters in asked for code in ask(traded_goods, group, filters)})


@once_a_build
def newest_products_of(scope: Scope, group: str) -> list[GoodsPoint]:
    """Years of the commodities of the group from every source of this side: the newest one that tells of several.

    Older years are asked for only where those after them tell of one product or none. Of a source that has both years
    and months every year is there, since its months count only where it has no year of that commodity at all.
    """
    levels = levels_of(group)
    reach = [one for one in ask(reach_of_products, group, scope.filters()) if one.period_kind in KINDS[By.YEAR]]
    kinds = Counter(one.source_code for one in reach)
    mixed = tuple(code for code, count in kinds.items() if count > 1)
    alike = [one for one in reach if one.source_code not in mixed]
    points = _products(scope, group, mixed) if mixed else []
    last = max((one.last_date.year for one in alike), default=0)
    first, span = min((one.first_date.year for one in alike), default=1), 1
    while last >= first and (newest_year_of_several(points, levels) or 0) <= last:
        years = (max(first, last - span + 1), last)
        points += _products(scope, group, tuple(one.source_code for one in alike), years)
        last, span = years[0] - 1, span * 2
    return sorted(points, key=lambda point: (point.line, point.period.end, point.period.start))


def _products(
    scope: Scope, group: str, sources: tuple[str, ...], years: tuple[int, int] | None = None
) -> list[GoodsPoint]:
    """Years of every commodity of the group, or of all goods, from these sources."""
    asked = replace(scope.filters(kinds=KINDS[By.YEAR]), sources=tuple(sorted(set(sources))), years=years)
    rows = ask(parts_of_all_goods, asked) if group == ALL_GOODS else ask(group_commodities, group, asked)
    told = rows.assign(
        partner_code=asked.partner,
        stand_in_count=(rows["basis"] == GroupBasis.STAND_IN).astype(int),
        is_at_least=False,
    )
    return goods_points(to_points(told, By.YEAR))


def levels_of(group: str) -> dict[str, str]:
    """The level of each commodity of a group; of all goods, of every section, chapter and product."""
    return ask(levels_of_goods, group)


def _joined(found: list[pd.DataFrame]) -> pd.DataFrame:
    # An empty frame's columns would turn numbers into objects.
    return pd.concat([rows for rows in found if len(rows)] or found[:1], ignore_index=True)


@once_a_build
def points_of(scope: Scope, goods: Goods, by: By, *, with_suspect: bool = False) -> list[GoodsPoint]:
    """What every source of this side tells of the goods, each in the order of time."""
    return goods_points(to_points(goods_rows(scope, goods, KINDS[by], with_suspect=with_suspect), by))


def stated_points_of(scope: Scope, goods: Goods, by: By) -> list[GoodsPoint]:
    """What authorities of this side stated of exactly these goods, in dollars or tonnes and in periods of one kind."""
    return [stated_point(figure) for figure in stated_of(scope, goods) if is_of_kind(figure, by)]


@once_a_build
def stated_of(scope: Scope, goods: Goods) -> list[StatedFigure]:
    """What authorities of this side stated of exactly these goods, in dollars or tonnes, the oldest period first.

    A figure that one side gives on the other's count is neither's line.
    """
    own, others = ((CHINA,), scope.countries) if scope.whose == CHINA else (scope.countries, (CHINA,))
    counters = ask(reference.authorities).set_index("authority_code")["area_code"].to_dict()
    return [
        about.figure
        for about in stated_on_groups(scope)
        if about.figure.area_code in own
        and counters.get(about.figure.counted_by) not in others
        and is_about(about, goods)
    ]


def is_about(about: GroupFigure, goods: Goods) -> bool:
    """Whether a stated figure is of trade in exactly these goods, and of a unit that the chart has."""
    figure = about.figure
    is_meant = figure.commodity_id == goods.commodity if goods.commodity else about.is_whole
    is_trade = figure.indicator == Indicator.GOODS_TRADE and figure.unit in ("USD", "t")
    return about.group_code == goods.group and is_meant and is_trade


def is_of_kind(figure: StatedFigure, by: By) -> bool:
    """Whether a stated figure's period is of a kind that is shown together."""
    if by != By.RUNNING:
        return figure.period.kind == by.value
    start, end = figure.period.start, figure.period.end
    return start.month == 1 and start.year == end.year


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
