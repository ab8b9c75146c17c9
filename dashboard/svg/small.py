"""Lines by year as one small ``<svg>``, without axes: a sparkline on a card.

    line_picture([Line(points, TEAL)], title="Grain by year", description="From 1.2 to 253 m USD.")

It is as wide as its place, and says what it shows to who cannot see it. A line breaks at a missing year and where its
source changes; what was only stated is dashed. A chart with axes is ``dashboard.svg.still``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain

from dashboard.svg.points import YearPoint, runs_of

WIDTH, HEIGHT = 225, 64
_EDGE, _TOP = 4, 8
_MARK = 2.4


@dataclass(frozen=True)
class Line:
    """One line: its points by year and its colour."""

    points: tuple[YearPoint, ...]
    colour: str


@dataclass(frozen=True)
class _Plot:
    """Where years and amounts lie in the picture."""

    years: tuple[int, int]
    largest: float

    def x(self, year: float) -> float:
        first, last = self.years
        return _EDGE + (WIDTH - 2 * _EDGE) * ((year - first) / (last - first) if last > first else 0.5)

    def y(self, amount: float) -> float:
        bottom = HEIGHT - _EDGE
        return bottom - (bottom - _TOP) * amount / self.largest


def line_picture(lines: Sequence[Line], *, title: str, description: str) -> str:
    """Lines over years on one scale from zero; amounts are in the unit that the words around it name."""
    points = list(chain.from_iterable(line.points for line in lines))
    years = [point.year for point in points]
    plot = _Plot((min(years), max(years)), max(point.amount for point in points) or 1.0)
    drawn = [_run(run, line.colour, plot) for line in lines for run in runs_of(line.points)]
    told = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    head = f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(f"{title}. {description}")}">'
    return "".join([head, told, *drawn, "</svg>"])


def _run(run: Sequence[YearPoint], colour: str, plot: _Plot) -> str:
    """A line through the points of a run, or a dot where it is a single point."""
    if len(run) == 1:
        return f'<circle cx="{plot.x(run[0].year):.1f}" cy="{plot.y(run[0].amount):.1f}" r="{_MARK}" fill="{colour}"/>'
    path = " ".join(f"{plot.x(point.year):.1f},{plot.y(point.amount):.1f}" for point in run)
    dash = ' stroke-dasharray="5 4"' if run[0].is_stated else ""
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.2"{dash}/>'
