"""At a page's foot: the link to exactly the view, and its citation with the publishers that the view rests on."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.sitemap import SITEMAP
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import open_page
from tests.dashboard.screens.overview.test_page import two_sides
from tests.factories import area_row, event_row, event_source_row, source_row
from tests.loading import file_of


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three sources, of which two have the trade that pages show; an event with a source of its own."""
    tables = two_sides()
    tables["source"] = [
        {**tables["source"][0], "publisher": "Aland Customs", "licence": "CC BY 4.0"},
        {**tables["source"][1], "publisher": "Bouvet Customs", "licence": "as Bouvet says"},
        source_row(source_code="bank", publisher="Bank of Aland"),
    ]
    areas = [area_row(area_code=code, name_en=name) for code, name in (("CN", "China"), ("KZ", "Kazakhstan"))]
    event = [event_row(event_id="2099-01-02-talks", title="Grain talks")]
    told = [event_source_row(event_id="2099-01-02-talks", publisher="Aland Times")]
    monkeypatch.setenv(ADDRESS_VARIABLE, file_of(area=areas, event=event, event_source=told, **tables))


def copied(app: AppTest) -> str:
    """The link that the button at the page's foot copies; those of charts copy what the browser shows."""
    buttons = (part for part in app.get("bidi_component") if part.proto.component_name == "khorgos_copy")
    told: list[dict[str, Any]] = [json.loads(button.proto.json) for button in buttons]
    (link,) = (str(data["text"]) for data in told if data["text"])
    return link


def citations(app: AppTest) -> list[str]:
    return [code.value for code in app.code]


@pytest.mark.usefixtures("database")
def test_the_link_is_that_of_the_view_with_its_choices() -> None:
    assert copied(open_page("overview", partner="UZ", lang="zh")) == "/?lang=zh&partner=UZ"
    assert copied(open_page("timeline", kind="tea_party", text="grain")) == "/timeline?text=grain"


@pytest.mark.usefixtures("database")
def test_a_view_is_cited_with_the_publishers_it_rests_on_and_no_other() -> None:
    short, full, bibtex, ris = citations(open_page("overview"))
    assert short.startswith("Aland Customs; Bouvet Customs, through Khorgos")
    assert full.startswith("Aland Customs [CC BY 4.0]; Bouvet Customs [as Bouvet says]. Overview: China and Kazakhstan")
    assert "author = {{Aland Customs} and {Bouvet Customs}}" in bibtex
    assert "AU  - Aland Customs" in ris
    assert "Bank of Aland" not in short + full + bibtex + ris


@pytest.mark.usefixtures("database")
def test_an_event_is_cited_by_its_title_and_who_told_of_it() -> None:
    short, full, *_ = citations(open_page("event", id="2099-01-02-talks"))
    assert short.startswith("Aland Times")
    assert "Grain talks. Khorgos" in full
    assert full.endswith("/event?id=2099-01-02-talks")


@pytest.mark.parametrize("page", [page.address for page in SITEMAP])
def test_every_page_has_its_link_and_its_citation(
    real_database: str, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, real_database)
    app = open_page(page.replace("-", "_"))
    assert not app.exception
    assert len(citations(app)) == 4
    assert copied(app) == ("/" if page == SITEMAP[0].address else f"/{page}")
