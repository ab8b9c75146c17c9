"""What a browser is told that a page may do."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
import streamlit
from starlette.types import Scope

from dashboard.shell.head import rewrite_head
from dashboard.shell.headers import safe_headers
from dashboard.shell.programs import scripts_of_frames
from dashboard.ui.embedding import FRAMES_VARIABLE

INDEX = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")


def scope(path: str, query: str = "") -> Scope:
    return {
        "type": "http",
        "path": path,
        "query_string": query.encode(),
        "headers": [],
        "server": ("127.0.0.1", 8501),
        "scheme": "http",
    }


def policy(path: str, query: str = "") -> dict[str, str]:
    told = safe_headers(scope(path, query))["content-security-policy"]
    return dict(part.strip().partition(" ")[::2] for part in told.split(";"))


def test_a_page_loads_only_what_is_ours() -> None:
    for name, sources in policy("/timeline").items():
        foreign = [one for one in sources.split() if not one.startswith("'") and one not in {"blob:", "data:"}]
        assert foreign == [], name
    assert "unsafe" not in policy("/timeline")["script-src"]


def test_every_script_inside_a_page_is_one_that_we_know() -> None:
    page = rewrite_head(INDEX, scope("/timeline"))
    inside = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in inside]

    assert len(inside) >= 3
    assert [one for one in hashes if f"'sha256-{one}'" not in policy("/timeline")["script-src"]] == []


@pytest.mark.parametrize("path", ["/media/a.html", "/api/", "/api/events.ics"])
def test_a_file_does_nothing_and_reaches_nothing(path: str) -> None:
    told = policy(path)

    assert told["default-src"] == "'none'"
    assert "script-src" not in told
    assert "allow-scripts" not in told["sandbox"]


@pytest.mark.parametrize(
    ("given", "page", "chart"),
    [
        ("", "'none'", "'none'"),
        ("https://a.example", "'none'", "https://a.example"),
        (
            " https://a.example,\nhttps://b.example; script-src *",
            "'none'",
            "https://a.example https://b.example script-src *",
        ),
    ],
)
def test_only_a_chart_that_stands_alone_is_shown_by_those_who_may(
    monkeypatch: pytest.MonkeyPatch, given: str, page: str, chart: str
) -> None:
    monkeypatch.setenv(FRAMES_VARIABLE, given)

    assert policy("/timeline", "partner=KZ")["frame-ancestors"] == page
    assert policy("/timeline", "embed=true&chart=timeline")["frame-ancestors"] == chart


def test_the_script_by_which_streamlit_measures_a_frame_is_one_that_we_know() -> None:
    (measure,) = scripts_of_frames()
    digest = base64.b64encode(hashlib.sha256(measure.encode()).digest()).decode()

    assert "streamlit:iframe:setSize" in measure
    assert f"'sha256-{digest}'" in policy("/brief")["script-src"]
