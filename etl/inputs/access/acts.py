"""Acts on market access, one a row: ``data/access/market_access.csv``."""

from collections.abc import Collection, Mapping
from pathlib import Path

import pandas as pd
from sqlalchemy import Table

from etl import schema
from etl.inputs.access.checks import check_act_rows
from etl.inputs.codes import KnownCodes
from etl.inputs.files import read_csv_rows
from etl.values.access_days import in_force_from, in_force_until
from etl.values.frames import sort_by_key, to_table_frame
from etl.values.knowledge import act_day
from etl.values.reading import Reading
from etl.vocabulary.periods import DatePrecision
from etl.vocabulary.places import WORLD

COLUMNS = (
    *("act_code", "good", "origin", "destination", "kind", "force", "scope"),
    *("date", "date_basis", "last_day", "term_months"),
    *("instrument", "instrument_number", "tariff_lines", "quantity", "unit", "quantity_note", "detail"),
    *("source_title", "publisher", "source_url", "published_date", "second_publisher", "second_url", "read_date"),
    *("event", "conflict_with", "conflict_about", "conflict"),
)
_OF_CONFLICT = {"conflict_with": "other_act_code", "conflict_about": "about", "conflict": "text"}
_PRECISIONS = {0: "", 4: DatePrecision.YEAR, 7: DatePrecision.MONTH, 10: DatePrecision.DAY}


def read_market_access(data_dir: Path, codes: KnownCodes, events: Collection[str]) -> Reading:
    """Every act that passed, with its days, and the events and conflicts that it names, which have no day yet.

    ``events`` are the ids of the notes that were read. No file means that no act is known.
    """
    path = data_dir / "access" / "market_access.csv"
    if not path.is_file():
        return Reading()
    rows = read_csv_rows(path, data_dir, COLUMNS)
    checks = check_act_rows(rows, codes, events)
    passed = checks.passed
    # Where the act that it contradicts was refused, the conflict alone waits until that one is mended.
    conflicts = passed.loc[passed["conflict_with"].isin(list(passed["act_code"]))]
    tables = {
        "market_access": to_acts(passed),
        "market_access_event": _linked(passed, "event", schema.market_access_event, {"event": "event_id"}),
        "market_access_conflict": _linked(conflicts, "conflict_with", schema.market_access_conflict, _OF_CONFLICT),
    }
    return Reading(tables, checks.faults, files=[checks.count] if rows.source.sha256 else [])


def _linked(rows: pd.DataFrame, column: str, table: Table, names: Mapping[str, str]) -> pd.DataFrame:
    """What the acts that fill a column name in it, as rows of ``table`` without days."""
    told = rows.loc[rows[column] != ""]
    columns = {"act_code": told["act_code"], **{name: told[read] for read, name in names.items()}}
    return sort_by_key(table, to_table_frame(table, columns, told.index))


def to_acts(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of ``market_access``, sorted by code, from rows that passed every check."""
    read = [pd.Timestamp(day).date() for day in rows["read_date"]]
    written = list(zip(rows["date"], rows["published_date"], read, strict=True))
    known = [act_day(*one) for one in written]
    first = [in_force_from(day, page, since) for (day, page, _), (since, _) in zip(written, known, strict=True)]
    ends = zip(first, rows["last_day"], rows["term_months"], strict=True)
    same = [name for name in COLUMNS if name in schema.market_access.columns]
    frame = to_table_frame(
        schema.market_access,
        {
            **{name: rows[name] for name in same if name != "read_date"},
            "good_code": rows["good"],
            "origin_code": rows["origin"].replace("any", WORLD),
            "destination_code": rows["destination"].replace("any", WORLD),
            "date_precision": [_PRECISIONS[len(day)] for day in rows["date"]],
            "from_date": first,
            "last_date": [in_force_until(*end) for end in ends],
            "is_last_date_computed": rows["term_months"] != "",
            "quantity": pd.to_numeric(rows["quantity"].replace("", None)),
            "read_date": read,
            "known_from": [since for since, _ in known],
            "is_known_from_assumed": [is_assumed for _, is_assumed in known],
        },
        rows.index,
    )
    return sort_by_key(schema.market_access, frame)
