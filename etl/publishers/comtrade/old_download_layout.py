"""UN Comtrade, CSV download of the old site, which was closed in 2023.

It has the figures of the API under headings of its own (``Classification``, ``Year``, ``Period``, ..., ``Trade Value
(US$)``). A second partner, a customs procedure and a mode of transport are empty where a row is whole. Flags 4 and 6
say that the United Nations estimated the weight.
"""

import re
from collections import Counter
from functools import partial
from pathlib import Path

import pandas as pd

from etl.inputs.files import LINE, CsvRows
from etl.publishers.common.tables import decode, describe_twice, split_table
from etl.publishers.common.trade_rows import describe_file, fault_torn, refuse_whole
from etl.publishers.comtrade.api_layout import ANNUAL, MONTHLY, WHOLE, ComtradeRecord, leave_out, to_rows
from etl.publishers.layouts import Layout, Sample

FIELDS = {
    "period": "Period",
    "reporterCode": "Reporter Code",
    "partnerCode": "Partner Code",
    "flowCode": "Trade Flow",
    "classificationCode": "Classification",
    "cmdCode": "Commodity Code",
    "cmdDesc": "Commodity",
    "qtyUnitAbbr": "Qty Unit",
    "qty": "Qty",
    "netWgt": "Netweight (kg)",
    "primaryValue": "Trade Value (US$)",
}
"""The field of the API that each heading is, of those that are needed."""

PARTS = {
    "partner2Code": "2nd Partner Code",
    "customsCode": "Customs Proc. Code",
    "motCode": "Mode of Transport Code",
}
FLAG = "Flag"
_BEGINS = ("Classification", "Year", "Period", "Period Desc.")
_FLOWS = {"Import": "M", "Imports": "M", "Export": "X", "Exports": "X"}
_WEIGHT_ESTIMATED = ("4", "6")
_NO_QUANTITY = "No Quantity"
_OF_HS = r"H[S0-9]"
_PERIODS = {ANNUAL: r"[0-9]{4}", MONTHLY: r"[0-9]{6}"}
_SOURCES = {ANNUAL: "comtrade_annual", MONTHLY: "comtrade_monthly"}
_ENCODINGS = ("utf-8-sig", "latin-1")


def _recognise(frequency: str, sample: Sample) -> bool:
    lines = decode(sample.head, _ENCODINGS).splitlines()[:2]
    table = split_table("\n".join(lines))
    if tuple(table.header[: len(_BEGINS)]) != _BEGINS or "Reporter Code" not in table.header:
        return False
    period = table.rows[0][1][_BEGINS.index("Period")] if table.rows else ""
    return re.fullmatch(_PERIODS[frequency], period) is not None


def read(frequency: str, path: Path, data_dir: Path) -> CsvRows:
    """The rows of one download, in US dollars and kilograms.

    Left out is what the layout of the API leaves out, rows of another frequency, and those by another classification
    than the HS. A file without a heading that is needed is refused whole.
    """
    source = describe_file(path, data_dir)
    table = split_table(decode(path.read_bytes(), _ENCODINGS))
    missing = [name for name in (*FIELDS.values(), FLAG) if name not in table.header]
    if missing:
        problem = f"the columns {', '.join(missing)} are missing"
        return refuse_whole(source, problem, "Look for the download with all columns.", len(table.rows))
    if problem := describe_twice(table.header, (*FIELDS.values(), FLAG)):
        return refuse_whole(source, problem, "Download it again.", len(table.rows))
    frame = table.to_frame()
    of_hs = frame["Classification"].str.fullmatch(_OF_HS)
    in_time = frame["Period"].str.fullmatch(_PERIODS[frequency])
    own = frame.loc[of_hs & in_time].reset_index(drop=True)
    kept, left_out = leave_out(to_records(frequency, own))
    kept = kept.assign(**{LINE: pd.Series(own[LINE].to_numpy()[kept[LINE].to_numpy() - 1], index=kept.index)})
    others = {
        "rows of another frequency": int((of_hs & ~in_time).sum()),
        "codes outside the HS": int((~of_hs).sum()) + left_out.pop("codes outside the HS", 0),
    }
    told = dict(Counter(left_out) + Counter(others))
    faults = fault_torn(source, table.torn, len(table.header))
    return CsvRows(source, to_rows(kept), faults, len(kept) + len(faults), told)


def to_records(frequency: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Rows under the old site's headings as records of the API, all text; columns those of ``ComtradeRecord``."""
    fields = {name: frame[heading] for name, heading in FIELDS.items()}
    unit = frame["Qty Unit"]
    return pd.DataFrame(
        fields
        | {name: _of_part(frame, heading, WHOLE[name]) for name, heading in PARTS.items()}
        | {
            "freqCode": pd.Series(frequency, index=frame.index, dtype="str"),
            "flowCode": frame["Trade Flow"].map(_FLOWS).fillna(frame["Trade Flow"]),
            "qtyUnitCode": pd.Series("", index=frame.index, dtype="str").mask(unit == _NO_QUANTITY, "-1"),
            "isNetWgtEstimated": pd.Series("false", index=frame.index).mask(
                frame[FLAG].isin(_WEIGHT_ESTIMATED), "true"
            ),
        },
        columns=list(ComtradeRecord._fields),
        dtype="str",
    )


def _of_part(frame: pd.DataFrame, heading: str, whole: str) -> "pd.Series[str]":
    """A column by which a row is a part; empty, or not there at all, is whole."""
    if heading not in frame:
        return pd.Series(whole, index=frame.index, dtype="str")
    return frame[heading].mask(frame[heading] == "", whole)


ANNUAL_LAYOUT, MONTHLY_LAYOUT = (
    Layout(
        f"comtrade_{word}_old_download",
        f"UN Comtrade, CSV download of the old site, {word}",
        _SOURCES[frequency],
        partial(_recognise, frequency),
        partial(read, frequency),
    )
    for frequency, word in ((ANNUAL, "annual"), (MONTHLY, "monthly"))
)
