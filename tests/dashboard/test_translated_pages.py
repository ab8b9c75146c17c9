"""What a reader of Chinese and Russian meets on pages and in what leaves them: no text of ours in English."""

import io
import re
import zipfile
from functools import cache
from typing import Any

import pytest
from google.protobuf.message import Message
from google.protobuf.text_format import MessageToString
from sqlalchemy import select

from dashboard.api.happenings import to_atom
from dashboard.brief.docx import to_docx
from dashboard.brief.facts import BriefRequest
from dashboard.brief.html import to_html
from dashboard.brief.read import read_brief
from dashboard.locale import in_language
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters
from dashboard.shell.previews import preview_of
from dashboard.subjects.engine import current_build, read_only_engine
from dashboard.subjects.events.events import event_by_id, read_notes
from dashboard.subjects.names import read_names
from dashboard.subjects.promises.standings import named_standings
from etl.schema import translation
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import open_page, texts

EVENT = "2023-05-09-urumqi-ma-karashukeyev"
PAGES = [
    ("overview", {}),
    ("timeline", {}),
    ("event", {"id": EVENT}),
    ("commitments", {}),
    ("commitment", {"id": f"{EVENT}-c1"}),
    ("market_access", {}),
    ("market_access", {"good": "beef"}),
    ("people", {}),
    ("brief", {"partner": "KZ"}),
    ("xinjiang", {}),
    ("both_sides", {}),
    ("commodities", {"group": "grain"}),
    ("commodities", {"group": "grain", "commodity": "HS:1001"}),
]
LANGUAGES = ("zh", "ru")
SHORTEST = 30  # shorter ones stand inside names that are no texts of ours


@pytest.fixture(autouse=True)
def database(real_database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv(ADDRESS_VARIABLE, real_database)
    return real_database


@cache
def translated(url: str, language: str) -> dict[str, str]:
    """English paragraph to translation, of the texts that are long enough to be no accident."""
    question = select(translation.c.english, translation.c.translation).where(
        translation.c.language == language, translation.c.is_complete
    )
    with read_only_engine(url).connect() as connection:
        return {
            english: told
            for whole, text in connection.execute(question)
            for english, told in zip(whole.split("\n\n"), text.split("\n\n"), strict=True)
            if english != told and len(english) >= SHORTEST
        }


def docx_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())


def english_in(text: str, url: str, language: str) -> list[str]:
    return [english for english in translated(url, language) if english in text]


def written_out(proto: Message) -> str:
    """A message with its texts as they are, where Python's own form of it has digits for every letter that is not English."""
    return MessageToString(proto, as_utf8=True)


def all_of(element: Any) -> str:
    proto = getattr(element, "proto", None)
    own = "" if proto is None else written_out(proto)
    return "\n".join([own, *map(all_of, getattr(element, "children", {}).values())])


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("page", "parameters"), PAGES)
def test_no_page_shows_a_translated_text_in_english(
    database: str, page: str, parameters: dict[str, str], language: str
) -> None:
    app = open_page(page, lang=language, **parameters)
    shown = list(app.main.children.values())

    assert not app.exception
    told = "\n".join(map(all_of, shown))
    # The note and the promise have their English one click away.
    for written in app.get("html"):
        if 'lang="en"' in written.proto.body:
            told = told.replace(written_out(written.proto), "")
    assert english_in(told, database, language) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_leaves_the_pages_is_translated_too(database: str, language: str) -> None:
    with in_language(language), read_only_engine(database).connect() as connection:
        brief = read_brief(connection, BriefRequest("KZ", None, language))
        names, build = read_names(connection, language), current_build(connection)
        assert build is not None
        notes = read_notes(connection, TABLES["events"].question(RowFilters()))
        standings = named_standings(connection, names)
        feed = to_atom(notes, standings, names, "http://testserver/", build, address="http://testserver/")
    preview = preview_of("event", EVENT, language)

    for told in (
        to_html(brief).decode(),
        docx_text(to_docx(brief)),
        feed.decode(),
        f"{preview.title} {preview.description}",
    ):
        assert english_in(told, database, language) == []


def test_the_note_of_a_meeting_is_told_in_the_readers_language(database: str) -> None:
    """That nothing is English would hold of an empty page as well."""
    titles = {}
    for language in ("en", "zh"):
        with read_only_engine(database, language=language).connect() as connection:
            note = event_by_id(connection, EVENT)
        assert note is not None
        titles[language] = note.event.title

    assert translated(database, "zh")[titles["en"]] == titles["zh"]
    assert titles["zh"] in texts(open_page("event", id=EVENT, lang="zh"))
