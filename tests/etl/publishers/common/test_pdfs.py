"""Lines and words of a PDF."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from etl.publishers.common.pdfs import NotAPdf, read_lines


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Two lines so close that their boxes overlap, the upper one written last and in one run over three cells."""
    canvas = Canvas(str(tmp_path / "page.pdf"))
    canvas.drawString(72, 690, "lower")
    canvas.drawRightString(200, 690, "8.5")
    canvas.drawString(72, 699, "upper")
    canvas.drawString(150, 699, "1,234.5    6.7")
    canvas.showPage()
    canvas.drawString(72, 700, "second")
    canvas.save()
    return tmp_path / "page.pdf"


def test_lines_are_read_from_top_to_bottom_and_words_apart(page: Path) -> None:
    assert [(line.page, [run.text for run in line.runs]) for line in read_lines(page)] == [
        (1, ["upper", "1,234.5", "6.7"]),
        (1, ["lower", "8.5"]),
        (2, ["second"]),
    ]


def test_a_word_ends_at_its_right_edge(page: Path) -> None:
    assert [run.right for line in read_lines(page) for run in line.runs if run.text == "8.5"] == pytest.approx(
        [200], abs=1
    )


def test_pages_may_be_left_unread(page: Path) -> None:
    assert {line.page for line in read_lines(page, pages=1)} == {1}


def test_what_is_no_pdf_is_told(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"%PDF-1.7 wolves")

    with pytest.raises(NotAPdf, match=r"page\.pdf: no PDF that can be read"):
        read_lines(path)
