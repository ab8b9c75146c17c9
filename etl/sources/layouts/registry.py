"""Every layout that Khorgos reads, and which of them a file is of. A new layout is one module and one line here."""

from collections.abc import Sequence
from pathlib import Path

from etl.errors import UnknownLayout
from etl.sources.layouts import (
    Layout,
    comtrade_download,
    gacc_by_country,
    gacc_country_chapters,
    gacc_online_query,
    imf_dots,
    kg_nsc,
    kz_bns,
    mofcom_farm_trade,
    plain_csv,
    take_sample,
    urumqi_customs,
    uz_stat,
    wits_partner,
    wits_summary,
)
from etl.sources.layouts.comtrade_api import ANNUAL_LAYOUT, MONTHLY_LAYOUT
from etl.sources.layouts.faostat_matrix import LAYOUT as FAOSTAT_MATRIX
from etl.sources.layouts.imf_sdmx import LAYOUT as IMF_IMTS
from etl.sources.layouts.looks import describe
from etl.sources.layouts.wits_api import LAYOUT as WITS_TRADE

LAYOUTS: tuple[Layout, ...] = (
    plain_csv.LAYOUT,  # a mapping beside a file is a person's own word for what it is
    ANNUAL_LAYOUT,
    MONTHLY_LAYOUT,
    FAOSTAT_MATRIX,
    IMF_IMTS,
    WITS_TRADE,
    comtrade_download.ANNUAL_LAYOUT,
    comtrade_download.MONTHLY_LAYOUT,
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


def recognise(path: Path, layouts: Sequence[Layout] | None = None) -> Layout:
    """The layout that a file is of. Raises UnknownLayout, which says what the file looks like and which layouts there are."""
    known = LAYOUTS if layouts is None else layouts
    sample = take_sample(path)
    for layout in known:
        if layout.recognise(sample):
            return layout
    raise UnknownLayout(str(path), describe(sample), [f"{layout.name} ({layout.title})" for layout in known])


def layout_named(name: str, layouts: Sequence[Layout] | None = None) -> Layout | None:
    """The layout of a name, as a snapshot's card gives it; None where there is no such one."""
    known = LAYOUTS if layouts is None else layouts
    return next((layout for layout in known if layout.name == name), None)
