"""A brief says what may enter, since when, by the acts known on its day; nothing that was known later."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.dashboard.brief.briefs import brief_of, lines, section, words
from tests.dashboard.brief.record import record
from tests.factories import (
    Row,
    access_good_code_row,
    access_good_row,
    access_state_row,
    market_access_row,
)
from tests.loading import file_of

ROUTE = {"origin_code": "KZ", "destination_code": "CN"}
SINCE, LATER = date(2098, 7, 1), date(2099, 3, 1)
Load = Callable[..., str]


@pytest.fixture
def load() -> Load:
    """Load the record with one good, a grain, and how its market stood."""

    def put(*states: Row, **act: object) -> str:
        tables = record() | {
            "access_good": [access_good_row(good_code="oats")],
            "access_good_code": [access_good_code_row(good_code="oats", commodity_id="HS:1001")],
            "market_access": [
                market_access_row(
                    **ROUTE, good_code="oats", from_date=SINCE, known_from=SINCE, source_title="Oats may go", **act
                )
            ],
            "access_state": list(states),
        }
        return file_of(**tables)

    return put


def state(**given: object) -> Row:
    return access_state_row(**({"good_code": "oats", **ROUTE, "from_date": SINCE, "since_date": SINCE} | given))


def told(url: str, day: date) -> list[str]:
    """What is said of the market, each sentence once; the newest opening has a test of its own."""
    said = dict.fromkeys(line.text for line in lines(brief_of(url, on_day=day)) if "ats" in line.text)
    return [text for text in said if "in this field" not in text]


def test_an_open_market_is_told_with_its_day_and_the_page_of_its_act(load: Load) -> None:
    brief = brief_of(load(state(known_from=SINCE)), on_day=date(2098, 12, 1))
    (line,) = (line for line in lines(brief) if line.text.startswith("Open to China"))
    assert line.text == "Open to China: Oats since 1 July 2098."
    assert [note.text for note in brief.notes if note.number in line.notes] == [
        "Oats may go, Example News, 1 July 2098"
    ]


def test_a_market_that_was_stopped_later_is_told_as_it_was_known_to_stand(load: Load) -> None:
    url = load(
        state(known_from=SINCE, known_until=LATER),
        state(known_from=LATER, until_date=LATER),
        state(known_from=LATER, from_date=LATER, since_date=LATER, state="suspended"),
    )
    assert told(url, date(2098, 12, 1)) == ["Open to China: Oats since 1 July 2098."]
    assert told(url, date(2099, 12, 1)) == ["Suspended or closed: Oats since 1 March 2099."]


def test_the_newest_opening_is_counted_and_named(load: Load) -> None:
    brief = brief_of(load(state(known_from=SINCE)), on_day=date(2098, 12, 1))
    told_of = section(brief, "Lines to take that the record supports")
    assert "1 good of Kazakhstan in this field may enter China; the newest: Oats since 1 July 2098." in told_of
    assert "in this field" not in words(brief_of(load(state(known_from=SINCE)), on_day=date(2098, 6, 1)))


def test_what_is_stopped_is_a_sore_point(load: Load) -> None:
    brief = brief_of(load(state(known_from=SINCE, state="suspended")), on_day=date(2098, 12, 1))
    assert "Suspended or closed: Oats since 1 July 2098." in section(brief, "Sore points")


def test_a_protocol_is_no_opening(load: Load) -> None:
    url = load(state(known_from=SINCE, state="protocol_only"))
    assert told(url, date(2098, 12, 1)) == ["A protocol only, so not yet open: Oats since 1 July 2098."]


def test_a_brief_on_the_five_names_no_market(load: Load) -> None:
    brief = brief_of(load(state(known_from=SINCE)), partner="C5", on_day=date(2098, 12, 1))
    assert not [line for line in lines(brief) if "Oats" in line.text]


@pytest.mark.parametrize(
    ("given", "mark"),
    [({"is_less_sure": True}, "(less sure)"), ({"conflict_act_code": "A0001"}, "(another act contradicts it)")],
)
def test_what_speaks_against_it_is_said(load: Load, given: dict[str, object], mark: str) -> None:
    assert told(load(state(known_from=SINCE, **given)), date(2098, 12, 1)) == [
        f"Open to China: Oats since 1 July 2098 {mark}."
    ]


@pytest.mark.parametrize(
    ("act", "mark"),
    [
        ({"last_date": None}, "(no page tells an end; told for 6 months by our own rule)"),
        ({"last_date": LATER}, "(less sure)"),
    ],
)
def test_a_ban_without_an_end_is_told_to_be_told_by_our_own_rule(load: Load, act: dict[str, object], mark: str) -> None:
    closed = state(known_from=SINCE, state="closed", is_less_sure=True, until_date=LATER)

    assert told(load(closed, kind="export_ban", **act), date(2098, 12, 1)) == [
        f"Suspended or closed: Oats since 1 July 2098 {mark}."
    ]
