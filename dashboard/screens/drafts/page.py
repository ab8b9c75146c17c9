"""Drafts: what waits in the inbox, and to accept or drop it.

Drafts are of articles that anybody may have written: all of them is shown as plain text.
"""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from dashboard.drafts.inbox import (
    Decision,
    InboxUnreadable,
    WaitingDraft,
    data_folder,
    decide,
    draft_text,
    inbox_state,
    list_waiting,
)
from dashboard.locale import gettext as _
from dashboard.locale import ngettext
from dashboard.screens.drafts.words import decided_in_words, faults_in_words, found_in_words
from dashboard.subjects.events.notes import plain
from dashboard.ui import components
from dashboard.ui.reader import may_decide, who_reads
from dashboard.watch.asked import Who
from dashboard.watch.audit import Act, audit_of

MOST_SHOWN = 20
_TOLD = "drafts_told"
_KEPT_SECONDS = 60  # what a draft may repeat hangs on the notes too


def render() -> None:
    """Draw the page."""
    components.header_of("drafts")
    st.caption(_("What is accepted is in the record with the next build, and on these pages from then on."))
    show_inbox()


@st.fragment
def show_inbox() -> None:
    """What waits, newest first, and what came of the last decision."""
    show_outcome()
    folder = data_folder()
    if folder is None or not may_decide(who_reads()):
        components.empty(_("Drafts are for editors."), _("Ask whoever runs the server."))
        return
    place = st.empty()
    place.caption(_("The inbox is read …"))  # in the place of what lay here before: the command line takes a while
    try:
        waiting = _listed(folder, inbox_state(folder))
    except InboxUnreadable as fault:
        with place.container():
            st.error(_("The inbox cannot be read."))
            st.code(str(fault), language=None, wrap_lines=True)
        return
    with place.container():
        show_waiting(folder, waiting)


def show_waiting(folder: Path, waiting: Sequence[WaitingDraft]) -> None:
    """The drafts in the inbox, so many of them as a person can look through."""
    if not waiting:
        components.empty(_("No draft waits."), _("`python -m etl feeds` makes drafts of the news."))
    for draft in waiting[:MOST_SHOWN]:
        show_draft(folder, draft)
    if (more := len(waiting) - MOST_SHOWN) > 0:
        st.caption(ngettext("{n} older draft waits.", "{n} older drafts wait.", more).format(n=more))


@st.cache_data(ttl=_KEPT_SECONDS, max_entries=4, show_spinner=False)
def _listed(folder: Path, _state: tuple[tuple[str, int, int], ...]) -> list[WaitingDraft]:
    return sorted(list_waiting(folder), key=lambda draft: draft.name, reverse=True)


def show_draft(folder: Path, draft: WaitingDraft) -> None:
    """One draft: what it is of, what is left to mend, its text, and the two ways on."""
    with st.container(border=True):
        st.text(draft.title or _("No title"))
        st.markdown(plain(" · ".join(part for part in (draft.date, draft.name, draft.link) if part)))
        st.markdown(plain(found_in_words(draft.found)))
        show_neighbours(draft)
        st.markdown(faults_in_words(len(draft.faults)))
        if draft.faults:
            st.code("\n".join(draft.faults), language=None, wrap_lines=True)
        with st.expander(_("The draft as it is written")):
            st.code(draft_text(folder, draft), language=None, wrap_lines=True)
        show_ways_on(draft)


def show_neighbours(draft: WaitingDraft) -> None:
    """The notes that may tell of the same meeting, and the draft that was merged into this one."""
    if draft.merges:
        st.markdown(_("{draft} was merged into this note.").format(draft=plain(draft.merges)))
    for note in draft.same_meeting:
        components.event_link(note, _("May be the same meeting: {note}").format(note=note))


def show_ways_on(draft: WaitingDraft) -> None:
    """Accept, where nothing is left to mend, and drop, which is asked for twice."""
    with st.container(horizontal=True):
        st.button(
            _("Accept"),
            key=f"accept_{draft.name}",
            type="primary",
            disabled=bool(draft.faults),
            on_click=take,
            args=(Decision.ACCEPT, draft),
        )
        with st.popover(_("Drop")):
            st.markdown(_("A draft that is dropped is gone."))
            st.button(_("Drop it for good"), key=f"drop_{draft.name}", on_click=take, args=(Decision.DROP, draft))


def take(decision: Decision, draft: WaitingDraft) -> None:
    """Carry out a decision, if whoever clicked may take it at this moment."""
    folder, reader = data_folder(), who_reads()
    if folder is None or reader is None or not may_decide(reader):
        st.session_state[_TOLD] = (False, _("Drafts are for editors."), "")
        return
    done = decide(folder, decision, draft)
    if done.is_done:
        act = Act.DRAFT_ACCEPTED if decision is Decision.ACCEPT else Act.DRAFT_DROPPED
        audit_of(Who(reader.name, reader.kind), act, draft=draft.name, sha256=draft.sha256)
    st.session_state[_TOLD] = (done.is_done, decided_in_words(decision, draft.name, is_done=done.is_done), done.said)


def show_outcome() -> None:
    """What came of the last decision, once."""
    told = st.session_state.pop(_TOLD, None)
    if told is None:
        return
    is_done, sentence, said = told
    if is_done:
        st.success(sentence, icon=":material/check:")
    else:
        st.error(sentence)
        st.code(said, language=None, wrap_lines=True)


render()
