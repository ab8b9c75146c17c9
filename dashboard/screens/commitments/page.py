"""Commitments: what was promised, and what came of it."""

from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import commitments_behind
from dashboard.screens.commitments.filters import choose_filters, choose_first, file_parts
from dashboard.screens.commitments.ledger_parts import (
    show_answer,
    show_counts,
    show_forecasts,
    show_ledger,
    show_progress,
    show_since,
)
from dashboard.screens.sections.counts.data import today
from dashboard.subjects.promises.commitments import CommitmentFilters, commitments_with
from dashboard.subjects.promises.judgements import data_date, judgements
from dashboard.subjects.promises.ledger import choose_entries, to_ledger
from dashboard.subjects.promises.standings import last_changes
from dashboard.ui import address, components
from dashboard.ui.database import ask
from dashboard.ui.first_screen import change_the_view, place_for_answer, place_for_chart
from dashboard.ui.last_look import keep_look, last_look

LOOKED = "promises"


def render() -> None:
    """Draw the page."""
    every = ask(commitments_with, CommitmentFilters())
    on_day = ask(data_date)
    if not every or on_day is None:
        components.header_of("commitments")
        components.not_found(
            _("No promise is in the database yet."),
            _("Add one to a note under data/events and run `python -m etl build`."),
        )
        return
    opening = place_for_answer(is_tall=True)
    first = choose_first()
    listed = place_for_chart()
    with change_the_view():
        filters, choice = choose_filters(every, first)
        address.offer_to_clear()
    chosen = choose_entries(to_ledger(ask(commitments_with, filters), every, on_day), choice)
    ledger = [entry for entry in chosen if not entry.commitment.is_forecast]
    with opening:
        show_answer(ledger)
    if not chosen:
        with listed:
            components.empty(
                _("No promise matches all of these filters."), _("Take one of them away, or clear them all.")
            )
        return
    if ledger:
        parts, behind = file_parts(filters, choice), commitments_behind(filters, choice.text)
        judged = ask(judgements)
        with listed:
            changes = ask(last_changes)
            show_since(ledger, changes, last_look(LOOKED, today()), today())
            show_ledger(ledger, judged, changes, parts, behind)
        show_progress(ledger, judged, parts, behind)
        show_counts(ledger, parts, behind)
    show_forecasts([entry for entry in chosen if entry.commitment.is_forecast])
    keep_look(LOOKED, today())


render()
