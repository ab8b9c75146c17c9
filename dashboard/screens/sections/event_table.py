"""Events as a table, for the pages that list them."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from dashboard.locale import gettext as _
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.subjects.events.events import Event
from dashboard.subjects.events.words import date_of, parties_of, topics_of
from dashboard.subjects.names import Names


def to_events_table(events: Iterable[Event], names: Names, more: Sequence[ShownColumn[Event]] = ()) -> ShownTable:
    """Events as a table for people and files, in the reader's words and with the codes; ``more`` columns stand last."""
    columns: tuple[ShownColumn[Event], ...] = (
        ShownColumn("date_in_words", _("Date"), date_of),
        ShownColumn("title", _("Title"), attrgetter("title")),
        ShownColumn("kind_name", _("Kind"), lambda event: names.term("event_kind", event.kind)),
        ShownColumn("place_name", _("Place"), lambda event: names.place(event.place_code)),
        ShownColumn("party_names", _("Parties"), lambda event: parties_of(event, names)),
        ShownColumn("topic_names", _("Topics"), lambda event: topics_of(event, names)),
        ShownColumn("period_start", _("First day"), attrgetter("start_date")),
        ShownColumn("period_end", _("Last day"), attrgetter("end_date")),
        ShownColumn("date_precision", _("Date known to the"), attrgetter("date_precision")),
        ShownColumn("event_id", _("Event code"), attrgetter("event_id")),
        ShownColumn("kind", _("Kind code"), attrgetter("kind")),
        ShownColumn("place_code", _("Place code"), attrgetter("place_code")),
        ShownColumn("country_code", _("Country code"), attrgetter("country_code")),
        ShownColumn("party_codes", _("Party codes"), lambda event: " ".join(event.parties)),
        ShownColumn("topic_codes", _("Topic codes"), lambda event: " ".join(event.topics)),
        ShownColumn("confidence", _("Confidence"), attrgetter("confidence")),
        *more,
    )
    return tabulate(events, columns)
