"""Which asks and promises a brief tells, and in which order. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.brief.sides import Sides
from dashboard.subjects.asks.asks import Ask
from dashboard.subjects.promises.ledger import LedgerChoice, LedgerEntry, choose_entries
from dashboard.subjects.promises.outcomes import UNKEPT, Outcome

RECENT_YEARS = 3
JUDGED = (*UNKEPT, Outcome.TOO_EARLY)


@dataclass(frozen=True)
class Debts:
    """Open promises by who made them: the reader's side alone, the other alone, both together."""

    ours: tuple[LedgerEntry, ...]
    theirs: tuple[LedgerEntry, ...]
    joint: tuple[LedgerEntry, ...]


def open_asks(asks: Iterable[Ask], topics: Sequence[str]) -> list[Ask]:
    """Asks of which something is still asked for, in their order; those on the topics before all others."""
    return sorted((one for one in asks if one.is_open), key=lambda one: _is_off_topic(topics, one.topics))


def asks_of_side(asks: Iterable[Ask], sides: Sides, *, is_ours: bool) -> list[Ask]:
    """The asks of the reader's side, or of the other, in their order."""
    is_of = sides.are_ours if is_ours else sides.are_theirs
    return [one for one in asks if is_of(one.askers)]


def open_promises(promises: Iterable[LedgerEntry], topics: Sequence[str], recent: date) -> list[LedgerEntry]:
    """What is promised and not met, each once as it was first made.

    Those on the topics come first. Then those late since ``recent``, those with a deadline ahead (the nearest first),
    those that figures or people judge, those of which nothing is known, those late for longer, and last what was too
    vague to be judged; of each kind the newest.
    """
    still = [
        entry
        for entry in promises
        if entry.commitment.is_open and not entry.commitment.is_forecast and entry.outcome != Outcome.MET
    ]
    return sorted(choose_entries(still, LedgerChoice()), key=lambda entry: _promise_order(entry, topics, recent))


def debts_of(promises: Iterable[LedgerEntry], sides: Sides) -> Debts:
    """Promises by who made them, in their order."""
    ours: list[LedgerEntry] = []
    theirs: list[LedgerEntry] = []
    joint: list[LedgerEntry] = []
    for entry in promises:
        by_us = sides.are_ours(entry.commitment.promisers)
        by_them = sides.are_theirs(entry.commitment.promisers)
        if by_us or by_them:
            (joint if by_us and by_them else ours if by_us else theirs).append(entry)
    return Debts(tuple(ours), tuple(theirs), tuple(joint))


def late_promises(promises: Iterable[LedgerEntry], recent: date) -> list[LedgerEntry]:
    """Those whose deadline has passed since a day, and that are not or not wholly kept."""
    return [entry for entry in promises if _is_late_since(entry, recent)]


def recent_day(on_day: date) -> date:
    """The day from which a deadline that passed is recent."""
    return on_day.replace(year=on_day.year - RECENT_YEARS, day=min(on_day.day, 28))


def _is_late_since(entry: LedgerEntry, recent: date) -> bool:
    return entry.is_overdue and entry.commitment.deadline is not None and entry.commitment.deadline >= recent


def _promise_order(entry: LedgerEntry, topics: Sequence[str], recent: date) -> tuple[bool, int, int, str]:
    commitment = entry.commitment
    newest_first = -commitment.event.start_date.toordinal()
    off_topic = _is_off_topic(topics, commitment.topics)
    if entry.is_ahead and commitment.deadline is not None:
        return off_topic, 1, commitment.deadline.toordinal(), commitment.commitment_id
    return off_topic, _kind(entry, recent), newest_first, commitment.commitment_id


def _kind(entry: LedgerEntry, recent: date) -> int:
    if entry.is_overdue:
        return 0 if _is_late_since(entry, recent) else 4
    if entry.outcome == Outcome.INDEFINITE:
        return 5
    return 2 if entry.outcome in JUDGED else 3


def _is_off_topic(topics: Sequence[str], own: Iterable[str]) -> bool:
    return bool(topics) and set(topics).isdisjoint(own)
