"""The Commodities page's filters, all of them in the address, and the view that they make."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.locale import gettext as _
from dashboard.screens.commodities.choices import CHINA, KINDS, By, Scope, SourceChoice, source_choices
from dashboard.screens.commodities.data import (
    countries_of,
    group_rows,
    headlines_of,
    of_source,
    product_rows,
    reach_of,
    stated_on_groups,
)
from dashboard.screens.commodities.lines import latest_by_commodity, to_points
from dashboard.screens.commodities.points import NewestYear, newest_years
from dashboard.screens.commodities.texts import TradedGoods, by_titles, measure_titles, source_label
from dashboard.subjects.trade.headline import HeadlineLine
from dashboard.ui import address, components
from dashboard.ui.names import labeller, page_names
from etl.vocabulary.goods import CommodityLevel
from etl.vocabulary.trade import Flow

FIRST_GROUP = "agricultural"
WHOLE, PRODUCTS = "whole", "products"
ALL_MEASURES = "all"
FINENESS = {level.value: place for place, level in enumerate(CommodityLevel)}


@dataclass(frozen=True)
class GoodsView:
    """What is shown.

    One group of one side's trade from one source, or one of its commodities, by one kind of period.
    """

    scope: Scope
    other_side: Scope
    group: str
    choice: SourceChoice
    commodity: str
    by: By
    measures: tuple[str, ...]
    years: tuple[int, int]
    with_stated: bool
    with_others: bool
    with_suspect: bool
    traded: TradedGoods
    products: list[NewestYear]

    @property
    def is_whole_group(self) -> bool:
        """Whether no single commodity is chosen."""
        return self.commodity in (WHOLE, PRODUCTS)

    @property
    def is_sum(self) -> bool:
        """Whether the group is shown as one sum: of the whole, or of the products that the source names."""
        return self.commodity == WHOLE and (self.choice.is_whole or self.choice.is_at_least)


@dataclass(frozen=True)
class Side:
    """One side of the trade and what its sources have on each group."""

    scope: Scope
    choices: Mapping[str, list[SourceChoice]]


def sides_of(partner: str, flow: Flow) -> tuple[Side, Side]:
    """China's side and the partner's."""
    scopes = [Scope(partner, countries_of(partner), flow, whose) for whose in (CHINA, partner)]
    china, other = (Side(scope, source_choices(reach_of(scope, with_suspect=False))) for scope in scopes)
    return china, other


def choose_view(sides: Sequence[Side]) -> GoodsView | None:
    """Let the reader choose group, side, source, goods and periods.

    None where there are no figures, which is then said.
    """
    names = page_names()
    groups = names.groups
    first, second, third = st.columns([2, 2, 3])
    group = address.choose_one("group", _("Group"), list(groups), labeller(groups), default=FIRST_GROUP, where=first)
    choices = {side.scope.whose: side.choices.get(group, []) for side in sides}
    telling = [whose for whose, there in choices.items() if there] or list(choices)
    whose = address.choose_one("whose", _("Whose figures"), telling, names.area, look="segmented", where=second)
    if not choices[whose]:
        components.empty(
            _("No table has figures on this group for this partner and direction."),
            _("Choose another group or partner; stated figures, if any, are counted in the table above."),
        )
        return None
    scope, other = sorted((side.scope for side in sides), key=lambda scope: scope.whose != whose)
    by_source = {choice.source_code: choice for choice in choices[whose]}
    traded = TradedGoods(scope, groups[group], names)
    source = address.choose_one(
        *("source", _("Source"), list(by_source), lambda code: source_label(by_source[code], traded)),
        default=furthest_table(headlines_of(scope), group),
        where=third,
    )
    return _choose_details(scope, other, group, by_source[source], traded)


def furthest_table(lines: Iterable[HeadlineLine], group: str) -> str | None:
    """The source of the headline line of a group, where that is a table.

    Of a lower bound and a whole the one that reaches further.
    """
    tables = [line for line in lines if line.group_code == group and not line.newest.series.is_stated]
    furthest = max(tables, key=lambda line: line.period_end, default=None)
    return furthest.newest.series.source_code if furthest else None


def newest_products(scope: Scope, group: str, choice: SourceChoice) -> list[NewestYear]:
    """Every commodity of the group in the source with its newest year and level.

    Sections before chapters, then the largest first.
    """
    products = of_source(product_rows(scope, group, KINDS[By.YEAR], with_suspect=False), choice.source_code)
    totals = of_source(group_rows(scope, group, KINDS[By.YEAR], with_suspect=False), choice.source_code)
    wholes = totals[~totals["is_at_least"]]
    latest = latest_by_commodity(to_points(products, By.YEAR), to_points(wholes, By.YEAR))
    levels = products.drop_duplicates("commodity_id").set_index("commodity_id")["level"]
    named = latest.assign(level=latest["commodity_id"].map(levels))
    is_part = ~named["level"].isin([CommodityLevel.TOTAL, CommodityLevel.AGGREGATE])
    parts = named[is_part].sort_values("level", key=lambda level: level.map(FINENESS), kind="stable")
    return newest_years(parts)


def _choose_details(scope: Scope, other: Scope, group: str, choice: SourceChoice, traded: TradedGoods) -> GoodsView:
    first, second, third = st.columns([2, 2, 2])
    products = newest_products(scope, group, choice)
    commodity, goods = _choose_goods(products, choice, traded, first)
    periods = [by.value for by in choice.periods]
    by = By(address.choose_one("by", _("Periods"), periods, by_titles().__getitem__, look="segmented", where=second))
    titles = {ALL_MEASURES: _("Value, weight and value per tonne"), **measure_titles()}
    measure = address.choose_one("measure", _("Measure"), list(titles), titles.__getitem__, where=third)
    with st.expander(
        _("More: years, other sources"),
        expanded=address.is_asked("years", "stated", "others", "suspect"),
        icon=":material/tune:",
    ):
        years = address.choose_span("years", _("Years"), *_years_there(scope, group, choice))
        with_stated = address.choose_switch("stated", _("Official figures as stated, as open marks"), default=True)
        with_others = address.choose_switch(
            "others", _("The other sources and the other side, each as a line of its own")
        )
        with_suspect = address.choose_switch("suspect", _("Values that are known to be far off"))
    return GoodsView(
        scope=scope,
        other_side=other,
        group=group,
        choice=choice,
        commodity=commodity,
        by=by,
        measures=tuple(measure_titles()) if measure == ALL_MEASURES else (measure,),
        years=years,
        with_stated=with_stated,
        with_others=with_others,
        with_suspect=with_suspect,
        traded=replace(traded, goods=goods),
        products=products,
    )


def _choose_goods(
    products: Sequence[NewestYear], choice: SourceChoice, traded: TradedGoods, where: DeltaGenerator
) -> tuple[str, str]:
    """The whole group or one of its commodities in the source, and its name."""
    side_by_side = _("The largest products side by side")
    if choice.is_at_least:
        sums = {WHOLE: _("At least: the products that the source names"), PRODUCTS: side_by_side}
    else:
        sums = {WHOLE: _("The whole group") if choice.is_whole else side_by_side}
    codes = dict.fromkeys(product.point.line.commodity_id for product in products)
    names = {**sums, **{code: traded.commodity(code) for code in codes}}
    chosen = address.choose_one("commodity", _("Goods"), list(names), names.__getitem__, where=where)
    return chosen, traded.goods if chosen in sums else names[chosen]


def _years_there(scope: Scope, group: str, choice: SourceChoice) -> tuple[int, int]:
    """From the first to the last year of the source or of a stated figure."""
    stated = stated_on_groups(scope)
    told = [about.figure.period.end.year for about in stated if about.group_code == group]
    return min([choice.first_year, *told]), max([choice.last_year, *told])
