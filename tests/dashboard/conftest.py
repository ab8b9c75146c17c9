"""What holds for every test that runs a page."""

import pickle
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest

from dashboard.access import rates
from dashboard.ui.drawing.figures import Figure
from tests.dashboard.asked import listening, slow_questions

# AppTest looks through every installed package before each run of a page, which takes as long as the page itself,
# and compiles its script anew, a tenth of it.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
_compile = ScriptCache.get_bytecode
_compiled: dict[tuple[str, int], Any] = {}


def _compiled_once(scripts: ScriptCache, script_path: str) -> Any:
    key = script_path, Path(script_path).stat().st_mtime_ns
    if key not in _compiled:
        _compiled[key] = _compile(scripts, script_path)
    return _compiled[key]


ScriptCache.get_bytecode = _compiled_once

# Seconds until a page counts as one that never ends. AppTest gives it three, which a busy machine may take.
PATIENCE = 300
_begin = AppTest.__init__


def _begin_patiently(app: AppTest, script_path: str | Path, *, default_timeout: float, **given: Any) -> None:
    _begin(app, script_path, default_timeout=max(default_timeout, PATIENCE), **given)


AppTest.__init__ = _begin_patiently


@pytest.fixture(autouse=True)
def nobody_has_asked_yet() -> None:
    """Count from nothing how often one asks: what other tests asked under the same name is not counted."""
    rates._rates_of.cache_clear()


@pytest.fixture(autouse=True)
def plotly_knows_every_attribute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold each figure that is shown to plotly's schema, which no server does: each trace and part of its layout once."""
    to_dict = Figure.to_dict

    def checked(figure: Figure) -> dict[str, Any]:
        told = to_dict(figure)
        for part in _parts_of(told):
            pickled = pickle.dumps(part)
            if pickled not in _known_to_plotly:
                go.Figure(part)
                _known_to_plotly.add(pickled)
        return told

    monkeypatch.setattr(Figure, "to_dict", checked)


_known_to_plotly: set[bytes] = set()


def _parts_of(figure: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Figures of one trace or of one thing of the layout each, which plotly judges by themselves."""
    rest = {name: value for name, value in figure.items() if name not in {"data", "layout"}}
    yield from ({"data": [trace]} for trace in figure["data"])
    yield from ({"layout": {name: value}} for name, value in figure["layout"].items())
    if rest:
        yield rest


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
