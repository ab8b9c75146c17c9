"""What stands beside codes, looked up once for a code."""

from datetime import date

import pyarrow as pa
import pytest
from sqlalchemy import Select

from dashboard.rows.arrow import ArrowReader
from dashboard.rows.lookups import Lookup
from dashboard.rows.streams import read_rows
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters
from dashboard.subjects.engine import read_only_engine
from tests.factories import Row, area_row, build_row, event_party_row, event_row, event_topic_row
from tests.loading import load_file, swap_file

NAMES = {"partner_name": pa.array(["Aland", "Bouvet"]), "kind": pa.array(["country", None])}


def of(codes: list[str | None], absent: str | None = None) -> dict[str, list[str | None]]:
    lookup = Lookup(pa.array(["AX", "BV"]), NAMES, absent)
    found = lookup.of(pa.array(codes, pa.string()).dictionary_encode())
    return {name: column.to_pylist() for name, column in found.items()}


def test_each_code_has_its_texts_in_the_order_of_the_rows() -> None:
    assert of(["BV", "AX", "BV"]) == {
        "partner_name": ["Bouvet", "Aland", "Bouvet"],
        "kind": [None, "country", None],
    }


def test_a_code_that_is_nowhere_and_a_missing_one_have_none() -> None:
    assert of(["ZZ", None, "AX"])["partner_name"] == [None, None, "Aland"]


def test_what_stands_for_absence_is_said_of_codes_and_not_of_missing_ones() -> None:
    assert of(["ZZ", None, "AX"], absent="")["partner_name"] == ["", None, "Aland"]


def made(build_id: str, name: str) -> dict[str, list[Row]]:
    return {
        "build": [build_row(build_id=build_id)],
        "area": [area_row(name_en=name, name_ru=f"{name}, ru")],
        "event": [event_row(known_from=date(2099, 5, 9))],
        "event_party": [event_party_row(known_from=date(2099, 5, 9))],
        "event_topic": [event_topic_row(known_from=date(2099, 5, 10))],
    }


def test_what_stands_beside_codes_is_of_the_build_the_day_and_the_language(sqlite_url: str) -> None:
    load_file(sqlite_url, **made("one", "Before"))
    told: list[tuple[str, str]] = []
    for build_id, name in (("one", "Before"), ("two", "Now")):
        swap_file(sqlite_url, **made(build_id, name))
        for day, language in ((None, "en"), (date(2099, 5, 9), "en"), (None, "ru"), (None, "en")):
            with read_only_engine(sqlite_url, day, language).connect() as connection:
                (row,) = read_rows(connection, TABLES["events"], RowFilters(), language).to_dict("records")
                told.append((row["party_names"], row["topic_codes"]))

    assert told == [
        (party, topic)
        for name in ("Before", "Now")
        for party, topic in ((name, "grain"), (name, ""), (f"{name}, ru", "grain"), (name, "grain"))
    ]


def test_names_of_a_build_are_read_for_the_first_stream_and_for_no_other(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_file(sqlite_url, **made("once", "Aland"))
    asked: list[str] = []
    ask = ArrowReader.table

    def hear(self: ArrowReader, question: Select[tuple[object, ...]]) -> pa.Table:
        asked.append(str(question))
        return ask(self, question)

    monkeypatch.setattr(ArrowReader, "table", hear)
    with read_only_engine(sqlite_url).connect() as connection:
        for table in ("events", "figures", "events"):
            before = len(asked)
            read_rows(connection, TABLES[table], RowFilters(), "en")
    assert len(asked) == before + 1, "the build's id alone is read again"
    assert sum("FROM area " in question for question in asked) == 1
