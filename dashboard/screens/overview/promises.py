"""How the promises of both sides stand, in a strip, with the next deadlines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.screens.sections.counts.texts import deadline_line
from dashboard.subjects.promises.commitments import CommitmentFilters, commitments_with, next_deadlines
from dashboard.subjects.promises.deadlines import split_deadlines
from dashboard.subjects.promises.ledger import LedgerChoice, LedgerEntry, choose_entries, to_ledger
from dashboard.subjects.promises.outcomes import Outcome
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.ui import components
from dashboard.ui.database import ask
from dashboard.ui.sitemap import script_of

MOST_DEADLINES = 3
A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class PromiseCount:
    """How many promises stand so, in words, and the colour of their mark."""

    words: str
    colour: str


def promise_counts(ledger: Sequence[LedgerEntry], on_day: date) -> list[PromiseCount]:
    """Kept, late, due within a year, told apart by figures; a kind without any is left out."""
    year_on = on_day + A_YEAR
    due = [entry.commitment.deadline for entry in ledger if entry.is_ahead and entry.commitment.is_open]
    kinds = (
        (sum(entry.outcome == Outcome.MET for entry in ledger), _("{n} kept"), "green"),
        (sum(entry.is_overdue for entry in ledger), _("{n} late"), "red"),
        (sum(deadline is not None and deadline <= year_on for deadline in due), _("{n} due within a year"), "blue"),
        (sum(entry.outcome == Outcome.DISAGREE for entry in ledger), _("{n} on which figures disagree"), "violet"),
    )
    return [PromiseCount(words.format(n=formats.number(count)), colour) for count, words, colour in kinds if count]


def show_promises(sides: HomeAndPartner, on_day: date) -> None:
    """The strip, and the next deadlines; nothing is said of promises where there are none."""
    parties = (sides.home, sides.partner)
    every = ask(commitments_with, CommitmentFilters())
    own = ask(commitments_with, CommitmentFilters(parties=parties))
    entries = choose_entries(to_ledger(own, every, on_day), LedgerChoice())
    ledger = [entry for entry in entries if not entry.commitment.is_forecast]
    st.subheader(_("Promises"), anchor=False)
    if not ledger:
        st.markdown(_("No promise of these two is in the record."))
        return
    st.markdown(" ".join(f":{one.colour}-badge[{one.words}]" for one in promise_counts(ledger, on_day)))
    deadlines = split_deadlines(ask(next_deadlines, on_day, parties), on_day)
    for commitment in deadlines.to_come[:MOST_DEADLINES]:
        with st.container(gap=None):
            components.commitment_link(commitment.commitment_id, commitment.text, icon=None)
            st.caption(deadline_line(commitment, sides.names))
    st.page_link(
        script_of("commitments"),
        label=_("All promises"),
        icon=":material/handshake:",
        query_params={"party": sides.partner, **components.kept_parameters()},
    )
