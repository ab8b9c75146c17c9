"""Charts as plotly's browser program reads them, made of plain mappings.

The names are those of ``plotly.graph_objects`` and mean the same. Its own figures hold each value to plotly's schema
and copy it several times, which took a third of a page's time; here tests do so once, for every figure that a page of
theirs draws (``tests/dashboard/conftest.py``).
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Self

import plotly.graph_objects as go
from plotly.basedatatypes import BaseFigure

_AXIS = re.compile(r"[xy]axis\d*$")


class Part(dict[str, Any]):
    """Attributes by name, each read and set as one of Python's too; one that is not set is None, or without anything.

    A list of attributes is a tuple, so that a figure made once can be shown to many.
    """

    def __init__(self, values: Mapping[str, Any] | None = None, **named: object) -> None:
        super().__init__()
        self.update(values, **named)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever plotly has under that name
        if name.startswith("__"):  # which copying asks for
            raise AttributeError(name)
        return self[name]

    def __missing__(self, name: str) -> Any:  # noqa: ANN401 - as above
        return Part() if name in ("line", "marker") else None

    def __setattr__(self, name: str, value: object) -> None:
        self.pop(name, None)
        self.update({name: value})

    def update(self, values: Mapping[str, Any] | None = None, **named: object) -> Self:  # type: ignore[override]  # as plotly has it
        """Set these attributes; of a group that is there those named alone; None takes one away. Gives itself."""
        for name, value in {**(values or {}), **named}.items():
            if value is None:
                self.pop(name, None)
            elif isinstance(value, Mapping) and isinstance(self.get(name), Part):
                self[name].update(value)
            else:
                self[name] = _parted(value)
        return self

    def copied(self) -> "Part":
        """A part of its own with groups of its own; the points of a line are the same."""
        copy = type(self)()
        for name, value in self.items():
            copy[name] = value.copied() if isinstance(value, Part) else value
        return copy


class Scatter(Part):
    """Points or a line."""

    def __init__(self, values: Mapping[str, Any] | None = None, **named: object) -> None:
        super().__init__(values, type="scatter", **named)


class Bar(Part):
    """Bars."""

    def __init__(self, values: Mapping[str, Any] | None = None, **named: object) -> None:
        super().__init__(values, type="bar", **named)


class Layout(Part):
    """Where traces stand: axes, margins, texts and lines between them."""

    def __missing__(self, name: str) -> Any:  # noqa: ANN401 - as above
        if name in ("shapes", "annotations"):
            return ()
        return Part() if name == "margin" or _AXIS.match(name) else None


class Figure:
    """Traces, and the layout in which they stand."""

    def __init__(self, data: Iterable[Part] = (), layout: Mapping[str, Any] | None = None) -> None:
        self.data = list(data)
        self.layout = Layout(layout)

    def add_trace(self, trace: Part) -> None:
        """Put a trace in front of those there are."""
        self.data.append(trace)

    def add_traces(self, traces: Iterable[Part]) -> None:
        """Put traces in front of those there are."""
        self.data.extend(traces)

    def update_layout(self, values: Mapping[str, Any] | None = None, **named: object) -> None:
        """Set attributes of the layout; a list takes the place of the one there was."""
        self.layout.update(values, **named)

    def update_xaxes(self, **named: object) -> None:
        """Set attributes of every horizontal axis."""
        self._update_axes("xaxis", named)

    def update_yaxes(self, **named: object) -> None:
        """Set attributes of every vertical axis."""
        self._update_axes("yaxis", named)

    def add_annotation(self, **named: object) -> None:
        """Put a text on the figure."""
        self.layout.annotations = (*self.layout.annotations, Part(named))

    def add_shape(self, **named: object) -> None:
        """Put a line or an area on the figure."""
        self.layout.shapes = (*self.layout.shapes, Part(named))

    def copied(self) -> "Figure":
        """A figure whose traces and layout can be changed without a change to this one."""
        return Figure([trace.copied() for trace in self.data], self.layout.copied())

    def to_dict(self) -> dict[str, Any]:
        """What plotly's browser program is given, in Streamlit's look."""
        return {"data": self.data, "layout": {"template": _template(), **self.layout}}

    def _update_axes(self, kind: str, named: Mapping[str, object]) -> None:
        for name in [name for name in self.layout if name.startswith(kind)]:
            self.layout[name].update(named)


class Ready(BaseFigure):  # type: ignore[misc]  # plotly has no types
    """A figure for ``st.plotly_chart``, which checks again whatever is none of plotly's own."""

    def __init__(self, figure: Figure) -> None:
        self._shown = figure.to_dict()

    def to_dict(self) -> dict[str, Any]:
        """The figure as it is."""
        return self._shown


@cache
def _template() -> dict[str, Any]:
    look: dict[str, Any] = go.Figure().to_dict()["layout"]["template"]
    return look


def _parted(value: object) -> object:
    if isinstance(value, Mapping):
        return value if isinstance(value, Part) else Part(value)
    if isinstance(value, list | tuple):
        return tuple(map(_parted, value)) if value and isinstance(value[0], Mapping) else tuple(value)
    return tuple(value.tolist()) if hasattr(value, "tolist") else value
