from pathlib import Path

import pytest

from etl.inputs.access.acts import read_market_access
from etl.inputs.codes import KnownCodes
from etl.values.reading import Reading
from tests.etl.made_inputs import ACT, NOTE_ID, Row, acts_text, counts, rows_of, write_data

CSV = "data/access/market_access.csv"
CODES = KnownCodes(areas=frozenset({"AX", "BV", "XG"}), access_goods=frozenset({"plums", "fruit"}))
OTHER = {"act_code": "A0002", "date": "2099-06-01", "published_date": "2099-06-01"}
CONFLICT = {"conflict_with": "A0001", "conflict_about": "day", "conflict": "The days differ."}


def read(tmp_path: Path, *rows: Row) -> Reading:
    data_dir = write_data(tmp_path, {"access/market_access.csv": acts_text(*rows)})
    return read_market_access(data_dir, CODES, {NOTE_ID})


def test_a_row_becomes_an_act_with_its_days(tmp_path: Path) -> None:
    told = {"date": "2099-05", "quantity": "25", "unit": "firms", "origin": "any", "term_months": "6"}
    reading = read(tmp_path, told)

    assert reading.faults == []
    assert counts(reading) == {CSV: (1, 1, 0)}
    (act,) = rows_of(reading.tables["market_access"])
    same = ("act_code", "kind", "force", "scope", "instrument", "instrument_number", "source_title", "publisher")
    assert act == {name: ACT[name] for name in (*same, "detail", "source_url", "published_date", "date_basis")} | {
        "good_code": "plums",
        "origin_code": "WLD",
        "destination_code": "BV",
        "date": "2099-05",
        "date_precision": "month",
        "from_date": "2099-05-10",
        "last_date": "2099-11-09",
        "is_last_date_computed": True,
        "quantity": 25.0,
        "unit": "firms",
        "read_date": "2099-12-01",
        "known_from": "2099-05-10",
        "is_known_from_assumed": False,
    }


@pytest.mark.parametrize(
    ("dates", "known_from", "is_assumed"),
    [
        ({"published_date": "2099-05-10"}, "2099-05-10", False),
        ({"published_date": "2099-06"}, "2099-06-30", False),
        ({"published_date": ""}, "2099-05-09", True),
        ({"published_date": "", "date": "", "date_basis": "not_printed"}, "2099-12-01", True),
        ({"published_date": "", "date": "2100-06-01", "kind": "export_ban"}, "2099-12-01", True),
    ],
    ids=["page", "page of a month", "page without a date", "nothing dated", "never after it was read"],
)
def test_an_act_is_known_from_its_page_else_from_its_day_else_from_when_it_was_read(
    tmp_path: Path, dates: Row, known_from: str, is_assumed: bool
) -> None:
    (act,) = rows_of(read(tmp_path, dates).tables["market_access"], "known_from", "is_known_from_assumed")

    assert act == {"known_from": known_from, "is_known_from_assumed": is_assumed}


def test_the_event_and_the_conflict_are_rows_of_their_own(tmp_path: Path) -> None:
    tables = read(tmp_path, {}, OTHER | CONFLICT | {"event": NOTE_ID}).tables

    assert rows_of(tables["market_access_event"]) == [{"act_code": "A0002", "event_id": NOTE_ID}]
    assert rows_of(tables["market_access_conflict"]) == [
        {"act_code": "A0002", "other_act_code": "A0001", "about": "day", "text": "The days differ."}
    ]


def test_a_conflict_with_a_refused_act_waits_and_the_act_does_not(tmp_path: Path) -> None:
    reading = read(tmp_path, {"good": "pears"}, OTHER | CONFLICT)

    assert list(reading.tables["market_access"]["act_code"]) == ["A0002"]
    assert rows_of(reading.tables["market_access_conflict"]) == []


def test_a_project_may_do_without_acts(tmp_path: Path) -> None:
    assert read_market_access(write_data(tmp_path), CODES, set()) == Reading()
