"""A figure as a still picture that is right in a place of any width.

It has the figure's lines, bars, marks, labels and axes as SVG, and over it, as HTML, what the figure tells under the
pointer. Takes figures over an axis of time, or of amounts with a range, with one or more panels of amounts, and bars
across in rows; another kind is an error, never left out silently.
"""

from collections.abc import Sequence
from html import escape

from dashboard.svg.still import notes
from dashboard.svg.still.frame import Figure, frame_of
from dashboard.svg.still.rows import row_tips, rows_drawn, rows_of
from dashboard.svg.still.tips import LinkOf, tips
from dashboard.svg.still.traces import drawn

_KINDS = frozenset({"scatter", "bar"})


class NoStillPicture(TypeError):
    """A figure has a kind of trace that is not drawn still; the text names it."""


def still_picture(figure: Figure, told: str, link_of: LinkOf | None = None) -> str:
    """The figure as high as it is, with its legend below or where it has it at its top, as HTML.

    Takes plotly's JSON of it.

    ``told`` says what it shows to who cannot see it; marks with ``customdata`` lead where ``link_of`` says.
    """
    strange = sorted({str(trace["type"]) for trace in figure["data"]} - _KINDS)
    if strange:
        raise NoStillPicture(f"no still picture of {', '.join(strange)}: draw it by plotly.")
    entries = notes.legend_entries(figure)
    if any(trace.get("orientation") == "h" for trace in figure["data"]):
        return _rows_picture(figure, told)
    frame = frame_of(figure)
    parts = [
        *notes.axes(frame),
        *notes.shapes(figure, frame),
        *(part for trace in figure["data"] for part in drawn(trace, frame)),
        *notes.labels(figure, frame),
        *notes.legend(entries, frame.left, 0 if is_legend_above(figure) else frame.height),
    ]
    return _placed(figure, told, (frame.left, frame.right), parts, tips(figure, frame, link_of))


def _rows_picture(figure: Figure, told: str) -> str:
    rows = rows_of(figure)
    legend = notes.legend(notes.legend_entries(figure), rows.left, figure["layout"]["height"])
    return _placed(figure, told, (rows.left, rows.right), [*rows_drawn(figure, rows), *legend], row_tips(figure, rows))


def _placed(figure: Figure, told: str, sides: tuple[float, float], parts: Sequence[str], over: str) -> str:
    """The elements of a plot between the pixels that it keeps at its left and right; ``over`` lies over it."""
    left, right = sides
    # The sides keep their pixels, and the plot has what is left: no unit of SVG by itself can say so.
    place = f"margin:0 {right:.0f}px 0 {left:.0f}px;height:{still_height(figure)}px"
    kept = f'data-left="{left:.0f}" data-right="{right:.0f}"'
    look = f'role="img" aria-label="{escape(told)}"'
    picture = f'<svg {look} width="100%" height="100%" overflow="visible" {kept}>{"".join(parts)}</svg>'
    return f'<div class="still" style="{place}">{picture}{over}</div>'


def still_height(figure: Figure) -> int:
    """Pixels that the picture takes."""
    foot = 0 if is_legend_above(figure) else sum(entry.height for entry in notes.legend_entries(figure))
    return round(float(figure["layout"]["height"]) + foot)


def is_legend_above(figure: Figure) -> bool:
    """Whether the figure keeps room for its legend at its top."""
    return (figure["layout"].get("legend") or {}).get("yref") == "container"
