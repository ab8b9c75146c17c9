"""The ledger and a promise's own page, on a made-up database.

Kept, late, told again, unmeasurable, and figures that disagree.
"""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from etl import schema
from etl.inputs.reference import closed_lists
from etl.load import replace_database
from etl.schema.address import ADDRESS_VARIABLE
from etl.values.frames import rows_to_frame
from tests.dashboard.opened import address_of, links, open_page, rows_offered, sources_told, texts
from tests.factories import (
    EVENT,
    Row,
    area_row,
    assessment_row,
    commitment_evidence_row,
    commitment_party_row,
    commitment_row,
    commitment_topic_row,
    commodity_group_member_row,
    complete,
    event_row,
    event_source_row,
    market_access_event_row,
    market_access_row,
    observation_row,
    stage_row,
    term_row,
    year,
)
from tests.loading import load_file

KEPT, LATE, AGAIN, VAGUE, SPLIT, FORECAST = (f"{EVENT}-c{number}" for number in range(1, 7))
LATER = "2099-09-09-mariehamn-later"
MEASURED = {
    "measurability": "series",
    "target_unit": "USD/year",
    "comparator": "at_least",
    "series_measure": "value_usd",
    "series_reporter_code": "AX",
    "series_partner_code": "BV",
    "series_flow": "export",
    "series_group_code": "grain",
    "series_period_kind": "year",
}


def promises() -> list[Row]:
    return [
        commitment_row(commitment_id=KEPT, text="Open a hub", measurability="document"),
        commitment_row(
            commitment_id=LATE,
            text="Sell 5 m of grain",
            target_value=5e6,
            deadline=date(2100, 12, 31),
            deadline_basis="stated",
            **MEASURED,
        ),
        commitment_row(commitment_id=VAGUE, text="Grow closer", not_measurable_reason="It names nothing to count."),
        commitment_row(commitment_id=SPLIT, text="Sell 1 m of grain", target_value=1e6, **MEASURED),
        commitment_row(commitment_id=FORECAST, text="Grain may reach 9 m", kind="forecast"),
        commitment_row(commitment_id=f"{LATER}-c1", text="Open the hub, still", repeats_commitment_id=KEPT),
    ]


@pytest.fixture
def database(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database in which the build judged the promises."""
    listed = closed_lists()
    tables = complete(
        term=[
            term_row(
                list_name=name, term_code=code, sort_order=place, title_en=f"{code.replace('_', ' ').capitalize()}"
            )
            for name, codes in listed.items()
            for place, code in enumerate(codes, start=1)
        ],
        area=[area_row(area_code=code, sort_order=place) for place, code in enumerate(["AX", "BV", "KZ", "CN"])],
        event=[event_row(), event_row(event_id=LATER, start_date=date(2099, 9, 9))],
        event_source=[event_source_row(published_date="2102-03-01", known_from=date(2102, 3, 1))],
        commitment=promises(),
        stage=[
            stage_row(commitment_id=KEPT, known_until=date(2099, 12, 1)),
            stage_row(commitment_id=KEPT, seq=2, stage="done", event_id=LATER, known_from=date(2099, 12, 1)),
        ],
        commitment_party=[
            commitment_party_row(commitment_id=LATE, area_code="KZ"),
            commitment_party_row(commitment_id=LATE, area_code="BV", role="to"),
        ],
        commitment_topic=[commitment_topic_row(commitment_id=LATE)],
        commitment_evidence=[
            commitment_evidence_row(commitment_id=KEPT, kind="kept", event_id=LATER, note="The hub stood open.")
        ],
        assessment=[
            assessment_row(
                commitment_id=KEPT,
                verdict="partly",
                assessed_date=date(2099, 12, 1),
                known_from=date(2099, 12, 1),
                reason="Half a hub.",
            ),
            assessment_row(
                commitment_id=KEPT, seq=2, verdict="met", known_from=date(2100, 1, 15), reason="The hub is open."
            ),
        ],
        commodity_group_member=[commodity_group_member_row()],
        market_access=[market_access_row()],
        market_access_event=[market_access_event_row(event_id=LATER)],
        observation=[
            *(observation_row(**year(number), value_usd=number * 1_000.0) for number in (2098, 2099, 2100)),
            observation_row(**year(2100), reporter_code="BV", partner_code="AX", flow="import", value_usd=900_000.0),
        ],
    )
    replace_database(
        sqlite_url, {name: rows_to_frame(schema.metadata.tables[name], rows) for name, rows in tables.items()}
    )
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)
    return sqlite_url


def as_read(app: AppTest) -> str:
    """The page's sentences without the signs that keep Markdown from reading them otherwise."""
    return texts(app).replace("\\", "")


@pytest.mark.usefixtures("database")
def test_the_ledger_counts_each_promise_once_and_shows_what_cannot_be_judged() -> None:
    app = open_page("commitments")

    assert not app.exception
    assert "**4 promises**: met **1**, partly **0**, not met **1**, disagree **1**, too early **0**. " in texts(app)
    assert "Not assessable **1** (25 % of all): indefinite **1**, no figure **0**, nothing found **0**. " in texts(app)
    assert "Overdue **1**; deadline passed and outcome not known **0**." in texts(app)
    assert "told 2 times" in texts(app)
    assert [link.label for link in app.main.get("page_link")] == [
        *("Sell 5 m of grain", "Open a hub", "Grow closer", "Sell 1 m of grain"),
        "Grain may reach 9 m",
    ]


@pytest.mark.usefixtures("database")
def test_what_was_only_expected_is_told_apart_and_not_counted() -> None:
    told = texts(open_page("commitments", kind="forecast"))

    assert "**0 promises**" in told
    assert "Expected, not promised" in told
    assert "1 forecast of an official; it is no promise" in told


@pytest.mark.usefixtures("database")
def test_the_word_in_the_address_stands_for_all_of_its_causes() -> None:
    asked = [open_page("commitments", verdict=verdict) for verdict in ("not_assessable", "indefinite", "no_figure")]

    assert ["Grow closer" in [link.label for link in app.main.get("page_link")] for app in asked] == [True, True, False]
    assert [app.warning.len for app in asked] == [0, 0, 0]


@pytest.mark.usefixtures("database")
def test_filters_are_read_from_the_address_and_written_to_it() -> None:
    asked = {
        "party": "KZ",
        "verdict": "not_met",
        "due": "overdue",
        "text": "grain",
        "stage": "announced",
        "repeats": "1",
    }
    app = open_page("commitments", **asked)

    assert not app.exception
    assert address_of(app) == {name: [value] for name, value in asked.items()}
    assert [link.label for link in app.main.get("page_link")] == ["Sell 5 m of grain"]
    app.text_input[0].set_value("hub").run()
    assert address_of(app)["text"] == ["hub"]
    assert "No promise matches all of these filters. Take one of them away, or clear them all." in texts(app)
    app.button[0].click().run()
    assert address_of(app) == {}


@pytest.mark.usefixtures("database")
def test_a_promise_told_again_is_shown_when_asked_for() -> None:
    app = open_page("commitments", repeats="1")

    assert "**5 promises**" in texts(app)
    assert "Open the hub, still" in [link.label for link in app.main.get("page_link")]


@pytest.mark.usefixtures("database")
def test_junk_in_the_address_is_named_and_ignored() -> None:
    app = open_page("commitments", party="nowhere", due="sometime", years="1-2")

    assert not app.exception
    assert len(app.warning) >= 2
    assert "**4 promises**" in texts(app)


@pytest.mark.usefixtures("database")
def test_pictures_have_their_facts_and_files() -> None:
    app = open_page("commitments")

    for key in ("counts", "ledger", "progress"):
        assert rows_offered(app, key) == ["What is shown: 4 rows", "All rows behind it: 6 rows"]
    assert "**Unit** per cent of each promise's target" in sources_told(app)


@pytest.mark.usefixtures("database")
def test_a_measured_promise_shows_each_sides_figures_and_verdict() -> None:
    app = open_page("commitment", id=SPLIT)

    assert not app.exception
    told = as_read(app)
    assert "[Disagree]" in told
    assert "By the figures: Aland: met; Bouvet: too early." in told
    assert "**Aland: Aland Customs** 2.1 m USD a year in 2100: 210.0 % of the target." in told
    assert (
        "**Bouvet: Aland Customs** 900 thousand USD a year in 2100: 90.0 % of the target, and no deadline was set."
        in told
    )
    assert (
        "Where each line ends, which is no end of trade: Aland: Aland Customs 2100; Bouvet: Aland Customs 2100."
        in sources_told(app)
    )


@pytest.mark.usefixtures("database")
def test_a_late_promise_says_by_how_much_it_fell_short() -> None:
    told = as_read(open_page("commitment", id=LATE))

    assert "Overdue" in told
    assert (
        "Only from 2.1 m USD a year at the promise to 2.1 m USD a year in 2100, the last full period by the deadline: 42.0 % of the target."
        in told
    )


@pytest.mark.usefixtures("database")
def test_a_promise_shows_how_it_stood_from_day_to_day_its_steps_its_evidence_and_its_tellings() -> None:
    app = open_page("commitment", id=KEPT)

    told = as_read(app)
    assert told.index("[Met] from **15 January 2100** · desk officer") < told.index(
        "[Partly] from **1 December 2099** · desk officer"
    )
    assert told.index("The hub is open.") < told.index("Half a hub.")
    assert told.index("**Done** from **1 December 2099**") < told.index("**Announced** from **")
    assert "Kept · The hub stood open." in told
    assert "**First told 9 May 2099: Open a hub** (this page)" in told
    assert "Told again 9 September 2099: Open the hub, still" in [link.label for link in app.main.get("page_link")]


@pytest.mark.usefixtures("database")
def test_an_unmeasurable_promise_says_why() -> None:
    app = open_page("commitment", id=VAGUE)

    assert "It names nothing to count." in texts(app)
    assert app.get("plotly_chart") == []


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("parameters", "words"),
    [({"id": "nothing-c1"}, "no promise with the code nothing-c1"), ({}, "names no promise")],
)
def test_an_unknown_promise_gets_a_kind_page(parameters: dict[str, str], words: str) -> None:
    app = open_page("commitment", **parameters)

    assert not app.exception
    assert words in texts(app)
    assert [link.label for link in app.main.get("page_link")] == ["Go to all promises"]


def test_an_empty_ledger_says_what_to_do(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    load_file(sqlite_url, event=[event_row()])
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)

    assert "No promise is in the database yet." in texts(open_page("commitments"))


@pytest.mark.usefixtures("database")
def test_a_promise_leads_to_the_goods_of_the_acts_that_show_what_came_of_it() -> None:
    shown, other = open_page("commitment", id=KEPT), open_page("commitment", id=VAGUE)
    assert [links(app).get("Apples") for app in (shown, other)] == ["good=apples", None]
