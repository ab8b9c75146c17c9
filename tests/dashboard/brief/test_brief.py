"""The brief.

Only what was known, every number with its source, the same bytes each time, and two files that need nothing else.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from html.parser import HTMLParser

import pytest
from docx import Document

from dashboard.brief.docx import to_docx
from dashboard.brief.facts import LONGEST_TEXT, BriefRequest, shortened
from dashboard.brief.html import to_html
from dashboard.brief.model import Brief, Bullets, Grid, Line, Picture
from dashboard.brief.occasion import NothingToBrief, read_occasion
from dashboard.brief.read import read_brief
from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.names import read_names
from tests.conftest import LoadDatabase
from tests.dashboard.brief.record import KNOWN_FROM, SECOND, THIRD, event_rows, record
from tests.factories import Row, area_row, commitment_party_row, commitment_row, role_row, source_row
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


@cache  # a file is of its rows for good
def brief_of(
    url: str, *, partner: str = "KZ", event_id: str = "", on_day: date | None = None, language: str = "en"
) -> Brief:
    occasion = None
    if event_id:
        with read_only_engine(url).connect() as connection:
            occasion = read_occasion(connection, event_id)
    with read_only_engine(url, on_day).connect() as connection:
        return read_brief(connection, BriefRequest(partner, occasion, language))


def lines(brief: Brief) -> Iterator[Line]:
    """Every sentence and cell of the brief, and the traces of its pictures as lines."""
    for section in brief.sections:
        for block in section.blocks:
            if isinstance(block, Line):
                yield block
            elif isinstance(block, Bullets):
                yield from block.lines
            elif isinstance(block, Grid):
                for row in block.rows:
                    yield from row
            else:
                yield from (Line(f"{trace.name} {trace.points}", trace.notes) for trace in block.traces)


def words(brief: Brief) -> str:
    return "\n".join([brief.title, brief.subtitle, *(line.text for line in lines(brief))])


def section(brief: Brief, heading: str) -> str:
    found = [part for part in brief.sections if part.heading == heading]
    return words(Brief("", "", tuple(found), (), (), brief.on_day, "en", ""))


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


def test_a_brief_of_a_day_within_the_record_names_that_day_alone(url: str) -> None:
    assert brief_of(url, on_day=date(2099, 6, 1)).subtitle == "As known on 1 June 2099."


def test_a_brief_holds_what_was_known_and_nothing_later(url: str) -> None:
    briefs = [brief_of(url, on_day=day) for day in DAYS]
    told = "\n".join(words(brief) for brief in briefs)

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


def test_the_last_meeting_and_what_was_agreed_at_it(url: str) -> None:

    assert "Known from 2099-02-02" in section(brief_of(url), "When we met last")
    assert "Promised on 2099-02-02" in section(brief_of(url), "What was agreed then")
    assert "Known from 2098-05-09" in section(brief_of(url, on_day=date(2098, 12, 1)), "When we met last")


def test_a_brief_of_an_early_day_says_that_it_is_too_early_to_judge(url: str) -> None:
    agreed = section(brief_of(url, on_day=date(2098, 6, 1)), "What was agreed then")

    assert "Promised on 2098-05-09: grain" in agreed
    assert "Too early" in agreed
    assert "Not assessable" not in agreed


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
    ("language", "told"), [("en", "Premier since 2099-02-02"), ("zh", "总理"), ("ru", "Premier since 2099-02-02")]
)
def test_a_role_is_told_by_its_title_and_without_one_in_english(load: LoadDatabase, language: str, told: str) -> None:
    titles = [role_row(role_en="Premier since 2099-02-02", role_zh="总理", role_ru=None)]
    brief = brief_of(load(**record(), role=titles), partner="", event_id=THIRD, language=language)

    assert [line.text for line in lines(brief) if line.text in {"Premier since 2099-02-02", "总理"}] == [told]


def test_a_meeting_ahead_is_told_without_what_came_of_it(url: str) -> None:
    brief = brief_of(url, partner="", event_id=SECOND, on_day=date(2098, 5, 8))

    assert "Known from 2098-05-09" not in words(brief)
    assert "Promised on 2098-05-09" not in words(brief)
    assert "9 May 2098, Mariehamn" in section(brief, "Who we meet")
    assert "Known from 2097-03-01" in section(brief, "When we met last")
    assert [rule for rule in brief.rules if rule.startswith("The meeting itself was not known yet")] == [brief.rules[1]]


def test_a_brief_after_a_meeting_follows_up_on_it(url: str) -> None:
    brief = brief_of(url, partner="", event_id=SECOND)

    assert "Kairat Kz" in section(brief, "Who met")
    assert "Promised on 2098-05-09" in section(brief, "What was agreed then")
    assert "Known from 2098-09-01" in section(brief, "What changed since")
    assert "Known from 2099-02-02" in section(brief, "When we met last")


def test_both_sides_stand_apart(url: str) -> None:
    brief = brief_of(url, on_day=date(2099, 5, 1))
    grids = [
        block
        for part in brief.sections
        for block in part.blocks
        if isinstance(block, Grid) and "By China's count" in block.headings
    ]
    pictures = [block for part in brief.sections for block in part.blocks if isinstance(block, Picture)]

    assert [[cell.text for cell in row] for row in grids[0].rows] == [
        ["All goods, both ways", "2098: 19.6 bn USD (+1.0 % on the year)", "2098: 13.7 bn USD (+1.0 % on the year)"],
        [
            "All goods, China to Kazakhstan",
            "2098: 9.8 bn USD (+1.0 % on the year)",
            "2098: 6.9 bn USD (+1.0 % on the year)",
        ],
        [
            "All goods, Kazakhstan to China",
            "2098: 9.8 bn USD (+1.0 % on the year)",
            "2098: 6.9 bn USD (+1.0 % on the year)",
        ],
        ["Grain, Kazakhstan to China", "–", "2098: 777.0 thousand USD"],
    ]
    assert sorted((trace.is_home, trace.is_joined, len(trace.points)) for trace in pictures[0].traces) == [
        (False, True, 3),
        (True, True, 3),
    ]


def test_a_partner_of_whom_nothing_is_known_says_so(load: LoadDatabase) -> None:
    rows = record()
    url = load(**rows | {"area": [*rows["area"], area_row(area_code="TM", name_en="Turkmenistan")]})
    brief = brief_of(url, partner="TM")

    assert brief.sections[0].heading == "Who speaks for Turkmenistan"
    assert "No meeting of China and Turkmenistan is known on this date." in words(brief)
    assert "No figure of this trade was known on this date." in words(brief)
    assert to_docx(brief)


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


@pytest.fixture
def brief(load: LoadDatabase) -> Brief:
    """A brief out of a record with a very long title and promise, some of it looking like markup."""
    long = "<script>alert('é & ü')</script> " + "Endless " * 60
    rows: dict[str, list[Row]] = record()
    later = event_rows({"2099-03-03-long": date(2099, 3, 3)})
    later["event"][0]["title"] = long
    promise = [commitment_row(event_id="2099-03-03-long", text=long + "x" * 300)]
    added = {
        **later,
        "commitment": promise,
        "commitment_party": [commitment_party_row(commitment_id="2099-03-03-long-c1", area_code="KZ")],
    }
    return brief_of(load(**{name: [*rows.get(name, []), *added.get(name, [])] for name in {*rows, *added}}))


class Tags(HTMLParser):
    """Collects every element with its attributes, and checks that what is opened is closed."""

    VOID = frozenset({"meta", "col", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_needs_nothing_from_outside_and_runs_nothing(brief: Brief) -> None:
    page = to_html(brief).decode()
    tags = Tags()
    tags.feed(page)

    assert tags.open == []
    assert {tag for tag, _attributes in tags.seen} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "image",
        "use",
        "base",
    } == set()
    loaded = [
        value
        for tag, attributes in tags.seen
        for name, value in attributes.items()
        if name in {"src", "srcset", "xlink:href", "data"}
    ]
    assert loaded == []
    assert {tag for tag, attributes in tags.seen if "href" in attributes} == {"a"}
    assert not re.search(r"url\(|@import", page)
    assert [name for _tag, attributes in tags.seen for name in attributes if name.startswith("on")] == []


def test_every_mark_in_the_page_leads_to_its_source(brief: Brief) -> None:
    tags = Tags()
    tags.feed(to_html(brief).decode())
    anchors = {attributes["id"] for _tag, attributes in tags.seen if "id" in attributes}
    links = {str(attributes["href"]) for _tag, attributes in tags.seen if str(attributes.get("href")).startswith("#")}

    assert links
    assert {link.removeprefix("#") for link in links} == anchors


def test_long_texts_are_cut_at_a_word(brief: Brief) -> None:
    assert max(len(word) for line in lines(brief) for word in line.text.split()) <= LONGEST_TEXT + 1
    assert "Endless Endless…" in words(brief)
    assert shortened("a" * 200) == "a" * LONGEST_TEXT + "…"
    assert shortened("short.") == "short."


def test_the_same_brief_is_the_same_bytes(brief: Brief) -> None:
    assert to_html(brief) == to_html(brief)
    assert to_docx(brief) == to_docx(brief)


def test_the_word_file_carries_no_clock(brief: Brief) -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx(brief))) as package:
        assert {part.date_time[:3] for part in package.infolist()} == {
            (brief.on_day.year, brief.on_day.month, brief.on_day.day)
        }
        dates = re.findall(rb"<dcterms:\w+[^>]*>([^<]*)<", package.read("docProps/core.xml"))
    assert set(dates) == {f"{brief.on_day.isoformat()}T00:00:00Z".encode()}


def test_the_word_file_names_a_font_that_has_chinese_signs(brief: Brief) -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx(brief))) as package:
        styles = package.read("word/styles.xml").decode()

    assert 'w:eastAsia="Microsoft YaHei"' in styles


def test_the_word_file_reads_back_as_the_brief(brief: Brief) -> None:
    document = Document(io.BytesIO(to_docx(brief)))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    told = "\n".join([*paragraphs, *cells])

    assert paragraphs[0] == brief.title
    pictures = [block for part in brief.sections for block in part.blocks if isinstance(block, Picture)]
    assert [
        line.text
        for line in lines(brief)
        if line.text not in told and not any(line.text.startswith(p.name) for q in pictures for p in q.traces)
    ] == []
    assert {trace.name for picture in pictures for trace in picture.traces} <= {
        re.sub(r"[\d, ]+$", "", cell) for cell in cells
    }
    assert [note.url for note in brief.notes if note.url and note.url not in told] == []

    assert f"https://example.org/{THIRD}" in told


def test_a_source_without_an_address_has_none(load: LoadDatabase) -> None:
    rows = record()
    rows["source"] = [source_row(source_code="no_address", url=None, sort_order=99), *rows["source"]]
    with read_only_engine(load(**rows)).connect() as connection:
        assert "no_address" not in read_names(connection, "en").source_urls
