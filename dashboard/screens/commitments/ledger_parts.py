"""What the ledger's page shows: the answer in a sentence, counts, the promises as links, progress against targets."""

from collections.abc import Iterable, Sequence

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import ngettext
from dashboard.rows.rows_behind_view import Behind
from dashboard.screens.commitments.chart import progress_figure
from dashboard.screens.commitments.counts_chart import counts_figure
from dashboard.screens.commitments.tables import to_counts_table, to_ledger_table, to_progress_table
from dashboard.screens.commitments.view import to_marks
from dashboard.screens.sections.promise_links import promise_facts, show_links
from dashboard.subjects.events.notes import plain
from dashboard.subjects.promises.judgements import LineJudgement, sources_of
from dashboard.subjects.promises.ledger import LedgerEntry, count_by_outcome, count_by_stage, to_shares
from dashboard.subjects.promises.words import (
    counts_in_words,
    summary_in_words,
)
from dashboard.ui import address, components
from dashboard.ui.components import Facts, Table
from dashboard.ui.names import page_names


def show_summary(ledger: Sequence[LedgerEntry], *, is_filtered: bool) -> None:
    """The page's answer in a sentence, and the way back to all."""
    with st.container(horizontal=True, vertical_alignment="center"):
        overdue = sum(entry.is_overdue for entry in ledger)
        unknown = sum(entry.is_unknown for entry in ledger)
        st.markdown(summary_in_words(count_by_outcome(ledger), page_names(), overdue, unknown))
        if is_filtered:
            address.offer_to_clear()


def show_counts(ledger: Sequence[LedgerEntry], parts: tuple[str, ...], behind: Behind) -> None:
    """How many promises of each stage stand how."""
    st.header(_("On paper, and by the evidence"), anchor=False)
    names = page_names()
    counts = count_by_stage(ledger)
    facts = Facts(
        unit=_("promises"),
        reporter="",
        valuation="",
        source=_("Notes of meetings; assessments by people first, else by figures"),
        period="",
        note=_(
            "A bar is a stage: what happened on paper. Its parts are assessments: what the evidence shows. Signed is "
            "not yet met."
        ),
    )
    components.chart(
        counts_figure(counts, names.listed("stage"), names.outcomes),
        facts,
        Table(to_counts_table(counts, names), ("commitment-counts", *parts), behind=behind),
        title=_("Promises by stage and assessment"),
        key="counts",
        alt=counts_in_words(count_by_outcome(ledger), names),
    )


def show_list(ledger: Sequence[LedgerEntry], parts: tuple[str, ...], behind: Behind) -> None:
    """The promises as links, overdue ones first, so many a page, and all of them as a file."""
    st.header(_("Overdue first"), anchor=False)
    show_links(ledger)
    table = Table(to_ledger_table(ledger, page_names()), ("commitments", *parts), behind=behind)
    components.table_twin(table, "ledger", label=_("All of these promises as a table"))


def show_forecasts(forecasts: Sequence[LedgerEntry]) -> None:
    """What was expected and not promised, apart from the promises and not counted with them.

    Nothing where there is none.
    """
    if not forecasts:
        return
    st.header(_("Expected, not promised"), anchor=False)
    st.markdown(
        ngettext(
            "{n} forecast of an official; it is no promise, so it is not counted above and neither kept nor broken.",
            "{n} forecasts of officials; they are no promises, so they are not counted above and neither kept nor "
            "broken.",
            len(forecasts),
        )
    )
    names = page_names()
    for entry in forecasts:
        with st.container(gap=None):
            components.commitment_link(entry.commitment.commitment_id, plain(entry.commitment.text), icon=None)
            st.caption(plain(promise_facts(entry, names)))


def show_progress(
    ledger: Sequence[LedgerEntry], judged: Iterable[LineJudgement], parts: tuple[str, ...], behind: Behind
) -> None:
    """How far the measurable promises are, by each side's figures; a click opens the promise."""
    st.header(_("Progress against the targets"), anchor=False)
    shares = to_shares(ledger, judged)
    if not shares:
        components.empty(
            _("None of these promises is measured by figures."), _("Take away a filter to see those that are.")
        )
        return
    measured = {share.place: share.commitment for share in shares}.values()
    names = page_names()
    labels = [_("{year}: {promise}").format(year=one.event.start_date.year, promise=one.text) for one in measured]
    facts = Facts(
        unit=_("per cent of each promise's target"),
        reporter=_("each side's own, one mark a source or office"),
        valuation=_("as each source values: exports FOB, imports CIF, turnover both"),
        source=_("named at each mark and in the table"),
        period=_("the period judged: the deadline's, else the latest"),
        note=_(
            "Marks beyond 200 per cent stand at the edge with their number. No mark is a forecast, and none proves a "
            "cause."
        ),
    )
    components.chart(
        progress_figure(to_marks(shares, names), labels),
        facts,
        Table(
            to_progress_table(shares, names),
            ("commitment-progress", *parts),
            sources=sources_of(share.judgement.line for share in shares),
            behind=behind,
        ),
        title=_("Promises that figures measure: progress against the targets"),
        key="progress",
        alt=ngettext(
            "Share of the target reached by {n} measurable promise, each side's figures apart.",
            "Share of the target reached by {n} measurable promises, each side's figures apart.",
            len(measured),
        ),
        on_click=lambda point: components.open_commitment(str(point["customdata"][0])),
    )
