"""What was promised at an event, how each promise stands and why, and what shows it, in short rows."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import ngettext
from dashboard.screens.sections.promise_links import promise_facts
from dashboard.subjects.events.notes import Link, plain
from dashboard.subjects.promises.cards import CommitmentCard, EvidenceLine, to_cards
from dashboard.subjects.promises.commitments import commitments_of_event
from dashboard.subjects.promises.evidence import evidence_of_commitments
from dashboard.subjects.promises.judgements import data_date
from dashboard.subjects.promises.ledger import LedgerEntry, to_ledger
from dashboard.ui import components
from dashboard.ui.database import ask
from dashboard.ui.names import page_names


@dataclass(frozen=True)
class PromisesOfEvent:
    """The promises of an event, with how each stands and what bears on it."""

    ledger: tuple[LedgerEntry, ...]
    cards: tuple[CommitmentCard, ...]


def read_promises(event_id: str) -> PromisesOfEvent:
    """The promises of an event, in the note's order."""
    commitments = ask(commitments_of_event, event_id)
    if not commitments:
        return PromisesOfEvent((), ())
    evidence = ask(evidence_of_commitments, tuple(one.commitment_id for one in commitments))
    on_day = ask(data_date) or st.session_state["build"].built_at.date()
    cards = to_cards(commitments, evidence, (), on_day, page_names())
    return PromisesOfEvent(tuple(to_ledger(commitments, commitments, on_day)), tuple(cards))


def show_promises(promises: PromisesOfEvent) -> None:
    """Every promise in a short row; its text leads to its own page, with every judgement and figure."""
    st.header(_("What was promised"), anchor="promises")
    if not promises.cards:
        st.markdown(_("No promise is recorded in this note."))
    for entry, card in zip(promises.ledger, promises.cards, strict=True):
        with st.container(gap=None):
            components.commitment_link(card.commitment_id, card.text, icon=None, bold=True)
            st.markdown(f"{card.badge} {plain(card.standing[0])}")
            st.caption(plain(promise_facts(entry, page_names())))
            if card.repeats_event_id:
                components.event_link(card.repeats_event_id, _("It repeats an earlier promise"), icon=None)
            show_evidence_of(card.evidence)


def show_evidence_of(evidence: Sequence[EvidenceLine]) -> None:
    """What bears on a promise, folded away; nothing where nothing does."""
    if not evidence:
        return
    with st.expander(ngettext("{n} piece of evidence", "{n} pieces of evidence", len(evidence))):
        for line in evidence:
            show_evidence(line)


def show_evidence(line: EvidenceLine) -> None:
    """One piece of evidence with its link."""
    with st.container(gap=None):
        if line.event_id:
            st.markdown(plain(line.words))
            components.event_link(line.event_id, line.event_title, icon=None)
        else:
            st.markdown(f"{plain(line.words)}  \n{Link(line.publisher, line.url, '').markdown()}")
