"""A brief as a Word document: all that the brief says, and no clock."""

import io
import re
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from dashboard.brief.docx import to_docx, to_grid
from dashboard.brief.facts import BriefRequest
from dashboard.brief.model import Brief, Picture, Trace
from dashboard.brief.read import read_brief
from dashboard.locale import available_languages
from dashboard.subjects.engine import read_only_engine
from tests.dashboard.brief.briefs import lines
from tests.dashboard.brief.record import THIRD
from tests.dashboard.brief.word_pages import page_heights_mm, room_mm


def test_the_word_file_carries_no_clock(brief: Brief) -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx(brief))) as package:
        assert {part.date_time[:3] for part in package.infolist()} == {
            (brief.on_day.year, brief.on_day.month, brief.on_day.day)
        }
        dates = re.findall(rb"<dcterms:\w+[^>]*>([^<]*)<", package.read("docProps/core.xml"))
    assert set(dates) == {f"{brief.on_day.isoformat()}T00:00:00Z".encode()}


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


def test_the_same_brief_is_the_same_file(brief: Brief) -> None:
    assert to_docx(brief) == to_docx(brief)


def test_each_page_and_the_sources_begin_on_a_page_of_their_own(brief: Brief) -> None:
    body = Document(io.BytesIO(to_docx(brief))).element.body
    breaks = [one for one in body.iter(qn("w:br")) if one.get(qn("w:type")) == "page"]

    assert len(breaks) == 2


def test_a_picture_is_a_table_of_its_newest_years() -> None:
    trace = Trace("Aland: Customs", ((2098, 1.0), (2099, 2.5)), is_joined=True, is_home=True, notes=(1,))
    grid = to_grid(Picture("Turnover", "bn USD", (trace,), "alt"))

    assert grid.headings[0] == "Turnover, bn USD"
    assert [line.text for line in grid.rows[0]] == ["Aland: Customs", *["–"] * 6, "1.0", "2.5"]


def test_the_word_file_names_a_font_that_has_chinese_signs(brief: Brief) -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx(brief))) as package:
        styles = package.read("word/styles.xml").decode()

    assert 'w:eastAsia="Microsoft YaHei"' in styles


LONGEST = [
    BriefRequest(partner, language=language, person=person)
    for language in available_languages()
    for partner, person in (("KZ", ""), ("KZ", "aidarbek-saparov"), ("KG", ""))
]


@pytest.mark.slow
@pytest.mark.parametrize("request_", LONGEST, ids=lambda one: f"{one.partner}-{one.language}-{one.person}")
def test_the_two_pages_have_room_in_word_by_its_own_sizes(real_database: str, request_: BriefRequest) -> None:
    with read_only_engine(real_database, language=request_.language).connect() as connection:
        file = to_docx(read_brief(connection, request_))
    first, second, *_sources = page_heights_mm(file)

    assert max(first, second) < room_mm(file)


def test_a_page_is_reckoned_by_its_lines() -> None:
    document = Document()
    document.add_paragraph("Short")
    document.add_page_break()
    document.add_paragraph("Long " * 200)
    saved = io.BytesIO()
    document.save(saved)
    first, second = page_heights_mm(saved.getvalue())

    assert 3 < first < 10
    assert second > 5 * first
