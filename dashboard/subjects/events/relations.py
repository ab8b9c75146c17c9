"""How another event bears on this one: it prepared it, follows it, carries it out or reverses it.

Pure: no database, no page.
"""

from collections.abc import Collection
from datetime import timedelta
from enum import StrEnum

from dashboard.locale import gettext as _
from dashboard.subjects.events.event_parts import RelatedEvent
from dashboard.subjects.events.events import Event
from etl.vocabulary.events import EventKind, RelationKind

LEADERS = (EventKind.SUMMIT, EventKind.HEAD_OF_STATE_MEETING, EventKind.HEAD_OF_GOVERNMENT_MEETING)
WORKING = (EventKind.MINISTERIAL_MEETING, EventKind.INTERGOVERNMENTAL_COMMITTEE, EventKind.DELEGATION_VISIT)
PREPARES_WITHIN = timedelta(days=366)


class Bearing(StrEnum):
    """How the later of two related events stands to the earlier."""

    FOLLOWS = "follows"
    PREPARED = "prepared"  # the earlier one prepared it
    CARRIES_OUT = "carries_out"
    REVERSES = "reverses"
    SAME_MEETING = "same_meeting"


def bearing_of(relation: RelationKind, earlier: Event, later: Event, contrary: Collection[str] = ()) -> Bearing:
    """How the later event bears on the earlier; ``contrary`` are events that show a promise of the earlier one broken.

    The record says of an answer that it carries out or reverses. It reverses where one of the two, and not the other,
    is a restriction, or where it is contrary; ministers who met within a year before their leaders prepared that
    meeting.
    """
    if relation == RelationKind.SAME_MEETING:
        return Bearing.SAME_MEETING
    is_prepared = earlier.kind in WORKING and later.kind in LEADERS
    if is_prepared and later.start_date - earlier.start_date <= PREPARES_WITHIN:
        return Bearing.PREPARED
    if relation == RelationKind.FOLLOWS:
        return Bearing.FOLLOWS
    is_turned = (earlier.kind == EventKind.RESTRICTION) != (later.kind == EventKind.RESTRICTION)
    return Bearing.REVERSES if is_turned or later.event_id in contrary else Bearing.CARRIES_OUT


def relation_in_words(related: RelatedEvent, event: Event, contrary: Collection[str] = ()) -> str:
    """How a related event stands to this one, in words that its title can follow."""
    is_earlier = related.direction == "earlier"
    pair = (related.event, event) if is_earlier else (event, related.event)
    bearing = bearing_of(RelationKind(related.relation), *pair, contrary)
    if bearing == Bearing.SAME_MEETING:
        return _("Another account of the same meeting")
    earlier, later = {
        Bearing.FOLLOWS: (_("This follows"), _("Followed by")),
        Bearing.PREPARED: (_("Prepared by"), _("This prepared")),
        Bearing.CARRIES_OUT: (_("This carries out"), _("Carried out by")),
        Bearing.REVERSES: (_("This reverses"), _("Reversed by")),
    }[bearing]
    return earlier if is_earlier else later
