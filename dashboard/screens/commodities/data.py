"""What the Commodities page asks the database, put together into points of each side."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from dashboard.locale import formats
from dashboard.screens.commodities.choices import CHINA, KINDS, By, Scope
from dashboard.screens.commodities.goods import Goods
from dashboard.screens.commodities.lines import to_points
from dashboard.screens.commodities.points import GoodsPoint, goods_points, stated_point, year_point
from dashboard.screens.commodities.products import (
    MOST_LISTED,
    MadeOf,
    Product,
    largest,
    newest_named,
    other_products,
    products_of,
)
from dashboard.subjects import reference
from dashboard.subjects.trade.commodities import (
    SourceReach,
    figures_by_group,
    members_of_group,
    reach_of_groups,
    reach_of_products,
    traded_goods,
)
from dashboard.subjects.trade.figures import FigureFilters, StatedFigure
from dashboard.subjects.trade.flows import ReportedFlow, flows_by_group
from dashboard.subjects.trade.goods_of_groups import GroupFigure
from dashboard.subjects.trade.headline import HeadlineLine, headline_lines
from dashboard.subjects.trade.trade import TradeFilters, commodity_series, group_series
from dashboard.subjects.trade.years_of_goods import NamedGoods, named_goods, years_of_goods
from dashboard.ui.database import ask, once_a_build
from etl.vocabulary.figures import FigureMeasure, Indicator
from etl.vocabulary.goods import ALL_GOODS, GroupBasis
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import OPPOSITE, Flow, Side, Valuation

STATED_INDICATORS = (Indicator.GOODS_TRADE.value, Indicator.RAIL_CARGO.value)
STATED_MEASURES = (FigureMeasure.VALUE.value, FigureMeasure.WEIGHT.value)


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
def newest_named_of(scope: Scope, group: str) -> NamedGoods | None:
    """What of the group is named in the newest year in which a source of this side names several products of a level.

    Older years are asked for only where those after them tell of one product or none.
    """
    reach = [one for one in ask(reach_of_products, group, scope.filters()) if one.period_kind in KINDS[By.YEAR]]
    first = min((one.first_date.year for one in reach), default=1)
    last, span = max((one.last_date.year for one in reach), default=0), 1
    found: list[NamedGoods] = []
    while last >= first and not any(one.goods_count > 1 for one in found):
        found += ask(named_goods, group, _in_years(scope, max(first, last - span + 1), last))
        last, span = last - span, span * 2
    return newest_named(found)


def products_among(scope: Scope, group: str, named: NamedGoods, codes: tuple[str, ...] = ()) -> list[GoodsPoint]:
    """The largest of the products that are named, and those with these codes."""
    asked = replace(_in_years(scope, named.year, named.year), sources=(named.source_code,))
    years = ask(years_of_goods, group, asked, named.level, most=MOST_LISTED)
    rest = tuple(sorted(set(codes) - {one.commodity_id for one in years}))
    if rest:
        years = [*years, *ask(years_of_goods, group, asked, named.level, among=rest)]
    return [year_point(one, asked.partner) for one in years]


def _in_years(scope: Scope, first: int, last: int) -> TradeFilters:
    return replace(scope.filters(kinds=KINDS[By.YEAR]), years=(first, last))


@once_a_build
def both_products(home: Scope, other: Scope, group: str) -> MadeOf:
    """The products of each side's own source in its newest year, those that are large on either side listed."""
    sides = ((Side.HOME, home), (Side.PARTNER, other))
    told = [(side, scope, named) for side, scope in sides if (named := newest_named_of(scope, group))]

    def listed(codes: tuple[str, ...] = ()) -> list[list[Product]]:
        return [products_of(side, products_among(scope, group, named, codes), named) for side, scope, named in told]

    codes = tuple(largest([one for products in listed() for one in products]))
    found = listed(codes)
    rest = [other_products(side, of_side, named) for (side, _, named), of_side in zip(told, found, strict=True)]
    return MadeOf([one for of_side in found for one in of_side], [one for one in rest if one])


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
