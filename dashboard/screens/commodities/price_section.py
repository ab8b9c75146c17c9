"""The Commodities page's section on prices: what of a change is price and what tonnes, beside the world price."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.screens.commodities.files import file_parts, rows_behind
from dashboard.screens.commodities.filters import GoodsView
from dashboard.screens.commodities.points import GoodsLine, GoodsPoint
from dashboard.screens.commodities.prices import (
    PricedPoint,
    Quotation,
    WorldLine,
    change_in_words,
    newest_changes,
    priced_points,
    to_prices_table,
    world_line,
)
from dashboard.subjects.names import Names
from dashboard.subjects.prices.world_prices import month_prices, quoted_good
from dashboard.ui import components
from dashboard.ui.components import Table
from dashboard.ui.database import ask

MOST_TOLD = 3


def quotations_of(points: Sequence[GoodsPoint]) -> dict[str, Quotation]:
    """The nearest quoted good of every commodity of the points that has one with prices, by commodity."""
    found = {}
    for code in dict.fromkeys(point.line.commodity_id for point in points if point.line.commodity_id):
        good = ask(quoted_good, code)
        prices = ask(month_prices, good.price_good_code) if good else []
        if good and prices:
            found[code] = Quotation(good, tuple(prices))
    return found


def world_lines(points: Sequence[GoodsPoint], names: Names) -> list[WorldLine]:
    """The nearest world price of each commodity of the points, as lines for the chart."""
    by_good = {one.good.price_good_code: one for one in quotations_of(points).values()}
    lines = [world_line(points, one, names.publisher(one.source_code)) for one in by_good.values()]
    return [line for line in lines if line]


def show_prices(view: GoodsView, points: Sequence[GoodsPoint], names: Mapping[GoodsLine, str]) -> None:
    """What of the newest changes is price and what tonnes, the nearest world price, and both for every period."""
    quotations = quotations_of(points)
    priced = priced_points(points, names, quotations)
    if not any(point.parts or (point.unit_value_usd_per_t and point.world_usd_per_t) for point in priced):
        return
    st.header(_("Price or tonnes"), anchor=False)
    for point in newest_changes(priced)[:MOST_TOLD]:
        st.markdown(change_in_words(point))
    for note in _notes(view, priced, quotations):
        st.caption(note)
    components.table_twin(
        Table(
            to_prices_table(priced),
            ("prices", *file_parts(view)[1:]),
            sources=tuple(
                dict.fromkeys(
                    [*(point.line.source_code for point in points), *(one.source_code for one in quotations.values())]
                )
            ),
            behind=rows_behind(view),
        ),
        "prices",
        label=_("Price and tonnes, period by period"),
    )


def _notes(view: GoodsView, priced: list[PricedPoint], quotations: Mapping[str, Quotation]) -> list[str]:
    notes = []
    if any(point.parts for point in priced):
        notes.append(
            _(
                "A change in value is parted by the mean of both periods (Bennet); the two parts sum to it. Where a "
                "value or a weight is missing, nothing is parted."
            )
        )
        if view.is_sum:
            notes.append(
                _("Of a group, the price's part is that of its average tonne: a change of goods is in it too.")
            )
    told = {one.good.price_good_code: one for one in quotations.values()}
    for one in told.values():
        text = _("Nearest world price: {good} ({publisher}), nominal. A yardstick, never the price paid. {reason}")
        publisher = view.traded.names.publisher(one.source_code)
        notes.append(text.format(good=one.good.title, publisher=publisher, reason=one.good.reason))
    return notes
