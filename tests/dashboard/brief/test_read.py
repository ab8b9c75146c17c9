"""The brief.

Only what was known, every number with its source, in the order in which it is read.
"""

import re
from datetime import date

import pytest

from dashboard.brief.docx import to_docx
from dashboard.brief.model import TO_FILL, Brief
from dashboard.brief.occasion import NothingToBrief
from tests.conftest import LoadDatabase
from tests.dashboard.brief.briefs import brief_of, lines, section, words
from tests.dashboard.brief.record import FIRST, KNOWN_FROM, SECOND, THIRD, record
from tests.factories import area_row, commitment_party_row, commitment_row, role_row
from tests.loading import file_of

DAYS = (
    date(2097, 2, 28),
    date(2097, 3, 1),
    date(2098, 5, 8),
    date(2098, 5, 9),
    date(2099, 1, 19),
    date(2099, 1, 20),
    date(2099, 4, 1),
    date(2100, 1, 30),
    date(2100, 1, 31),
    date(2101, 1, 1),
)


@pytest.fixture
def load() -> LoadDatabase:
    """Load rows into SQLite; the questions themselves run on both databases elsewhere."""
    return file_of


@pytest.fixture
def url(load: LoadDatabase) -> str:
    """Address of the made-up record."""
    return load(**record())


def told_too_early(brief: Brief) -> list[str]:
    """Marks of what was not known yet on the brief's day and is told all the same."""
    told = words(brief) + str(brief.notes)
    return [mark for mark, known in KNOWN_FROM.items() if known > brief.on_day and mark in told]


def test_both_databases_give_the_same_brief_of_what_was_known(loaded_database: LoadDatabase) -> None:
    brief = brief_of(loaded_database(**record()), on_day=date(2099, 1, 31))

    assert told_too_early(brief) == []
    assert "5.5 bn USD" in words(brief)


@pytest.mark.parametrize(
    ("language", "known", "end"),
    [
        ("en", "As known on 31 January 2100.", "The record of events ends on 2 February 2099."),
        ("zh", "2100年1月31日", "事件记录截至2099年2月2日。"),
        ("ru", "31 января 2100", "События записаны по 2 февраля 2099"),
    ],
)
def test_a_brief_without_a_day_says_where_the_record_of_events_ends(
    url: str, language: str, known: str, end: str
) -> None:
    subtitle = brief_of(url, language=language).subtitle

    assert known in subtitle
    assert end in subtitle


def test_a_brief_holds_what_was_known_and_nothing_later(url: str) -> None:
    briefs = [brief_of(url, on_day=day) for day in DAYS]
    on_meetings = [brief_of(url, partner="", event_id=event_id) for event_id in (FIRST, SECOND, THIRD)]
    told = "\n".join(words(brief) for brief in (*briefs, *on_meetings))

    assert {brief.on_day: told_too_early(brief) for brief in briefs} == {day: [] for day in DAYS}
    assert [mark for mark in KNOWN_FROM if mark not in told] == []


def test_every_number_has_the_note_of_its_source(url: str) -> None:
    asked = (("", None), (SECOND, None), (SECOND, date(2098, 5, 8)), ("", date(2097, 3, 1)))
    for brief in (brief_of(url, event_id=event_id, on_day=day) for event_id, day in asked):
        cited = {note for line in lines(brief) for note in line.notes}
        assert [line.text for line in lines(brief) if re.search(r"\d", line.text) and not line.notes] == []
        assert cited <= {note.number for note in brief.notes} == set(range(1, len(brief.notes) + 1))


def test_notes_are_numbered_in_the_order_in_which_they_are_read(url: str) -> None:
    brief = brief_of(url)
    first_cited = list(dict.fromkeys(note for line in lines(brief) for note in line.notes))

    assert first_cited == sorted(first_cited)


def test_what_was_only_expected_is_not_told_as_agreed(load: LoadDatabase) -> None:
    rows = record()
    expected = commitment_row(
        commitment_id=f"{THIRD}-c2", text="Expected: goats", kind="forecast", deadline=date(2101, 1, 1)
    )
    party = commitment_party_row(commitment_id=f"{THIRD}-c2", area_code="KZ")
    brief = brief_of(
        load(
            **rows
            | {"commitment": [*rows["commitment"], expected], "commitment_party": [*rows["commitment_party"], party]}
        )
    )

    assert "Promised on 2099-02-02" in words(brief)
    assert "Expected: goats" not in words(brief)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Premier since 2099-02-02; attested February 2099"),
        ("zh", "总理；记录见于2099年2月"),
        ("ru", "Premier since 2099-02-02; по записям: февраль 2099"),
    ],
)
def test_a_role_is_told_by_its_title_and_without_one_in_english(load: LoadDatabase, language: str, told: str) -> None:
    titles = [role_row(role_en="Premier since 2099-02-02", role_zh="总理", role_ru=None)]
    brief = brief_of(load(**record(), role=titles), partner="", event_id=THIRD, language=language)

    assert [line.text for line in lines(brief) if line.text.startswith(("Premier since", "总理"))] == [told]


def test_what_is_not_in_the_record_is_named(url: str) -> None:
    for partner, event_id, said in (
        ("XX", "", "XX is no partner"),
        ("", "2099-01-01-nowhere", "There is no event with the code 2099-01-01-nowhere"),
        ("", "", "Name a partner"),
    ):
        with pytest.raises(NothingToBrief, match=said):
            brief_of(url, partner=partner, event_id=event_id)


def test_an_empty_database_has_nothing_to_brief_on(load: LoadDatabase) -> None:
    with pytest.raises(NothingToBrief, match="holds no meeting"):
        brief_of(load())


def test_a_brief_of_a_day_within_the_record_names_that_day_alone(url: str) -> None:
    assert brief_of(url, on_day=date(2099, 6, 1)).subtitle == (
        "As known on 1 June 2099. For the reader on the side of China. Every number leads to its source."
    )


def test_the_first_page_is_the_bottom_line_and_what_is_talked_about(url: str) -> None:
    brief = brief_of(url)

    assert [part.heading for part in brief.front] == [
        "Whom you meet",
        "What they want, what we want",
        "What we owe them, what they owe us",
        "Sore points",
        "Next dates",
        "Lines to take that the record supports",
    ]
    assert [part.heading for part in brief.back] == [
        "The numbers to have ready",
        "Promises between us",
        "What changed lately",
    ]
    assert brief.bottom_line[0].text.startswith("In 2099 China counted 6.6 bn USD of trade with Kazakhstan")


def test_a_meeting_ahead_is_told_without_what_came_of_it(url: str) -> None:
    brief = brief_of(url, partner="", event_id=SECOND, on_day=date(2098, 5, 8))

    assert "Known from 2098-05-09" not in words(brief)
    assert "Promised on 2098-05-09" not in words(brief)
    assert "Asked on 2098-05-09" not in words(brief)
    assert "9 May 2098, Mariehamn" in section(brief, "The meeting")
    assert [rule for rule in brief.rules if rule.startswith("The meeting itself was not known yet")] == [brief.rules[1]]


def test_a_brief_after_a_meeting_follows_up_on_it(url: str) -> None:
    brief = brief_of(url, partner="", event_id=SECOND)

    assert brief.title == "Meeting of China and Kazakhstan, 9 May 2098"
    assert "Known from 2098-05-09" in section(brief, "Following up on")
    assert "Promised on 2098-05-09" in section(brief, "Promises between us")
    assert "Known from 2098-09-01" in section(brief, "What changed lately")


def test_a_brief_on_a_person_is_on_the_side_and_office_of_that_person(url: str) -> None:
    brief = brief_of(url, partner="", person="kairat-kz")

    assert (brief.title, brief.partner) == ("Meeting Kairat Kz, Premier since 2099-02-02", "KZ")
    assert "Premier since 2099-02-02; attested February 2099\n2 February 2099" in section(brief, "Whom you meet")


def test_a_person_whom_nobody_attests_is_named(url: str) -> None:
    with pytest.raises(NothingToBrief, match="Nobody with the code nobody"):
        brief_of(url, person="nobody")


def test_a_reader_of_the_other_side_is_told_the_same_the_other_way_round(url: str) -> None:
    ours, turned = brief_of(url), brief_of(url, side="KZ")

    assert "For the reader on the side of Kazakhstan." in turned.subtitle
    assert section(ours, "What they want, what we want").startswith("Asked on 2098-05-09")
    assert section(turned, "What they want, what we want").startswith("Asked on 2099-02-02")
    assert "Kairat Kz" not in section(turned, "Whom you meet")


def test_a_partner_of_whom_nothing_is_known_has_lines_to_fill(load: LoadDatabase) -> None:
    rows = record()
    url = load(**rows | {"area": [*rows["area"], area_row(area_code="TM", name_en="Turkmenistan")]})
    brief = brief_of(url, partner="TM")

    assert brief.bottom_line == ()
    assert section(brief, "Whom you meet") == "\n".join([TO_FILL.text] * 3)
    assert section(brief, "What they want, what we want") == "\n".join([TO_FILL.text] * 2)
    assert "No figure of this trade was known on this date." in words(brief)
    assert to_docx(brief)
