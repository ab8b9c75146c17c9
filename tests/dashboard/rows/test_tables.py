"""Rows of whole tables: exactly those that pass the filters, with their names, on SQLite and PostgreSQL alike."""

from datetime import date

import pandas as pd
import pytest
from sqlalchemy import Connection, select

from dashboard.rows.streams import read_rows
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import (
    RowFilters,
    count_rows,
    occurring_codes,
    period_kinds_of_rows,
    sources_of_rows,
    years_of,
)
from dashboard.subjects.promises.commitments import CommitmentFilters, commitments_with
from dashboard.ui.database import read_only_engine
from etl.schema import observation
from tests.conftest import LoadDatabase
from tests.factories import (
    EVENT,
    Row,
    area_member_row,
    area_row,
    ask_party_row,
    ask_row,
    ask_topic_row,
    assessment_row,
    commitment_evidence_row,
    commitment_party_row,
    commitment_row,
    commitment_topic_row,
    commodity_group_member_row,
    commodity_row,
    event_participant_row,
    event_party_row,
    event_row,
    event_source_row,
    event_topic_row,
    exchange_rate_row,
    finding_row,
    month,
    nearest_price_row,
    observation_row,
    official_figure_row,
    person_row,
    price_row,
    production_row,
    rejection_row,
    revision_row,
    role_row,
    standing_row,
    standing_side_row,
    term_row,
    year,
)


def everything() -> dict[str, list[Row]]:
    """Rows for every table that can be taken away, at least one each."""
    return {
        "observation": [
            observation_row(),
            observation_row(
                partner_code="CX", flow="import", **year(2098), value_usd=-5.0, note="=2+2", quality="suspect"
            ),
            observation_row(commodity_id="HS:0201", **month(2097, 1), net_weight_kg=None),
        ],
        "official_figure": [
            official_figure_row(),
            official_figure_row(figure_code="F0002", is_shown=False, subject="sheep"),
        ],
        "event": [
            event_row(),
            event_row(event_id="2098-01-01-earlier-event", start_date=date(2098, 1, 1), kind="summit"),
        ],
        "event_party": [event_party_row(), event_party_row(area_code="BV")],
        "event_topic": [event_topic_row()],
        "event_participant": [
            event_participant_row(),
            event_participant_row(seq=2, person_code="bo-bouvet", role=None),
        ],
        "event_source": [event_source_row(), event_source_row(seq=2, url="https://example.org/other")],
        "commitment": [commitment_row()],
        "commitment_party": [commitment_party_row(), commitment_party_row(area_code="BV", role="to")],
        "commitment_topic": [commitment_topic_row()],
        "commitment_evidence": [commitment_evidence_row()],
        "ask": [ask_row(), ask_row(ask_id=f"{EVENT}-a2", answered_by_event_id=EVENT, answer_note="In part.")],
        "ask_party": [ask_party_row(), ask_party_row(area_code="BV", role="to")],
        "ask_topic": [ask_topic_row()],
        "assessment": [assessment_row(), assessment_row(seq=2, assessed_date=date(2100, 6, 1), verdict="met")],
        "commodity_group_member": [
            commodity_group_member_row(),
            commodity_group_member_row(commodity_id="HS:0201", group_code="meat"),
        ],
        "rejection": [rejection_row()],
        "finding": [finding_row()],
        "revision": [revision_row()],
        "price": [price_row(), price_row(**month(2099, 6), value=260.5)],
        "exchange_rate": [exchange_rate_row(), exchange_rate_row(**month(2099, 6), kind="official", days_held=4)],
        "production": [
            production_row(crop_id="HS:1001"),
            production_row(crop_id="HS:1001", **year(2098), yield_kg_per_ha=None),
        ],
        "nearest_price": [nearest_price_row(), nearest_price_row(commodity_id="HS:0201", price_good_code=None)],
        "build_file": [],
        "commodity": [
            commodity_row(),
            commodity_row(commodity_id="HS:0201", title_en="Beef", title_zh="牛肉", title_ru="Говядина"),
        ],
        "area": [
            area_row(),
            area_row(area_code="BV", name_ru="Буве"),
            area_row(area_code="CX"),
            area_row(area_code="XG", kind="group"),
        ],
        "area_member": [area_member_row(area_code="BV"), area_member_row(area_code="CX")],
        "person": [person_row(), person_row(person_code="bo-bouvet")],
        "term": [term_row(list_name="flow", term_code="export", title_en="Exports", title_ru="Экспорт")],
    }


def rows(connection: Connection, name: str, language: str = "en", **filters: object) -> pd.DataFrame:
    """Rows of a table; filters by their names, ``first_year``, ``last_year`` and ``text`` as they are."""
    plain = {key: filters.pop(key) for key in ("first_year", "last_year", "text") if key in filters}
    chosen = tuple((key, codes) for key, codes in filters.items())
    return read_rows(connection, TABLES[name], RowFilters(chosen=chosen, **plain), language)  # type: ignore[arg-type]  # filters are named in each test


def test_the_kinds_of_period_are_those_of_the_rows_that_pass_short_ones_first(loaded_database: LoadDatabase) -> None:
    last_year = RowFilters(first_year=2098, last_year=2098)
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        assert period_kinds_of_rows(connection, TABLES["trade"], RowFilters()) == ["month", "year"]
        assert period_kinds_of_rows(connection, TABLES["trade"], last_year) == ["year"]
        assert period_kinds_of_rows(connection, TABLES["events"], RowFilters()) == []


def test_every_table_opens_and_counts_what_it_gives(loaded_database: LoadDatabase) -> None:
    tables = everything()
    with read_only_engine(loaded_database(**tables)).connect() as connection:
        counted = {name: count_rows(connection, table, RowFilters()) for name, table in TABLES.items()}
        given = {name: len(read_rows(connection, table, RowFilters(), "en")) for name, table in TABLES.items()}
    assert counted == given
    assert counted == {
        "trade": 3,
        "mirror": 2,
        "figures": 2,
        "events": 2,
        "commitments": 1,
        "standings": 1,
        "asks": 2,
        "prices": 2,
        "exchange_rates": 2,
        "production": 2,
        "nearest_prices": 2,
        "market_access": 0,
        "access_states": 0,
        "sources": 5,
        "groups": 2,
        "files": 0,
        "rejections": 1,
        "findings": 1,
        "revisions": 1,
    }


def test_the_rows_of_a_table_are_those_of_the_database(loaded_database: LoadDatabase) -> None:
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        stored = pd.read_sql(select(observation).order_by(*observation.primary_key.columns), connection)
        given = rows(connection, "trade")
    columns = [name for name in stored.columns if name in given.columns]
    assert len(columns) == 18
    # pandas takes the type of a column without any value from nothing; the rows have it from the database.
    pd.testing.assert_frame_equal(given[columns], stored[columns].astype(given[columns].dtypes))
    assert set(given["build_id"]) == {"0123456789ab"}


def test_every_code_that_a_filter_offers_finds_rows_and_any_other_none(loaded_database: LoadDatabase) -> None:
    found: dict[str, int] = {}
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        for table_name, table in TABLES.items():
            for name, row_filter in table.filters.items():
                for code in [*occurring_codes(connection, row_filter, "en"), "no such code"]:
                    filters = RowFilters(chosen=((name, (code,)),))
                    found[f"{table_name} {name} {code}"] = count_rows(connection, table, filters)
    flags = {"figures shown no such code"}  # a flag is on or off, whatever its code
    assert {name for name, count in found.items() if count and name.endswith("no such code")} == flags
    assert [name for name, count in found.items() if not count and not name.endswith("no such code")] == []
    assert len(found) > 60


@pytest.mark.parametrize(
    ("filters", "values"),
    [
        ({}, [-5.0, 1_000_000.0, 1_000_000.0]),
        ({"partner": ("CX",)}, [-5.0]),
        ({"partner": ("XG",)}, [-5.0, 1_000_000.0, 1_000_000.0]),
        ({"partner": ("CX", "BV"), "flow": ("import",)}, [-5.0]),
        ({"group": ("meat",)}, [1_000_000.0]),
        ({"commodity": ("HS:1001",)}, [-5.0, 1_000_000.0]),
        ({"period": ("year",)}, [-5.0]),
        ({"quality": ("suspect",)}, [-5.0]),
        ({"first_year": 2098, "last_year": 2098}, [-5.0]),
        ({"text": "BEEF"}, [1_000_000.0]),
        ({"text": "говядина"}, [1_000_000.0]),
        ({"text": "牛肉"}, [1_000_000.0]),
        ({"text": "beef 2+2"}, []),
        ({"text": "%"}, []),
    ],
)
def test_filters_say_which_rows_are_meant(
    loaded_database: LoadDatabase, filters: dict[str, object], values: list[float]
) -> None:
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        assert sorted(rows(connection, "trade", **filters)["value_usd"]) == values


@pytest.mark.parametrize("years", [{"first_year": 2099}, {"last_year": 2098}, {"first_year": 2098, "last_year": 2098}])
def test_a_row_that_lies_in_the_years_in_part_is_kept(loaded_database: LoadDatabase, years: dict[str, int]) -> None:
    season = observation_row(
        period_start=date(2098, 7, 1), period_end=date(2099, 6, 30), period_kind="marketing_year", value_usd=7.0
    )
    with read_only_engine(loaded_database(observation=[season])).connect() as connection:
        assert rows(connection, "trade", **years)["value_usd"].tolist() == [7.0]
        assert rows(connection, "trade", first_year=2100).empty


def test_repeated_statements_are_there_unless_left_out(loaded_database: LoadDatabase) -> None:
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        assert list(rows(connection, "figures")["figure_code"]) == ["F0001", "F0002"]
        assert list(rows(connection, "figures", shown=("1",))["figure_code"]) == ["F0001"]


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


def test_a_commitment_shows_how_it_stands_and_what_each_side_says(loaded_database: LoadDatabase) -> None:
    sides = [
        standing_side_row(word="not_met", late_date=date(2100, 12, 31)),
        standing_side_row(side_code="BV", word="not_assessable"),
    ]
    with read_only_engine(loaded_database(**everything() | {"standing_side": sides})).connect() as connection:
        promise = rows(connection, "commitments").iloc[0]
    assert (promise["standing"], promise["judged_by"], promise["standing_reason"]) == ("met", "people", "assessed")
    assert (promise["assessed_date"], promise["assessment_reason"]) == (date(2100, 6, 1), "Half of it was traded.")
    assert (promise["side_codes"], promise["side_standing_codes"], promise["late_side_codes"]) == (
        "AX; BV",
        "not_met; not_assessable",
        "AX",
    )
    assert (promise["by_codes"], promise["to_codes"], promise["evidence"]) == ("AX", "BV", EVENT)


def test_every_change_of_a_standing_is_a_row_of_its_own(loaded_database: LoadDatabase) -> None:
    turn = date(2100, 6, 1)
    url = loaded_database(
        commitment=[commitment_row()],
        standing=[
            standing_row(known_until=turn),
            standing_row(
                word="met", cause=None, judged_by="record", reason="documented", evidence_seq=1, known_from=turn
            ),
        ],
        commitment_evidence=[commitment_evidence_row(kind="kept", note="It opened.")],
    )
    told = ["standing", "cause", "standing_until", "evidence_note"]
    with read_only_engine(url).connect() as connection:
        every = rows(connection, "standings")[told].fillna("").to_numpy().tolist()
        in_year = rows(connection, "standings", first_year=2100)["standing"].tolist()
    with read_only_engine(url, date(2100, 1, 1)).connect() as connection:
        before = rows(connection, "standings")[told].fillna("").to_numpy().tolist()
    assert every == [["not_assessable", "nothing_found", turn, ""], ["met", "", "", "It opened."]]
    assert in_year == ["met"]
    assert before == [["not_assessable", "nothing_found", "", ""]]


def test_the_files_word_and_the_pages_word_are_the_same_row(loaded_database: LoadDatabase) -> None:
    told = ["commitment_id", "standing", "cause", "judged_by", "standing_reason", "assessed_date"]
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        in_file = rows(connection, "commitments")[told].fillna("").to_numpy().tolist()
        on_page = commitments_with(connection, CommitmentFilters())
        last = rows(connection, "standings")[told].fillna("").to_numpy().tolist()[-1:]
    standing_of = {one.commitment_id: one.standing for one in on_page}
    shown = [
        [code, one.word, one.cause or "", one.judged_by, one.reason, one.assessed_date or ""]
        for code, one in standing_of.items()
    ]
    assert in_file == shown == last


def test_names_are_in_the_language_and_else_in_english(loaded_database: LoadDatabase) -> None:
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        trade = rows(connection, "trade", "ru", commodity=("HS:0201",)).iloc[0]
    assert (trade["reporter_name"], trade["partner_name"]) == ("Aland", "Буве")
    assert (trade["commodity_name"], trade["flow_name"]) == ("Говядина", "Экспорт")


def test_years_are_those_of_the_rows(loaded_database: LoadDatabase) -> None:
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        assert years_of(connection, TABLES["trade"]) == (2097, 2099)
        assert years_of(connection, TABLES["sources"]) is None


def test_rows_name_the_sources_they_are_from_and_no_other(loaded_database: LoadDatabase) -> None:
    of_one, of_another = observation_row(source_code="one"), observation_row(source_code="another", flow="import")
    url = loaded_database(observation=[of_one, of_another], event=[event_row()])
    with read_only_engine(url).connect() as connection:
        imports = RowFilters(chosen=(("flow", ("import",)),))
        assert sources_of_rows(connection, TABLES["trade"], RowFilters()) == ["another", "one"]
        assert sources_of_rows(connection, TABLES["trade"], imports) == ["another"]
        assert sources_of_rows(connection, TABLES["events"], RowFilters()) == []
