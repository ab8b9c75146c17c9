"""What holds for every test that runs a page."""

import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

import plotly.graph_objects as go
import pytest
from streamlit.components.v2 import manifest_scanner

from dashboard.ui.drawing.figures import Figure
from tests.dashboard.asked import listening, slow_questions

# AppTest looks through every installed package before each run of a page, which takes as long as the page itself.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture(autouse=True)
def plotly_knows_every_attribute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold each figure that is shown to plotly's schema, which no server does."""
    to_dict = Figure.to_dict

    def checked(figure: Figure) -> dict[str, Any]:
        go.Figure(to_dict(figure))
        return to_dict(figure)

    monkeypatch.setattr(Figure, "to_dict", checked)


@pytest.fixture(autouse=True)
def the_program_is_the_tests_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a page back out of the place of the program, which every process that a later test begins would run first."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


_explained: set[str] = set()


@pytest.fixture(autouse=True)
def no_question_reads_all_figures(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hold every question that a test puts to the shipped data to a plan that does not read all figures."""
    if "real_database" not in request.fixturenames:
        yield
        return
    url = str(request.getfixturevalue("real_database"))
    with listening(url) as heard:
        yield
    assert slow_questions(url, [one for one in heard.values() if one.statement not in _explained]) == []
    _explained.update(heard)
