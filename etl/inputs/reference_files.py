"""The files of ``data/reference``: what each must have, and how one is opened and becomes a table."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Table

from etl.inputs.files import read_csv_rows
from etl.inputs.rows import RowChecks
from etl.schema.columns import name_columns
from etl.values.frames import sort_by_key, to_table_frame
from etl.values.reading import Reading
from etl.values.written import HYPHENED, OF_AREA, UNDERSCORED, CodeForm

_NAMES, _TITLES, _TEXTS, _ROLES, _WORDS = (name_columns(kind) for kind in ("name", "title", "text", "role", "words"))
_TRANSLATED = frozenset(name for kind in (_NAMES, _TITLES, _TEXTS, _ROLES, _WORDS) for name in kind[1:])


@dataclass(frozen=True)
class ReferenceFile:
    """One file under ``data/reference``: its columns, which of them make a row unique, and which must be filled.

    ``form`` is that of the code that the file gives each row, its first column, if it gives one.

    A file may do without the columns of a language in which it has no names; the English ones must be there.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    filled: tuple[str, ...]
    form: CodeForm | None = None

    @property
    def optional(self) -> tuple[str, ...]:
        """Columns of names in languages other than English."""
        return tuple(name for name in self.columns if name in _TRANSLATED)

    @property
    def label(self) -> str:
        """The file as faults name it."""
        return f"data/reference/{self.name}"


AREAS = ReferenceFile(
    "areas.csv",
    ("area_code", "kind", "iso3", "m49_code", "parent_code", "sort_order", *_NAMES),
    ("area_code",),
    ("area_code", "name_en"),
    OF_AREA,
)
AREA_MEMBERS = ReferenceFile("area_members.csv", ("group_code", "area_code"), ("group_code", "area_code"), ())
PLACES = ReferenceFile(
    "places.csv", ("place_code", "kind", "area_code", *_NAMES), ("place_code",), ("place_code", "name_en"), HYPHENED
)
PEOPLE = ReferenceFile(
    "people.csv", ("person_code", "area_code", *_NAMES), ("person_code",), ("person_code", "name_en"), HYPHENED
)
ROLES = ReferenceFile("roles.csv", _ROLES, ("role_en",), ("role_en",))
AUTHORITIES = ReferenceFile(
    "authorities.csv",
    ("authority_code", "area_code", *_NAMES),
    ("authority_code",),
    ("authority_code", "name_en"),
    HYPHENED,
)
COMMODITIES = ReferenceFile(
    "commodities.csv",
    ("commodity_id", "classification", "code", "level", "parent_id", *_TITLES),
    ("commodity_id",),
    ("commodity_id", "code", "title_en"),
)
GROUPS = ReferenceFile(
    "commodity_groups.csv",
    ("group_code", "sort_order", *_TITLES, "definition"),
    ("group_code",),
    ("group_code", "title_en", "definition"),
    UNDERSCORED,
)
GROUP_CODES = ReferenceFile(
    "commodity_group_codes.csv",
    ("group_code", "commodity_id", "rule", "basis", "reason"),
    ("group_code", "commodity_id"),
    (),
)
TOPIC_GROUPS = ReferenceFile("topic_groups.csv", ("topic", "group_code"), ("topic", "group_code"), ())
GAP_REASONS = ReferenceFile(
    "gap_reasons.csv",
    ("reason_code", "sort_order", "area_code", "flow", "cause", *_TEXTS, "source_url", "publisher", "published_date"),
    ("reason_code",),
    ("reason_code", "text_en", "source_url", "publisher"),
    HYPHENED,
)
TERMS = ReferenceFile(
    "terms.csv",
    ("list_name", "term_code", "sort_order", *_TITLES),
    ("list_name", "term_code"),
    ("list_name", "term_code", "title_en"),
)


def add_rows(reading: Reading, table: Table, checks: RowChecks, rows: pd.DataFrame | None = None) -> pd.DataFrame:
    """Put a file's kept rows (or what was made of them), faults and count into the reading; gives the table's rows."""
    given = checks.passed if rows is None else rows
    columns: dict[str, Any] = {column.name: given[column.name] for column in table.columns if column.name in given}
    frame = sort_by_key(table, to_table_frame(table, columns))
    reading.tables[table.name] = frame
    reading.faults.extend(checks.faults)
    if checks.rows.source.sha256:
        reading.files.append(checks.count)
    return frame


def open_reference(data_dir: Path, spec: ReferenceFile) -> RowChecks:
    """The rows of a file, held to its required fields, its key and its order."""
    required = [name for name in spec.columns if name not in spec.optional]
    checks = RowChecks(read_csv_rows(data_dir / "reference" / spec.name, data_dir, required, spec.optional))
    checks.require_filled(spec.filled)
    checks.require_unique(spec.key)
    for column in spec.key:
        checks.require_no_blanks_around(column)
    if spec.form:
        checks.require_form(spec.columns[0], spec.form)
    if "sort_order" in spec.columns:
        checks.require_whole_number("sort_order")
    return checks
