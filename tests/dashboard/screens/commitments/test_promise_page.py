"""A promise's own page, on a made-up database."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.made_ledger import KEPT, LATE, SPLIT, VAGUE
from tests.dashboard.opened import links, open_page, sources_told, texts


def as_read(app: AppTest) -> str:
    """The page's sentences without the signs that keep Markdown from reading them otherwise."""
    return texts(app).replace("\\", "")


@pytest.mark.usefixtures("database")
def test_a_measured_promise_shows_each_sides_figures_and_verdict() -> None:
    app = open_page("commitment", id=SPLIT)

    assert not app.exception
    told = as_read(app)
    assert "[Disagree]" in told
    assert "By the figures: Aland: met; Bouvet: too early." in told
    assert "**Aland: Aland Customs** 2.1 m USD a year in 2100: 210.0 % of the target." in told
    assert (
        "**Bouvet: Aland Customs** 900 thousand USD a year in 2100: 90.0 % of the target, and no deadline was set."
        in told
    )
    assert (
        "Where each line ends, which is no end of trade: Aland: Aland Customs 2100; Bouvet: Aland Customs 2100."
        in sources_told(app)
    )


@pytest.mark.usefixtures("database")
def test_a_late_promise_says_by_how_much_it_fell_short() -> None:
    told = as_read(open_page("commitment", id=LATE))

    assert "Overdue" in told
    assert (
        "Only from 2.1 m USD a year at the promise to 2.1 m USD a year in 2100, the last full period by the deadline: 42.0 % of the target."
        in told
    )


@pytest.mark.usefixtures("database")
def test_a_promise_shows_how_it_stood_from_day_to_day_its_steps_its_evidence_and_its_tellings() -> None:
    app = open_page("commitment", id=KEPT)

    told = as_read(app)
    assert told.index("[Met] from **15 January 2100** · desk officer") < told.index(
        "[Partly] from **1 December 2099** · desk officer"
    )
    assert told.index("The hub is open.") < told.index("Half a hub.")
    assert told.index("**Done** from **1 December 2099**") < told.index("**Announced** from **")
    assert "Kept · The hub stood open." in told
    assert "**First told 9 May 2099: Open a hub** (this page)" in told
    assert r"Told again 9 September 2099\: Open the hub, still" in [link.label for link in app.main.get("page_link")]


@pytest.mark.usefixtures("database")
def test_an_unmeasurable_promise_says_why() -> None:
    app = open_page("commitment", id=VAGUE)

    assert "It names nothing to count." in texts(app)
    assert app.get("plotly_chart") == []


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("parameters", "words"),
    [({"id": "nothing-c1"}, "no promise with the code nothing-c1"), ({}, "names no promise")],
)
def test_an_unknown_promise_gets_a_kind_page(parameters: dict[str, str], words: str) -> None:
    app = open_page("commitment", **parameters)

    assert not app.exception
    assert words in texts(app)
    assert [link.label for link in app.main.get("page_link")] == ["Go to all promises"]


@pytest.mark.usefixtures("database")
def test_a_promise_leads_to_the_goods_of_the_acts_that_show_what_came_of_it() -> None:
    shown, other = open_page("commitment", id=KEPT), open_page("commitment", id=VAGUE)
    assert [links(app).get("Apples") for app in (shown, other)] == ["good=apples", None]
