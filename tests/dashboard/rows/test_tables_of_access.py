"""The tables of market access as they are taken away."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection

from dashboard.rows.parameters import allowed_codes
from dashboard.rows.streams import read_rows
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters
from dashboard.subjects.engine import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import (
    access_good_part_row,
    access_good_row,
    area_row,
    complete,
    event_row,
    market_access_conflict_row,
    market_access_event_row,
    market_access_row,
)

Rows = list[dict[str, Any]]
BAN = {"kind": "export_ban", "from_date": date(2099, 7, 1), "last_date": date(2099, 8, 31), "destination_code": "WLD"}


def acts() -> dict[str, Rows]:
    """Bouvet lets Aland's apples in, Aland bars all fruit for two months, and two acts contradict each other."""
    return complete(
        area=[area_row(), area_row(area_code="BV"), area_row(area_code="WLD", kind="world", name_en="World")],
        access_good=[access_good_row(name_ru="Яблоки"), access_good_row(good_code="fruit", sort_order=2)],
        access_good_part=[access_good_part_row()],
        event=[event_row()],
        market_access=[
            market_access_row(known_from=date(2099, 5, 9)),
            market_access_row(act_code="A0002", known_from=date(2099, 5, 20), from_date=date(2099, 5, 20)),
            market_access_row(act_code="A0003", good_code="fruit", known_from=date(2099, 6, 20), **BAN),
        ],
        market_access_event=[market_access_event_row(known_from=date(2099, 5, 9))],
        market_access_conflict=[market_access_conflict_row(known_from=date(2099, 5, 20))],
    )


def taken(connection: Connection, table: str, *names: str, language: str = "en", **chosen: str) -> Rows:
    filters = RowFilters(tuple((name, (code,)) for name, code in chosen.items()))
    found = read_rows(connection, TABLES[table], filters, language)[list(names)]
    return found.astype(object).where(found.notna(), None).to_dict("records")


def test_an_act_is_told_with_names_events_and_what_contradicts_it(loaded_database: LoadDatabase) -> None:
    named = ("act_code", "good_name", "destination_name", "event_ids", "conflict_act_codes", "conflict_matters")
    with read_only_engine(loaded_database(**acts())).connect() as connection:
        first, second, ban = taken(connection, "market_access", *named)

    assert first == dict(
        zip(named, ("A0001", "Apples", "Bouvet", "2099-05-09-mariehamn-a-b", "A0002", "day"), strict=True)
    )
    assert (second["act_code"], second["conflict_act_codes"], second["event_ids"]) == ("A0002", "", "")
    assert (ban["good_name"], ban["destination_name"]) == ("Fruit", "World")


@pytest.mark.parametrize(
    ("chosen", "codes"),
    [
        ({"good": "fruit"}, ["A0003"]),
        ({"origin": "AX"}, ["A0001", "A0002", "A0003"]),
        ({"destination": "BV"}, ["A0001", "A0002"]),
        ({"kind": "export_ban"}, ["A0003"]),
        ({"force": "draft"}, []),
    ],
)
def test_acts_are_chosen_by_good_route_and_kind(
    loaded_database: LoadDatabase, chosen: dict[str, str], codes: list[str]
) -> None:
    with read_only_engine(loaded_database(**acts())).connect() as connection:
        assert [row["act_code"] for row in taken(connection, "market_access", "act_code", **chosen)] == codes


def test_states_are_those_of_the_day_that_is_asked_for(loaded_database: LoadDatabase) -> None:
    address = loaded_database(**acts())
    told = {}
    for day in (date(2099, 5, 8), date(2099, 5, 9), date(2099, 7, 15), date(2099, 9, 15), None):
        with read_only_engine(address, day).connect() as connection:
            told[day] = taken(connection, "access_states", "state", "act_code", good="apples", now="1")

    opened = {"state": "open", "act_code": "A0001"}
    assert told == {
        date(2099, 5, 8): [{"state": "no_act", "act_code": None}],
        date(2099, 5, 9): [opened],
        date(2099, 7, 15): [{"state": "closed", "act_code": "A0003"}],
        date(2099, 9, 15): [opened],
        None: [opened],
    }


def test_every_stretch_is_there_where_no_day_is_asked_for(loaded_database: LoadDatabase) -> None:
    with read_only_engine(loaded_database(**acts())).connect() as connection:
        found = taken(connection, "access_states", "from_date", "state", "conflict_act_code", good="apples")

    assert [(f"{row['from_date']:%Y-%m-%d}", row["state"], row["conflict_act_code"]) for row in found] == [
        ("1900-01-01", "no_act", None),
        ("2099-05-09", "open", "A0002"),
        ("2099-07-01", "closed", None),
        ("2099-09-01", "open", "A0002"),
    ]


def test_goods_are_named_in_the_readers_language_and_found_by_name(loaded_database: LoadDatabase) -> None:
    with read_only_engine(loaded_database(**acts())).connect() as connection:
        found = read_rows(connection, TABLES["market_access"], RowFilters(text="Яблоки"), "ru")
        goods = allowed_codes(connection, "market_access", "good")

    assert set(found["good_name"]) == {"Яблоки"}
    assert goods == ["apples", "fruit"]
