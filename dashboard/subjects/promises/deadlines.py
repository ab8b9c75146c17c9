"""Open commitments by their deadline: the next ones, and those whose day has just passed.

Pure: no database, no page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.subjects.promises.commitments import Commitment

MOST_NEXT = 5
MOST_PASSED = 3


@dataclass(frozen=True)
class Deadlines:
    """Commitments with a deadline to come, the nearest first, and those whose deadline has passed, the latest first."""

    to_come: list[Commitment]
    passed: list[Commitment]


def split_deadlines(commitments: Iterable[Commitment], on_day: date) -> Deadlines:
    """Part open commitments at a day and keep the nearest on both sides of it.

    Takes ``commitments.next_deadlines``. One that later ones of them repeat is left to the latest of these.
    """
    dated = [(one, one.deadline) for one in _last_tellings(commitments) if one.deadline is not None]
    to_come = [one for one, deadline in dated if deadline >= on_day]
    passed = [one for one, deadline in dated if deadline < on_day]
    return Deadlines(to_come[:MOST_NEXT], passed[::-1][:MOST_PASSED])


def _last_tellings(commitments: Iterable[Commitment]) -> list[Commitment]:
    """The commitments without those that were made again.

    Of several that repeat the same one, the one of the newest event stays.
    """
    listed = list(commitments)
    repeated = {one.repeats_commitment_id for one in listed}
    rest = [one for one in listed if one.commitment_id not in repeated]
    newest = {_made_first(one): one for one in sorted(rest, key=lambda one: one.event.start_date)}
    return [one for one in rest if newest[_made_first(one)] is one]


def _made_first(commitment: Commitment) -> str:
    return commitment.repeats_commitment_id or commitment.commitment_id
