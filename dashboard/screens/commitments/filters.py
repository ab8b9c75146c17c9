"""The ledger's filters, all of them in the address."""

from collections.abc import Iterable
from datetime import date

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.subjects.promises.commitments import Commitment, CommitmentFilters
from dashboard.subjects.promises.ledger import Due, LedgerChoice
from dashboard.subjects.promises.words import due_names
from dashboard.ui import address
from dashboard.ui.choices import PARTNERS_AND_GROUP
from dashboard.ui.names import labeller, page_names

PARTIES = (*PARTNERS_AND_GROUP, "CN", "CN-XJ")
MORE = ("stage", "kind", "measured", "years", "repeats")


def choose_filters(every: Iterable[Commitment]) -> tuple[CommitmentFilters, LedgerChoice]:
    """What the reader wants to see: filters that the database answers, and the rest. Takes all commitments."""
    parties, topics, verdicts, dues = st.columns(4)
    names = page_names()
    outcomes, topic_names = names.outcomes, names.listed("topic")
    party_codes = address.choose_many(
        "party", _("Parties (all of them)"), PARTIES, names.area, follows="partner", where=parties
    )
    topic_codes = address.choose_many("topic", _("Topic"), list(topic_names), labeller(topic_names), where=topics)
    outcome_codes = address.choose_many("verdict", _("Assessment"), list(outcomes), labeller(outcomes), where=verdicts)
    due = address.choose_one("due", _("Deadline"), list(due_names()), labeller(due_names()), where=dues)
    text = address.choose_text("text", _("Search"), placeholder=_("Words in the promise, its measure or its meeting"))
    with st.expander(
        _("More filters: stage, kind, measure, years, repetitions"),
        expanded=address.is_asked(*MORE),
        icon=":material/tune:",
    ):
        stages, kinds, measures, years = st.columns(4)
        stage_codes = _choose_terms("stage", _("Stage"), "stage", stages)
        kind_codes = _choose_terms("kind", _("Kind"), "commitment_kind", kinds)
        measure_codes = _choose_terms("measured", _("Measured by"), "measurability", measures)
        first, last = _choose_deadline_years(every, years)
        repeated = address.choose_switch(
            "repeats",
            _("Count repeated promises again"),
            help=_("A promise that repeats an earlier one is else shown once, where it was first made."),
        )
    filters = CommitmentFilters(
        parties=tuple(party_codes),
        topics=tuple(topic_codes),
        kinds=kind_codes,
        stages=stage_codes,
        measurabilities=measure_codes,
        first_deadline=first,
        last_deadline=last,
    )
    return filters, LedgerChoice(outcomes=tuple(outcome_codes), due=Due(due), text=text, with_repetitions=repeated)


def _choose_terms(name: str, label: str, list_name: str, where: st.delta_generator.DeltaGenerator) -> tuple[str, ...]:
    names = page_names().listed(list_name)
    return tuple(address.choose_many(name, label, list(names), labeller(names), where=where))


def _choose_deadline_years(
    every: Iterable[Commitment], where: st.delta_generator.DeltaGenerator
) -> tuple[date | None, date | None]:
    """First and last day of the years in which a deadline lies; None for all, also where no promise has a deadline."""
    years = [one.deadline.year for one in every if one.deadline is not None]
    if not years:
        return None, None
    whole = min(years), max(years)
    span = address.choose_span("years", _("Years of the deadline"), *whole, where=where)
    return (None, None) if span == whole else (date(span[0], 1, 1), date(span[1], 12, 31))


def file_parts(filters: CommitmentFilters, choice: LedgerChoice) -> tuple[str, ...]:
    """The filters as parts of a file's name."""
    chosen = (filters.parties, filters.topics, choice.outcomes, filters.stages, filters.kinds, filters.measurabilities)
    due = "" if choice.due == Due.ANY else str(choice.due)
    years = (
        f"{filters.first_deadline.year}-{filters.last_deadline.year}"
        if filters.first_deadline and filters.last_deadline
        else ""
    )
    return (
        *("-".join(codes) for codes in chosen),
        due,
        years,
        choice.text,
        "with-repetitions" if choice.with_repetitions else "",
    )
