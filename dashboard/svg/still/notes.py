"""What stands around the traces of a figure: axes, lines and bands of days, labels, and which line is whose."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.locale.wrapping import wrap
from dashboard.svg.still.frame import FONT, GRID, Figure, Frame, ValueAxis, across
from dashboard.svg.still.marks import mark
from dashboard.svg.still.traces import is_unseen, mark_size, of_point
from dashboard.svg.still.words import LINE, bare, lines_of, text_block

_ZERO = 'stroke="currentColor" stroke-opacity="0.45" stroke-width="1"'
_KEY, _LETTERS = 22, 48  # pixels of a legend's piece of line, and letters of its longest line
_DASHES = {"dot": "1.5 2.5", "dash": "5 3"}


def axes(frame: Frame) -> list[str]:
    """The grid and labels of all panels and of time."""
    panels = [part for panel in frame.panels.values() for part in _panel(panel, frame)]
    y, up = (frame.top - 5, "bottom") if frame.time.is_above else (frame.bottom + 5, "top")
    labels = [
        text_block(lines_of(tick.label), f"{frame.time.x(tick.place):.2f}%", y, size=FONT, across="center", up=up)
        for tick in frame.time.ticks
    ]
    return [*panels, *(_rules(frame) if frame.time.is_ruled else []), *labels]


def _rules(frame: Frame) -> list[str]:
    return [
        f'<line x1="{x:.2f}%" x2="{x:.2f}%" y1="{frame.top:.1f}" y2="{frame.bottom:.1f}" {GRID}/>'
        for x in (frame.time.x(tick.place) for tick in frame.time.ticks)
    ]


def _panel(panel: ValueAxis, frame: Frame) -> list[str]:
    parts = []
    for tick in panel.ticks:
        y = panel.y(tick.place)
        look = _ZERO if tick.place == 0 else GRID
        parts.append(f'<line x1="0" x2="100%" y1="{y:.1f}" y2="{y:.1f}" {look}/>')
        if tick.label:
            parts.append(text_block([tick.label], "0", y, size=FONT, across="right", up="middle", dx=-6))
    if panel.title:
        middle = (panel.top + panel.bottom) / 2
        turned = text_block([panel.title], "0", 0, size=FONT, across="center", up="middle")
        parts.append(f'<g transform="translate({FONT - frame.left:.1f} {middle:.1f}) rotate(-90)">{turned}</g>')
    return parts


def shapes(figure: Figure, frame: Frame) -> list[str]:
    """Lines and bands of days; they lie below the traces."""
    return [_shape(shape, frame) for shape in figure["layout"].get("shapes") or ()]


def _shape(shape: Figure, frame: Frame) -> str:
    x0, x1 = (_share_across(shape, name, frame) for name in ("x0", "x1"))
    y0, y1 = (_up(shape, name, frame) for name in ("y0", "y1"))
    look = shape.get("line") or {}
    if shape["type"] == "rect":
        place = f'x="{min(x0, x1):.2f}%" y="{min(y0, y1):.1f}"'
        return (
            f'<rect {place} width="{abs(x1 - x0):.2f}%" height="{abs(y1 - y0):.1f}" '
            f'fill="{shape.get("fillcolor")}" fill-opacity="{shape.get("opacity") or 1:g}"/>'
        )
    return (
        f'<line x1="{x0:.2f}%" x2="{x1:.2f}%" y1="{y0:.1f}" y2="{y1:.1f}" stroke="{look.get("color")}" '
        f'stroke-width="{look.get("width") or 1:g}" stroke-opacity="{shape.get("opacity") or 1:g}"{_dashed(look)}/>'
    )


def _dashed(look: Figure) -> str:
    """The attribute by which a line is drawn in dashes, where it is to be."""
    dash = _DASHES.get(look.get("dash") or "")
    return f' stroke-dasharray="{dash}"' if dash else ""


def _share_across(thing: Figure, name: str, frame: Frame) -> float:
    if thing.get("xref") == "paper":
        return 100 * float(thing[name])
    return frame.time.x(across(thing[name]))


def _up(thing: Figure, name: str, frame: Frame) -> float:
    reference = thing.get("yref") or "y"
    if reference == "paper":
        return frame.plot_bottom - (frame.plot_bottom - frame.plot_top) * float(thing[name])
    return frame.panels[reference].y(float(thing[name]))


def labels(figure: Figure, frame: Frame) -> list[str]:
    """The labels of the figure, each where it stands."""
    return [_label(label, frame) for label in figure["layout"].get("annotations") or ()]


def _label(label: Figure, frame: Frame) -> str:
    return text_block(
        lines_of(label["text"]),
        f"{_share_across(label, 'x', frame):.2f}%",
        _up(label, "y", frame) - (label.get("yshift") or 0),
        size=(label.get("font") or {}).get("size") or FONT,
        across=label.get("xanchor") or "center",
        up=label.get("yanchor") or "middle",
        dx=label.get("xshift") or 0,
    )


@dataclass(frozen=True)
class Entry:
    """One line of the legend: its trace, and its words as lines."""

    trace: Figure
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """Pixels that it takes."""
        return len(self.lines) * FONT * LINE + 3


def legend_entries(figure: Figure) -> list[Entry]:
    """The traces that are named in a legend, under each other; none where each has its name at its end."""
    if figure["layout"].get("showlegend") is False:
        return []
    named: dict[str, Figure] = {}
    for trace in figure["data"]:
        if trace.get("name") and trace.get("showlegend") is not False:
            named.setdefault(bare(trace["name"].replace("<br>", " ")), trace)
    return [Entry(trace, tuple(wrap(name, _LETTERS).split("<br>"))) for name, trace in named.items()]


def legend(entries: Sequence[Entry], left: float, top: float) -> list[str]:
    """The legend below the axes, from the picture's left edge: each entry with a piece of its line or its mark.

    The plot begins ``left`` pixels from there, and the axes end at the pixel ``top``.
    """
    parts = []
    for entry in entries:
        parts.append(_key(entry.trace, top + FONT * LINE / 2))
        parts.append(text_block(entry.lines, "0", top, size=FONT, dx=_KEY + 6))
        top += entry.height
    return [f'<g transform="translate({-left:.0f} 0)">{"".join(parts)}</g>'] if parts else []


def _key(trace: Figure, y: float) -> str:
    look: dict[str, Any] = {**(trace.get("line") or {}), **(trace.get("marker") or {})}
    colour = of_point((trace.get("line") or {}).get("color") or look.get("color"), 0)
    if trace["type"] == "bar":
        return f'<rect x="5" y="{y - 5:.1f}" width="11" height="10" fill="{colour}"/>'
    if "lines" not in (trace.get("mode") or "lines"):
        return mark(of_point(look.get("symbol") or "circle", 0), str(_KEY / 2), y, 8, colour, stroke=1.5)
    dashed = _dashed(trace.get("line") or {})
    line = f'<line x1="0" x2="{_KEY}" y1="{y:.1f}" y2="{y:.1f}" stroke="{colour}" stroke-width="2.4"{dashed}/>'
    if "markers" not in (trace.get("mode") or "lines") or is_unseen(trace):
        return line
    return line + mark(_usual_symbol(look), str(_KEY / 2), y, min(7, mark_size(trace, 0) or 7), colour)


def _usual_symbol(look: Mapping[str, Any]) -> str:
    """The mark of most points: a few of a line have another one, as those do that are less sure."""
    symbols = look.get("symbol") or "circle"
    return symbols if isinstance(symbols, str) else Counter(symbols).most_common(1)[0][0]
