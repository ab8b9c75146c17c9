"""What the ledger's page shows: the answer in a sentence, counts, the promises as links, progress against targets."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from math import ceil
from typing import Any

import streamlit as st

from dashboard.locale import formats, in_language, language, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import Behind
from dashboard.rows.shown_table import ShownTable
from dashboard.screens.commitments.chart import progress_figure
from dashboard.screens.commitments.counts_chart import counts_figure
from dashboard.screens.commitments.ledger_list import ledger_html
from dashboard.screens.commitments.strip import outcome_strip
from dashboard.screens.commitments.tables import to_counts_table, to_ledger_table, to_progress_table
from dashboard.screens.commitments.verdicts import (
    best_shares,
    change_in_words,
    changed_since,
    since_in_words,
    to_verdict_table,
)
from dashboard.screens.commitments.view import to_marks
from dashboard.screens.sections.promise_links import PROMISES_A_PAGE, promise_facts
from dashboard.subjects.events.notes import plain
from dashboard.subjects.promises.judgements import LineJudgement, sources_of
from dashboard.subjects.promises.ledger import LedgerEntry, count_by_outcome, count_by_stage, to_shares
from dashboard.subjects.promises.standings import StandingChange
from dashboard.subjects.promises.words import (
    counts_in_words,
    ledger_detail,
    ledger_sentence,
)
from dashboard.ui import address, components
from dashboard.ui.components import Facts, Table
from dashboard.ui.first_screen import answer, show_drawn
from dashboard.ui.names import page_names

VERDICTS = "commitments.verdicts"
ROWS_SEEN, TABLE_PIXELS = 11, 430
MOST_CHANGED = 5  # promises named above the table; its column of changes has all of them


def show_answer(ledger: Sequence[LedgerEntry]) -> None:
    """The page's answer in a sentence, what is late and why some cannot be judged, and all of it as one bar."""
    names, counts = page_names(), count_by_outcome(ledger)
    overdue = sum(entry.is_overdue for entry in ledger)
    unknown = sum(entry.is_unknown for entry in ledger)
    answer(ledger_sentence(counts), ledger_detail(counts, names, overdue, unknown), page_name=_("Promises"))
    if ledger:
        show_drawn(outcome_strip(counts, names.outcomes, counts_in_words(counts, names)), "outcomes")


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
        counts_figure(counts, {one.stage: names.term("stage", one.stage) for one in counts}, names.outcomes),
        facts,
        Table(lambda: to_counts_table(counts, names), ("commitment-counts", *parts), behind=behind),
        title=_("Promises by stage and assessment"),
        key="counts",
        is_still=True,
        alt=counts_in_words(count_by_outcome(ledger), names),
    )


def show_since(
    ledger: Sequence[LedgerEntry], changes: Mapping[str, StandingChange], looked: date | None, day: date
) -> None:
    """What changed since the reader's own last look, the newest first; nothing at the first look.

    A day of the past is looked at as it was: nothing has changed since then.
    """
    if looked is None or looked >= day:
        return
    names, changed = page_names(), changed_since(ledger, changes, looked)
    st.markdown(since_in_words(len(changed), looked))
    for entry in changed[:MOST_CHANGED]:
        code = entry.commitment.commitment_id
        with st.container(gap=None):
            components.commitment_link(code, entry.commitment.text, icon=None)
            st.caption(plain(change_in_words(changes[code], names)))


def show_ledger(
    ledger: Sequence[LedgerEntry],
    judged: Iterable[LineJudgement],
    changes: Mapping[str, StandingChange],
    parts: tuple[str, ...],
    behind: Behind,
) -> None:
    """The promises to be read, so many a page, overdue ones first; below them all as a table to sort."""
    names, shares = page_names(), best_shares(judged)
    above = st.container()
    page = address.choose_page("page", ceil(len(ledger) / PROMISES_A_PAGE))
    read = ledger[(page - 1) * PROMISES_A_PAGE : page * PROMISES_A_PAGE]
    with above:
        show_drawn(ledger_html(read, shares, changes, names, components.commitment_address), "ledger_list")
    table = Table(lambda: to_ledger_table(ledger, names), ("commitments", *parts), behind=behind)
    components.download(table, "ledger", title=_("Promises"))
    show_sortable(ledger, lambda: to_verdict_table(ledger, shares, changes, names), language())


@st.fragment
def show_sortable(ledger: Sequence[LedgerEntry], verdicts: Callable[[], ShownTable], spoken: str) -> None:
    """All promises as a table to sort, sent when it is opened; choosing a row opens the promise."""
    with in_language(spoken):
        label = _("All of them as a table, to sort by any column")
        folded = st.expander(label, icon=":material/table_rows:", key=f"{VERDICTS}.open", on_change="rerun")
        if not folded.open:
            return
        shown = verdicts()
        state: Any = folded.dataframe(
            shown.without("commitment_id").labelled(),
            hide_index=True,
            width="stretch",
            height=TABLE_PIXELS if len(ledger) > ROWS_SEEN else "content",
            column_config=verdict_widths(shown),
            placeholder=formats.UNKNOWN,
            key=VERDICTS,
            on_select="rerun",
            selection_mode="single-row",
            alt=counts_in_words(count_by_outcome(ledger), page_names()),
        )
        if state.selection.rows:
            components.open_commitment(ledger[state.selection.rows[0]].commitment.commitment_id)


def verdict_widths(shown: ShownTable) -> dict[str, Any]:
    """A share is a bar up to the target."""
    by_name = {column.name: column.heading for column in shown.columns}
    return {
        by_name["text"]: st.column_config.TextColumn(width=300),
        by_name["share_of_target_pct"]: st.column_config.ProgressColumn(
            format="%.0f%%", min_value=0, max_value=100, width=130
        ),
        by_name["last_change"]: st.column_config.TextColumn(width=230),
    }


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
            components.commitment_link(entry.commitment.commitment_id, entry.commitment.text, icon=None)
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
            lambda: to_progress_table(shares, names),
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
        is_still=True,
        link_of=lambda marked: components.commitment_address(str(marked[0])),
    )
