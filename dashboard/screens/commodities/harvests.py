"""The Commodities page's section on harvests: which share of a year's harvest China bought, by both sides' tonnes."""

from collections.abc import Sequence

import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import NumberForm, ShownColumn, ShownTable, tabulate
from dashboard.screens.commodities.choices import CHINA
from dashboard.screens.commodities.files import file_parts
from dashboard.screens.commodities.view import GoodsView
from dashboard.subjects.names import Names, short_name
from dashboard.subjects.prices.harvests import (
    CropTrade,
    HarvestShare,
    crop_trade,
    crops_by_code,
    harvest_shares,
    harvests_of,
)
from dashboard.ui import components
from dashboard.ui.components import Table
from dashboard.ui.database import ask
from etl.vocabulary.trade import Flow


def show_harvests(view: GoodsView, products: Sequence[str]) -> None:
    """Of each crop shown the newest year of which a share is known, and every year as a table; nothing without one.

    Takes the commodities that are traded of the group.
    """
    if view.home.flow != Flow.IMPORT or view.home.is_group:
        return
    names, area = view.traded.names, view.home.partner
    shares = [share for crop in _crops(view, products) for share in _shares_of(area, crop)]
    if not shares:
        return
    st.header(_("Share of the harvest"), anchor=False)
    for share in newest_shares(shares):
        st.markdown(share_in_words(share, names))
    st.caption(
        _(
            "Tonnes of the crop itself by calendar year, as each side counts them, in per cent of that year's harvest: "
            "a range from the smallest count to the largest. Most of a harvest is sold in the year after, and what is "
            "made of it is not counted back."
        )
    )
    sources = dict.fromkeys(
        code for share in shares for code in (share.harvest.source_code, *(one.source_code for one in share.counts))
    )
    components.table_twin(
        Table(to_harvests_table(shares, names), ("harvests", *file_parts(view)[1:3]), sources=tuple(sources)),
        "harvests",
        label=_("Harvests and what of them went to China"),
    )


def _crops(view: GoodsView, products: Sequence[str]) -> list[str]:
    crops = ask(crops_by_code)
    codes = [view.goods.commodity] if view.goods.commodity else products
    return list(dict.fromkeys(crops[code] for code in codes if code in crops))


def _shares_of(area: str, crop: str) -> list[HarvestShare]:
    return harvest_shares(ask(harvests_of, area, crop), ask(crop_trade, area, CHINA, crop))


def newest_shares(shares: Sequence[HarvestShare]) -> list[HarvestShare]:
    """Of each crop the newest year."""
    return list({share.harvest.crop_id: share for share in sorted(shares, key=_year)}.values())


def _year(share: HarvestShare) -> int:
    return share.harvest.period_start.year


def share_in_words(share: HarvestShare, names: Names) -> str:
    """``Wheat, Kazakhstan 2023: harvest 12.1 million tonnes, of it 3.3 to 4.9 % to China (China: GACC; ...)``."""
    lowest, highest = formats.number(share.lowest_pct, 1), formats.percent(share.highest_pct, 1)
    is_range = len(share.reporters) > 1
    told = _("{lowest} to {highest}").format(lowest=lowest, highest=highest) if is_range else highest
    text = _("**{crop}**, {area} {year}: harvest {harvest}, of it {share} to China ({counts})")
    return text.format(
        crop=names.commodity(share.harvest.crop_id),
        area=names.area(share.harvest.area_code),
        year=_year(share),
        harvest=formats.amount(share.harvest.production_t, "t"),
        share=told,
        counts=_("; ").join(_count_in_words(count, names) for count in share.counts)
        if is_range
        else _("{area}'s count alone").format(area=names.area(share.reporters[0])),
    )


def _count_in_words(count: CropTrade, names: Names) -> str:
    return _("{whose}: {amount}").format(whose=_whose(count, names), amount=formats.amount(count.tonnes, "t"))


def _whose(count: CropTrade, names: Names) -> str:
    if count.counted_by:
        return _("{area}: {office}, as stated").format(
            area=names.area(count.reporter_code), office=short_name(names.office(count.counted_by))
        )
    return _("{area}: {publisher}").format(
        area=names.area(count.reporter_code), publisher=names.publisher(count.source_code)
    )


def to_harvests_table(shares: Sequence[HarvestShare], names: Names) -> ShownTable:
    """Every year of every crop, the newest first: harvest, range, and whose counts there are."""
    columns: tuple[ShownColumn[HarvestShare], ...] = (
        ShownColumn("crop_name", _("Crop"), lambda one: names.commodity(one.harvest.crop_id)),
        ShownColumn("year", _("Year"), _year),
        ShownColumn("production_t", _("Production (tonnes)"), lambda one: one.harvest.production_t, NumberForm.GROUPED),
        ShownColumn("lowest_t", _("Smallest count (tonnes)"), lambda one: one.counts[0].tonnes, NumberForm.GROUPED),
        ShownColumn("highest_t", _("Largest count (tonnes)"), lambda one: one.counts[-1].tonnes, NumberForm.GROUPED),
        ShownColumn("lowest_share_pct", _("Smallest share (%)"), lambda one: one.lowest_pct, NumberForm.TWO_DECIMALS),
        ShownColumn("highest_share_pct", _("Largest share (%)"), lambda one: one.highest_pct, NumberForm.TWO_DECIMALS),
        ShownColumn(
            "counts",
            _("Whose counts"),
            lambda one: _("; ").join(_whose(count, names) for count in one.counts),
        ),
    )
    return tabulate(sorted(shares, key=lambda one: (-_year(one), one.harvest.crop_id)), columns)
