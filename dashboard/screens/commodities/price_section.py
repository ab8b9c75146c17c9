"""The Commodities page's section on prices: what of a change is price and what tonnes, beside the world price."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.screens.commodities.files import file_parts, rows_behind
from dashboard.screens.commodities.first_lines import GoodsCurve
from dashboard.screens.commodities.points import GoodsPoint
from dashboard.screens.commodities.prices import (
    PricedPoint,
    Quotation,
    change_in_words,
    newest_changes,
    priced_points,
    to_prices_table,
    world_points,
)
from dashboard.screens.commodities.texts import line_names
from dashboard.screens.commodities.view import GoodsView
from dashboard.subjects.colours import GREY
from dashboard.subjects.prices.world_prices import month_prices, quoted_good
from dashboard.ui import components
from dashboard.ui.components import Table
from dashboard.ui.database import ask

MOST_TOLD = 3


@dataclass(frozen=True)
class Prices:
    """The points of a chart that have a price, and the nearest world price of what is traded, where one is quoted."""

    priced: list[PricedPoint]
    quotation: Quotation | None
    curves: list[GoodsCurve]

    @property
    def sources(self) -> list[str]:
        """The source of the world price."""
        return [self.quotation.source_code] if self.quotation and self.curves else []


def prices_of(curves: Sequence[GoodsCurve], view: GoodsView) -> Prices:
    """What is known of the prices of the lines of a view."""
    points = [point for curve in curves for point in curve.by_measure.get("unit_value", ())]
    quotation = quotation_of(view.goods.commodity)
    quoted = {view.goods.commodity: quotation} if quotation else {}
    priced = priced_points(points, line_names(points, view.traded), quoted)
    return Prices(priced, quotation, world_curves(points, quotation))


def quotation_of(commodity: str) -> Quotation | None:
    """The quoted good nearest to a commodity that has prices; a group has none."""
    good = ask(quoted_good, commodity) if commodity else None
    prices = ask(month_prices, good.price_good_code) if good else []
    return Quotation(good, tuple(prices)) if good and prices else None


def world_curves(points: Sequence[GoodsPoint], quotation: Quotation | None) -> list[GoodsCurve]:
    """The world price as a line beside these points; none where no period is quoted."""
    prices = world_points(points, quotation) if quotation else []
    if not quotation or not prices:
        return []
    name = _("World price: {good}").format(good=quotation.good.title)
    return [GoodsCurve(name, GREY, {"unit_value": tuple(prices)})]


def show_prices(view: GoodsView, prices: Prices) -> None:
    """What of the newest changes is price and what tonnes, and both for every period."""
    told = [point for point in prices.priced if point.parts or (point.unit_value_usd_per_t and point.world_usd_per_t)]
    if not told:
        return
    st.header(_("Price or tonnes"), anchor=False)
    for point in newest_changes(prices.priced)[:MOST_TOLD]:
        st.markdown(change_in_words(point))
    components.table_twin(
        Table(
            to_prices_table(prices.priced),
            ("prices", *file_parts(view)[1:]),
            sources=tuple(dict.fromkeys([*(point.source_code for point in prices.priced), *prices.sources])),
            behind=rows_behind(view),
        ),
        "prices",
        label=_("Price and tonnes, period by period"),
    )


def price_notes(prices: Prices, view: GoodsView) -> list[str]:
    """How a change is parted, and what the world price is."""
    notes = []
    if any(point.parts for point in prices.priced):
        notes.append(
            _(
                "A change in value is parted by the mean of both periods (Bennet); the two parts sum to it. Where a "
                "value or a weight is missing, nothing is parted."
            )
        )
        if not view.goods.commodity:
            notes.append(
                _("Of a group, the price's part is that of its average tonne: a change of goods is in it too.")
            )
    if prices.quotation and prices.curves:
        text = _("Nearest world price: {good} ({publisher}), nominal. A yardstick, never the price paid. {reason}")
        publisher = view.traded.names.publisher(prices.quotation.source_code)
        good = prices.quotation.good
        notes.append(text.format(good=good.title, publisher=publisher, reason=good.reason))
    return notes
