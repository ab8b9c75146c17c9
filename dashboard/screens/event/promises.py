"""What was promised at an event and what the evidence shows."""

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import ngettext
from dashboard.subjects.events.notes import Link, plain
from dashboard.subjects.promises.commitments import commitments_of_event
from dashboard.subjects.promises.evidence import evidence_of_event
from dashboard.subjects.promises.judgements import data_date, judgements
from dashboard.subjects.promises.promise import Evidence, Promise, to_promises
from dashboard.ui import components
from dashboard.ui.database import ask
from dashboard.ui.names import page_names


def show_promises(event_id: str) -> None:
    """Every promise with its terms, how it stands and the evidence."""
    st.header(_("What was promised"), anchor="promises")
    commitments = ask(commitments_of_event, event_id)
    if commitments.empty:
        st.markdown(_("No promise is recorded in this note."))
        return
    judged = ask(judgements, tuple(commitments["commitment_id"]))
    on_day = ask(data_date) or st.session_state["build"].built_at.date()
    promises = to_promises(commitments, ask(evidence_of_event, event_id), judged, on_day, page_names())
    for first in range(0, len(promises), 2):
        for place, promise in zip(st.columns(2), promises[first : first + 2], strict=False):
            with place:
                show_promise(promise)


def show_promise(promise: Promise) -> None:
    """One promise as a card; its text leads to its own page, with every judgement and figure."""
    with st.container(border=True):
        st.markdown(promise.badge)
        components.commitment_link(promise.commitment_id, f"**{plain(promise.text)}**", icon=None)
        st.markdown(plain(promise.parties))
        st.markdown("\n\n".join(plain(words) for words in promise.standing))
        st.caption(
            "  \n".join(_("**{name}:** {text}").format(name=name, text=plain(words)) for name, words in promise.terms)
        )
        if promise.repeats_event_id:
            components.event_link(
                promise.repeats_event_id, _("It repeats an earlier promise"), icon=":material/replay:"
            )
        if promise.evidence:
            label = ngettext("{n} piece of evidence", "{n} pieces of evidence", len(promise.evidence))
            with st.expander(label, icon=":material/fact_check:"):
                for evidence in promise.evidence:
                    show_evidence(evidence)


def show_evidence(evidence: Evidence) -> None:
    """One piece of evidence with its link."""
    with st.container(gap=None):
        if evidence.event_id:
            st.markdown(plain(evidence.words))
            components.event_link(evidence.event_id, evidence.event_title, icon=None)
        else:
            st.markdown(f"{plain(evidence.words)}  \n{Link(evidence.publisher, evidence.url, '').markdown()}")
