"""The strip of promises: kept, late, due within a year, told apart by figures."""

from dataclasses import replace
from datetime import date

from dashboard.screens.overview.promises import PromiseCount, promise_counts
from dashboard.subjects.promises.ledger import LedgerEntry
from tests.dashboard.made_commitments import STANDING, made_commitment, made_entry

TODAY = date(2099, 6, 1)


def entry(word: str = "too_early", deadline: date | None = None, **given: bool) -> LedgerEntry:
    standing = replace(STANDING, word=word, cause=None)
    return made_entry(made_commitment(standing=standing, deadline=deadline), **given)


def test_each_kind_is_counted_and_one_without_any_is_left_out() -> None:
    ledger = [
        entry("met"),
        entry("met"),
        entry("not_met", date(2099, 1, 1), is_past=True, is_overdue=True),
        entry(deadline=date(2100, 5, 31)),
        entry(deadline=date(2100, 6, 2)),
    ]

    assert promise_counts(ledger, TODAY) == [
        PromiseCount("2 kept", "green"),
        PromiseCount("1 late", "red"),
        PromiseCount("1 due within a year", "blue"),
    ]


def test_promises_on_which_figures_disagree_are_told_apart() -> None:
    assert promise_counts([entry("disagree")], TODAY) == [PromiseCount("1 on which figures disagree", "violet")]
