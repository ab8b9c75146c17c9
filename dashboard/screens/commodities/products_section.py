"""The Commodities page's section on what a group is made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import streamlit as st

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.locale.wrapping import wrap
from dashboard.rows.shown_table import NumberForm, ShownColumn, ShownTable, number_cell, tabulate
from dashboard.screens.commodities.choices import CHINA
from dashboard.screens.commodities.files import file_parts, rows_behind
from dashboard.screens.commodities.points import GoodsPoint
from dashboard.screens.commodities.products import MadeOf, OtherProducts, Product, largest
from dashboard.screens.commodities.texts import TradedGoods, mark_text
from dashboard.screens.commodities.view import GoodsView
from dashboard.ui import components
from dashboard.ui.components import Facts, Table
from dashboard.ui.drawing.figures import Bar, Figure
from dashboard.ui.theme import SIDE_COLOURS, base_figure
from etl.vocabulary.trade import Side

LABEL_LETTERS = 24


def show_products(view: GoodsView, made_of: MadeOf) -> None:
    """Shares of the largest products on either side, in a frame; nothing where a group has no two products."""
    products = made_of.products
    codes = largest(products)
    if view.goods.commodity or len(codes) < 2:
        return
    traded = view.traded
    years = sorted({one.year for one in products})
    st.header(_("What it is made of"), anchor=False)
    components.chart(
        products_by_side(products, codes, traded),
        Facts(
            unit=_("per cent of the value of all products that the source names"),
            reporter=_("; ").join(side_names(products, traded).values()),
            valuation=_(", ").join(
                dict.fromkeys(traded.names.term("valuation", one.point.valuation) for one in products)
            ),
            source=_("; ").join(
                dict.fromkeys(traded.names.source_title(one.point.line.source_code) for one in products)
            ),
            period=_(", ").join(map(str, years)),
            note=_("A product without a bar is not named by that side's source, which is no zero."),
        ),
        Table(
            lambda: to_products_table(made_of, traded),
            ("products", *file_parts(view)[1:4]),
            sources=tuple(dict.fromkeys(one.point.line.source_code for one in products)),
            behind=rows_behind(view),
        ),
        title=_("{goods}: shares of products in the newest year").format(goods=traded.goods),
        is_still=True,
        key="products",
        alt=products_alt(products, traded),
    )


def side_names(products: Sequence[Product], traded: TradedGoods) -> dict[Side, str]:
    """Each side that tells of products, with the year that it tells of."""
    areas = {Side.HOME: CHINA, Side.PARTNER: traded.scope.partner}
    return {
        one.side: _("{area}, {year}").format(area=traded.names.area(areas[one.side]), year=one.year) for one in products
    }


def products_by_side(products: Sequence[Product], codes: Sequence[str], traded: TradedGoods) -> Figure:
    """Horizontal bars of these products, the first at the top, one a side. A product without a bar is unknown."""
    names = side_names(products, traded)
    labels = {code: wrap(traded.commodity(code), LABEL_LETTERS) for code in codes}
    figure = base_figure(height=90 + (22 + 13 * len(names)) * len(codes))
    for side, name in names.items():
        own = [one for one in products if one.side == side and one.commodity_id in labels]
        figure.add_trace(
            Bar(
                x=[one.share_pct for one in own],
                y=[labels[one.commodity_id] for one in own],
                orientation="h",
                name=name,
                marker={"color": SIDE_COLOURS[side]},
                hovertext=[product_hover(one, name, traded) for one in own],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    figure.update_layout(
        barmode="group",
        xaxis={"title": {"text": "%"}, "rangemode": "tozero", "showgrid": True},
        yaxis={"categoryorder": "array", "categoryarray": [labels[code] for code in reversed(codes)], "title": None},
    )
    return figure


def product_hover(one: Product, name: str, traded: TradedGoods) -> str:
    """What a bar tells: the product, its share and its value."""
    return "<br>".join(
        (
            *(f"<b>{line}</b>" for line in wrap(traded.commodity(one.commodity_id), 40).split("<br>")),
            _("{name}: {share}, {amount}").format(
                name=name, share=formats.percent(one.share_pct), amount=formats.amount(one.point.value_usd, "USD")
            ),
        )
    )


def products_alt(products: Sequence[Product], traded: TradedGoods) -> str:
    """The largest product of each side, in a sentence."""
    first = {one.side: one for one in reversed(products)}
    told = [
        _("{name}: {product} {share}").format(
            name=name, product=traded.commodity(first[side].commodity_id), share=formats.percent(first[side].share_pct)
        )
        for side, name in side_names(products, traded).items()
    ]
    return _("Largest product by each side's count. {told}.").format(told=_("; ").join(told))


def to_products_table(made_of: MadeOf, traded: TradedGoods) -> ShownTable:
    """The products of each side's source, the largest first, then those of a side that are not listed, as one row."""
    names = traded.names
    columns: tuple[ShownColumn[_Listed], ...] = (
        ShownColumn("goods", _("Goods"), lambda one: one.goods),
        ShownColumn("reporter_name", _("Reporter"), lambda one: names.area(one.point.line.reporter_code)),
        ShownColumn("newest_year", _("Newest year"), lambda one: one.point.period.end.year),
        ShownColumn(
            "share_of_named_pct",
            _("Share of the products named (%)"),
            lambda one: one.share_pct,
            NumberForm.ONE_DECIMAL,
        ),
        ShownColumn("value_usd", _("Value (US dollars)"), lambda one: number_cell(one.value_usd), NumberForm.GROUPED),
        ShownColumn(
            "net_weight_t", _("Net weight (tonnes)"), lambda one: number_cell(one.net_weight_t), NumberForm.GROUPED
        ),
        ShownColumn("remark", _("Remark"), lambda one: one.remark),
        ShownColumn("source_name", _("Source"), lambda one: names.source_title(one.point.line.source_code)),
    )
    return tabulate(_listed(made_of, traded), columns).without_empty()


@dataclass(frozen=True)
class _Listed:
    """A row of the table; of several products together ``point`` is one that tells by whom and of when they are."""

    goods: str
    point: GoodsPoint
    share_pct: float
    value_usd: float | None
    net_weight_t: float | None
    remark: str


def _listed(made_of: MadeOf, traded: TradedGoods) -> Iterator[_Listed]:
    others = {one.side: one for one in made_of.others}
    for side, products in groupby(made_of.products, key=lambda one: one.side):
        for one in products:
            yield _product_row(one, traded)
        if side in others:
            yield _others_row(others[side], one.point)


def _product_row(one: Product, traded: TradedGoods) -> _Listed:
    point = one.point
    goods = traded.commodity(one.commodity_id)
    return _Listed(goods, point, one.share_pct, point.value_usd, point.net_weight_t, mark_text(point))


def _others_row(others: OtherProducts, point: GoodsPoint) -> _Listed:
    count = formats.number(others.count)
    goods = ngettext("{number} other product", "{number} other products together", others.count, number=count)
    return _Listed(goods, point, others.share_pct, others.value_usd, None, "")
