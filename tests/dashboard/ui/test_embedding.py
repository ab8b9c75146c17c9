"""A chart on somebody else's page: its address, the HTML to copy, the chart alone, the way back to the whole view."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from dashboard.shell.routes import routes
from dashboard.ui.embedding import embed_address, snippet
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.api.answered import everything
from tests.dashboard.opened import drawn, open_page
from tests.factories import term_row
from tests.loading import file_of


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = everything()
    kind = term_row(list_name="event_kind", term_code="ministerial_meeting", title_en="Ministerial")
    monkeypatch.setenv(ADDRESS_VARIABLE, file_of(**tables | {"term": [*tables["term"], kind]}))


def said(app: AppTest) -> str:
    return "\n".join(str(part.proto.body) for part in app.get("html"))


@pytest.mark.parametrize(
    ("view", "page", "alone"),
    [
        ("https://x.org/timeline?kind=summit", "timeline", "https://x.org/embed/timeline?kind=summit&chart=goods"),
        ("https://x.org/?partner=UZ", "overview", "https://x.org/embed/overview?partner=UZ&chart=goods"),
        ("https://x.org/below/data", "data", "https://x.org/below/embed/data?chart=goods"),
    ],
)
def test_a_chart_alone_has_the_address_of_its_view_and_its_own_name(view: str, page: str, alone: str) -> None:
    assert embed_address(view, page, "goods") == alone


def test_the_html_to_copy_is_safe_and_high_enough() -> None:
    html = snippet("https://x.org/embed/data?a=1&b=2", 'Sheep "and" goats', 380)

    assert 'src="https://x.org/embed/data?a=1&amp;b=2"' in html
    assert 'title="Sheep &quot;and&quot; goats"' in html
    assert 'height="550"' in html


@pytest.mark.usefixtures("database")
def test_the_chart_asked_for_stands_alone_with_its_source_and_the_way_to_the_full_view() -> None:
    app = open_page("timeline", chart="timeline", years="2099-2099")

    assert not app.exception
    (still,) = drawn(app)
    assert "href" not in still
    assert app.dataframe == []
    told = said(app)
    assert "Source: Notes of meetings; each names its own sources" in told
    assert '<a href="/timeline?years=2099-2099"' in told
    assert "Meetings and decisions" in told


@pytest.mark.usefixtures("database")
def test_a_chart_that_the_view_has_not_is_named_with_the_way_to_the_view() -> None:
    app = open_page("timeline", chart="<gold>")

    assert not app.exception
    assert "This view has no chart named &lt;gold&gt;." in said(app)
    assert '<a href="/timeline"' in said(app)


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("/embed/timeline?kind=summit&chart=timeline", "/timeline?kind=summit&chart=timeline&embed=true"),
        ("/embed/overview?chart=trade", "/?chart=trade&embed=true"),
    ],
)
def test_its_address_leads_to_its_page(asked: str, page: str) -> None:
    answer = TestClient(Starlette(routes=routes)).get(asked, follow_redirects=False)

    assert answer.status_code == 307
    assert answer.headers["location"] == f"http://testserver{page}"
