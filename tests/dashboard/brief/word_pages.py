"""How high the pages of a brief's Word document come out, reckoned from its own sizes, since no test can run Word.

Widths are those of Arial, a little on the safe side: a Latin sign takes 0.52 of its size, a Cyrillic one 0.58, a Chinese
one all of it. A line is 1.17 of its size high, one with Chinese signs 1.32.
"""

import io
import math

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

POINT_MM = 25.4 / 72
CELL_MARGIN_MM = 3.8
BORDER_MM = 0.2


def page_heights_mm(file: bytes) -> list[float]:
    """Height of what stands on each page that the document itself begins, in millimetres; the first is page one."""
    document = Document(io.BytesIO(file))
    page = document.sections[0]
    width = _mm(page.page_width) - _mm(page.left_margin) - _mm(page.right_margin)
    heights = [0.0]
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph) and _breaks(block):
            heights.append(0.0)
        else:
            heights[-1] += _paragraph_mm(block, width) if isinstance(block, Paragraph) else _table_mm(block)
    return heights


def room_mm(file: bytes) -> float:
    """How high a page's text may be."""
    page = Document(io.BytesIO(file)).sections[0]
    return _mm(page.page_height) - _mm(page.top_margin) - _mm(page.bottom_margin)


def _mm(length: Length | None) -> float:
    return length.mm if length is not None else 0.0


def _breaks(paragraph: Paragraph) -> bool:
    return any(one.get(qn("w:type")) == "page" for one in paragraph._p.iter(qn("w:br")))


def _table_mm(table: Table) -> float:
    return sum(max(_cell_mm(cell) for cell in row.cells) + BORDER_MM for row in table.rows)


def _cell_mm(cell: _Cell) -> float:
    return sum(_paragraph_mm(one, _mm(cell.width) - CELL_MARGIN_MM) for one in cell.paragraphs)


def _paragraph_mm(paragraph: Paragraph, width: float) -> float:
    named = paragraph.style  # which is looked for anew each time
    style, form = named.paragraph_format if named else None, paragraph.paragraph_format
    indent = 6.4 if named and named.name == "List Bullet" else 0.0
    around = sum(
        _mm(getattr(form, name) or (getattr(style, name) if style else None))
        for name in ("space_before", "space_after")
    )
    if isinstance(form.line_spacing, Length):
        return form.line_spacing.mm + around
    texts = [(run.text, run.font.size.pt if run.font.size else 8.5) for run in paragraph.runs]
    size = max((points for text, points in texts if text), default=8.5)
    taken = sum(_em(text) * points * POINT_MM for text, points in texts)
    lines = max(math.ceil(taken / ((width - indent) * 0.97)), 1)
    high = 1.32 if any(ord(sign) > 0x2E80 for text, _points in texts for sign in text) else 1.17
    return lines * size * high * POINT_MM + around


def _em(text: str) -> float:
    return sum({0: 0.52, 1: 0.58, 2: 1.0}[_kind(sign)] for sign in text)


def _kind(sign: str) -> int:
    if ord(sign) > 0x2E80:
        return 2
    return 1 if "\u0400" <= sign <= "\u04ff" else 0
