"""Marks of points, by the names that plotly has for them."""

import math
from collections.abc import Mapping
from types import MappingProxyType

OPEN = "-open"
# Corners, and the turn of the first one in degrees from the right.
_POLYGONS: Mapping[str, tuple[int, float]] = MappingProxyType(
    {
        "square": (4, 45),
        "diamond": (4, 0),
        "triangle-up": (3, -90),
        "triangle-down": (3, 90),
        "triangle-left": (3, 180),
        "triangle-right": (3, 0),
        "pentagon": (5, -90),
        "hexagon": (6, -90),
    }
)
_STAR_CORNERS, _STAR_WAIST = 10, 0.45
_STROKES = {"x": 45.0, "x-thin": 45.0, "cross": 0.0}


def mark(name: str, x: str, y: float, size: float, colour: str, *, stroke: float = 0) -> str:
    """A mark at a point: full, or with ``-open`` at the end of its name its outline alone; ``x`` is a length of SVG."""
    shape, is_open = name.removesuffix(OPEN), name.endswith(OPEN)
    radius = size / 2
    ink = f'fill="none" stroke="{colour}" stroke-width="{max(stroke, 1.5):g}"' if is_open else f'fill="{colour}"'
    if shape in _STROKES:
        drawn = _crossing(radius, _STROKES[shape], f'stroke="{colour}" stroke-width="{max(stroke, 2):g}"')
    elif shape == "star" or shape in _POLYGONS:
        drawn = f'<polygon points="{_corners(shape, radius * 1.15)}" {ink}/>'
    else:
        drawn = f'<circle r="{radius:.1f}" {ink}/>'
    return f'<svg x="{x}" y="{y:.1f}" overflow="visible">{drawn}</svg>'


def _corners(shape: str, radius: float) -> str:
    count, turn = (_STAR_CORNERS, -90.0) if shape == "star" else _POLYGONS[shape]
    reaches = [radius * (_STAR_WAIST if shape == "star" and place % 2 else 1) for place in range(count)]
    angles = [math.radians(turn + 360 * place / count) for place in range(count)]
    return " ".join(
        f"{reach * math.cos(angle):.1f},{reach * math.sin(angle):.1f}"
        for reach, angle in zip(reaches, angles, strict=True)
    )


def _crossing(radius: float, turn: float, ink: str) -> str:
    ends = [
        (radius * math.cos(math.radians(turn + more)), radius * math.sin(math.radians(turn + more))) for more in (0, 90)
    ]
    strokes = [f"M{-dx:.1f},{-dy:.1f}L{dx:.1f},{dy:.1f}" for dx, dy in ends]
    return f'<path d="{"".join(strokes)}" fill="none" {ink}/>'
