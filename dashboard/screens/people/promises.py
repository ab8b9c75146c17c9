"""Promises made in somebody's presence, as a table to sort. Pure: no database, no page."""

from collections.abc import Iterable, Mapping
from operator import attrgetter
from urllib.parse import urlencode

from dashboard.locale import gettext as _
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.subjects.names import Names, listed_names
from dashboard.subjects.promises.ledger import LedgerEntry
from dashboard.subjects.promises.reasons import standing_in_words
from dashboard.subjects.promises.words import target_in_words


def to_promises_table(
    ledger: Iterable[LedgerEntry], names: Names, page: str, parameters: Mapping[str, str]
) -> ShownTable:
    """A promise a row: how it stands, what was promised, by when, and the address of its own page.

    ``page`` is the beginning of that address, up to its parameters; ``parameters`` go along.
    """
    columns: tuple[ShownColumn[LedgerEntry], ...] = (
        ShownColumn("outcome_name", _("How it stands"), lambda entry: names.outcome(entry.outcome), width=190),
        ShownColumn("text", _("Promise"), attrgetter("commitment.text"), width=380),
        ShownColumn("deadline", _("Deadline"), attrgetter("commitment.deadline"), width=110),
        ShownColumn(
            "address",
            _("Its page"),
            lambda entry: page + urlencode({"id": entry.commitment.commitment_id, **parameters}),
            is_link=True,
            link_text=_("Open"),
        ),
        ShownColumn("event_date", _("Promised on"), attrgetter("commitment.event.start_date")),
        ShownColumn("by_names", _("Promised by"), lambda entry: listed_names(entry.commitment.promisers, names.areas)),
        ShownColumn("to_names", _("Promised to"), lambda entry: listed_names(entry.commitment.promisees, names.areas)),
        ShownColumn("target_in_words", _("Target"), lambda entry: target_in_words(entry.commitment)),
        ShownColumn("reason", _("Reason"), lambda entry: standing_in_words(entry.commitment, names)),
        ShownColumn("commitment_id", _("Promise code"), attrgetter("commitment.commitment_id")),
    )
    return tabulate(ledger, columns)
