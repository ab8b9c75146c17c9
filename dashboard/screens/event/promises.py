"""What was promised at an event and what the evidence shows."""

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import ngettext
from dashboard.subjects.events.notes import Link, plain
from dashboard.subjects.promises.cards import CommitmentCard, EvidenceLine, to_cards
from dashboard.subjects.promises.commitments import commitments_of_event
from dashboard.subjects.promises.evidence import evidence_of_commitments
from dashboard.subjects.promises.judgements import data_date, judgements
from dashboard.ui import components
from dashboard.ui.database import ask
from dashboard.ui.names import page_names


def show_promises(event_id: str) -> None:
    """Every promise with its terms, how it stands and the evidence."""
    st.header(_("What was promised"), anchor="promises")
    commitments = ask(commitments_of_event, event_id)
    if not commitments:
        st.markdown(_("No promise is recorded in this note."))
        return
    codes = tuple(one.commitment_id for one in commitments)
    evidence, judged = ask(evidence_of_commitments, codes), ask(judgements, codes)
    on_day = ask(data_date) or st.session_state["build"].built_at.date()
    cards = to_cards(commitments, evidence, judged, on_day, page_names())
    for first in range(0, len(cards), 2):
        for place, card in zip(st.columns(2), cards[first : first + 2], strict=False):
            with place:
                show_card(card)


def show_card(card: CommitmentCard) -> None:
    """One promise as a card; its text leads to its own page, with every judgement and figure."""
    with st.container(border=True):
        st.markdown(card.badge)
        components.commitment_link(card.commitment_id, f"**{plain(card.text)}**", icon=None)
        st.markdown(plain(card.parties))
        st.markdown("\n\n".join(plain(words) for words in card.standing))
        st.caption(
            "  \n".join(_("**{name}:** {text}").format(name=name, text=plain(words)) for name, words in card.terms)
        )
        if card.repeats_event_id:
            components.event_link(card.repeats_event_id, _("It repeats an earlier promise"), icon=":material/replay:")
        if card.evidence:
            label = ngettext("{n} piece of evidence", "{n} pieces of evidence", len(card.evidence))
            with st.expander(label, icon=":material/fact_check:"):
                for line in card.evidence:
                    show_evidence(line)


def show_evidence(line: EvidenceLine) -> None:
    """One piece of evidence with its link."""
    with st.container(gap=None):
        if line.event_id:
            st.markdown(plain(line.words))
            components.event_link(line.event_id, line.event_title, icon=None)
        else:
            st.markdown(f"{plain(line.words)}  \n{Link(line.publisher, line.url, '').markdown()}")
