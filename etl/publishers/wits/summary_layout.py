"""The World Bank's WITS, trade summary of one country.

The file is a CSV with a row an indicator and a column a year, the newest first. Of trade with single countries it has
all goods only, and only those of the five largest partners of each year: an empty cell is a partner that was not among
them. Values come in millions of US dollars, padded with blanks.
"""

import re
from collections import Counter
from pathlib import Path

from etl.inputs.files import CsvRows
from etl.publishers.common.tables import decode, split_table
from etl.publishers.common.trade_rows import TradeRecord, describe_file, fault_torn, refuse_whole, trade_rows
from etl.publishers.layouts import Layout, Sample
from etl.publishers.wits.words import AREA_NAMES, GROUP_NAMES, OTHER_COUNTRIES, TOTAL, is_ours
from etl.vocabulary.trade import Flow

SOURCE = "wits_trade_summary"
HEADER = ("Reporter", "Partner", "Product categories", "Indicator Type", "Indicator")
FLOWS = {
    "Exports (in US$ Mil)": Flow.EXPORT,
    "Imports (in US$ Mil)": Flow.IMPORT,
    "Export(US$ Mil)": Flow.EXPORT,
    "Import(US$ Mil)": Flow.IMPORT,
    "Trade (US$ Mil)-Top 5 Export Partner": Flow.EXPORT,
    "Trade (US$ Mil)-Top 5 Import Partner": Flow.IMPORT,
}
_ADVICE = "Download the trade summary of the country as CSV again."


def recognise(sample: Sample) -> bool:
    """Whether the first line has the columns of the summary."""
    return tuple(split_table(decode(sample.head.split(b"\n", 1)[0])).header[: len(HEADER)]) == HEADER


def read(path: Path, data_dir: Path) -> CsvRows:
    """All goods by year that the country sent and got, in million US dollars.

    Its partners are the world and its five largest. Left out, by reason: shares, tariffs and other indicators, product
    groups (which are of trade with the world alone), other countries, and empty cells.
    """
    source = describe_file(path, data_dir)
    table = split_table(decode(path.read_bytes()))
    years = {
        place: name
        for place, name in enumerate(table.header)
        if place >= len(HEADER) and re.fullmatch(r"[0-9]{4}", name)
    }
    if tuple(table.header[: len(HEADER)]) != HEADER or not years:
        return refuse_whole(source, "its columns are not those of a trade summary by year", _ADVICE)
    left_out: Counter[str] = Counter()
    records: list[TradeRecord] = []
    for line, fields in table.rows:
        reason = _reason_to_leave_out(*fields[: len(HEADER)])
        if reason:
            left_out[reason] += 1
            continue
        left_out["empty cells"] += sum(not fields[place] for place in years)
        of_row = TradeRecord(
            reporter=AREA_NAMES[fields[0]],
            partner=AREA_NAMES[fields[1]],
            flow=str(FLOWS[fields[4]]),
            commodity=TOTAL,
            line=line,
        )
        records += of_row.by_year(years, fields)
    return trade_rows(source, records, fault_torn(source, table.torn, len(table.header)), left_out)


def _reason_to_leave_out(reporter: str, partner: str, group: str, _kind: str, indicator: str) -> str:
    if indicator not in FLOWS:
        return "shares, tariffs and other indicators"
    if GROUP_NAMES.get(group) != TOTAL:
        return "product groups of trade with the world"
    return "" if is_ours(reporter, partner, AREA_NAMES) else OTHER_COUNTRIES


LAYOUT = Layout("wits_trade_summary", "World Bank WITS, trade summary of a country, CSV", SOURCE, recognise, read)
