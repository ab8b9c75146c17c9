"""Sources under whose account they are, figures as stated, and relations told from where the reader stands."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dashboard.subjects.events.event_parts import EventSource, OtherMeeting, Participant
from dashboard.subjects.events.notes import (
    Link,
    nearest_meetings,
    note_markdown,
    person_line,
    plain,
    published_in_words,
    source_links,
)
from dashboard.subjects.people.people import Person
from tests.dashboard.made_events import made_event
from tests.dashboard.made_names import made_names
from tests.factories import EVENT

NAMES = made_names(areas={"AX": "Aland", "BV": "Bouvet"})
PAGE = EventSource(EVENT, "https://example.org/meeting", "Example News", "2099-05-10", "Ministers meet", None)
ANNA = Participant(EVENT, Person("anna", "AX", {"en": "Anna"}), None, "AX")


def test_each_sides_account_stands_under_its_own_heading_and_others_last() -> None:
    sources = [
        replace(PAGE, publisher="Third"),
        replace(PAGE, publisher="Bouvet News", account_of="BV"),
        replace(PAGE, account_of="AX", title=None, published_date="2099-05"),
    ]
    links = source_links(sources, NAMES)
    assert list(links) == ["Account of Bouvet", "Account of Aland", "Other sources"]
    assert links["Account of Aland"] == [Link("Example News", "https://example.org/meeting", "Example News, May 2099")]
    assert links["Account of Bouvet"] == [
        Link("Ministers meet", "https://example.org/meeting", "Bouvet News, 10 May 2099")
    ]


@pytest.mark.parametrize(
    ("published", "words"),
    [("2099-05-10", "10 May 2099"), ("2099-05", "May 2099"), ("2099", "2099"), (None, ""), (float("nan"), "")],
)
def test_a_date_of_publication_is_no_more_exact_than_it_is_known(published: object, words: str) -> None:
    assert published_in_words(published) == words


def test_a_title_cannot_break_its_link() -> None:
    assert Link("Meat] (and $grain", "https://example.org/a(b)?x=<y>", "").markdown() == (
        r"[Meat\] (and \$grain](<https://example.org/a(b)?x=%3Cy%3E>)"
    )


def test_a_dollar_is_money_and_never_mathematics() -> None:
    assert note_markdown("From $1 to $2, and **more**") == r"From \$1 to \$2, and **more**"
    assert plain("a_b *c* $d") == r"a\_b \*c\* \$d"


@pytest.mark.parametrize(
    ("note", "links"),
    [
        ("[a page](https://aland.example/a_(b)) and <http://aland.example>", 2),
        ("![a picture](https://aland.example/p.png)", 1),
        (r"\![held](https://aland.example/p.png) \\![not held](https://aland.example/p.png)", 2),
        ("[data](data:text/html,x) [script](<javascript:x>) [hidden](&#100;ata:x) [over\nlines](\n vbscript:x)", 0),
        ("[named][x] ![picture][x]\n\n[x]: data:x\n", 0),
        ("<javascript:x> <data:x> <ftp://aland.example> <a@aland.example> [f](file:///x) [m](mailto:a@b)", 0),
        ("[of no scheme](//aland.example) [of this host](/event)", 0),
    ],
)
def test_a_note_links_to_pages_on_the_web_and_shows_no_picture(note: str, links: int) -> None:
    pictures, addresses = pictures_and_links(note_markdown(note))

    assert (pictures, len(addresses)) == ([], links)
    assert [address for address in addresses if not address.startswith(("http://", "https://"))] == []


PIECES = (*'![]()<>:\\\n "a&', "data:x", "JAVASCRIPT:y", "http://h/x", "https://h", "&#58;", "[a]: ", "](", "![", "//h")


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_no_note_has_a_picture_or_a_link_to_anything_but_a_page_on_the_web(note: str) -> None:
    pictures, addresses = pictures_and_links(note_markdown(note))

    assert pictures == []
    assert [address for address in addresses if not re.match("https?://", address, re.IGNORECASE)] == []


def pictures_and_links(markdown: str) -> tuple[list[str], list[str]]:
    """The addresses of pictures, and those of links, as CommonMark has them; no scheme is left out."""
    reader = MarkdownIt("commonmark")
    reader.validateLink = lambda _address: True  # type: ignore[method-assign]  # how the library has it replaced
    found = [one for block in reader.parse(markdown) for one in block.children or ()]
    pictures = [str(one.attrs["src"]) for one in found if one.type == "image"]
    return pictures, [str(one.attrs["href"]) for one in found if one.type == "link_open"]


def test_a_note_without_pictures_is_left_as_it_is() -> None:
    note = "## Told\n\nThey met; *see* [a page](https://aland.example): 1 < 2, a! [b] and [c]."

    assert note_markdown(note) == note


def test_a_person_without_a_known_role_says_so() -> None:
    assert person_line(ANNA, NAMES) == "**Anna** (Aland)  \nrole not recorded"
    assert (
        person_line(replace(ANNA, role="Minister of Sheep", side_code=None), NAMES) == "**Anna**  \nMinister of Sheep"
    )
    assert person_line(replace(ANNA, role="Envoy"), made_names(roles={"Envoy": "特使"})).endswith("特使")


def test_the_nearest_meetings_of_the_same_people_come_once_each_newest_first() -> None:
    days = {"far": date(2050, 1, 1), "before": date(2099, 5, 1), "after": date(2099, 6, 1)}
    others = [
        OtherMeeting(code, made_event(event_id=event_id, start_date=days[event_id]))
        for code, event_id in (("anna", "far"), ("anna", "before"), ("bo", "before"), ("bo", "after"))
    ]
    nearest = nearest_meetings(others, {"anna": "Anna", "bo": "Bo"}, date(2099, 5, 9), most=2)
    assert [(meeting.event.event_id, meeting.people) for meeting in nearest] == [
        ("after", ("Bo",)),
        ("before", ("Anna", "Bo")),
    ]


def test_people_without_other_meetings_have_none() -> None:
    assert nearest_meetings([], {}, date(2099, 5, 9)) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (":material/home:", "\\:\u2060material/home\\:"),
        (":streamlit:", "\\:\u2060streamlit\\:"),
        ("a -> b <-> c -- d", "a -\u2060\\> b \\<\u2060-\\> c -\u2060- d"),
        ("more >= less", "more \\>\u2060= less"),
        ("anna@a.example", "anna\u2060@a.example"),
        ("5 - 6, x--y", "5 - 6, x--y"),
    ],
)
def test_what_is_looked_for_in_text_is_kept_apart(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_no_colon_of_a_note_begins_an_icon_or_a_colour() -> None:
    assert note_markdown(":red[r] at 10:30 :material/home:") == ":\u2060red[r] at 10:30 :\u2060material/home:"
