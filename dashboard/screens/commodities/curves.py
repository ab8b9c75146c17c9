"""The lines of the chart of goods: of each side what it tells first, or every source by itself."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from dashboard.screens.commodities.choices import CHINA, By, Scope
from dashboard.screens.commodities.data import headlines_of, points_of, stated_points_of
from dashboard.screens.commodities.first_lines import GoodsCurve, first_curve, furthest_series
from dashboard.screens.commodities.goods import Goods
from dashboard.screens.commodities.lines import MEASURES
from dashboard.screens.commodities.points import GoodsPoint
from dashboard.screens.commodities.texts import TradedGoods, series_name
from dashboard.screens.commodities.view import FIRST_LINES, GoodsView
from dashboard.subjects.trade.series import Series
from dashboard.ui.theme import SERIES_COLOURS, SIDE_COLOURS
from etl.vocabulary.trade import Side

MEASURE_UNITS = {"value": "USD", "weight": "t", "unit_value": "USD"}
"""The unit of the headline lines that a measure begins with."""


def first_curves(scope: Scope, goods: Goods, traded: TradedGoods, points: Sequence[GoodsPoint]) -> list[GoodsCurve]:
    """What a side tells first: one line, or one a country where the partner is several; those without a point are none.

    Takes the side's points of one kind of period, tables' and stated.
    """
    leads = _leads(scope, goods, points)
    if not scope.is_group:
        side = Side.HOME if scope.whose == CHINA else Side.PARTNER
        curve = first_curve(traded.names.area(scope.whose), SIDE_COLOURS[side], points, leads)
        curves = [curve.until(_headline_ends(scope, goods))]
    else:
        curves = [
            first_curve(
                traded.names.area(country),
                SERIES_COLOURS[place % len(SERIES_COLOURS)],
                [point for point in points if country in (point.line.partner_code, point.line.reporter_code)],
                leads,
            ).until(_headline_ends(scope.of_country(country), goods))
            for place, country in enumerate(scope.countries)
        ]
    return [curve for curve in curves if curve.points]


def _leads(scope: Scope, goods: Goods, points: Sequence[GoodsPoint]) -> Callable[[str], Collection[Series]]:
    """The series that each measure begins with: the headline line's, or of a single good the one that reaches furthest.

    Several countries have no headline line together; the line of each is that of its trade with China.
    """

    def leads_of(measure: str) -> Collection[Series]:
        known = [point for point in points if point.measured(measure) is not None]
        if goods.commodity:
            return furthest_series(known)
        lines = [
            line
            for country in scope.countries
            for line in headlines_of(scope.of_country(country), MEASURE_UNITS[measure])
            if line.group_code == goods.group
        ]
        return {line.newest.series for line in lines} or furthest_series(known)

    return leads_of


def _headline_ends(scope: Scope, goods: Goods) -> dict[str, date]:
    """For each measure the last day of the year with which its newest headline line ends; a single good has none."""
    if goods.commodity:
        return {}
    ends = {
        measure: [line.period_end for line in headlines_of(scope, unit) if line.group_code == goods.group]
        for measure, unit in MEASURE_UNITS.items()
    }
    return {measure: max(days) for measure, days in ends.items() if days}


def side_points(
    scope: Scope, goods: Goods, by: By, *, with_stated: bool = True, with_suspect: bool = False
) -> list[GoodsPoint]:
    """What tables of a side tell of the goods, and what its authorities stated of them."""
    stated = stated_points_of(scope, goods, by) if with_stated else []
    return [*points_of(scope, goods, by, with_suspect=with_suspect), *stated]


def curves_of(view: GoodsView, years: Mapping[str, Sequence[GoodsPoint]]) -> list[GoodsCurve]:
    """The lines of a view within its years; takes each side's ``side_points`` by year, which most views show."""
    curves: list[GoodsCurve] = []
    every: list[GoodsPoint] = []
    for scope in view.scopes:
        within = [
            point for point in _points(view, scope, years) if view.years[0] <= point.period.end.year <= view.years[1]
        ]
        every += within
        if view.is_first_look:
            curves += first_curves(scope, view.goods, view.traded, within)
    return curves if view.is_first_look else each_by_itself(_of_source(every, view), view.traded)


def _points(view: GoodsView, scope: Scope, years: Mapping[str, Sequence[GoodsPoint]]) -> Sequence[GoodsPoint]:
    if view.by == By.YEAR and view.with_stated and not view.with_suspect:
        return years[scope.whose]
    return side_points(scope, view.goods, view.by, with_stated=view.with_stated, with_suspect=view.with_suspect)


def _of_source(points: Iterable[GoodsPoint], view: GoodsView) -> list[GoodsPoint]:
    if view.with_others or view.source == FIRST_LINES:
        return list(points)
    return [point for point in points if point.line.source_code == view.source]


def each_by_itself(points: Sequence[GoodsPoint], traded: TradedGoods) -> list[GoodsCurve]:
    """A line of each series and country, the one that ends last first."""
    told: dict[tuple[Series, str], list[GoodsPoint]] = {}
    for point in points:
        told.setdefault((point.series, point.line.partner_code), []).append(point)
    ordered = sorted(told.values(), key=lambda own: max(one.period.end for one in own), reverse=True)
    return [
        GoodsCurve(_name(own[0], traded), SERIES_COLOURS[place % len(SERIES_COLOURS)], _by_measure(own))
        for place, own in enumerate(ordered)
    ]


def _name(point: GoodsPoint, traded: TradedGoods) -> str:
    """Whose figures by which publisher; of several countries in China's count also which."""
    told = series_name(point, traded.names)
    country = traded.names.area(point.line.partner_code)
    return f"{country} · {told}" if traded.scope.is_group and point.line.reporter_code == CHINA else told


def _by_measure(points: Sequence[GoodsPoint]) -> dict[str, tuple[GoodsPoint, ...]]:
    ordered = sorted(points, key=lambda one: (one.period.end, one.period.start))
    return {measure: tuple(one for one in ordered if one.measured(measure) is not None) for measure in MEASURES}
