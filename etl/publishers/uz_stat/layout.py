"""Uzbekistan's National Statistics Committee, trade by country: a CSV with a row a country and a column a year.

The file says neither what it is of nor which flow, hence two layouts; the office's own name for exports is
``sdmx_data_1105``.
"""

import re
from functools import partial
from pathlib import Path

from etl.inputs.files import CsvRows
from etl.publishers.common.areas import BY_M49, NEIGHBOURS_M49
from etl.publishers.common.tables import decode, describe_twice, split_table
from etl.publishers.common.trade_rows import TradeRecord, describe_file, fault_torn, refuse_whole, trade_rows
from etl.publishers.layouts import Layout, Sample
from etl.vocabulary.trade import Flow

SOURCE = "uz_stat_by_country"
HEADER = ("Code", "Klassifikator", "Klassifikator_ru", "Klassifikator_en")
PARTNERS = {code: area for code, area in (BY_M49 | NEIGHBOURS_M49).items() if area != "UZ"}
_EXPORTS = re.compile(r"sdmx_data_1105\b")
_YEAR = re.compile(r"[0-9]{4}")
_OTHERS = "other countries"


def _recognise(flow: Flow, sample: Sample) -> bool:
    first = decode(sample.head[: sample.head.find(b"\n")], ("utf-8-sig",))
    return tuple(split_table(first).header[: len(HEADER)]) == HEADER and (
        flow == Flow.EXPORT or not _EXPORTS.search(sample.name)
    )


def read(flow: Flow, path: Path, data_dir: Path) -> CsvRows:
    """The trade with each partner by year, in thousand US dollars. Left out: other countries, and empty cells."""
    source = describe_file(path, data_dir)
    table = split_table(decode(path.read_bytes(), ("utf-8-sig",)))
    years = {place: name for place, name in enumerate(table.header) if _YEAR.fullmatch(name)}
    if tuple(table.header[: len(HEADER)]) != HEADER or not years:
        return refuse_whole(
            source, "its columns are not those of the office's tables by country and year", "Download it as CSV again."
        )
    if problem := describe_twice(table.header, table.header):
        return refuse_whole(source, problem, "Download it as CSV again.")
    ours = [(line, fields) for line, fields in table.rows if fields[0].zfill(3) in PARTNERS]
    records: list[TradeRecord] = []
    for line, fields in ours:
        partner = PARTNERS[fields[0].zfill(3)]
        of_row = TradeRecord(reporter="UZ", partner=partner, flow=str(flow), commodity="TOTAL", line=line)
        records += of_row.by_year(years, fields)
    empty = len(ours) * len(years) - len(records)
    left_out = {_OTHERS: len(table.rows) - len(ours), "empty cells": empty}
    return trade_rows(source, records, fault_torn(source, table.torn, len(table.header)), left_out)


EXPORT_LAYOUT, IMPORT_LAYOUT = (
    Layout(
        f"uz_stat_by_country_{flow}",
        f"Uzbekistan's National Statistics Committee, {flow}s by country, CSV",
        SOURCE,
        partial(_recognise, flow),
        partial(read, flow),
        flow=flow,
    )
    for flow in (Flow.EXPORT, Flow.IMPORT)
)
