"""The HTML of a table to be read whole, on a phone a card for each row (``client/records.css``). Pure: no page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Heading:
    """What a column is headed by; ``look`` is the class of the style sheet that its cell has."""

    text: str
    look: str = ""


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, as HTML; ``look`` is the class of the style sheet that it has."""

    html: str
    look: str = ""


def record_table(
    headings: Sequence[Heading], rows: Iterable[Sequence[Cell]], *, caption: str, look: str = "records"
) -> str:
    """The rows: the first cell of each names it, and each of the others has its heading with it.

    Roles are told, since a cell that is drawn as a block is no longer a cell to a screen reader. The caption is read
    aloud and not drawn.
    """
    head = "".join(
        f'<th role="columnheader" scope="col"{_class(heading.look)}>{escape(heading.text)}</th>' for heading in headings
    )
    body = "".join(f'<tr role="row">{_row(headings, cells)}</tr>' for cells in rows)
    return (
        f'<table class="{look}" role="table"><caption>{escape(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(headings: Sequence[Heading], cells: Sequence[Cell]) -> str:
    name, *others = cells
    told = "".join(
        f'<td role="cell" data-heading="{escape(heading.text)}"{_class(cell.look)}>{cell.html}</td>'
        for heading, cell in zip(headings[1:], others, strict=True)
    )
    return f'<th role="rowheader" scope="row"{_class(name.look)}>{name.html}</th>{told}'


def _class(look: str) -> str:
    return f' class="{look}"' if look else ""
