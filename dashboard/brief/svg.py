"""A picture of amounts by year as SVG, drawn without a browser: for print, in any viewer, the same bytes each time."""

from html import escape
from itertools import pairwise

from dashboard.brief.model import Picture, Trace
from dashboard.locale import formats
from dashboard.subjects.colours import AMBER, TEAL
from dashboard.svg.scales import nice_ticks

WIDTH, HEIGHT = 680, 200
LEFT, RIGHT, TOP, BOTTOM = 44, 12, 12, 22
MARK = 3.4
DASHES = ("", "7 4", "2 3", "9 3 2 3")
FONT = 'font-family="sans-serif" font-size="11" fill="#222"'


def to_svg(picture: Picture) -> str:
    """The picture as one ``<svg>`` element; its text alternative is inside."""
    years = [year for trace in picture.traces for year, _amount in trace.points]
    first, last = min(years), max(years)
    top = nice_ticks(max(amount for trace in picture.traces for _year, amount in trace.points))
    alt = escape(picture.alt)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{alt}">',
        f"<title>{alt}</title>",
        *_grid(top, picture.unit),
        *_years(first, last),
        *(_trace(trace, place, (first, last), top[-1]) for place, trace in enumerate(picture.traces)),
        "</svg>",
    ]
    return "\n".join(parts)


def to_key(trace: Trace, place: int) -> str:
    """A small sample of how a trace is drawn, for the key below the picture."""
    line = f'<line x1="1" y1="6" x2="27" y2="6" {_stroke(trace, place)}/>' if trace.is_joined else ""
    return (
        f'<svg viewBox="0 0 28 12" width="28" height="12" aria-hidden="true">{line}{_mark(14, 6, trace, place)}</svg>'
    )


def _x(year: float, span: tuple[int, int]) -> float:
    first, last = span
    return LEFT + 14 + (WIDTH - LEFT - RIGHT - 28) * ((year - first) / (last - first) if last > first else 0.5)


def _y(amount: float, largest: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * amount / largest


def _grid(ticks: list[float], unit: str) -> list[str]:
    digits = 0 if all(tick == round(tick) for tick in ticks) else 1
    lines = []
    for tick in ticks:
        y = _y(tick, ticks[-1])
        lines.append(
            f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="#ccc" stroke-width="0.7"/>'
        )
        number = escape(formats.number(tick, digits))
        lines.append(f'<text x="{LEFT - 5}" y="{y + 4:.1f}" text-anchor="end" {FONT}>{number}</text>')
    turned = f'transform="rotate(-90 10 {HEIGHT / 2 - 5})"'
    lines.append(f'<text x="10" y="{HEIGHT / 2 - 5}" text-anchor="middle" {turned} {FONT}>{escape(unit)}</text>')
    return lines


def _years(first: int, last: int) -> list[str]:
    return [
        f'<text x="{_x(year, (first, last)):.1f}" y="{HEIGHT - 6}" text-anchor="middle" {FONT}>{year}</text>'
        for year in range(first, last + 1)
    ]


def _trace(trace: Trace, place: int, span: tuple[int, int], largest: float) -> str:
    """Marks, joined where one year follows the other: a missing year stays a hole."""
    spots = [(year, _x(year, span), _y(amount, largest)) for year, amount in trace.points]
    drawn = [
        f'<line x1="{x0:.1f}" y1="{y0:.1f}" x2="{x1:.1f}" y2="{y1:.1f}" {_stroke(trace, place)}/>'
        for (year, x0, y0), (following, x1, y1) in pairwise(spots)
        if trace.is_joined and following == year + 1
    ]
    return "".join([*drawn, *(_mark(x, y, trace, place) for _year, x, y in spots)])


def _colour(trace: Trace) -> str:
    return TEAL if trace.is_home else AMBER


def _stroke(trace: Trace, place: int) -> str:
    dash = DASHES[place % len(DASHES)]
    return f'stroke="{_colour(trace)}" stroke-width="1.8"' + (f' stroke-dasharray="{dash}"' if dash else "")


def _mark(x: float, y: float, trace: Trace, place: int) -> str:
    colour = _colour(trace)
    fill = colour if trace.is_joined else "#fff"
    common = f'fill="{fill}" stroke="{colour}" stroke-width="1.6"'
    if place % 2:
        return f'<rect x="{x - MARK:.1f}" y="{y - MARK:.1f}" width="{2 * MARK}" height="{2 * MARK}" {common}/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{MARK + 0.3:.1f}" {common}/>'
