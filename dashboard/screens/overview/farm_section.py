"""The Overview's part on farm goods.

Groups by year where a source gives every chapter, else totals and single products.
"""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import trade_behind
from dashboard.screens.overview.chart import SideBar, bars_by_side, farm_imports, farm_totals
from dashboard.screens.overview.farm import (
    PART_GROUPS,
    WHOLE_GROUP,
    FarmProduct,
    FarmYear,
    by_source,
    group_shares,
    largest_products,
    whole_without_parts,
)
from dashboard.screens.overview.farm_newest import show_newest_farm
from dashboard.screens.overview.farm_texts import (
    group_labels,
    product_hover,
    products_alt,
    share_hover,
    share_sentence,
    to_groups_table,
    to_products_table,
    totals_alt,
)
from dashboard.screens.sections.counts.cards import HomeAndPartner
from dashboard.screens.sections.counts.data import is_group, member_count
from dashboard.screens.sections.counts.texts import span_of_periods
from dashboard.subjects import reference
from dashboard.subjects.names import Names
from dashboard.subjects.sources import sources
from dashboard.subjects.trade.flows import flows_by_group
from dashboard.subjects.trade.goods_of_groups import product_flows
from dashboard.subjects.trade.trade import TradeFilters
from dashboard.ui import address, components
from dashboard.ui.components import Facts, Table
from dashboard.ui.database import ask
from dashboard.ui.names import labeller
from etl.vocabulary.sources import Coverage
from etl.vocabulary.trade import Flow, Side, Valuation

GROUPS = (*PART_GROUPS, WHOLE_GROUP)


def show_farm(sides: HomeAndPartner) -> None:
    """What China imports from the partner in farm goods."""
    home, partner = sides.names.area(sides.home), sides.names.area(sides.partner)
    st.header(
        _("Meat, grain, oilseeds and other farm goods: {origin} → {destination}").format(
            origin=partner, destination=home
        ),
        anchor=False,
    )
    flows = ask(flows_by_group, GROUPS, TradeFilters(sides.partner, reporters=(sides.home,), flows=(Flow.IMPORT,)))
    shares = group_shares(flows, member_count(sides.partner))
    totals = whole_without_parts(flows, member_count(sides.partner))
    if not any(flows.values()):
        components.empty(
            _("No table gives the farm goods that this place imports from this partner."),
            _("Choose China as a whole; Xinjiang's farm trade with all partners together is on the Xinjiang page."),
        )
        return
    show_newest_farm(sides)
    if is_group(sides.partner):
        show_totals(totals, sides)
        st.caption(_("Groups and single products are given state by state: choose one state to see them."))
        return
    left, right = st.columns(2, gap="large")
    with left:
        if shares:
            show_groups(shares, sides)
        elif totals:
            show_totals(totals, sides)
        show_reconciled(sides)
    with right:
        show_products(sides)


def span_of(rows: Iterable[FarmYear | FarmProduct]) -> str:
    """From the first year to the last."""
    return span_of_periods([row.flow.period for row in rows])


def goods_title(what: str, rows: Iterable[FarmYear | FarmProduct], sides: HomeAndPartner) -> str:
    """A chart's title away from its page: which goods, from where to where, when."""
    return _("{goods}: {origin} → {destination}, {years}").format(
        goods=what,
        origin=sides.names.area(sides.partner),
        destination=sides.names.area(sides.home),
        years=span_of(rows),
    )


def show_groups(shares: Sequence[FarmYear], sides: HomeAndPartner) -> None:
    """Groups by year, stacked, one chart a source."""
    looks = {"value": _("Value"), "share": _("Share in farm imports")}
    look = address.choose_one("farm", _("Show by group"), list(looks), labeller(looks), look="segmented")
    for source_code, rows in by_source(shares).items():
        names = sides.names.groups
        if any(row.flow.is_all_stand_in for row in rows):
            names = group_labels(names, ask(reference.stand_ins))
        scale = formats.scale_for(sums_by_year(rows), "USD")
        latest = [row for row in rows if row.year == max(row.year for row in rows)]
        st.subheader(_("By the customs' chapters, {years}").format(years=span_of(rows)), anchor=False)
        st.markdown(share_sentence(latest, names))
        components.chart(
            farm_imports(rows, [share_hover(row, names) for row in rows], names, as_share=look == "share", scale=scale),
            Facts(
                unit=_("per cent of all farm imports, HS chapters 01 to 24") if look == "share" else scale.unit,
                reporter=sides.names.area(sides.home),
                valuation=sides.names.term("valuation", rows[0].flow.valuation),
                source=sides.names.source_title(source_code),
                period=span_of(rows),
                note=_(
                    "Groups that name a chapter are whole HS chapters that stand in and also hold other goods; the "
                    "Commodities page says which. The table ends where the source ends: later years have single "
                    "products and stated figures only."
                ),
            ),
            farm_table(rows, names, sides),
            title=goods_title(_("Farm goods by group"), rows, sides),
            key=f"farm.{source_code}",
            alt=share_sentence(latest, names),
        )


def sums_by_year(rows: Iterable[FarmYear]) -> list[float]:
    """What is known of each year, together: how tall a stack of bars is."""
    sums: dict[int, float] = {}
    for row in rows:
        sums[row.year] = sums.get(row.year, 0.0) + (row.flow.value_usd or 0.0)
    return list(sums.values())


def farm_table(rows: Sequence[FarmYear], names: Mapping[str, str], sides: HomeAndPartner) -> Table:
    """Groups by year of one source and reporter, with the way to every row of theirs."""
    source_code, reporter = rows[0].source_code, rows[0].flow.series.reporter_code
    other, flow = (sides.partner, Flow.IMPORT) if reporter == sides.home else (sides.home, Flow.EXPORT)
    return Table(
        to_groups_table(rows, names, sides.names),
        ("farm-imports", sides.home, sides.partner, source_code),
        sources=(source_code,),
        behind=trade_behind((reporter,), (other,), flows=(flow,), groups=GROUPS, sources=(source_code,)),
    )


def show_totals(totals: Sequence[FarmYear], sides: HomeAndPartner) -> None:
    """All farm goods by year, where a source gives no groups."""
    for source_code, rows in by_source(totals).items():
        scale = formats.scale_for([row.flow.value_usd for row in rows], "USD")
        st.subheader(_("All farm goods, {years}").format(years=span_of(rows)), anchor=False)
        components.chart(
            farm_totals(rows, scale),
            Facts(
                unit=scale.unit,
                reporter=sides.names.area(sides.home),
                valuation=sides.names.term("valuation", rows[0].flow.valuation),
                source=sides.names.source_title(source_code),
                period=span_of(rows),
                note=_(
                    "All agricultural goods by the publisher's own definition; no table gives every group for this "
                    "partner."
                ),
            ),
            farm_table(rows, sides.names.groups, sides),
            title=goods_title(_("All farm goods"), rows, sides),
            key=f"farm.{source_code}",
            alt=totals_alt(rows, sides.names.source_title(source_code)),
        )


def show_reconciled(sides: HomeAndPartner) -> None:
    """Groups of one year from a source that weighs both reports into one, which is neither side's own."""
    exports = ask(flows_by_group, GROUPS, TradeFilters(sides.home, reporters=(sides.partner,), flows=(Flow.EXPORT,)))
    shares = [share for share in group_shares(exports) if share.flow.valuation == Valuation.RECONCILED]
    if not shares:
        return
    names = sides.names.groups
    bars = [
        SideBar(names[share.group_code], "reconciled", Side.PARTNER, share.flow.value_usd, share_hover(share, names))
        for share in shares
    ]
    scale = formats.scale_for([bar.value_usd for bar in bars], "USD")
    sentence = share_sentence(shares, names)
    st.subheader(_("Both reports weighed into one, {year}").format(year=span_of(shares)), anchor=False)
    st.markdown(sentence)
    source_code = shares[0].source_code
    components.chart(
        bars_by_side(bars, {"reconciled": _("Both reports weighed into one")}, scale),
        Facts(
            unit=scale.unit,
            reporter=_("Neither side's own: both reports weighed into one"),
            valuation=sides.names.term("valuation", Valuation.RECONCILED),
            source=sides.names.source_title(source_code),
            period=span_of(shares),
        ),
        farm_table(shares, names, sides),
        title=goods_title(_("Farm goods by group, both reports weighed into one"), shares, sides),
        key="farm.reconciled",
        alt=sentence,
    )


def show_products(sides: HomeAndPartner) -> None:
    """The largest single products of the newest year, as each side reports them."""
    codes = tuple(one.source_code for one in ask(sources) if one.coverage == Coverage.THRESHOLD)
    imports = ask(product_flows, (WHOLE_GROUP,), TradeFilters(sides.partner, (sides.home,), (Flow.IMPORT,), codes))
    exports = ask(product_flows, (WHOLE_GROUP,), TradeFilters(sides.home, (sides.partner,), (Flow.EXPORT,), codes))
    products = largest_products(imports, exports)
    if not codes or not products:
        return
    names = {
        Side.HOME.value: _("{area}'s imports, CIF").format(area=sides.names.area(sides.home)),
        Side.PARTNER.value: _("{area}'s exports, FOB").format(area=sides.names.area(sides.partner)),
    }
    scale = formats.scale_for([product.value_usd for product in products], "USD")
    count = len({product.commodity_id for product in products})
    title = _("Single products, {year}: the {n} largest").format(year=span_of(products), n=count)
    st.subheader(title, anchor=False)
    components.chart(
        bars_by_side([product_bar(product, sides.names) for product in products], names, scale),
        Facts(
            unit=scale.unit,
            reporter=_("each side's own, side by side"),
            valuation=_("imports CIF, exports FOB"),
            source=sides.names.source_title(codes[0]),
            period=span_of(products),
            note=_(
                "Only partners with at least 5 % of a reporter's trade in a product and year are listed: what is "
                "missing is small, not zero, so these make no total."
            ),
        ),
        Table(
            to_products_table(products, sides.names),
            ("farm-products", sides.home, sides.partner),
            sources=tuple(dict.fromkeys(product.flow.series.source_code for product in products)),
            behind=trade_behind(
                (sides.home, sides.partner), (sides.partner, sides.home), groups=(WHOLE_GROUP,), sources=codes
            ),
        ),
        title=goods_title(_("The largest single farm products"), products, sides),
        key="farm.products",
        alt=products_alt(products, title, sides.names),
    )


def product_bar(product: FarmProduct, names: Names) -> SideBar:
    """The bar of a product on the side that reports it."""
    title, hover = names.commodity(product.commodity_id), product_hover(product, names)
    return SideBar(title, product.side.value, product.side, product.value_usd, hover)
