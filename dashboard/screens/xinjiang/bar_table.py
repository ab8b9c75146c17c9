"""A table whose cells are amounts with a bar, as HTML: what is not published says so once for all cells in a row of it.

It needs no script, wraps on a phone, is read out cell by cell, and prints as it stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

STYLE = (
    ".bars{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.35;margin:.3rem 0 .6rem}"
    ".bars th,.bars td{padding:.22rem .5rem;text-align:left;vertical-align:middle;border:0;"
    "border-bottom:1px solid rgba(127,140,141,.25);font-weight:400;overflow-wrap:anywhere}"
    ".bars tr>th:first-child{width:24%}"
    ".bars thead th{font-weight:650;border-bottom-width:2px}"
    ".bars .bar{display:block;height:.6rem;border-radius:1px;min-width:2px;print-color-adjust:exact;"
    "-webkit-print-color-adjust:exact}"
    ".bars .amount{font-variant-numeric:tabular-nums}"
    ".bars small{display:block;font-size:.75rem}"
    ".bars .none{font-size:.8rem;font-style:italic;vertical-align:top}"
)


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
    return f'<style>{STYLE}</style><table class="bars">{head}<tbody>{body}</tbody></table>'


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
