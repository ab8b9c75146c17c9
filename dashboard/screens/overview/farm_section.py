"""The Overview's part on farm goods.

Groups by year where a source gives every chapter, else totals and single products.
"""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import sources_in, trade_behind
from dashboard.screens.overview.chart import bars_by_side, farm_imports, farm_totals
from dashboard.screens.overview.farm import (
    PART_GROUPS,
    WHOLE_GROUP,
    group_shares,
    largest_products,
    whole_without_parts,
)
from dashboard.screens.overview.farm_newest import show_newest_farm
from dashboard.screens.overview.farm_texts import (
    group_labels,
    named_shares,
    product_labels,
    products_alt,
    share_sentence,
    to_groups_table,
    to_products_table,
    totals_alt,
)
from dashboard.screens.sections.counts.cards import HomeAndPartner
from dashboard.screens.sections.counts.data import is_group, member_count
from dashboard.screens.sections.counts.texts import span_of
from dashboard.subjects import reference
from dashboard.subjects.sources import sources
from dashboard.subjects.trade.trade import TradeFilters, group_commodities, groups_series
from dashboard.ui import address, components
from dashboard.ui.components import Facts, Table
from dashboard.ui.database import ask
from dashboard.ui.names import labeller
from etl.vocabulary.sources import Coverage
from etl.vocabulary.trade import Flow, Valuation

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
    series = ask(groups_series, GROUPS, TradeFilters(sides.partner, reporters=(sides.home,), flows=(Flow.IMPORT,)))
    shares = group_shares(series, member_count(sides.partner))
    totals = whole_without_parts(series, member_count(sides.partner))
    if series.empty:
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
        if len(shares):
            show_groups(shares, sides)
        elif len(totals):
            show_totals(totals, sides)
        show_reconciled(sides)
    with right:
        show_products(sides)


def goods_title(what: str, rows: pd.DataFrame, sides: HomeAndPartner) -> str:
    """A chart's title away from its page: which goods, from where to where, when."""
    return _("{goods}: {origin} → {destination}, {years}").format(
        goods=what,
        origin=sides.names.area(sides.partner),
        destination=sides.names.area(sides.home),
        years=span_of(rows),
    )


def show_groups(shares: pd.DataFrame, sides: HomeAndPartner) -> None:
    """Groups by year, stacked, one chart a source."""
    looks = {"value": _("Value"), "share": _("Share in farm imports")}
    look = address.choose_one("farm", _("Show by group"), list(looks), labeller(looks), look="segmented")
    for source_code, rows in shares.groupby("source_code"):
        names = sides.names.groups
        if rows["is_stand_in"].any():
            names = group_labels(names, ask(reference.stand_ins))
        scale = formats.scale_for(rows.groupby("year")["value_usd"].sum(), "USD")
        latest = rows[rows["year"] == rows["year"].max()]
        st.subheader(_("By the customs' chapters, {years}").format(years=span_of(rows)), anchor=False)
        st.markdown(share_sentence(latest, names))
        components.chart(
            farm_imports(named_shares(rows, names), names, as_share=look == "share", scale=scale),
            Facts(
                unit=_("per cent of all farm imports, HS chapters 01 to 24") if look == "share" else scale.unit,
                reporter=sides.names.area(sides.home),
                valuation=sides.names.term("valuation", rows["valuation"].iloc[0]),
                source=sides.names.source_title(str(source_code)),
                period=span_of(rows),
                note=_(
                    "Hatched groups are whole HS chapters that stand in and also hold other goods; the Commodities "
                    "page says which. The table ends where the source ends: later years have single products and "
                    "stated figures only."
                ),
            ),
            farm_table(rows, names, sides),
            title=goods_title(_("Farm goods by group"), rows, sides),
            key=f"farm.{source_code}",
            alt=share_sentence(latest, names),
        )


def farm_table(rows: pd.DataFrame, names: Mapping[str, str], sides: HomeAndPartner) -> Table:
    """Groups by year of one source and reporter, with the way to every row of theirs."""
    source_code, reporter = str(rows["source_code"].iloc[0]), str(rows["reporter_code"].iloc[0])
    other, flow = (sides.partner, Flow.IMPORT) if reporter == sides.home else (sides.home, Flow.EXPORT)
    return Table(
        to_groups_table(rows, names, sides.names),
        ("farm-imports", sides.home, sides.partner, source_code),
        sources=(source_code,),
        behind=trade_behind((reporter,), (other,), flows=(flow,), groups=GROUPS, sources=(source_code,)),
    )


def show_totals(totals: pd.DataFrame, sides: HomeAndPartner) -> None:
    """All farm goods by year, where a source gives no groups."""
    for source_code, rows in totals.groupby("source_code"):
        scale = formats.scale_for(rows["value_usd"], "USD")
        st.subheader(_("All farm goods, {years}").format(years=span_of(rows)), anchor=False)
        components.chart(
            farm_totals(rows, scale),
            Facts(
                unit=scale.unit,
                reporter=sides.names.area(sides.home),
                valuation=sides.names.term("valuation", rows["valuation"].iloc[0]),
                source=sides.names.source_title(str(source_code)),
                period=span_of(rows),
                note=_(
                    "All agricultural goods by the publisher's own definition; no table gives every group for this "
                    "partner."
                ),
            ),
            farm_table(rows, sides.names.groups, sides),
            title=goods_title(_("All farm goods"), rows, sides),
            key=f"farm.{source_code}",
            alt=totals_alt(rows, sides.names.source_title(str(source_code))),
        )


def show_reconciled(sides: HomeAndPartner) -> None:
    """Groups of one year from a source that weighs both reports into one, which is neither side's own."""
    exports = ask(groups_series, GROUPS, TradeFilters(sides.home, reporters=(sides.partner,), flows=(Flow.EXPORT,)))
    shares = group_shares(exports[exports["valuation"] == Valuation.RECONCILED])
    if shares.empty:
        return
    names = sides.names.groups
    rows = named_shares(shares, names).assign(
        label=[names[code] for code in shares["group_code"]], side="partner", series="reconciled"
    )
    scale = formats.scale_for(rows["value_usd"], "USD")
    sentence = share_sentence(shares, names)
    st.subheader(_("Both reports weighed into one, {year}").format(year=span_of(shares)), anchor=False)
    st.markdown(sentence)
    source_code = str(shares["source_code"].iloc[0])
    components.chart(
        bars_by_side(rows, {"reconciled": _("Both reports weighed into one")}, scale),
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
    imports = ask(group_commodities, WHOLE_GROUP, TradeFilters(sides.partner, (sides.home,), (Flow.IMPORT,), codes))
    exports = ask(group_commodities, WHOLE_GROUP, TradeFilters(sides.home, (sides.partner,), (Flow.EXPORT,), codes))
    products = largest_products(imports, exports)
    if not codes or products.empty:
        return
    rows = product_labels(products)
    names = {
        "home": _("{area}'s imports, CIF").format(area=sides.names.area(sides.home)),
        "partner": _("{area}'s exports, FOB").format(area=sides.names.area(sides.partner)),
    }
    scale = formats.scale_for(rows["value_usd"], "USD")
    title = _("Single products, {year}: the {n} largest").format(year=span_of(rows), n=rows["commodity_id"].nunique())
    st.subheader(title, anchor=False)
    components.chart(
        bars_by_side(rows.assign(series=rows["side"]), names, scale),
        Facts(
            unit=scale.unit,
            reporter=_("each side's own, side by side"),
            valuation=_("imports CIF, exports FOB"),
            source=sides.names.source_title(codes[0]),
            period=span_of(rows),
            note=_(
                "Only partners with at least 5 % of a reporter's trade in a product and year are listed: what is "
                "missing is small, not zero, so these make no total."
            ),
        ),
        Table(
            to_products_table(rows, sides.names),
            ("farm-products", sides.home, sides.partner),
            sources=sources_in(rows),
            behind=trade_behind(
                (sides.home, sides.partner), (sides.partner, sides.home), groups=(WHOLE_GROUP,), sources=codes
            ),
        ),
        title=goods_title(_("The largest single farm products"), rows, sides),
        key="farm.products",
        alt=products_alt(rows, title),
    )
