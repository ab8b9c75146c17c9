"""A brief as one HTML file that needs nothing from outside, for the screen and for two pages of A4."""

from html import escape

from dashboard.brief.model import Block, Brief, Bullets, Grid, Line, Note, Picture, Section
from dashboard.brief.svg import to_key, to_svg
from dashboard.locale import gettext as _

STYLE = """
@page { size: A4; margin: 12mm 14mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 12px; max-width: 190mm; background: #fff; color: #1b1b1b; overflow-wrap: anywhere;
  font: 9.2pt/1.28 "Noto Sans", "Source Sans Pro", Arial, sans-serif; }
:lang(ru) body { font-size: 8.5pt; line-height: 1.25; } /* the same words are longer, and two pages stay two */
h1 { font-size: 15pt; margin: 0 0 1mm; }
h2 { font-size: 10.5pt; margin: 2.6mm 0 0.8mm; padding-bottom: 0.4mm; border-bottom: 0.4mm solid #0e8f8a; \
break-after: avoid; }
p { margin: 0.6mm 0; }
ul { margin: 0.6mm 0; padding-left: 4.5mm; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 0.8mm 0; }
th, td { text-align: left; vertical-align: top; padding: 0.5mm 1.2mm 0.5mm 0; border-bottom: 0.2mm solid #cfcfcf; }
th { font-weight: 600; font-size: 8.4pt; color: #444; }
tr, li, figure { break-inside: avoid; }
sup { font-size: 6.6pt; line-height: 0; }
sup a, .sources a { color: #0b5f5c; }
figure { margin: 1mm 0; }
figcaption { font-size: 8.4pt; }
figcaption svg { vertical-align: -1.5pt; }
figcaption span { margin-right: 3mm; }
figure > svg { width: 100%; height: auto; max-height: 46mm; display: block; }
.sources { break-before: page; font-size: 8.2pt; }
.sources ol { padding-left: 7mm; margin: 1mm 0; }
.rules { font-size: 8.2pt; color: #444; }
@media (max-width: 520px) { body { font-size: 11pt; } .wide { overflow-x: auto; } .wide table { min-width: 480px; } }
"""


def to_html(brief: Brief) -> bytes:
    """The brief as a whole document in UTF-8; the same brief gives the same bytes."""
    body = "\n".join(
        [
            f"<h1>{escape(brief.title)}</h1>",
            f"<p>{escape(brief.subtitle)}</p>",
            *(_section(section) for section in brief.sections),
            _sources(brief),
        ]
    )
    head = (
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(brief.title)}, {brief.on_day.isoformat()}</title><style>{STYLE}</style>"
    )
    page = (
        f'<!doctype html>\n<html lang="{brief.language}"><head>{head}</head>\n'
        f"<body><main>\n{body}\n</main></body></html>\n"
    )
    return page.encode()


def _section(section: Section) -> str:
    return "\n".join(
        ["<section>", f"<h2>{escape(section.heading)}</h2>", *(_block(block) for block in section.blocks), "</section>"]
    )


def _block(block: Block) -> str:
    if isinstance(block, Line):
        return f"<p>{_line(block)}</p>"
    if isinstance(block, Bullets):
        return "<ul>" + "".join(f"<li>{_line(line)}</li>" for line in block.lines) + "</ul>"
    return _grid(block) if isinstance(block, Grid) else _picture(block)


def _line(line: Line) -> str:
    return escape(line.text) + _marks(line.notes)


def _marks(notes: tuple[int, ...]) -> str:
    if not notes:
        return ""
    return "<sup>" + ", ".join(f'<a href="#note-{note}">{note}</a>' for note in notes) + "</sup>"


def _grid(grid: Grid) -> str:
    columns = "".join(f'<col style="width:{width}%">' for width in grid.widths)
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in grid.headings)
    rows = "".join("<tr>" + "".join(f"<td>{_line(cell)}</td>" for cell in row) + "</tr>" for row in grid.rows)
    table = f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="wide" tabindex="0">{table}</div>' if len(grid.headings) > 3 else table


def _picture(picture: Picture) -> str:
    keys = "".join(
        f"<span>{to_key(trace, place)} {escape(trace.name)}{_marks(trace.notes)}</span>"
        for place, trace in enumerate(picture.traces)
    )
    caption = _(
        "{title}, {unit}. A line ends where its source ends, not where trade does; open marks are stated figures."
    ).format(title=picture.title, unit=picture.unit)
    return f"<figure>{to_svg(picture)}<figcaption>{escape(caption)}<br>{keys}</figcaption></figure>"


def _sources(brief: Brief) -> str:
    notes = "".join(f'<li id="note-{note.number}">{_note(note)}</li>' for note in brief.notes)
    rules = "".join(f"<p>{escape(rule)}</p>" for rule in brief.rules)
    heading = f"<h2>{escape(_('Sources'))}</h2>"
    return f'<section class="sources">{heading}<ol>{notes}</ol><div class="rules">{rules}</div></section>'


def _note(note: Note) -> str:
    if not note.url.startswith(("https://", "http://")):
        return escape(note.text)
    return f'{escape(note.text)}: <a href="{escape(note.url)}" target="_blank" rel="noopener">{escape(note.url)}</a>'
