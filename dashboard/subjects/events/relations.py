"""How another event bears on this one: it prepared it, follows it, is a step towards it, carries it out or reverses it.

Pure: no database, no page.
"""

from collections.abc import Collection, Iterable
from datetime import timedelta
from enum import StrEnum

from dashboard.locale import gettext as _
from dashboard.subjects.events.event_parts import RelatedEvent
from dashboard.subjects.events.events import Event
from dashboard.subjects.promises.evidence import EvidenceBetween
from etl.vocabulary.commitments import EvidenceKind
from etl.vocabulary.events import EventKind, RelationKind

LEADERS = (EventKind.SUMMIT, EventKind.HEAD_OF_STATE_MEETING, EventKind.HEAD_OF_GOVERNMENT_MEETING)
WORKING = (EventKind.MINISTERIAL_MEETING, EventKind.INTERGOVERNMENTAL_COMMITTEE, EventKind.DELEGATION_VISIT)
PREPARES_WITHIN = timedelta(days=366)


class Bearing(StrEnum):
    """How the later of two related events stands to the earlier."""

    FOLLOWS = "follows"
    STEP = "step"  # it shows a step towards what was promised at the earlier one
    PREPARED = "prepared"  # the earlier one prepared it
    CARRIES_OUT = "carries_out"
    REVERSES = "reverses"
    SAME_MEETING = "same_meeting"


SHOWN = {
    EvidenceKind.KEPT: Bearing.CARRIES_OUT,
    EvidenceKind.BROKEN: Bearing.REVERSES,
    EvidenceKind.PROGRESS: Bearing.STEP,
}


def bearing_of(relation: RelationKind, earlier: Event, later: Event, shown: Collection[str] = ()) -> Bearing:
    """How the later event bears on the earlier; ``shown`` is what it shows of promises made there, as evidence kinds.

    What it shows comes first: a promise kept, a step, the contrary. Else ministers who met within a year before their
    leaders prepared that meeting. The record says of any other answer that it carries out or reverses: it reverses
    where one of the two, and not the other, is a restriction.
    """
    if relation == RelationKind.SAME_MEETING:
        return Bearing.SAME_MEETING
    if relation == RelationKind.ANSWERS:
        for kind, bearing in SHOWN.items():
            if kind in shown:
                return bearing
    is_prepared = earlier.kind in WORKING and later.kind in LEADERS
    if is_prepared and later.start_date - earlier.start_date <= PREPARES_WITHIN:
        return Bearing.PREPARED
    if relation == RelationKind.FOLLOWS:
        return Bearing.FOLLOWS
    is_turned = (earlier.kind == EventKind.RESTRICTION) != (later.kind == EventKind.RESTRICTION)
    return Bearing.REVERSES if is_turned else Bearing.CARRIES_OUT


def relation_in_words(related: RelatedEvent, event: Event, shown: Iterable[EvidenceBetween] = ()) -> str:
    """How a related event stands to this one, in words that its title can follow."""
    is_earlier = related.direction == "earlier"
    earlier, later = (related.event, event) if is_earlier else (event, related.event)
    kinds = {one.kind for one in shown if (one.earlier, one.later) == (earlier.event_id, later.event_id)}
    bearing = bearing_of(RelationKind(related.relation), earlier, later, kinds)
    if bearing == Bearing.SAME_MEETING:
        return _("Another account of the same meeting")
    of_earlier, of_later = {
        Bearing.FOLLOWS: (_("This follows"), _("Followed by")),
        Bearing.STEP: (_("This is a step towards what was said at"), _("A step towards it")),
        Bearing.PREPARED: (_("Prepared by"), _("This prepared")),
        Bearing.CARRIES_OUT: (_("This carries out"), _("Carried out by")),
        Bearing.REVERSES: (_("This reverses"), _("Reversed by")),
    }[bearing]
    return of_earlier if is_earlier else of_later
