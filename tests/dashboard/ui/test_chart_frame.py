"""The frame of a chart: one thing shown at a time, a table that is free until asked for, a choice that stays."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.chart_frame import Look, as_text, look_key, more_key, printed_facts, sources_and_notes
from dashboard.ui.downloads import opened_key
from dashboard.ui.embedding import FRAMES_VARIABLE
from dashboard.ui.facts import Facts
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import rows_offered, seen_as, texts
from tests.dashboard.ui.framed_page import opened
from tests.dashboard.ui.test_embedding import said
from tests.loading import file_of

FACTS = Facts("m USD", "Aland", "FOB", "Aland <Customs>", "2099", note="Sheep only.")


def lines_drawn(app: AppTest) -> int:
    (chart,) = app.get("plotly_chart")
    return len(json.loads(chart.proto.spec)["data"])


def test_the_title_says_what_is_seen_with_unit_whose_figures_and_period_below() -> None:
    app = opened()

    assert not app.exception
    assert '<h2 class="chart-title">Sheep &amp; goats grew</h2><p class="chart-facts">m USD · Aland · 2099</p>' in said(
        app
    )


def test_the_table_is_not_made_before_it_is_asked_for() -> None:
    app = opened()
    assert "tables_made" not in app.session_state
    assert app.dataframe == []

    seen_as(app, Look.TABLE)
    assert app.session_state["tables_made"] == 1
    assert app.dataframe[0].value["Amount"].tolist() == [5.0, 2.0]
    assert app.get("plotly_chart") == []


def test_what_the_reader_chose_to_see_stays_through_reruns() -> None:
    app = seen_as(opened(), Look.TABLE).run().run()

    assert app.session_state[look_key("sheep")] == Look.TABLE
    assert len(app.dataframe) == 1


def test_valuation_source_and_notes_stand_under_sources_and_nowhere_else() -> None:
    app = opened()
    for told in ("**Valuation** FOB", "Sheep only.", "Goats are in the table only."):
        assert told not in texts(app)

    seen_as(app, Look.SOURCES)
    for told in ("**Valuation** FOB", "Sheep only.", "Goats are in the table only."):
        assert told in texts(app)
    assert app.get("plotly_chart") == []


def test_three_lines_are_drawn_and_all_when_the_reader_asks() -> None:
    app = opened()
    assert lines_drawn(app) == 3
    (more,) = app.toggle
    assert more.label == "Show 2 more lines"

    app.session_state[more_key("sheep")] = True
    assert lines_drawn(app.run()) == 5


def test_paper_and_pictures_tell_a_note_without_marks_and_a_link_with_its_address() -> None:
    note = r"Read in **[Aland Daily](https://aland.example/a_1)**, 5\% of it."
    assert as_text(note) == "Read in Aland Daily (https://aland.example/a_1), 5% of it."
    assert "Aland Daily (https://aland.example/a_1)" in printed_facts(FACTS, (note,))


def test_every_frame_can_be_taken_and_copied_and_embedded_where_any_page_may_show_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = opened()
    assert [popover.proto.popover.label for popover in app.get("popover")] == ["Download"]

    monkeypatch.setenv(FRAMES_VARIABLE, "https://aland.example")
    app = opened()

    assert [popover.proto.popover.label for popover in app.get("popover")] == ["Download", "Embed"]
    assert [part.proto.component_name for part in app.get("bidi_component")] == ["khorgos_copy"]


def test_the_embed_button_shows_the_html_to_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FRAMES_VARIABLE, "https://aland.example")
    app = opened()
    app.session_state["sheep.embed"] = True
    app.run()

    (code,) = app.code
    assert code.value.startswith('<iframe src="/embed/timeline?chart=sheep"')
    assert 'title="Sheep &amp; goats grew"' in code.value


def test_a_diagram_of_our_own_stands_in_the_same_frame_and_has_no_lines_to_ask_for() -> None:
    app = opened('<svg><line x1="0"/></svg>')

    assert not app.exception
    assert (app.get("plotly_chart"), list(app.toggle)) == ([], [])
    assert '<svg><line x1="0"/></svg>' in texts(app)
    assert "<svg>" not in texts(seen_as(app, Look.TABLE))
    assert app.dataframe[0].value["Amount"].tolist() == [5.0, 2.0]


def test_a_diagram_can_be_taken_as_rows_and_not_as_a_picture_of_plotlys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, file_of())
    app = opened("<p>Sheep</p>")
    app.session_state[opened_key("sheep")] = True
    app.run()

    assert "khorgos_picture" not in [part.proto.component_name for part in app.get("bidi_component")]
    assert rows_offered(app, "sheep") != []


def test_sources_and_notes_are_a_list_with_each_fact_by_its_name() -> None:
    assert sources_and_notes(FACTS, ("More.",)).splitlines() == [
        "- **Unit** m USD",
        "- **Whose figures** Aland",
        "- **Valuation** FOB",
        "- **Source** Aland <Customs>",
        "- **Period** 2099",
        "- Sheep only.",
        "- More.",
    ]


def test_paper_is_told_the_same() -> None:
    paper = printed_facts(FACTS, ("More.",))

    assert paper.startswith('<p class="printed">')
    assert "Source: Aland &lt;Customs&gt; · Period: 2099 · Sheep only. · More." in paper
