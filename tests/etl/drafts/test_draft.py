"""An article gives day, place, people, sides, topics and figures."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from etl.drafts.draft import Draft
from etl.drafts.person import FoundPerson
from etl.vocabulary.events import EventKind
from tests.etl.drafts.made_articles import ENGLISH, drafted

EMPTY = Draft(None, None, [], [], [], {}, [], [])


def test_an_article_gives_day_place_people_and_sides(data_dir: Path) -> None:
    draft = drafted(data_dir, ENGLISH)

    assert draft.day
    assert (draft.day.day, draft.day.words) == (date(2099, 5, 12), "Tuesday")
    assert draft.place
    assert (draft.place.code, draft.place.country) == ("mariehamn", "AX")
    assert [(one.code, one.area, one.role, one.near_spellings) for one in draft.people] == [
        ("anna-alander", "AX", "Minister of Agriculture of Aland", ["Alandr"]),
        ("bo-bouvet", "BV", "President of Bouvet", []),
    ]
    assert [(one.code, one.known) for one in draft.mentioned] == [("eva-else", False)]
    assert draft.parties == ["AX", "BV"]
    assert list(draft.topics) == ["meat", "grain", "livestock"]
    assert [(one.value, one.unit) for one in draft.figures] == [(1.5e9, "USD"), (20000, "t")]
    assert draft.missing == []


def test_chinese_is_read_without_spaces(data_dir: Path) -> None:
    draft = drafted(data_dir, "5月12日，安娜在玛丽港会见客人。安娜表示，愿扩大粮食进口，加强农业科技合作。")

    assert draft.day
    assert draft.day.day == date(2099, 5, 12)
    assert [one.code for one in draft.people] == ["anna-alander"]
    assert [one.text for one in draft.commitments] == [
        "Expand imports of grain",
        "Strengthen cooperation in farm technology",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "MARIEHAMN – Anna Alander met guests on Tuesday.",
        "MARIEHAMN, May 12 (News) -- Anna Alander met guests.",
        "Мариехамн. 12 мая. Новости – Анна встретилась с гостями.",
        "通讯社玛丽港5月12日电,安娜会见客人。",
    ],
)
def test_the_dateline_is_the_place_where_no_other_is_led_in(data_dir: Path, text: str) -> None:
    place = drafted(data_dir, text).place
    assert place
    assert place.code == "mariehamn"


def test_the_day_of_the_report_is_not_the_day_of_the_meeting(data_dir: Path) -> None:
    for text in (
        "通讯社玛丽港5月12日电,当地时间5月11日,安娜会见客人。",
        "MARIEHAMN, May 12 (News) -- Anna Alander met guests on May 11.",
    ):
        day = drafted(data_dir, text).day
        assert day
        assert day.day == date(2099, 5, 11)


def test_what_was_before_gives_neither_place_nor_people(data_dir: Path) -> None:
    draft = drafted(
        data_dir,
        "Anna Alander said that all is well. It's worth noting that Bo Bouvet met guests in Mariehamn in January.",
    )
    assert [one.code for one in draft.people] == ["anna-alander"]
    assert [one.code for one in draft.mentioned] == ["bo-bouvet"]


@pytest.mark.parametrize(
    ("roles", "kind"),
    [
        (["President of Aland", "President of Bouvet"], EventKind.HEAD_OF_STATE_MEETING),
        (["President of Aland", "Prime Minister of Bouvet"], EventKind.HEAD_OF_GOVERNMENT_MEETING),
        (["Deputy Prime Minister"], EventKind.MINISTERIAL_MEETING),
        (["Minister of Sheep", ""], EventKind.MINISTERIAL_MEETING),
        (["Akim"], None),
        ([], None),
    ],
)
def test_the_kind_is_what_the_roles_speak_for(roles: list[str], kind: EventKind | None) -> None:
    people = [FoundPerson("a", "A", "AX", True, re.compile("A"), role) for role in roles]

    assert replace(EMPTY, people=people).kind == kind


def test_one_of_a_region_makes_it_a_meeting_of_regions() -> None:
    akim = FoundPerson("a", "A", "CN-XJ", True, re.compile("A"), "Akim")

    assert replace(EMPTY, people=[akim]).kind == EventKind.REGIONAL_LEADER_MEETING


def test_what_was_not_found_is_named() -> None:
    assert EMPTY.missing == [
        *("the date", "the place", "who took part", "the parties"),
        *("topics", "figures with a unit", "promises"),
    ]
    assert "the parties" not in replace(EMPTY, parties=["AX"]).missing
