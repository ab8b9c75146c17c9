"""Every layout that Khorgos reads, and which of them a file is of. A new layout is one module and one line here."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from etl.errors import UnknownLayout
from etl.publishers.cepii import year_layout as baci_year
from etl.publishers.common import own_columns, plain_csv
from etl.publishers.common.recognisers import describe
from etl.publishers.comtrade import download_layout as comtrade_download
from etl.publishers.comtrade import old_download_layout as comtrade_old_download
from etl.publishers.comtrade.api_layout import ANNUAL_LAYOUT, MONTHLY_LAYOUT
from etl.publishers.faostat import production_layout as faostat_production
from etl.publishers.faostat.matrix_layout import LAYOUT as FAOSTAT_MATRIX
from etl.publishers.fed import yuan_by_month as fed_yuan
from etl.publishers.gacc import by_country as gacc_by_country
from etl.publishers.gacc import country_chapters as gacc_country_chapters
from etl.publishers.gacc import online_query as gacc_online_query
from etl.publishers.imf import dots_layout as imf_dots
from etl.publishers.imf.sdmx_layout import LAYOUT as IMF_IMTS
from etl.publishers.kg_nsc import layout as kg_nsc
from etl.publishers.kz_bns import layout as kz_bns
from etl.publishers.layouts import Layout, take_sample
from etl.publishers.mofcom import farm_trade as mofcom_farm_trade
from etl.publishers.urumqi import layout as urumqi_customs
from etl.publishers.uz_stat import layout as uz_stat
from etl.publishers.wits import partner_layout as wits_partner
from etl.publishers.wits import summary_layout as wits_summary
from etl.publishers.wits.api_layout import LAYOUT as WITS_TRADE
from etl.publishers.worldbank import pink_sheet

LAYOUTS: tuple[Layout, ...] = (
    plain_csv.LAYOUT,  # a mapping beside a file is a person's own word for what it is
    ANNUAL_LAYOUT,
    MONTHLY_LAYOUT,
    FAOSTAT_MATRIX,
    IMF_IMTS,
    WITS_TRADE,
    comtrade_download.ANNUAL_LAYOUT,
    comtrade_download.MONTHLY_LAYOUT,
    comtrade_old_download.ANNUAL_LAYOUT,
    comtrade_old_download.MONTHLY_LAYOUT,
    *baci_year.LAYOUTS,
    urumqi_customs.BY_COUNTRY_LAYOUT,
    urumqi_customs.BY_CHAPTER_LAYOUT,
    gacc_by_country.LAYOUT,
    gacc_country_chapters.LAYOUT,
    gacc_online_query.EXPORT_LAYOUT,
    gacc_online_query.IMPORT_LAYOUT,
    imf_dots.LAYOUT,
    kz_bns.LAYOUT,
    mofcom_farm_trade.BY_COUNTRY_LAYOUT,
    mofcom_farm_trade.XINJIANG_LAYOUT,
    mofcom_farm_trade.MARKETS_LAYOUT,
    kg_nsc.LAYOUT,
    uz_stat.EXPORT_LAYOUT,
    uz_stat.IMPORT_LAYOUT,
    wits_summary.LAYOUT,
    wits_partner.LAYOUT,
)
"""In the order in which they are asked: the narrow ones before the wide ones."""

FIGURE_LAYOUTS: Mapping[str, tuple[Layout, ...]] = {
    "prices": (pink_sheet.LAYOUT, own_columns.PRICES),
    "rates": (fed_yuan.LAYOUT, own_columns.RATES),
    "production": (faostat_production.LAYOUT, own_columns.PRODUCTION),
}
"""Layouts of what trade is read beside, by the folder of ``data/`` in whose columns they give their rows."""


def recognise(path: Path, layouts: Sequence[Layout] | None = None) -> Layout:
    """The layout that a file is of.

    Raises UnknownLayout, which says what the file looks like and which layouts there are.
    """
    known = LAYOUTS if layouts is None else layouts
    sample = take_sample(path)
    for layout in known:
        if layout.recognise(sample):
            return layout
    raise UnknownLayout(str(path), describe(sample), [f"{layout.name} ({layout.title})" for layout in known])


def recognise_figures(path: Path) -> tuple[str, Layout] | None:
    """The folder and the layout of a file of prices, rates or harvests; None for any other file."""
    sample = take_sample(path)
    told = ((folder, layout) for folder, layouts in FIGURE_LAYOUTS.items() for layout in layouts)
    return next(((folder, layout) for folder, layout in told if layout.recognise(sample)), None)


def is_figure_layout(name: str) -> bool:
    """Whether a layout's name is that of one of prices, rates or harvests."""
    return any(layout.name == name for layouts in FIGURE_LAYOUTS.values() for layout in layouts)


def layout_named(name: str, layouts: Sequence[Layout] | None = None) -> Layout | None:
    """The layout of a name, as a snapshot's card gives it; None where there is no such one."""
    known = LAYOUTS if layouts is None else layouts
    return next((layout for layout in known if layout.name == name), None)
