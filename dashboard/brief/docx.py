"""A brief as a Word document that Word and LibreOffice open and edit. Pictures are tables of their numbers there."""

import io
import zipfile
from datetime import datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

from dashboard.brief.model import Block, Brief, Bullets, Columns, Grid, Line, Picture, Section, SourceNote
from dashboard.locale import formats
from dashboard.locale import gettext as _

TEXT_WIDTH_MM = 182
LINK_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
LINK_COLOUR = "0B5F5C"
YEARS_IN_TABLE = 8
FONT_SIZE, SMALL, HEADING = Pt(8.5), Pt(7.5), Pt(10)
CHINESE_FONT = "Microsoft YaHei"  # Arial has no Chinese signs, and Word would choose a font by itself


def to_docx(brief: Brief) -> bytes:
    """The brief as a .docx file; the same brief gives the same bytes, dated with the brief's own day."""
    document = Document()
    _set_up(document, brief)
    _heading(document, brief.title, Pt(15))
    _paragraph(document, Line(brief.subtitle), SMALL)
    if brief.bottom_line:
        _bottom_line(document, brief.bottom_line)
    _sections(document, brief.front)
    document.add_page_break()  # type: ignore[no-untyped-call]  # the library types it in part only
    _sections(document, brief.back)
    document.add_page_break()  # type: ignore[no-untyped-call]  # the library types it in part only
    _heading(document, _("Sources"), HEADING)
    for note in brief.notes:
        _note(document, note)
    for rule in brief.rules:
        _paragraph(document, Line(rule), SMALL)
    saved = io.BytesIO()
    document.save(saved)
    return _with_fixed_times(saved.getvalue(), brief)


def _sections(document: WordDocument, sections: tuple[Section, ...]) -> None:
    for section in sections:
        _heading(document, section.heading, HEADING)
        for block in section.blocks:
            _block(document, block)


def _bottom_line(document: WordDocument, lines: tuple[Line, ...]) -> None:
    """The sentences as one paragraph, each with its notes."""
    paragraph = document.add_paragraph()
    _write(paragraph, Line(_("Bottom line.")), FONT_SIZE, is_bold=True)
    for line in lines:
        _write(paragraph, Line(f" {line.text}", line.notes), FONT_SIZE)


def _set_up(document: WordDocument, brief: Brief) -> None:
    """A4 with narrow margins, small type, and properties that name no clock and no machine."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(14)
    page.top_margin = page.bottom_margin = Mm(12)
    normal = document.styles["Normal"]
    normal.font.size = FONT_SIZE
    normal.font.name = "Arial"
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), CHINESE_FONT)
    normal.paragraph_format.space_after = Pt(2)
    normal.paragraph_format.space_before = Pt(0)
    day = datetime.combine(brief.on_day, time())
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = brief.title, "Khorgos", "Khorgos"
    properties.comments, properties.language = "", brief.language
    properties.created = properties.modified = properties.last_printed = day


def _heading(document: WordDocument, text: str, size: Pt) -> None:
    paragraph = document.add_heading(level=1)
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(5), Pt(2)
    run = paragraph.add_run(text)
    run.font.size, run.font.name, run.font.color.rgb = size, "Arial", RGBColor(0x0B, 0x5F, 0x5C)


def _block(document: WordDocument, block: Block) -> None:
    if isinstance(block, Line):
        _paragraph(document, block)
    elif isinstance(block, Bullets):
        for line in block.lines:
            _write(document.add_paragraph(style="List Bullet"), line, FONT_SIZE)
    elif isinstance(block, Columns):
        _columns(document, block)
    else:
        _table(document, block if isinstance(block, Grid) else to_grid(block))


def _columns(document: WordDocument, block: Columns) -> None:
    """Lists side by side, as a table of one row below the headings; each line is a paragraph of its cell."""
    width = 100 // len(block.headings)
    table = _empty_table(document, block.headings)
    added = table.add_row()  # type: ignore[no-untyped-call]  # the library types it in part only
    for cell, lines in zip(added.cells, block.lists, strict=True):
        for place, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            _write(paragraph, Line(f"• {line.text}", line.notes), SMALL)
    _close_table(document, table, tuple(width for _heading in block.headings))


def to_grid(picture: Picture) -> Grid:
    """The numbers of a picture as a table: a row for each source and reporter, the newest years as columns."""
    last = max(year for trace in picture.traces for year, _amount in trace.points)
    years = range(last - YEARS_IN_TABLE + 1, last + 1)
    rows = []
    for trace in picture.traces:
        amounts = dict(trace.points)
        cells = [Line(formats.number(amounts.get(year), 1)) for year in years]
        rows.append((Line(trace.name, trace.notes), *cells))
    heading = _("{title}, {unit}").format(title=picture.title, unit=picture.unit)
    return Grid((heading, *(str(year) for year in years)), tuple(rows), (36, *([8] * YEARS_IN_TABLE)))


def _paragraph(document: WordDocument, line: Line, size: Pt = FONT_SIZE) -> None:
    _write(document.add_paragraph(), line, size)


def _write(paragraph: Paragraph, line: Line, size: Pt, *, is_bold: bool = False) -> None:
    paragraph.paragraph_format.space_after = Pt(1)
    run = paragraph.add_run(line.text)
    run.font.size, run.font.bold = size, is_bold or None
    if line.notes:
        marks = paragraph.add_run(", ".join(str(note) for note in line.notes))
        marks.font.size, marks.font.superscript = size, True


def _empty_table(document: WordDocument, headings: tuple[str, ...]) -> Table:
    table: Table = document.add_table(rows=1, cols=len(headings))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.LEFT, False
    for cell, heading in zip(table.rows[0].cells, headings, strict=True):
        _write(cell.paragraphs[0], Line(heading), SMALL, is_bold=True)
    return table


def _table(document: WordDocument, grid: Grid) -> None:
    table = _empty_table(document, grid.headings)
    for row in grid.rows:
        added = table.add_row()  # type: ignore[no-untyped-call]  # the library types it in part only
        # The library has no call to keep a row on one page.
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, line in zip(added.cells, row, strict=True):
            _write(cell.paragraphs[0], line, SMALL)
    _close_table(document, table, grid.widths)


def _close_table(document: WordDocument, table: Table, widths: tuple[int, ...]) -> None:
    for column, share in zip(table.columns, widths, strict=True):
        # LibreOffice takes the width of the column, Word that of each cell.
        column.width = Mm(TEXT_WIDTH_MM * share / 100)
        for cell in column.cells:
            cell.width = column.width
    document.add_paragraph().paragraph_format.line_spacing = Pt(4)


def _note(document: WordDocument, note: SourceNote) -> None:
    paragraph = document.add_paragraph()
    has_link = note.url.startswith(("https://", "http://"))
    _write(paragraph, Line(f"{note.number}. {note.text}{': ' if has_link else ''}"), SMALL)
    if has_link:
        _link(document, paragraph, note.url)


def _link(document: WordDocument, paragraph: Paragraph, url: str) -> None:
    """A link that can be followed; the library has no call for it."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), document.part.relate_to(url, LINK_TYPE, is_external=True))
    run = paragraph.add_run(url)
    run.font.size, run.font.color.rgb = SMALL, RGBColor.from_string(LINK_COLOUR)
    link.append(run._r)
    paragraph._p.append(link)


def _with_fixed_times(data: bytes, brief: Brief) -> bytes:
    """The same package with the brief's day as the time of every part, since the library writes the clock's."""
    day = (max(brief.on_day.year, 1980), brief.on_day.month, brief.on_day.day, 0, 0, 0)  # zip knows no year before
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as written:
        for name in sorted(package.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = zipfile.ZipInfo(name, day)
            part.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(part, package.read(name))
    return fixed.getvalue()
