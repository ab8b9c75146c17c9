"""A table whose cells are amounts with a bar, as HTML: what is not published says so once for all cells in a row of it.

It needs no script, wraps on a phone, is read out cell by cell, and prints as it stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

STYLE = Path(__file__).with_name("bars.css")
ROW_PIXELS = 46  # about as tall as a row is


@dataclass(frozen=True)
class BarCell:
    """An amount in words with its share of the longest bar; without a share there is no bar. ``note`` stands small."""

    text: str
    share: float | None = None
    note: str = ""


@dataclass(frozen=True)
class BarColumn:
    """A column: its heading, and the colour of its bars."""

    heading: str
    colour: str


@dataclass(frozen=True)
class BarRow:
    """A row: what it is of, and a cell for each column, None where nothing is published."""

    label: str
    cells: tuple[BarCell | None, ...]
    note: str = ""


def bar_table_html(corner: str, columns: Sequence[BarColumn], rows: Sequence[BarRow], missing: str) -> str:
    """The table in one line, with its style; ``missing`` is said once of each run of cells without an amount."""
    headings = "".join(f'<th scope="col">{escape(one.heading)}</th>' for one in columns)
    head = f'<thead><tr><th scope="col">{escape(corner)}</th>{headings}</tr></thead>'
    body = "".join(_row(rows, place, columns, missing) for place in range(len(rows)))
    style = " ".join(STYLE.read_text(encoding="utf-8").split())
    return f'<style>{style}</style><table class="bars">{head}<tbody>{body}</tbody></table>'


def _row(rows: Sequence[BarRow], place: int, columns: Sequence[BarColumn], missing: str) -> str:
    row = rows[place]
    cells = "".join(
        _missing(rows, place, number, missing) if cell is None else _cell(cell, column)
        for number, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
    )
    return f'<tr><th scope="row">{escape(row.label)}{_small(row.note)}</th>{cells}</tr>'


def _cell(cell: BarCell, column: BarColumn) -> str:
    width = 0 if cell.share is None else cell.share * 100
    bar = f'<span class="bar" style="width:{width:.1f}%;background:{column.colour}"></span>'
    shown = bar if cell.share is not None else ""
    return f'<td>{shown}<span class="amount">{escape(cell.text)}</span>{_small(cell.note)}</td>'


def _missing(rows: Sequence[BarRow], place: int, number: int, missing: str) -> str:
    """One cell over all rows that follow without an amount in this column; nothing where such a cell reaches."""
    if place and rows[place - 1].cells[number] is None:
        return ""
    run = next((later for later in range(place, len(rows)) if rows[later].cells[number] is not None), len(rows)) - place
    return f'<td class="none" rowspan="{run}">{escape(missing)}</td>'


def _small(text: str) -> str:
    return f"<small>{escape(text)}</small>" if text else ""
