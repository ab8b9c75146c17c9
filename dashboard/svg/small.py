"""Lines and bars by year as one ``<svg>``: a sparkline on a card, a small multiple, the chart that opens a page.

    line_picture(
        [Line(points, TEAL, end="China 48.7"), Line(others, AMBER, end="Kazakhstan 34.2")],
        title="Turnover by year", description="China counts more in every year.", size=WIDE,
    )

It is as wide as its place, takes the ink of the text around it, so that it is right in light and dark, and says what
it shows to who cannot see it. A line breaks at a missing year and where its source changes; what was only stated is
dashed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain

from dashboard.locale import formats
from dashboard.locale.wrapping import width_in_letters
from dashboard.svg.nudging import nudge_apart
from dashboard.svg.points import YearPoint, runs_of
from dashboard.svg.scales import nice_ticks

INK = 'fill="currentColor"'
GRID = 'stroke="currentColor" stroke-opacity="0.18" stroke-width="1"'
FONT = 11.5
_LETTER = 6.3  # widest mean width of a letter at this size
_MARK = 2.4
_LABEL_GAP = 15


@dataclass(frozen=True)
class Line:
    """One line: its points by year, its colour, and what stands at its end; ``end`` is empty on a sparkline."""

    points: tuple[YearPoint, ...]
    colour: str
    end: str = ""


@dataclass(frozen=True)
class Size:
    """Width and height in the picture's own units, and whether it has an axis of years and of amounts."""

    width: int
    height: int
    has_axes: bool = False


SPARK, SMALL = Size(225, 64), Size(320, 150, has_axes=True)
WIDE, NARROW = Size(1000, 300, has_axes=True), Size(360, 240, has_axes=True)


@dataclass(frozen=True)
class _Plot:
    """Where years and amounts lie in the picture."""

    left: float
    right: float
    top: float
    bottom: float
    years: tuple[int, int]
    largest: float

    def x(self, year: float) -> float:
        first, last = self.years
        return self.left + (self.right - self.left) * ((year - first) / (last - first) if last > first else 0.5)

    def y(self, amount: float) -> float:
        return self.bottom - (self.bottom - self.top) * amount / self.largest


def line_picture(lines: Sequence[Line], *, title: str, description: str, size: Size = SPARK) -> str:
    """Lines over years on one scale from zero; amounts are in the unit that the words around it name."""
    points = list(chain.from_iterable(line.points for line in lines))
    room = max((width_in_letters(line.end) for line in lines), default=0) * _LETTER
    plot = _plot_of(points, size, room + 10 if room else 4)
    drawn = [part for line in lines for run in runs_of(line.points) for part in _run(run, line.colour, plot)]
    return _svg([*_axes(plot, size), *drawn, *_ends(lines, plot)], title, description, size)


def bar_picture(points: Sequence[YearPoint], *, colour: str, title: str, description: str, size: Size = SPARK) -> str:
    """Bars over years; what was only stated is an outline."""
    plot = _plot_of(points, size, 8)
    first, last = plot.years
    width = (plot.right - plot.left) / (last - first + 1) * 0.72
    bars = [_bar(point, width, colour, plot) for point in points]
    return _svg([*_axes(plot, size), *bars], title, description, size)


def _plot_of(points: Sequence[YearPoint], size: Size, right: float) -> _Plot:
    years = [point.year for point in points]
    ticks = nice_ticks(max(point.amount for point in points))
    edge = max(width_in_letters(_tick_text(tick, ticks)) for tick in ticks) * _LETTER + 8 if size.has_axes else 4
    bottom = size.height - (22 if size.has_axes else 4)
    largest = ticks[-1] if size.has_axes else max(point.amount for point in points) or 1.0
    return _Plot(edge, size.width - right, 8, bottom, (min(years), max(years)), largest)


def _run(run: Sequence[YearPoint], colour: str, plot: _Plot) -> list[str]:
    """A line through the points of a run, or a dot where it is a single point."""
    if len(run) == 1:
        return [
            f'<circle cx="{plot.x(run[0].year):.1f}" cy="{plot.y(run[0].amount):.1f}" r="{_MARK}" fill="{colour}"/>'
        ]
    path = " ".join(f"{plot.x(point.year):.1f},{plot.y(point.amount):.1f}" for point in run)
    dash = ' stroke-dasharray="5 4"' if run[0].is_stated else ""
    return [f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.2"{dash}/>']


def _bar(point: YearPoint, width: float, colour: str, plot: _Plot) -> str:
    top = plot.y(point.amount)
    look = f'fill="none" stroke="{colour}" stroke-width="1.4"' if point.is_stated else f'fill="{colour}"'
    left = plot.x(point.year) - width / 2
    return f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{plot.bottom - top:.1f}" {look}/>'


def _ends(lines: Sequence[Line], plot: _Plot) -> list[str]:
    """A dot and a name at the end of each line that has one, none on another."""
    named = [line for line in lines if line.end and line.points]
    heights = [plot.bottom - plot.y(line.points[-1].amount) for line in named]
    parts = []
    for line, height in zip(named, nudge_apart(heights, _LABEL_GAP, plot.bottom - plot.top), strict=True):
        x, y = plot.x(line.points[-1].year), plot.y(line.points[-1].amount)
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.6" fill="{line.colour}"/>')
        parts.append(_text(x + 9, plot.bottom - height + 4, line.end, weight="600"))
    return parts


def _axes(plot: _Plot, size: Size) -> list[str]:
    if not size.has_axes:
        return []
    ticks = nice_ticks(plot.largest)
    parts = []
    for tick in ticks:
        y = plot.y(tick)
        parts.append(f'<line x1="{plot.left:.1f}" y1="{y:.1f}" x2="{plot.right:.1f}" y2="{y:.1f}" {GRID}/>')
        parts.append(_text(plot.left - 6, y + 4, _tick_text(tick, ticks), anchor="end"))
    parts.extend(_text(plot.x(year), size.height - 6, str(year), anchor="middle") for year in _years_told(plot))
    return parts


def _years_told(plot: _Plot) -> list[int]:
    """As many years as have room, from the last one backwards."""
    first, last = plot.years
    most = max(int((plot.right - plot.left) // 48), 1)
    step = -(-(last - first + 1) // most)
    return list(range(last, first - 1, -step))


def _tick_text(tick: float, ticks: Sequence[float]) -> str:
    return formats.number(tick, 0 if all(one == round(one) for one in ticks) else 1)


def _text(x: float, y: float, text: str, *, anchor: str = "start", weight: str = "400") -> str:
    look = f'text-anchor="{anchor}" font-size="{FONT}" font-weight="{weight}" {INK}'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(text)}</text>'


def _svg(parts: Sequence[str], title: str, description: str, size: Size) -> str:
    told = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    head = f'<svg viewBox="0 0 {size.width} {size.height}" role="img" aria-label="{escape(f"{title}. {description}")}">'
    return "".join([head, told, *parts, "</svg>"])
