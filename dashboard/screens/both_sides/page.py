"""Both sides: the exporter's number beside the importer's, how far apart they are, since when, and why."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.locale import formats, units
from dashboard.locale import gettext as _
from dashboard.screens.both_sides.chart_section import rows_behind, show_chart
from dashboard.screens.both_sides.data import cited_codes
from dashboard.screens.both_sides.filters import Comparison, Subject, choose_comparison, choose_subject
from dashboard.screens.both_sides.measures import Pair, gap_parts, gap_story, newest_pair, pair_reports
from dashboard.screens.both_sides.reasons import show_reasons
from dashboard.screens.both_sides.reports import counts_side_by_side
from dashboard.screens.both_sides.sentences import (
    pair_sentence,
    split_sentence,
    story_sentences,
    what_is_compared,
)
from dashboard.screens.both_sides.stated import show_stated_pairs
from dashboard.screens.both_sides.tables import counts_table, in_unit
from dashboard.subjects.trade.mirror import products_of_both
from dashboard.ui import components
from dashboard.ui.components import Table
from dashboard.ui.database import ask
from dashboard.ui.first_screen import answer, change_the_view, place_for_answer, place_for_chart
from dashboard.ui.names import page_names
from dashboard.ui.sitemap import script_of
from etl.vocabulary.goods import ALL_GOODS
from etl.vocabulary.places import HOME
from etl.vocabulary.trade import Direction, Side

PRODUCTS_OFFERED = 8


def render() -> None:
    """Draw the page."""
    opening = place_for_answer()
    subject = choose_subject()
    if subject.reports:
        show_comparison(subject, opening)
    else:
        with opening:
            show_answer(subject, _("Neither side reports these goods here."))
        st.markdown(_("Choose all goods, another group, or single goods under Goods."))
        offer_single_goods(subject)
    show_stated_pairs(subject.partner, subject.sides)


def show_comparison(subject: Subject, opening: DeltaGenerator) -> None:
    """The two reports, the gap and what is known of it."""
    charted = place_for_chart()
    with change_the_view():
        view = choose_comparison(subject)
    pairs = [pair_reports(view.reports, view.direction, lines) for lines in view.pairs]
    newest = newest_pair(pairs[0])
    with opening:
        if newest is None:
            show_missing_side(view)
        else:
            show_pair(view, newest)
    with charted:
        show_chart(view, pairs)
    when, why = st.columns(2, gap="large")
    with when:
        show_story(view, pairs)
    with why:
        show_reasons(view, None if newest is None else newest.gap.value)
    show_counts(view)


def show_answer(subject: Subject, sentence: str, detail: str = "") -> None:
    """The page's answer as its heading, below what it is of: goods and direction."""
    of_what = _("{page}: {goods}, {direction}").format(
        page=_("Both sides"), goods=subject.goods_name, direction=subject.sides.directions[subject.direction]
    )
    answer(sentence, detail, page_name=of_what)


def show_pair(view: Comparison, pair: Pair) -> None:
    """The newest pair in one sentence, and what its numbers are."""
    told = [what_is_compared(view.direction, view.sides)]
    if view.subject.is_group:
        told.append(_("The countries' own reports are never added up here; choose one of them to see its tables."))
    show_answer(view.subject, pair_sentence(pair, view.sides), formats.sentences(*told))


def show_missing_side(view: Comparison) -> None:
    """Say which side has no report of its own, and where both have one."""
    silent = [side for side in Side if view.lines.of_side(side) is None]
    if silent:
        message = _(
            "{side} has no report of its own of these goods here: its number is unknown, not zero, and so is the gap."
        ).format(side=view.sides.name(silent[0]))
    else:
        message = _(
            "No period is here that both sides report: what one side lacks is unknown, not zero, and estimates are no "
            "report."
        )
    show_answer(view.subject, message, what_is_compared(view.direction, view.sides))
    if not view.subject.is_product:
        offer_single_goods(view.subject)


def offer_single_goods(subject: Subject) -> None:
    """Links to single goods that both sides report, those of the chosen group."""
    group = None if subject.goods == ALL_GOODS else subject.goods
    products = ask(products_of_both, HOME, subject.partner, group)
    if not products:
        return
    st.markdown(_("Both sides report these single goods of it:"))
    with st.container(horizontal=True):
        for commodity_id in products[:PRODUCTS_OFFERED]:
            goods_link(subject.partner, commodity_id, page_names().commodity(commodity_id))


def goods_link(partner: str, goods: str, label: str) -> None:
    """A link to this page for other goods."""
    parameters = {"partner": partner, "goods": goods, **components.kept_parameters()}
    st.page_link(script_of("both-sides"), label=label, query_params=parameters)


def show_story(view: Comparison, all_pairs: Sequence[Sequence[Pair]]) -> None:
    """Since when they differ, and where the gap lies; nothing where no gap is known."""
    stories = [
        (lines, story) for lines, pairs in zip(view.pairs, all_pairs, strict=True) if (story := gap_story(pairs))
    ]
    if stories:
        st.header(_("How far apart, since when"), anchor=False)
    for lines, story in stories:
        sentences = story_sentences(story, view.sides, is_stated=any(line.is_stated for _side, line in lines.known))
        st.markdown(f"**{view.sides.pair(lines)}**")
        st.markdown("\n".join(f"- {sentence}" for sentence in sentences))
    if view.direction == Direction.TURNOVER:
        for pairs in all_pairs:
            show_split(view, newest_pair(pairs))


def show_split(view: Comparison, newest: Pair | None) -> None:
    """Where the newest gap in turnover lies, where the same lines give both directions of that period."""
    parts = None if newest is None else gap_parts(view.reports, newest.lines, newest.period)
    if newest is not None and parts is not None:
        st.markdown(split_sentence(parts, newest, view.sides))


def show_counts(view: Comparison) -> None:
    """Every count there is of this trade, one column a source."""
    counts = counts_side_by_side(view.reports, view.direction)
    bounds = {(report.side, report.line) for report in view.reports if report.is_at_least}
    scale = units.scale_for((value for counted in counts for value in counted.values.values()), "USD")
    with st.expander(_("Every count there is, in {unit}").format(unit=scale.unit), icon=":material/view_column:"):
        table = counts_table(counts, view.sides, bounds)
        parts = ("counts", view.subject.partner, view.subject.goods, view.direction, view.kind)
        components.show_table(Table(in_unit(table, scale), parts), "counts")
        # The page has a comfortable unit; the file has whole dollars.
        whole = Table(
            table,
            parts,
            sources=cited_codes(view.reports),
            behind=rows_behind(view.subject),
        )
        title = _("Every count there is, in {unit}").format(unit=units.unit_label("USD"))
        components.download(whole, "counts", title=f"{view.subject.goods_name}: {title}")


render()
