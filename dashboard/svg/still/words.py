"""Words of a figure as SVG: lines of text with what is bold or coloured in them, as plotly's labels are written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape

from dashboard.locale.wrapping import width_in_letters

LETTER = 0.52  # of a letter's height: its widest mean width
LINE = 1.3  # of a letter's height: from one line to the next
_BREAK = re.compile(r"<br\s*/?>")
_TAG = re.compile(r'(<b>|</b>|<span style="color:[^"]*">|</span>)')
_COLOUR = re.compile(r'<span style="color:([^"]*)">')
_ANCHORS = {"start": "start", "left": "start", "center": "middle", "right": "end"}


@dataclass(frozen=True)
class _Piece:
    """A part of a line that looks alike, escaped."""

    told: str
    is_bold: bool
    colour: str


def lines_of(text: str) -> list[str]:
    """The lines of a label, each with its marks still in it."""
    return _BREAK.split(text)


def bare(text: str) -> str:
    """A line without its marks."""
    return unescape(_TAG.sub("", text))


def width_of(lines: Sequence[str], size: float) -> float:
    """Pixels of the longest of some lines."""
    return max((width_in_letters(bare(line)) for line in lines), default=0) * size * LETTER


def text_block(
    lines: Sequence[str], x: str, y: float, *, size: float, across: str = "left", up: str = "top", dx: float = 0
) -> str:
    """Lines under each other; ``across`` and ``up`` say, as plotly does, which side of the block is at ``x`` and ``y``.

    ``x`` is a length of SVG, such as ``12.5%``; the block stands ``dx`` pixels beside it.
    """
    tall = len(lines) * size * LINE
    top = {"top": y, "middle": y - tall / 2, "bottom": y - tall}[up]
    anchor, aside = _ANCHORS[across], f' dx="{dx:.1f}"' if dx else ""
    return "".join(
        f'<text x="{x}"{aside} y="{top + place * size * LINE + size:.1f}" font-size="{size:g}" text-anchor="{anchor}" '
        f'fill="currentColor">{_marked(line)}</text>'
        for place, line in enumerate(lines)
    )


def as_html(line: str) -> str:
    """A line with its bold and coloured pieces, and nothing else that it might hold."""
    return "".join(
        f'<span style="{_style(piece)}">{piece.told}</span>' if _style(piece) else piece.told for piece in _pieces(line)
    )


def _style(piece: _Piece) -> str:
    return ("font-weight:600;" if piece.is_bold else "") + (f"color:{piece.colour}" if piece.colour else "")


def _marked(line: str) -> str:
    """The same of SVG."""
    marked = []
    for piece in _pieces(line):
        look = (' font-weight="600"' if piece.is_bold else "") + (f' fill="{piece.colour}"' if piece.colour else "")
        marked.append(f"<tspan{look}>{piece.told}</tspan>" if look else piece.told)
    return "".join(marked)


def _pieces(line: str) -> Iterator[_Piece]:
    is_bold, colour = False, ""
    for part in _TAG.split(line):
        if part in {"<b>", "</b>"}:
            is_bold = part == "<b>"
        elif part == "</span>":
            colour = ""
        elif found := _COLOUR.fullmatch(part):
            colour = escape(found[1])
        elif part:
            yield _Piece(escape(unescape(part)), is_bold, colour)
