"""A small sound file in each publisher's layout, as the tests of the layouts have them, by the layout's name."""

import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.etl.made_inputs import HARVEST, PRICE, RATE, csv_text
from tests.etl.publishers.cepii.test_year_layout import NAME, YEAR
from tests.etl.publishers.common.test_plain_csv import MAPPING, PLAIN
from tests.etl.publishers.comtrade.test_download_layout import DOWNLOAD
from tests.etl.publishers.comtrade.test_old_download_layout import download
from tests.etl.publishers.faostat.test_client import archive
from tests.etl.publishers.faostat.test_matrix_layout import WIDE
from tests.etl.publishers.faostat.test_production_layout import HEAD, ROWS
from tests.etl.publishers.fed.test_yuan_by_month import BANK, BOARD
from tests.etl.publishers.gacc.made_tables import bulletin, office
from tests.etl.publishers.gacc.test_country_chapters import PAGE
from tests.etl.publishers.gacc.test_online_query import QUERY, REGIMES
from tests.etl.publishers.imf.test_client import CHINA, KAZAKHSTAN, table
from tests.etl.publishers.imf.test_dots_layout import EXPORTS, IMPORTS
from tests.etl.publishers.kg_nsc.test_layout import NSC
from tests.etl.publishers.kz_bns.test_layout import BNS, COVER
from tests.etl.publishers.layout_files import workbook, write
from tests.etl.publishers.mofcom.report_pdf import Report
from tests.etl.publishers.stub import envelope, record
from tests.etl.publishers.uz_stat.test_layout import UZ
from tests.etl.publishers.wits.test_api_layout import XML
from tests.etl.publishers.wits.test_client import answer
from tests.etl.publishers.wits.test_partner_layout import LONG
from tests.etl.publishers.wits.test_partner_layout import WIDE as WITS_WIDE
from tests.etl.publishers.wits.test_summary_layout import SUMMARY
from tests.etl.publishers.worldbank.test_pink_sheet import NAMES, TITLES, UNITS

_TEXTS: Mapping[str, tuple[str, str]] = {
    "gacc_online_query": ("wheat.csv", QUERY),
    "gacc_online_query_regimes": ("e2099.csv", REGIMES),
    "gacc_country_chapters": ("page.html", PAGE),
    "comtrade_annual_download": ("TradeData.csv", DOWNLOAD),
    "baci_year": (NAME, YEAR),
    "uz_stat": ("sdmx_data_1105.csv", UZ),
    "wits_trade_summary": ("en_KAZ_AllYears_WITS_Trade_Summary.CSV", SUMMARY),
    "wits_trade_xml": ("answer.xml", XML.decode()),
    "wits_trade_json": ("answer.json", json.dumps(answer())),
    "imf_imts_csv": ("table.csv", table(CHINA, KAZAKHSTAN).decode()),
    "comtrade_annual_api": ("answer.json", envelope([record(), record(flowCode="X")]).decode()),
    "fed_yuan_bank": ("EXCHUS.csv", BANK),
    "fed_yuan_board": ("FRB_H10.csv", BOARD),
    "faostat_production": ("qcl.csv", HEAD + ROWS),
    "prices_csv": ("prices.csv", csv_text([PRICE | {"good": "wheat_hrw"}])),
    "rates_csv": ("rates.csv", csv_text([RATE])),
    "production_csv": ("harvests.csv", csv_text([HARVEST])),
}


NAMES_OF_FILES = (
    *_TEXTS,
    *("plain_csv", "comtrade_annual_old", "faostat_matrix", "gacc_by_country", "urumqi_by_country", "imf_dots"),
    *("kz_bns", "kg_nsc", "wits_partner_wide", "wits_partner_long", "pink_sheet", "mofcom_farm_trade"),
)
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def write_publishers_files(folder: Path) -> dict[str, Path]:
    """Write them below ``folder``, each in a folder of its own, since some are known by their names.

    Their bytes are the same each time, so that the same changes are the same files.
    """

    def place(name: str) -> Path:
        own = folder / name
        own.mkdir(parents=True)
        return own

    files = {name: write(place(name), *told) for name, told in _TEXTS.items()}
    files["plain_csv"] = write(place("plain_csv"), "office.csv", PLAIN)
    write(folder / "plain_csv", "office.csv.mapping.yml", MAPPING)
    files["comtrade_annual_old"] = download(place("comtrade_annual_old"), {}, {"Trade Flow": "Import"})
    files["faostat_matrix"] = place("faostat_matrix") / "bulk.zip"
    files["faostat_matrix"].write_bytes(archive(*WIDE))
    for name, sheets in (
        ("gacc_by_country", [bulletin()]),
        ("urumqi_by_country", [office()]),
        ("imf_dots", [EXPORTS, IMPORTS]),
        ("kz_bns", [COVER, BNS]),
        ("kg_nsc", [NSC]),
        ("wits_partner_wide", [WITS_WIDE]),
        ("wits_partner_long", [LONG]),
        ("pink_sheet", [[["About"]], [*TITLES, NAMES, UNITS, ["2099M05", 60, 240.504, 9.9, "…"]]]),
    ):
        files[name] = workbook(place(name) / f"{name}.xlsx", *sheets)
    files["mofcom_farm_trade"] = Report().write(place("mofcom_farm_trade") / "report.pdf")
    for path in files.values():
        if zipfile.is_zipfile(path):
            _leave_out_moments(path)
    return files


def _leave_out_moments(path: Path) -> None:
    """Take out of an archive when its members were packed, and of a workbook when it was saved."""
    with zipfile.ZipFile(path) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in members.items():
            packed.writestr(zipfile.ZipInfo(name), _MOMENT.sub(b"2099-12-01T00:00:00Z", content), zipfile.ZIP_DEFLATED)
