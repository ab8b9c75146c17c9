"""What a promise's page shows of the promise itself.

How it stands, what was promised to whom, evidence, tellings, assessments, sources.
"""

from collections.abc import Iterable, Sequence

import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.events.event_parts import EventSource
from dashboard.subjects.events.notes import Link, plain, published_in_words
from dashboard.subjects.names import Names, listed_names
from dashboard.subjects.promises.attestations import AttestingFigure
from dashboard.subjects.promises.commitments import Commitment
from dashboard.subjects.promises.evidence import EvidencePiece
from dashboard.subjects.promises.history import Step, Turn
from dashboard.subjects.promises.ledger import LedgerEntry
from dashboard.subjects.promises.outcomes import lowered
from dashboard.subjects.promises.reasons import standing_in_words
from dashboard.subjects.promises.standings import CommitmentStanding
from dashboard.subjects.promises.words import (
    dated_title,
    deadline_in_words,
    event_day,
    measurability_meaning,
    outcome_badge,
    stage_meaning,
    standing_badge,
    target_in_words,
)
from dashboard.ui import components
from dashboard.ui.names import page_names
from dashboard.ui.sitemap import href_of
from etl.vocabulary.judgement import Judge


def standing_line(entry: LedgerEntry) -> str:
    """How the promise stands and why, in a line of Markdown."""
    names = page_names()
    return f"{standing_badge(entry, names)} {plain(standing_in_words(entry.commitment, names))}"


def show_standing(entry: LedgerEntry) -> None:
    """The three things that are kept apart, each in one line."""
    names, commitment, standing = page_names(), entry.commitment, entry.commitment.standing
    paper, evidence, measure = st.columns(3, border=True)
    with paper:
        _show_one_of_three(
            _("Stage: what happened on paper"),
            names.term("stage", commitment.stage),
            stage_meaning(commitment.stage),
        )
    with evidence:
        _show_one_of_three(
            _("Assessment: what the evidence shows"),
            names.outcome(entry.outcome),
            _from_when(standing).format(
                date=formats.day(standing.known_from),
                judge=lowered(names.term("judge", standing.judged_by)),
                link=href_of("method", components.kept_parameters()),
            ),
        )
    with measure:
        _show_one_of_three(
            _("Measure: whether evidence can exist"),
            names.term("measurability", commitment.measurability),
            measurability_meaning(commitment.measurability),
        )


def _from_when(standing: CommitmentStanding) -> str:
    """Since when it stands so, and by whose judgement where there is one."""
    if standing.judged_by == Judge.NOBODY:
        return _("From {date}; [the rules]({link}).")
    return _("From {date}, by {judge}; [the rules]({link}).")


def _show_one_of_three(heading: str, value: str, meaning: str) -> None:
    st.caption(heading)
    st.markdown(f"**{value}**")
    st.caption(meaning)


def show_facts(commitment: Commitment) -> None:
    """Who promised what to whom, where, by when."""
    names = page_names()
    facts = {
        _("Promised by"): listed_names(commitment.promisers, names.areas),
        _("Promised to"): listed_names(commitment.promisees, names.areas),
        _("Form"): names.term("commitment_kind", commitment.kind),
        _("Topics"): listed_names(commitment.topics, names.listed("topic")),
        _("Target"): target_in_words(commitment),
        _("Deadline"): deadline_in_words(commitment) if commitment.deadline else "",
    }
    st.markdown("  \n".join(f"**{name}** {plain(words)}" for name, words in facts.items() if words))
    components.event_link(commitment.event.event_id, dated_title(commitment.event))


def show_evidence(evidence: Sequence[EvidencePiece]) -> None:
    """What later happened that bears on the commitment: events as links, stated figures with their page, and pages."""
    st.header(_("What happened since"), anchor=False)
    if not evidence:
        st.markdown(_("No later event, stated figure or page in the record bears on it."))
        return
    names = page_names()
    for piece in evidence:
        with st.container(gap=None):
            _show_piece(piece, names)


def _show_piece(piece: EvidencePiece, names: Names) -> None:
    event, figure, page = piece.shown_by.event, piece.shown_by.figure, piece.shown_by.page
    if event is not None:
        components.event_link(event.event_id, dated_title(event), icon=None)
    if figure is not None:
        st.markdown(_figure_markdown(figure, names))
    elif page is not None and event is None:
        st.markdown(Link(page.label, page.url, published_in_words(page.published_date)).markdown())
    facts = (names.term("evidence_kind", piece.kind), piece.note, figure.figure_code if figure else None)
    st.caption(plain(" · ".join(fact for fact in facts if fact is not None)))


def _figure_markdown(figure: AttestingFigure, names: Names) -> str:
    return _("{subject}, {period}: {amount}. Stated by {office}, [{publisher}]({url}).").format(
        subject=plain(figure.subject),
        period=plain(figure.period),
        amount=plain(figure.amount),
        office=names.office(figure.stated_by),
        publisher=plain(figure.page.publisher or ""),
        url=figure.page.url,
    )


def show_tellings(tellings: Sequence[Commitment], this: str) -> None:
    """Where the same promise was first made and where it was made again; nothing where it was made once."""
    if len(tellings) <= 1:
        return
    st.header(_("The same promise, told again"), anchor=False)
    st.caption(_("It is counted once, at its first telling."))
    for place, telling in enumerate(tellings):
        words = _("First told {date}: {promise}") if place == 0 else _("Told again {date}: {promise}")
        label = words.format(date=event_day(telling.event), promise=telling.text)
        if telling.commitment_id == this:
            st.markdown(_("**{telling}** (this page)").format(telling=plain(label)))
        else:
            components.commitment_link(telling.commitment_id, label, icon=None)


def show_history(turns: Iterable[Turn]) -> None:
    """From which day the promise stood how, who says so and what changed it, the latest first."""
    st.header(_("How it stood, from day to day"), anchor="history")
    names = page_names()
    for turn in turns:
        with st.container(gap=None):
            words = _("{outcome} from **{date}** · {judge}") if turn.by else _("{outcome} from **{date}**")
            st.markdown(
                words.format(
                    outcome=outcome_badge(turn.outcome, names), date=formats.day(turn.day), judge=plain(turn.by)
                )
            )
            for change in turn.changes:
                st.caption(plain(change))
            if turn.event_id:
                components.event_link(turn.event_id, turn.event_title, icon=None)
    st.caption(_("A day is the first on which what decides could be known. Nothing of it is ever overwritten."))


def show_steps(steps: Iterable[Step]) -> None:
    """The steps on paper, the latest first, each with what shows it."""
    st.header(_("On paper, step by step"), anchor=False)
    names = page_names()
    for step in steps:
        with st.container(gap=None):
            words = _("**{stage}** from **{date}**")
            st.markdown(words.format(stage=names.term("stage", step.stage), date=formats.day(step.day)))
            if step.event_id:
                components.event_link(step.event_id, step.words, icon=None)
            elif step.url:
                st.markdown(Link(step.publisher or step.url, step.url, step.words).markdown())
            else:
                st.caption(plain(step.words))


def show_sources(sources: Sequence[EventSource]) -> None:
    """Where the promise is told."""
    st.header(_("Sources"), anchor=False)
    names = page_names()
    for source in sources:
        whose = _("{area}'s account").format(area=names.area(source.account_of)) if source.account_of else ""
        parts = (source.publisher, published_in_words(source.published_date), whose)
        about = " · ".join(part for part in parts if part)
        st.markdown(Link(source.title or source.url, source.url, about).markdown())
