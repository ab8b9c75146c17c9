"""Figures as plotly's JSON has them, and the elements of their pictures."""

import re
from typing import Any

Json = dict[str, Any]


def line(**fields: object) -> Json:
    """A line over three years; name what matters."""
    usual = {
        "type": "scatter",
        "mode": "lines",
        "x": ["2097-07-02", "2098-07-02", "2099-07-02"],
        "y": [10.0, 20.0, 40.0],
        "line": {"color": "#123456", "width": 2},
    }
    return {**usual, **fields}


def figure(*traces: Json, **layout: object) -> Json:
    """A figure of traces, 340 pixels high; name what else its layout has."""
    usual = {
        "height": 340,
        "margin": {"t": 28, "r": 60, "b": 8, "l": 8},
        "showlegend": False,
        "xaxis": {"type": "date", "range": ["2097-01-01", "2100-01-01"]},
        "yaxis": {"rangemode": "tozero"},
    }
    return {"data": list(traces), "layout": {**usual, **layout}}


def attributes(html: str, tag: str, name: str) -> list[str]:
    """An attribute of each element of a kind that has it."""
    return re.findall(rf'<{tag}\b[^>]*? {name}="([^"]*)"', html)
