"""What a preview of a link tells."""

from datetime import date

import pytest

from dashboard.shell.previews import first_sentence
from etl.load import replace_database
from etl.schema.address import ADDRESS_VARIABLE
from tests.conftest import LoadDatabase
from tests.dashboard.builds_in_between import build_after
from tests.dashboard.shell.made_pages import INDEX, page, told
from tests.factories import build_row, commitment_row, complete, event_row, frames, person_row
from tests.loading import load_file, swap_file

EVENT = event_row(
    event_id="2099-01-02-talks",
    title='Grain "talks" & <b>tea</b>',
    note="## Told\n\nThey *met* at [a port](https://x.test). Twice.",
)


@pytest.fixture
def previewed(loaded_database: LoadDatabase) -> None:
    """A database of each kind with an event, its promise and a person."""
    names = {"name_en": "Anna Alander", "name_zh": "安娜"}
    loaded_database(
        event=[EVENT],
        commitment=[commitment_row(commitment_id=f"{EVENT['event_id']}-c1", text="Buy <more> tea")],
        person=[person_row(person_code="anna-alander", **names)],
    )


@pytest.mark.usefixtures("previewed")
def test_a_preview_of_an_event_has_its_title_and_the_first_sentence_of_its_note() -> None:
    found = told(page("/event?id=2099-01-02-talks"))
    assert (found["title"], found["og:title"]) == (EVENT["title"], EVENT["title"])
    assert found["og:description"] == "They met at a port."
    assert found["og:url"] == "http://testserver/event?id=2099-01-02-talks"


def test_a_preview_over_which_a_build_comes_is_of_the_new_one(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    load_file(sqlite_url, event=[event_row(event_id="2099-01", title="Old talks")], build=[build_row(build_id="old")])
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)
    new = event_row(event_id="2099-01", title="New talks")
    with build_after(1, sqlite_url, event=[new], build=[build_row(build_id="new")]):
        assert told(page("/event?id=2099-01"))["title"] == "New talks"
    swap_file(sqlite_url, event=[event_row(event_id="2099-01", title="Old talks")], build=[build_row(build_id="old")])
    assert told(page("/event?id=2099-01"))["title"] == "Old talks"


@pytest.mark.usefixtures("previewed")
def test_a_preview_of_a_promise_or_a_person_has_its_name_in_the_language_asked_for() -> None:
    assert told(page("/commitment?id=2099-01-02-talks-c1"))["og:title"] == "Buy <more> tea"
    assert told(page("/person?id=anna-alander"))["og:title"] == "Anna Alander"
    assert told(page("/person?id=anna-alander&lang=zh"))["og:title"] == "安娜"


@pytest.mark.usefixtures("previewed")
@pytest.mark.parametrize(
    "junk",
    [
        "nobody",
        "",
        "%00",
        "x%00y",
        "%22%3E%3Cscript%3E",
        "%F0%9F%8D%B5",
        "%ff%fe",
        "9" * 5000,
        "1'%20OR%20'1'='1",
        "a&id=b",
    ],
)
def test_junk_in_place_of_an_id_gives_the_preview_of_the_page(junk: str) -> None:
    head = page(f"/event?id={junk}")
    assert told(head)["title"] == "Event note · Khorgos"
    assert head.count("<script") == INDEX.count("<script") + 2  # where the server is, and what printing needs


@pytest.mark.usefixtures("no_database")
def test_without_a_database_the_preview_is_that_of_the_page() -> None:
    assert told(page("/event?id=2099-01-02-talks"))["title"] == "Event note · Khorgos"


@pytest.mark.parametrize("asof", ["2098-01-01", "2099-01-02"])
def test_a_link_to_a_day_tells_what_was_known_on_it(loaded_database: LoadDatabase, asof: str) -> None:
    loaded_database(event=[EVENT | {"known_from": date(2099, 1, 2)}])
    title = told(page(f"/event?id=2099-01-02-talks&asof={asof}"))["title"]
    assert title == ("Event note · Khorgos" if asof < "2099-01-02" else EVENT["title"])


def test_a_new_build_is_read_anew(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)
    for build_id, title in (("b1", "Before"), ("b2", "After")):
        rows = complete(
            event=[event_row(event_id="2099-01-02-talks", title=title)], build=[build_row(build_id=build_id)]
        )
        replace_database(sqlite_url, frames(**rows))
        assert told(page("/event?id=2099-01-02-talks"))["title"] == title


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("One. Two.", "One."),
        (
            "# Head\n\n- They signed 3.5 bn USD of [contracts](https://x.test/a). More.",
            "They signed 3.5 bn USD of contracts.",
        ),
        ("双方同意。以后再谈。", "双方同意。"),
        ("No full stop", "No full stop"),
        ("# Only a head", ""),
        ("word " * 60, "word " * 39 + "word…"),
    ],
)
def test_the_first_sentence_of_a_note_is_plain_text(note: str, sentence: str) -> None:
    assert first_sentence(note) == sentence
