"""UN Comtrade Plus, CSV download.

The fields of the API, in ISO-8859-1, with a comma after the last field of every row but the header's.
"""

import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import pandas as pd

from etl.inputs.files import LINE, CsvRows
from etl.publishers.common.tables import decode, describe_twice, split_table
from etl.publishers.common.trade_rows import describe_file, fault_torn, refuse_whole
from etl.publishers.comtrade.api_layout import ANNUAL, MONTHLY, REQUIRED, ComtradeRecord, leave_out, to_rows
from etl.publishers.layouts import Layout, Sample

_ENCODINGS = ("utf-8-sig", "latin-1")
_SOURCES = {ANNUAL: "comtrade_annual", MONTHLY: "comtrade_monthly"}
_FIRST_ROW = re.compile(r'"?[CS]"?,"?([AM])"?,')


def _recognise(frequency: str, sample: Sample) -> bool:
    lines = decode(sample.head, _ENCODINGS).splitlines()[:2]
    header, first = [*lines, "", ""][:2]
    frequency_told = _FIRST_ROW.match(first)
    return (
        header.replace('"', "").startswith("typeCode,freqCode,")
        and frequency_told is not None
        and frequency_told[1] == frequency
    )


def read(frequency: str, path: Path, data_dir: Path) -> CsvRows:
    """The rows of one download, in US dollars and kilograms.

    Left out is what the layout of the API leaves out, and rows of another frequency.
    """
    source = describe_file(path, data_dir)
    table = split_table(decode(path.read_bytes(), _ENCODINGS))
    missing = [name for name in REQUIRED if name not in table.header]
    if missing:
        return refuse_whole(
            source,
            f"the columns {', '.join(missing)} are missing",
            "Download it again with all columns.",
            len(table.rows),
        )
    if problem := describe_twice(table.header, ComtradeRecord._fields):
        return refuse_whole(source, problem, "Download it again.", len(table.rows))
    frame = table.to_frame()
    own = frame.loc[frame["freqCode"] == frequency].reset_index(drop=True)
    there = [name for name in ComtradeRecord._fields if name in table.header]
    records = own[there].reindex(columns=list(ComtradeRecord._fields), fill_value="")
    ours, left_out = leave_out(records)
    ours = ours.assign(**{LINE: pd.Series(own[LINE].to_numpy()[ours[LINE].to_numpy() - 1], index=ours.index)})
    faults = fault_torn(source, table.torn, len(table.header))
    other = {"rows of another frequency": len(frame) - len(own)} if len(frame) > len(own) else {}
    return replace(CsvRows(source, to_rows(ours), faults, len(ours) + len(faults)), left_out={**left_out, **other})


ANNUAL_LAYOUT, MONTHLY_LAYOUT = (
    Layout(
        f"comtrade_{word}_download",
        f"UN Comtrade Plus, CSV download, {word}",
        _SOURCES[frequency],
        partial(_recognise, frequency),
        partial(read, frequency),
    )
    for frequency, word in ((ANNUAL, "annual"), (MONTHLY, "monthly"))
)
