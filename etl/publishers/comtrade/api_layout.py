"""UN Comtrade, API version 1, one answer a file.

An answer is ``{"elapsedTime", "count", "data", "error"}`` with a record of some 47 fields a row.

What is read as what:
* World is partner 0; annual records say month 52; periods are 2022 or 202205.
* A record with a second partner, a customs procedure or a mode of transport is a part of another one.
* A weight of nought means that none is known, and so does a quantity of nought or one whose unit is -1.
* Where the weight was estimated by the UN, the row is estimated and its note says that the value is not.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from etl.inputs.files import LINE, CsvRows
from etl.inputs.trade.trade_file import TITLE
from etl.publishers.common.answers import ChangedForm, NotAnAnswer, describe_no_json
from etl.publishers.common.areas import BY_M49, NEIGHBOURS_M49
from etl.publishers.common.trade_rows import FETCH_AGAIN, describe_file, refuse_whole
from etl.publishers.layouts import Layout, Sample
from etl.schema.json_objects import each_key_once
from etl.values.written import without_exponent
from etl.vocabulary.figures import ObservationStatus
from etl.vocabulary.trade import Flow

ANNUAL, MONTHLY = "A", "M"
AREAS = {"0": "WLD"} | BY_M49 | NEIGHBOURS_M49
FLOWS = {"M": str(Flow.IMPORT), "X": str(Flow.EXPORT)}
EDITIONS = {
    "H0": "HS1992",
    "H1": "HS1996",
    "H2": "HS2002",
    "H3": "HS2007",
    "H4": "HS2012",
    "H5": "HS2017",
    "H6": "HS2022",
}
WHOLE = {"partner2Code": "0", "customsCode": "C00", "motCode": "0"}
"""The values by which a record is whole and no part of one: to be asked for, and to be looked at."""

_MISSING = r"0*(?:\.0*)?"
_NO_UNIT = "-1"
_COUNT = re.compile(r"[0-9]{1,12}")
_LEVELS = r"(?!00)[0-9]{2}(?:[0-9]{2}){0,2}"


class ComtradeRecord(NamedTuple):
    """The fields that are read of a record; the optional ones, which an answer may lack, are empty then."""

    freqCode: str  # noqa: N815 (the publisher's names, so that a missing one is told as the publisher calls it)
    period: str
    reporterCode: str  # noqa: N815 (as above)
    partnerCode: str  # noqa: N815 (as above)
    partner2Code: str  # noqa: N815 (as above)
    flowCode: str  # noqa: N815 (as above)
    classificationCode: str  # noqa: N815 (as above)
    cmdCode: str  # noqa: N815 (as above)
    customsCode: str  # noqa: N815 (as above)
    motCode: str  # noqa: N815 (as above)
    qtyUnitCode: str  # noqa: N815 (as above)
    qty: str
    netWgt: str  # noqa: N815 (as above)
    isNetWgtEstimated: str  # noqa: N815 (as above)
    primaryValue: str  # noqa: N815 (as above)
    qtyUnitAbbr: str = ""  # noqa: N815 (as above)
    cmdDesc: str = ""  # noqa: N815 (as above)


REQUIRED = tuple(name for name in ComtradeRecord._fields if name not in ComtradeRecord._field_defaults)


@dataclass
class ComtradeAnswer:
    """One answer: the count that it names, what it says went wrong, and its records."""

    count: int
    error: str
    records: list[ComtradeRecord] = field(default_factory=list)


def parse_answer(path: Path) -> ComtradeAnswer:
    """Read one answer. Raises NotAnAnswer for anything else, ChangedForm for records without fields that are needed.

    Numbers are read as the texts they are, and the other fields are dropped while reading: an answer can have a hundred
    thousand records.
    """
    missing: set[str] = set()

    def keep(pairs: list[tuple[str, Any]]) -> dict[str, Any] | ComtradeRecord:
        fields = each_key_once(pairs)
        if "data" in fields or ("count" in fields and "error" in fields):
            return fields
        lacking = [name for name in REQUIRED if name not in fields]
        missing.update(lacking)
        return (
            fields
            if lacking
            else ComtradeRecord(**{name: _as_text(fields.get(name)) for name in ComtradeRecord._fields})
        )

    try:
        with path.open(encoding="utf-8-sig") as file:
            envelope = json.load(
                file, object_pairs_hook=keep, parse_float=without_exponent, parse_int=str, parse_constant=str
            )
    except UnicodeDecodeError:
        raise NotAnAnswer("a file that is no UTF-8 text") from None
    except (ValueError, RecursionError) as fault:
        raise NotAnAnswer(describe_no_json(path, fault)) from None
    return _to_answer(envelope, missing)


def _to_answer(envelope: object, missing: set[str]) -> ComtradeAnswer:
    if not isinstance(envelope, Mapping) or "count" not in envelope:
        seen = f"with {', '.join(list(envelope)[:5])}" if isinstance(envelope, Mapping) else "of another form"
        raise NotAnAnswer(f"JSON {seen}, without the count that every answer has")
    if missing:
        lacking = ", ".join(sorted(missing, key=REQUIRED.index))
        raise ChangedForm(f"the records lack {lacking}: the publisher changed their form")
    count, data = _as_text(envelope["count"]), envelope.get("data")
    if not _COUNT.fullmatch(count):
        raise NotAnAnswer(f"an answer whose count is {count!r}")
    records = data if isinstance(data, list) else []
    if not all(isinstance(record, ComtradeRecord) for record in records):
        raise NotAnAnswer("an answer with records that are none")
    return ComtradeAnswer(int(count), _as_text(envelope.get("error")), records)


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip()


def read(path: Path, data_dir: Path) -> CsvRows:
    """The records of one answer as rows of trade, in US dollars and kilograms.

    An answer that cannot be read, whose records lack a field, or that has fewer than it counts is refused whole. Left
    out: partners that are none of the project's, flows that are no plain exports or imports, parts of a whole, and
    codes that are none of the HS.
    """
    source = describe_file(path, data_dir)
    try:
        answer = parse_answer(path)
    except (NotAnAnswer, ChangedForm) as fault:
        return refuse_whole(source, str(fault), FETCH_AGAIN)
    if answer.error or len(answer.records) != answer.count:
        problem = answer.error or f"the answer counts {answer.count:,} records and holds {len(answer.records):,}"
        return refuse_whole(source, problem, FETCH_AGAIN, len(answer.records))
    ours, left_out = leave_out(pd.DataFrame(answer.records, columns=list(ComtradeRecord._fields), dtype="str"))
    return CsvRows(source, to_rows(ours), [], len(ours), left_out)


def leave_out(records: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, int]]:
    """The records that are ours, each with its place in the answer, and how many others there are by reason."""
    numbered = records.assign(**{LINE: range(1, len(records) + 1)})
    part = pd.concat([numbered[name] != value for name, value in WHOLE.items()], axis="columns").any(axis="columns")
    ours = numbered["reporterCode"].isin(AREAS) & numbered["partnerCode"].isin(AREAS)
    listed = (numbered["cmdCode"] == "TOTAL") | numbered["cmdCode"].str.fullmatch(_LEVELS)
    reason = pd.Series("", index=numbered.index, dtype="str")
    for words, hit in (
        ("codes outside the HS", ~listed),
        ("re-exports, re-imports and other flows", ~numbered["flowCode"].isin(FLOWS)),
        ("parts of a total, by second partner, procedure or transport", part),
        ("other reporters and partners", ~ours),
    ):
        reason = reason.mask(hit, words)
    return numbered.loc[reason == ""].reset_index(drop=True), dict(Counter(reason[reason != ""]))


def to_rows(records: pd.DataFrame) -> pd.DataFrame:
    """Rows in the form of ``data/trade`` from records with their ``line``."""
    weight = records["netWgt"].mask(records["netWgt"].str.fullmatch(_MISSING), "")
    estimated = (records["isNetWgtEstimated"] == "true") & (weight != "")
    has_quantity = (
        ~records["qty"].str.fullmatch(_MISSING) & (records["qtyUnitCode"] != _NO_UNIT) & (records["qtyUnitAbbr"] != "")
    )
    return pd.DataFrame(
        {
            "reporter": records["reporterCode"].map(AREAS),
            "partner": records["partnerCode"].map(AREAS),
            "flow": records["flowCode"].map(FLOWS),
            "period": _to_periods(records),
            "commodity": ("HS:" + records["cmdCode"]).mask(records["cmdCode"] == "TOTAL", "TOTAL"),
            "value": records["primaryValue"],
            "net_weight": weight,
            "quantity": records["qty"].where(has_quantity, ""),
            "quantity_unit": records["qtyUnitAbbr"].where(has_quantity, ""),
            "status": pd.Series("", index=records.index, dtype="str").mask(estimated, str(ObservationStatus.ESTIMATED)),
            "quality": "",
            "note": pd.Series("", index=records.index, dtype="str").mask(
                estimated, "weight estimated by the UN; value as reported"
            ),
            "hs_revision": records["classificationCode"].map(EDITIONS).fillna(""),
            TITLE: records["cmdDesc"].mask(records["cmdCode"] == "TOTAL", ""),
            LINE: records[LINE],
        }
    ).astype({"quality": "str"})


def _to_periods(records: pd.DataFrame) -> "pd.Series[str]":
    """Turn 202205 of monthly records into 2022-05.

    Anything else stays as it is, and is refused as no period where it is none.
    """
    monthly = (records["freqCode"] == MONTHLY) & records["period"].str.fullmatch(r"[0-9]{6}")
    return records["period"].mask(monthly, records["period"].str[:4] + "-" + records["period"].str[4:])


def _recognise(frequency: str, sample: Sample) -> bool:
    head = "".join(sample.head.decode("utf-8", errors="ignore").split())
    return head.startswith("{") and '"primaryValue"' in head and f'"freqCode":"{frequency}"' in head


ANNUAL_LAYOUT = Layout(
    "comtrade_annual_api",
    "UN Comtrade, API answer, annual",
    "comtrade_annual",
    lambda sample: _recognise(ANNUAL, sample),
    read,
)
MONTHLY_LAYOUT = Layout(
    "comtrade_monthly_api",
    "UN Comtrade, API answer, monthly",
    "comtrade_monthly",
    lambda sample: _recognise(MONTHLY, sample),
    read,
)
