"""What a promise's page shows of the promise itself: how it stands, what was promised to whom, evidence, tellings, assessments, sources."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import components
from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.names import authority_names, series_names, term_names
from dashboard.views.commitments.texts import (
    deadline_in_words,
    measurability_meaning,
    stage_meaning,
    standing_badge,
    standing_in_words,
    standing_names,
    target_in_words,
)
from dashboard.views.commitments.verdicts import BUILD
from dashboard.views.event.note import Link, plain, published_in_words
from dashboard.views.event.view import date_in_words, name_of, names_of

Row = Mapping[Hashable, Any]


def show_standing(promise: Row) -> None:
    """The headline, and the three things that are kept apart, each in one line."""
    names, standings = series_names(), standing_names(term_names("verdict"))
    st.markdown(f"{standing_badge(promise, standings)} {plain(standing_in_words(promise, names, standings))}")
    paper, evidence, measure = st.columns(3, border=True)
    with paper:
        _show_one_of_three(
            _("Stage: what happened on paper"), name_of(promise["stage"], term_names("stage")), stage_meaning(promise["stage"])
        )
    with evidence:
        _show_one_of_three(
            _("Assessment: what the evidence shows"),
            standings[promise["standing"]],
            _("By a person or by figures, each with its date; the rules are in docs/method.md."),
        )
    with measure:
        _show_one_of_three(
            _("Measure: whether evidence can exist"),
            name_of(promise["measurability"], term_names("measurability")),
            measurability_meaning(promise["measurability"]),
        )


def _show_one_of_three(heading: str, value: str, meaning: str) -> None:
    st.caption(heading)
    st.markdown(f"**{value}**")
    st.caption(meaning)


def show_facts(promise: Row) -> None:
    """Who promised what to whom, where, by when."""
    areas = series_names().areas
    facts = {
        _("Promised by"): names_of(promise["by_codes"], areas),
        _("Promised to"): names_of(promise["to_codes"], areas),
        _("Form"): name_of(promise["kind"], term_names("commitment_kind")),
        _("Topics"): names_of(promise["topics"], term_names("topic")),
        _("Target"): target_in_words(promise),
        _("Deadline"): deadline_in_words(promise),
    }
    st.markdown("  \n".join(f"**{name}** {plain(words)}" for name, words in facts.items() if words))
    day = promise["event_start_date"].date()
    told = date_in_words(day, day, promise["event_date_precision"])
    components.event_link(promise["event_id"], plain(_("{date}: {title}").format(date=told, title=promise["event_title"])))


def show_evidence(evidence: pd.DataFrame) -> None:
    """What later happened that bears on the promise: events as links, stated figures with their page."""
    st.header(_("What happened since"), anchor=False)
    if evidence.empty:
        st.markdown(_("No later event or stated figure in the record bears on it."))
        return
    kinds, offices = term_names("evidence_kind"), authority_names()
    for row in evidence.to_dict("records"):
        with st.container(gap=None):
            if isinstance(row["event_id"], str):
                day = row["event_start_date"].date()
                words = _("{date}: {title}").format(date=date_in_words(day, day, row["event_date_precision"]), title=row["event_title"])
                components.event_link(row["event_id"], plain(words), icon=None)
            if isinstance(row["figure_code"], str):
                st.markdown(
                    _("{subject}, {period}: {amount}. Stated by {office}, [{publisher}]({url}).").format(
                        subject=plain(row["subject"]),
                        period=plain(row["period_label"]),
                        amount=plain(row["as_published"]),
                        office=offices.get(row["stated_by"], row["stated_by"]),
                        publisher=plain(row["publisher"]),
                        url=row["source_url"],
                    )
                )
            st.caption(
                plain(" · ".join(part for part in (name_of(row["kind"], kinds), row["note"], row["figure_code"]) if isinstance(part, str)))
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


def show_assessments(judged: pd.DataFrame) -> None:
    """What people judged, the latest first: dated records that are added to and never overwritten."""
    st.header(_("Assessed by people"), anchor=False)
    rows = judged[judged["assessed_by"] != BUILD].sort_values(["assessed_date", "seq"], ascending=False).to_dict("records")
    if not rows:
        st.markdown(_("Nobody has assessed it yet. An assessment is added to the meeting's note, with its date and reason."))
        return
    verdicts = term_names("verdict")
    for row in rows:
        words = _("**{verdict}** · {date}, {judge}: {reason}")
        verdict, day = name_of(row["verdict"], verdicts), formats.day(row["assessed_date"])
        st.markdown(words.format(verdict=verdict, date=day, judge=plain(row["assessed_by"]), reason=plain(row["reason"])))


def show_sources(sources: pd.DataFrame) -> None:
    """Where the promise is told."""
    st.header(_("Sources"), anchor=False)
    areas = series_names().areas
    for row in sources.to_dict("records"):
        account = row["account_of"]
        whose = _("{area}'s account").format(area=areas.get(account, account)) if isinstance(account, str) else ""
        parts = (row["publisher"], published_in_words(row["published_date"]), whose)
        told = " · ".join(part for part in parts if isinstance(part, str) and part)
        st.markdown(Link(str(row["title"] or row["url"]), str(row["url"]), told).markdown())
