"""An event as one row, with its parts in order."""

import pytest

from dashboard.rows.streams import read_rows
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.dashboard.rows.made_tables import everything, rows
from tests.factories import (
    EVENT,
    event_participant_row,
    event_party_row,
    role_row,
)


def test_an_event_is_one_row_with_its_parts_joined_in_order(loaded_database: LoadDatabase) -> None:
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        newest, earlier = rows(connection, "events").to_dict("records")
    assert {
        name: newest[name]
        for name in ("event_id", "party_codes", "party_names", "person_names", "person_roles", "source_urls")
    } == {
        "event_id": EVENT,
        "party_codes": "AX; BV",
        "party_names": "Aland; Bouvet",
        "person_names": "Anna Alander; Bo Bouvet",
        "person_roles": "Minister of Sheep; ",
        "source_urls": "https://example.org/meeting; https://example.org/other",
    }
    assert newest["commitment_ids"] == f"{EVENT}-c1"
    assert earlier["party_codes"] == ""


@pytest.mark.parametrize(("language", "named"), [("en", "Minister of Sheep; Envoy; "), ("ru", "Министр овец; Envoy; ")])
def test_roles_come_with_their_titles_and_one_without_as_itself(
    loaded_database: LoadDatabase, language: str, named: str
) -> None:
    people = [
        event_participant_row(),
        event_participant_row(seq=2, role="Envoy"),
        event_participant_row(seq=3, role=None),
    ]
    url = loaded_database(event_participant=people, role=[role_row()])
    with read_only_engine(url).connect() as connection:
        (event,) = read_rows(connection, TABLES["events"], RowFilters(), language).to_dict("records")
    assert (event["person_roles"], event["person_role_names"]) == ("Minister of Sheep; Envoy; ", named)


def test_all_parties_and_people_asked_for_must_take_part_as_on_the_timeline(loaded_database: LoadDatabase) -> None:
    tables = everything() | {
        "event_party": [event_party_row(), event_party_row(event_id="2098-01-01-earlier-event", area_code="BV")]
    }
    with read_only_engine(loaded_database(**tables)).connect() as connection:
        assert [len(rows(connection, "events", party=codes)) for codes in (("AX",), ("XG",), ("AX", "BV"))] == [1, 1, 0]
        assert len(rows(connection, "events", person=("anna-alander", "bo-bouvet"))) == 1
