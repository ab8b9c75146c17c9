"""What a promise's page shows of the promise itself.

How it stands, what was promised to whom, evidence, tellings, assessments, sources.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.events.events import EventSource
from dashboard.subjects.events.notes import Link, plain, published_in_words
from dashboard.subjects.events.words import date_in_words
from dashboard.subjects.names import names_of
from dashboard.subjects.promises.history import Step, Turn
from dashboard.subjects.promises.outcomes import lowered
from dashboard.subjects.promises.reasons import standing_in_words
from dashboard.subjects.promises.words import (
    deadline_in_words,
    measurability_meaning,
    outcome_badge,
    stage_meaning,
    standing_badge,
    target_in_words,
)
from dashboard.ui import components
from dashboard.ui.names import page_names

Row = Mapping[Hashable, Any]


def show_standing(promise: Row) -> None:
    """The headline, and the three things that are kept apart, each in one line."""
    names = page_names()
    st.markdown(f"{standing_badge(promise, names)} {plain(standing_in_words(promise, names))}")
    paper, evidence, measure = st.columns(3, border=True)
    with paper:
        _show_one_of_three(
            _("Stage: what happened on paper"),
            names.term("stage", promise["stage"]),
            stage_meaning(promise["stage"]),
        )
    with evidence:
        _show_one_of_three(
            _("Assessment: what the evidence shows"),
            names.outcome(promise["outcome"]),
            _("From {date}, by {judge}; the rules are in docs/method.md.").format(
                date=formats.day(promise["standing_from"]),
                judge=lowered(names.term("judge", promise["judged_by"])),
            ),
        )
    with measure:
        _show_one_of_three(
            _("Measure: whether evidence can exist"),
            names.term("measurability", promise["measurability"]),
            measurability_meaning(promise["measurability"]),
        )


def _show_one_of_three(heading: str, value: str, meaning: str) -> None:
    st.caption(heading)
    st.markdown(f"**{value}**")
    st.caption(meaning)


def show_facts(promise: Row) -> None:
    """Who promised what to whom, where, by when."""
    names = page_names()
    facts = {
        _("Promised by"): names_of(promise["by_codes"], names.areas),
        _("Promised to"): names_of(promise["to_codes"], names.areas),
        _("Form"): names.term("commitment_kind", promise["kind"]),
        _("Topics"): names_of(promise["topics"], names.listed("topic")),
        _("Target"): target_in_words(promise),
        _("Deadline"): deadline_in_words(promise),
    }
    st.markdown("  \n".join(f"**{name}** {plain(words)}" for name, words in facts.items() if words))
    day = promise["event_start_date"].date()
    told = date_in_words(day, day, promise["event_date_precision"])
    components.event_link(
        promise["event_id"], plain(_("{date}: {title}").format(date=told, title=promise["event_title"]))
    )


def show_evidence(evidence: pd.DataFrame) -> None:
    """What later happened that bears on the promise: events as links, stated figures with their page, and pages."""
    st.header(_("What happened since"), anchor=False)
    if evidence.empty:
        st.markdown(_("No later event, stated figure or page in the record bears on it."))
        return
    names = page_names()
    for row in evidence.to_dict("records"):
        with st.container(gap=None):
            if isinstance(row["event_id"], str):
                day = row["event_start_date"].date()
                words = _("{date}: {title}").format(
                    date=date_in_words(day, day, row["event_date_precision"]), title=row["event_title"]
                )
                components.event_link(row["event_id"], plain(words), icon=None)
            if isinstance(row["figure_code"], str):
                st.markdown(
                    _("{subject}, {period}: {amount}. Stated by {office}, [{publisher}]({url}).").format(
                        subject=plain(row["subject"]),
                        period=plain(row["period_label"]),
                        amount=plain(row["as_published"]),
                        office=names.office(row["stated_by"]),
                        publisher=plain(row["publisher"]),
                        url=row["source_url"],
                    )
                )
            elif not isinstance(row["event_id"], str):
                st.markdown(
                    Link(
                        row["publisher"] or row["source_url"],
                        row["source_url"],
                        published_in_words(row["published_date"]),
                    ).markdown()
                )
            st.caption(
                plain(
                    " · ".join(
                        part
                        for part in (names.term("evidence_kind", row["kind"]), row["note"], row["figure_code"])
                        if isinstance(part, str)
                    )
                )
            )


def show_tellings(tellings: pd.DataFrame, this: str) -> None:
    """Where the same promise was first made and where it was made again; nothing where it was made once."""
    if len(tellings) <= 1:
        return
    st.header(_("The same promise, told again"), anchor=False)
    st.caption(_("It is counted once, at its first telling."))
    for place, row in enumerate(tellings.to_dict("records")):
        day = row["event_start_date"].date()
        words = _("First told {date}: {promise}") if place == 0 else _("Told again {date}: {promise}")
        label = words.format(date=date_in_words(day, day, row["event_date_precision"]), promise=plain(row["text"]))
        if row["commitment_id"] == this:
            st.markdown(_("**{telling}** (this page)").format(telling=label))
        else:
            components.commitment_link(row["commitment_id"], label, icon=None)


def show_history(turns: list[Turn]) -> None:
    """From which day the promise stood how, who says so and what changed it, the latest first."""
    st.header(_("How it stood, from day to day"), anchor="history")
    names = page_names()
    for turn in turns:
        with st.container(gap=None):
            told = _("{outcome} from **{date}** · {judge}")
            st.markdown(
                told.format(
                    outcome=outcome_badge(turn.outcome, names), date=formats.day(turn.day), judge=plain(turn.by)
                )
            )
            for change in turn.changes:
                st.caption(plain(change))
            if turn.event_id:
                components.event_link(turn.event_id, plain(turn.event_title), icon=None)
    st.caption(_("A day is the first on which what decides could be known. Nothing of it is ever overwritten."))


def show_steps(steps: list[Step]) -> None:
    """The steps on paper, the latest first, each with what shows it."""
    st.header(_("On paper, step by step"), anchor=False)
    names = page_names()
    for step in steps:
        with st.container(gap=None):
            told = _("**{stage}** from **{date}**")
            st.markdown(told.format(stage=names.term("stage", step.stage), date=formats.day(step.day)))
            if step.event_id:
                components.event_link(step.event_id, plain(step.words), icon=None)
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
        told = " · ".join(part for part in parts if part)
        st.markdown(Link(source.title or source.url, source.url, told).markdown())
