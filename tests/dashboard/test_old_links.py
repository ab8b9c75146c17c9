"""Addresses that people have kept open the view they asked for; spoilt ones open a page that says what it ignored."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import address_of, open_page, texts

LINKS = yaml.safe_load(Path(__file__).with_name("old_links.yml").read_text(encoding="utf-8"))
GOOD = [line for line in LINKS if "ignored" not in line]
SPOILT = [line for line in LINKS if "ignored" in line]


def asked(link: str) -> dict[str, list[str]]:
    written = link.replace("{5000 letters}", "x" * 5000).replace("{5000 nines}", "9" * 5000)
    return parse_qs(urlsplit(written).query, keep_blank_values=True)


def opened(link: str) -> AppTest:
    page = urlsplit(link).path.strip("/").replace("-", "_") or "overview"
    return open_page(page, **{name: values if len(values) > 1 else values[0] for name, values in asked(link).items()})


def told(app: AppTest) -> str:
    """Everything a reader sees in words, without Markdown's signs, in one line."""
    numbers = [metric.label for metric in app.metric]
    links = [link.proto.label for link in app.main.get("page_link")]
    titles = [html.proto.body for html in app.main.get("html")]
    return re.sub(r"\\(.)", r"\1", " ".join([texts(app), *numbers, *links, *titles]))


@pytest.fixture(autouse=True)
def database(real_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, real_database)


@pytest.mark.parametrize("line", GOOD, ids=lambda line: line["link"])
def test_a_kept_address_opens_the_view_it_asked_for(line: dict[str, str]) -> None:
    app = opened(line["link"])
    assert not app.exception
    assert line["seen"] in told(app)
    assert [warning.value for warning in app.warning] == []
    assert address_of(app) == asked(line.get("becomes", line["link"]))


@pytest.mark.parametrize("line", SPOILT, ids=lambda line: line["link"])
def test_a_spoilt_address_opens_a_page_that_says_what_it_ignored(line: dict[str, str]) -> None:
    app = opened(line["link"])
    assert not app.exception
    assert line["seen"] in told(app)
    notes = [re.sub(r"\\(.)", r"\1", warning.value) for warning in app.warning]
    assert len(notes) == len(line["ignored"])
    for words in line["ignored"]:
        assert any(words in note for note in notes)
    assert not [value for values in address_of(app).values() for value in values if len(value) > 200 or "\0" in value]
