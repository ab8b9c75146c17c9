"""Commitments: what was promised, and what came of it."""

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import commitments_behind
from dashboard.screens.commitments.filters import choose_filters, file_parts
from dashboard.screens.commitments.ledger_parts import (
    show_counts,
    show_forecasts,
    show_list,
    show_progress,
    show_summary,
)
from dashboard.subjects.promises.commitments import CommitmentFilters, commitments_with
from dashboard.subjects.promises.judgements import data_date, judgements
from dashboard.subjects.promises.ledger import LedgerChoice, choose_entries, to_ledger
from dashboard.ui import components
from dashboard.ui.database import ask


def render() -> None:
    """Draw the page."""
    components.header_of("commitments")
    every = ask(commitments_with, CommitmentFilters())
    on_day = ask(data_date)
    if not every or on_day is None:
        components.empty(
            _("No promise is in the database yet."),
            _("Add one to a note under data/events and run `python -m etl build`."),
        )
        return
    filters, choice = choose_filters(every)
    chosen = choose_entries(to_ledger(ask(commitments_with, filters), every, on_day), choice)
    ledger = [entry for entry in chosen if not entry.commitment.is_forecast]
    show_summary(ledger, is_filtered=(filters, choice) != (CommitmentFilters(), LedgerChoice()))
    if not chosen:
        components.empty(_("No promise matches all of these filters."), _("Take one of them away, or clear them all."))
        return
    if ledger:
        parts, behind = file_parts(filters, choice), commitments_behind(filters, choice.text)
        links, measured = st.columns(2, gap="large")
        with links:
            show_list(ledger, parts, behind)
        with measured:
            show_counts(ledger, parts, behind)
            show_progress(ledger, ask(judgements), parts, behind)
    show_forecasts([entry for entry in chosen if entry.commitment.is_forecast])


render()
