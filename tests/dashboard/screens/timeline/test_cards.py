"""The cards of the Timeline: what came of the promises made at an event."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.screens.timeline.cards import EVENTS_A_PAGE
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import open_page
from tests.factories import EVENT, commitment_row, event_row, standing_row, term_row
from tests.loading import file_of


def opened(monkeypatch: pytest.MonkeyPatch, *words: str) -> AppTest:
    """The page with one event at which promises stand by these words, and one without promises."""
    commitments = [commitment_row(commitment_id=f"{EVENT}-c{at}") for at, _ in enumerate(words, 1)]
    standings = [
        standing_row(commitment_id=f"{EVENT}-c{at}", word=word, cause=None) for at, word in enumerate(words, 1)
    ]
    terms = [term_row(list_name="standing_word", term_code=word, title_en=word.title()) for word in ("met", "partly")]
    other = event_row(event_id="2098-01-other", start_date=date(2098, 1, 1))
    monkeypatch.setenv(
        ADDRESS_VARIABLE, file_of(event=[event_row(), other], commitment=commitments, standing=standings, term=terms)
    )
    return open_page("timeline")


def test_a_card_counts_the_promises_of_an_event_by_how_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(monkeypatch, "partly", "met", "met")

    assert [one.value for one in app.markdown if "badge" in one.value] == [
        ":small[Promises: :green-badge[Met] × 2 :orange-badge[Partly]]"
    ]


def test_an_event_without_promises_says_nothing_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(monkeypatch)

    assert not [one.value for one in app.markdown if "Promises" in one.value]
    assert EVENTS_A_PAGE > 1
