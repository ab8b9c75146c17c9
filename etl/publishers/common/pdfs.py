"""PDF documents as lines of text, each run of text with its place on the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from etl.errors import KhorgosError

PDF = b"%PDF"
_LINE_HEIGHT = 5.0


@dataclass(frozen=True)
class Run:
    """One word: its left and right edge and its middle, in points from the page's lower left corner."""

    left: float
    right: float
    middle: float
    text: str


@dataclass(frozen=True)
class TextLine:
    """The runs that stand beside each other, from left to right, and the page they are on, counted from 1."""

    page: int
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The whole line, without the gaps between its runs."""
        return "".join(run.text for run in self.runs)


class NotAPdf(KhorgosError):
    """A file that opens as no PDF; ``reason`` is what the reader said."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path.name}: no PDF that can be read: {reason}")


def read_lines(path: Path, pages: int | None = None) -> list[TextLine]:
    """The lines of a PDF from top to bottom, page by page; with ``pages`` only of so many. Raises NotAPdf."""
    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError) as fault:
        raise NotAPdf(path, str(fault)) from fault
    try:
        return [line for number in range(len(document))[:pages] for line in _page_lines(document[number], number + 1)]
    except pypdfium2.PdfiumError as fault:
        raise NotAPdf(path, str(fault)) from fault
    finally:
        document.close()


def _page_lines(page: pypdfium2.PdfPage, number: int) -> Iterator[TextLine]:
    line: list[Run] = []
    for run in sorted(_page_runs(page), key=lambda run: -run.middle):
        if line and line[0].middle - run.middle > _LINE_HEIGHT:
            yield TextLine(number, tuple(sorted(line, key=lambda run: run.left)))
            line = []
        line.append(run)
    if line:
        yield TextLine(number, tuple(sorted(line, key=lambda run: run.left)))


def _page_runs(page: pypdfium2.PdfPage) -> Iterator[Run]:
    """The words of a page: letters up to a blank, which the reader also puts where lines end and where there is a gap.

    Runs as the file has them will not do: one may span cells of a table, and the text inside the box of one takes in
    its neighbours.
    """
    text = page.get_textpage()
    word: list[_Letter] = []
    for place in range(text.count_chars()):
        letter = _Letter(chr(raw.FPDFText_GetUnicode(text, place)), *text.get_charbox(place))
        if not letter.text.isspace():
            word.append(letter)
        elif word:
            yield _to_run(word)
            word = []
    if word:
        yield _to_run(word)


class _Letter(NamedTuple):
    text: str
    left: float
    bottom: float
    right: float
    top: float


def _to_run(word: list[_Letter]) -> Run:
    bottom, top = min(letter.bottom for letter in word), max(letter.top for letter in word)
    return Run(word[0].left, word[-1].right, (bottom + top) / 2, "".join(letter.text for letter in word))
