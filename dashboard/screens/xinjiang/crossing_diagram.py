"""The diagram of crossings: Xinjiang on the left, its neighbours on the right, crossings from north to south between.

It is a scheme and no map: it has no coordinates and no borders. Texts are HTML, so that they wrap and can be read out;
each half of a line is an ``<svg>`` as wide as its place, in the ink and on the ground of the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from dashboard.locale import gettext as _
from dashboard.subjects.colours import BLUE, BROWN, GREY, VIOLET
from etl.vocabulary.places import TransportMode

STYLE = Path(__file__).with_name("crossings.css")

WIDEST, THINNEST, TALL = 30.0, 3.0, 34
COLOURS = {
    TransportMode.RAIL: BLUE,
    TransportMode.ROAD: BROWN,
    TransportMode.PIPELINE: VIOLET,
    TransportMode.TOGETHER: GREY,
}


@dataclass(frozen=True)
class DrawnCount:
    """An amount, and what, when and whose it is."""

    amount: str
    said: str


@dataclass(frozen=True)
class Strand:
    """One side's half of a line: ``share`` of the widest by its tonnes, None where tonnes are not known."""

    share: float | None
    counts: tuple[DrawnCount, ...] = ()

    @property
    def width(self) -> float:
        """Its width in pixels; a thin one stays visible."""
        return THINNEST if self.share is None else max(self.share * WIDEST, THINNEST)


@dataclass(frozen=True)
class DrawnLine:
    """One mode at a crossing with the halves of both sides; ``opposite_name`` is that of the neighbour's place."""

    mode: TransportMode
    mode_name: str
    home: Strand
    partner: Strand
    opposite_name: str = ""

    @property
    def counts(self) -> tuple[DrawnCount, ...]:
        """Those of both sides."""
        return self.home.counts + self.partner.counts


@dataclass(frozen=True)
class DrawnCrossing:
    """A crossing with its lines; none where nothing is stated of the year."""

    name: str
    lines: tuple[DrawnLine, ...]


@dataclass(frozen=True)
class DrawnNeighbour:
    """A neighbour with its crossings, from north to south."""

    name: str
    crossings: tuple[DrawnCrossing, ...]


@dataclass(frozen=True)
class DiagramWords:
    """What the diagram says beside names and amounts: the left column, and what a line without a figure means."""

    home: str
    no_figure: str


def diagram_html(neighbours: Sequence[DrawnNeighbour], words: DiagramWords) -> str:
    """The diagram in one line of HTML, with its style."""
    style = " ".join(STYLE.read_text(encoding="utf-8").split())
    home = f'<div class="band home"><span>{escape(words.home)}</span></div>'
    groups = "".join(_neighbour(neighbour, words) for neighbour in neighbours)
    diagram = f'<div class="crossings">{home}<div class="groups">{groups}</div></div>'
    return f'<style>{style}</style><div class="crossings-room">{diagram}</div>'


def _neighbour(neighbour: DrawnNeighbour, words: DiagramWords) -> str:
    crossings = "".join(_crossing(crossing, words) for crossing in neighbour.crossings)
    band = f'<div class="band"><span>{escape(neighbour.name)}</span></div>'
    return f'<section class="group"><ol class="nodes">{crossings}</ol>{band}</section>'


def _crossing(crossing: DrawnCrossing, words: DiagramWords) -> str:
    name = f'<span class="name">{escape(crossing.name)}</span>'
    if not crossing.lines:
        left, right = _half(_missing(), "", words.no_figure), _half(_missing(), "", "")
        return f'<li class="node quiet">{left}<div class="station alone">{name}</div>{right}</li>'
    head = f'<div></div><div class="station first">{name}</div><div></div>'
    last = len(crossing.lines) - 1
    lines = "".join(_line(line, words, is_last=place == last) for place, line in enumerate(crossing.lines))
    return f'<li class="node">{head}{lines}</li>'


def _line(line: DrawnLine, words: DiagramWords, *, is_last: bool) -> str:
    home = _half(_strand(line.mode, line.home), _texts(line.home), "" if line.counts else words.no_figure)
    opposite = f'<p class="place">{escape(line.opposite_name)}</p>' if line.opposite_name else ""
    is_told_by_both = line.mode != TransportMode.TOGETHER
    across = _strand(line.mode, line.partner) if is_told_by_both else ""
    partner = _half(across, opposite + _texts(line.partner), "")
    station = "station last" if is_last else "station"
    mode = f'<div class="{station}"><span class="mode">{escape(line.mode_name)}</span></div>'
    return f"{home}{mode}{partner}"


def _half(strand: str, texts: str, missing: str) -> str:
    told = texts or (f'<p class="none">{escape(missing)}</p>' if missing else "")
    return f'<div class="half"><div class="told">{told}</div>{strand}</div>'


def _texts(strand: Strand) -> str:
    told = (counted(f"<b>{escape(one.amount)}</b>", f"<span>{escape(one.said)}</span>") for one in strand.counts)
    return "".join(f"<p>{one}</p>" for one in told)


def counted(amount: str, said: str) -> str:
    """An amount and what is counted, each marked as its place wants it, parted as the reader's language parts them."""
    return _("{amount} {counted}").format(amount=amount, counted=said)


def _strand(mode: TransportMode, strand: Strand) -> str:
    """Rail has sleepers, a road is whole, a pipeline hollow, and all together is pale, whatever the colour."""
    if not strand.counts:
        return _missing()
    width, colour = strand.width, COLOURS[mode]
    if mode == TransportMode.RAIL:
        rail = _stroke(TALL / 2, min(2.0, width), colour)
        return _svg(rail + _stroke(TALL / 2, width, colour, 'stroke-dasharray="7 3"'))
    if mode == TransportMode.PIPELINE:
        edge = max((width - 2) / 2, 2.5)
        return _svg("".join(_stroke(TALL / 2 + side * edge, 2, colour) for side in (-1, 1)))
    if mode == TransportMode.TOGETHER:
        return _svg(_stroke(TALL / 2, width, colour, 'stroke-opacity="0.55"'))
    return _svg(_stroke(TALL / 2, width, colour))


def _missing() -> str:
    return _svg(_stroke(TALL / 2, 1.5, "currentColor", 'stroke-dasharray="1.5 5" stroke-opacity="0.7"'))


def _stroke(y: float, width: float, colour: str, more: str = "") -> str:
    return f'<line x1="0" y1="{y:g}" x2="100%" y2="{y:g}" stroke="{colour}" stroke-width="{width:.3g}" {more}/>'


def _svg(inside: str) -> str:
    return f'<svg width="100%" height="{TALL}" aria-hidden="true" focusable="false">{inside}</svg>'
