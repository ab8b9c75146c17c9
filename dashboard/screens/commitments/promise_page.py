"""One promise, at an address of its own: how it stands, whose figures say so, and what happened since."""

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.screens.commitments.judged_parts import show_measure
from dashboard.screens.commitments.promise_parts import (
    show_evidence,
    show_facts,
    show_history,
    show_sources,
    show_standing,
    show_steps,
    show_tellings,
    standing_line,
)
from dashboard.screens.sections.market_links import show_markets
from dashboard.screens.sections.promise_links import promise_facts
from dashboard.screens.sections.window.section import show_window_of_promise
from dashboard.screens.sections.written import show_written
from dashboard.subjects.access.acts import goods_of_events
from dashboard.subjects.events.event_parts import event_sources
from dashboard.subjects.promises.commitments import Commitment, commitment_by_id, tellings_of_commitment
from dashboard.subjects.promises.evidence import evidence_of_commitments
from dashboard.subjects.promises.history import to_steps, to_turns
from dashboard.subjects.promises.judgements import (
    data_date,
    figures_of_commitment,
    judgements,
    judgements_of_commitment,
)
from dashboard.subjects.promises.ledger import to_ledger
from dashboard.subjects.promises.standings import stages_of_commitment, standings_of_commitment
from dashboard.ui import address, components
from dashboard.ui.components import kept_parameters
from dashboard.ui.database import ask, ask_written
from dashboard.ui.first_screen import answer
from dashboard.ui.names import page_names
from dashboard.ui.sharing import name_view
from dashboard.ui.sitemap import script_of


def render() -> None:
    """Draw the page."""
    commitment_id = address.parameter("id") or ""
    commitment, on_day = ask(commitment_by_id, commitment_id), ask(data_date)
    if commitment is None or on_day is None:
        show_unknown(commitment_id)
        return
    tellings, evidence = ask(tellings_of_commitment, commitment_id), ask(evidence_of_commitments, (commitment_id,))
    judged, figures = ask(judgements, (commitment_id,)), ask(figures_of_commitment, commitment_id)
    (entry,) = to_ledger([commitment], tellings, on_day)
    name_view(commitment.text)
    ledger_link(_("All promises"), ":material/arrow_back:")
    answer(commitment.text, standing_line(entry), page_name=promise_facts(entry, page_names()))
    show_written(lambda: _written(commitment_id))
    show_measure(commitment, judged, figures, evidence, tellings)
    show_standing(entry)
    show_facts(commitment)
    show_dated_record(commitment)
    show_window_of_promise(commitment)
    show_evidence(evidence)
    show_tellings(tellings, commitment_id)
    showing = [piece.shown_by.event.event_id for piece in evidence if piece.shown_by.event]
    show_markets(ask(goods_of_events, (commitment.event.event_id, *showing)))
    show_sources(ask(event_sources, (commitment.event.event_id,)))


def _written(commitment_id: str) -> list[str]:
    """The promise in English, with what it aims at."""
    commitment = ask_written(commitment_by_id, commitment_id)
    return [text for text in (commitment.text, commitment.metric) if text] if commitment else []


def show_dated_record(commitment: Commitment) -> None:
    """How it stood from day to day, beside its steps on paper."""
    code = commitment.commitment_id
    standings, judged = ask(standings_of_commitment, code), ask(judgements_of_commitment, code)
    stood, paper = st.columns(2, gap="large")
    with stood:
        show_history(to_turns(commitment, standings, judged, page_names()))
    with paper:
        show_steps(to_steps(ask(stages_of_commitment, code)))


def show_unknown(commitment_id: str) -> None:
    """What to do where the address names no promise, or one that is not there."""
    unknown = components.Unknown(
        title=_("Promise"),
        not_there=_("There is no promise with the code {code} in the database."),
        if_not_there=_("Its event may have been renamed; look for it in the ledger."),
        not_named=_("The address names no promise."),
        if_not_named=_("Choose one in the ledger."),
    )
    components.show_unknown(unknown, commitment_id)
    ledger_link(_("Go to all promises"), ":material/handshake:")


def ledger_link(label: str, icon: str) -> None:
    """A link to all promises."""
    st.page_link(script_of("commitments"), label=label, icon=icon, query_params=kept_parameters())


render()
