"""Goods as acts on market access name them: ``access_goods.csv``, what lies in which, and their codes."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from etl import schema
from etl.inputs.codes import KnownCodes
from etl.inputs.reference_files import COMMODITIES, ReferenceFile, add_rows, open_reference
from etl.inputs.rows import RowChecks
from etl.schema.columns import name_columns
from etl.values.reading import Reading
from etl.values.written import UNDERSCORED
from etl.vocabulary.goods import GroupBasis

GOODS = ReferenceFile(
    "access_goods.csv",
    ("good_code", "sort_order", "is_collective", *name_columns("name")),
    ("good_code",),
    ("good_code", "name_en"),
    UNDERSCORED,
)
GOOD_PARTS = ReferenceFile("access_good_parts.csv", ("whole_code", "part_code"), ("whole_code", "part_code"), ())
GOOD_CODES = ReferenceFile(
    "access_good_codes.csv",
    ("good_code", "commodity_id", "basis", "reason"),
    ("good_code", "commodity_id"),
    (),
)


def read_access_goods(data_dir: Path, codes: KnownCodes) -> Reading:
    """Goods, every good that lies in a wider one through all steps, and the codes whose trade shows a good's.

    A project may do without the files: then there are no such goods.
    """
    reading = Reading()
    if not (data_dir / "reference" / GOODS.name).exists():
        return reading
    named = open_reference(data_dir, GOODS)
    named.require_member("is_collective", ("true", "false"))
    told = named.passed.assign(is_collective=named.passed["is_collective"] == "true")
    goods = set(add_rows(reading, schema.access_good, named, told)["good_code"])
    parts = _check_parts(data_dir, goods)
    add_rows(reading, schema.access_good_part, parts, _expand(parts.passed))
    add_rows(reading, schema.access_good_code, _check_codes(data_dir, goods, codes))
    return reading


def _check_parts(data_dir: Path, goods: set[str]) -> RowChecks:
    checks = open_reference(data_dir, GOOD_PARTS)
    for column in GOOD_PARTS.columns:
        checks.require_known(column, goods, GOODS.label)
    parts = _parts_of(checks.passed)
    frame = checks.rows.frame
    circular = pd.Series([code in set(_below(code, parts)) for code in frame["whole_code"]], frame.index, dtype="bool")
    checks.refuse(
        circular, "whole_code", "the good lies in itself, through its parts", "Take out the line that leads back to it."
    )
    return checks


def _check_codes(data_dir: Path, goods: set[str], codes: KnownCodes) -> RowChecks:
    checks = open_reference(data_dir, GOOD_CODES)
    checks.require_known("good_code", goods, GOODS.label)
    checks.require_known("commodity_id", codes.commodities, COMMODITIES.label)
    checks.require_member("basis", (GroupBasis.EXACT, GroupBasis.STAND_IN))
    frame = checks.rows.frame
    bare = (frame["basis"] == GroupBasis.STAND_IN) & (frame["reason"] == "")
    checks.refuse(bare, "reason", "a code that stands in needs its reason", "Say what else it holds.")
    return checks


def _parts_of(rows: pd.DataFrame) -> dict[str, list[str]]:
    return {str(whole): list(lines["part_code"]) for whole, lines in rows.groupby("whole_code", sort=True)}


def _below(code: str, parts: Mapping[str, list[str]]) -> Iterator[str]:
    """Every good that lies in one, each once."""
    seen: set[str] = set()
    waiting = list(parts.get(code, ()))
    while waiting:
        part = waiting.pop()
        if part not in seen:
            seen.add(part)
            yield part
            waiting.extend(parts.get(part, ()))


def _expand(rows: pd.DataFrame) -> pd.DataFrame:
    parts = _parts_of(rows)
    pairs = [(whole, part) for whole in parts for part in _below(whole, parts)]
    return pd.DataFrame(pairs, columns=list(GOOD_PARTS.columns), dtype="str")
