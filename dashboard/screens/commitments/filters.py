"""The ledger's filters, all of them in the address."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.subjects.promises.commitments import Commitment, CommitmentFilters
from dashboard.subjects.promises.ledger import Due, LedgerChoice
from dashboard.subjects.promises.words import due_names
from dashboard.ui import address
from dashboard.ui.choices import PARTNERS_AND_GROUP
from dashboard.ui.names import labeller, page_names
from etl.vocabulary.places import HOME, HOME_REGION

PARTIES = (*PARTNERS_AND_GROUP, HOME, HOME_REGION)


@dataclass(frozen=True)
class FirstChoice:
    """What is chosen before the table: parties, verdicts and words."""

    parties: tuple[str, ...]
    outcomes: tuple[str, ...]
    text: str


def choose_first() -> FirstChoice:
    """The three controls that stand before the table."""
    words, parties, verdicts = st.columns([2, 1.3, 1.3])
    names = page_names()
    text = address.choose_text(
        "text", _("Search"), placeholder=_("Words in the promise, its measure or its meeting"), where=words
    )
    party_codes = address.choose_many(
        "party", _("Parties (all of them)"), PARTIES, names.area, follows="partner", where=parties
    )
    outcomes = names.outcomes
    outcome_codes = address.choose_many("verdict", _("Assessment"), list(outcomes), labeller(outcomes), where=verdicts)
    return FirstChoice(tuple(party_codes), tuple(outcome_codes), text)


def choose_filters(every: Iterable[Commitment], first: FirstChoice) -> tuple[CommitmentFilters, LedgerChoice]:
    """All that the reader wants to see, with the rest of the controls; takes all commitments.

    The first of the two is what the database answers.
    """
    topics, dues, years = st.columns(3)
    stages, kinds, measures = st.columns(3)
    topic_names = page_names().listed("topic")
    topic_codes = address.choose_many("topic", _("Topic"), list(topic_names), labeller(topic_names), where=topics)
    due = address.choose_one("due", _("Deadline"), list(due_names()), labeller(due_names()), where=dues)
    first_day, last_day = _choose_deadline_years(every, years)
    filters = CommitmentFilters(
        parties=first.parties,
        topics=tuple(topic_codes),
        kinds=_choose_terms("kind", _("Kind"), "commitment_kind", kinds),
        stages=_choose_terms("stage", _("Stage"), "stage", stages),
        measurabilities=_choose_terms("measured", _("Measured by"), "measurability", measures),
        first_deadline=first_day,
        last_deadline=last_day,
    )
    repeated = address.choose_switch(
        "repeats",
        _("Count repeated promises again"),
        help=_("A promise that repeats an earlier one is else shown once, where it was first made."),
    )
    return filters, LedgerChoice(outcomes=first.outcomes, due=Due(due), text=first.text, with_repetitions=repeated)


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
