"""Both sides' reports and the gap between them as one chart, with its facts, its table and its file."""

from collections.abc import Iterator, Sequence
from itertools import chain

import streamlit as st

from dashboard.locale import formats, units
from dashboard.locale import gettext as _
from dashboard.locale.units import Scale
from dashboard.rows.rows_behind_view import Behind, trade_between
from dashboard.screens.both_sides.chart import GapMark, Gaps, Reports, both_sides_figure
from dashboard.screens.both_sides.data import cited_codes
from dashboard.screens.both_sides.filters import Comparison, Subject
from dashboard.screens.both_sides.measures import Pair, newest_pair
from dashboard.screens.both_sides.reports import is_any_at_least, reports_of
from dashboard.screens.both_sides.sentences import (
    chart_alt,
    ends_sentence,
    factor_sentence,
    gap_hover,
    marks_sentence,
    pair_sources_sentence,
    reach_of,
)
from dashboard.screens.both_sides.sides import ComparedSides
from dashboard.screens.both_sides.tables import pairs_table
from dashboard.subjects.trade.measures import Gap
from dashboard.ui import components
from dashboard.ui.components import Facts, Table
from etl.vocabulary.places import HOME
from etl.vocabulary.trade import Side


def show_chart(view: Comparison, all_pairs: Sequence[Sequence[Pair]]) -> None:
    """Both reports above, the gap below, with facts, table and file."""
    pairs = list(chain.from_iterable(all_pairs))
    scale = units.scale_for((report.value for pair in pairs for report in pair.reports), "USD")
    gap_units = {
        "value": _("Gap, {unit}").format(unit=scale.unit),
        "pct": _("Gap, % of the larger"),
        "ratio": _("Ratio"),
    }
    sides = view.sides
    drawn = reports_drawn(view)
    gaps, newest = gaps_drawn(view, all_pairs, scale), newest_pair(all_pairs[0])
    figure = both_sides_figure(drawn, gaps, scale, gap_units[view.gap], kind=view.kind, is_ratio=view.gap == "ratio")
    table = pairs_table(pairs, sides, view.factor)
    parts = ("both_sides", view.subject.partner, view.subject.goods, view.direction, view.kind)
    facts = facts_of(sides, drawn, scale)
    reaches = [reach_of([report.period for report in reports.rows], reports.name) for reports in drawn]
    components.chart(
        figure,
        facts,
        Table(
            table,
            parts,
            sources=cited_codes(view.reports),
            behind=rows_behind(view.subject),
        ),
        title=_("{goods}: {direction}, {home} and {partner}, {period}").format(
            goods=view.subject.goods_name,
            direction=sides.directions[view.direction],
            home=sides.home_name,
            partner=sides.partner_name,
            period=facts.period,
        ),
        is_still=True,
        key="both_sides",
        notes=(
            "" if newest is None else pair_sources_sentence(newest, sides),
            ends_sentence(reaches),
            marks_sentence(pairs, sides),
        ),
        alt=chart_alt(view.subject.goods_name, view.direction, newest, sides),
    )
    if view.factor is not None:
        st.info(factor_sentence(view.direction, view.factor, all_pairs[0], sides), icon=":material/calculate:")


def facts_of(sides: ComparedSides, drawn: Sequence[Reports], scale: Scale) -> Facts:
    """What a reader must know before quoting the chart."""
    rows = [report for reports in drawn for report in reports.rows]
    valued = {side: sorted({report.valuation for report in rows if report.side == side}) for side in Side}
    valuations = [
        _("{side}: {valuations}").format(
            side=sides.name(side),
            valuations=_(", ").join(sides.names.term("valuation", code) for code in codes),
        )
        for side, codes in valued.items()
        if codes
    ]
    return Facts(
        unit=scale.unit,
        reporter=_("{home} and {partner}, each its own report").format(
            home=sides.home_name, partner=sides.partner_name
        ),
        valuation=_("; ").join(valuations),
        source=_("; ").join(dict.fromkeys(sides.source(report.line) for report in rows)),
        period=formats.period(min(one.period.start for one in rows), max(one.period.end for one in rows)),
        note=_(
            "Lines are tables, open marks are numbers that authorities stated. A gap is {home}'s number less the "
            "partner's."
        ).format(home=sides.home_name),
    )


def reports_drawn(view: Comparison) -> list[Reports]:
    """Each line of each side once."""
    drawn = []
    for side, line in view.drawn_lines:
        rows = reports_of(view.reports, line, side, view.direction)
        if rows:
            name = view.sides.series(side, line, is_at_least=is_any_at_least(rows))
            drawn.append(Reports(name, tuple(rows)))
    return drawn


def gaps_drawn(view: Comparison, all_pairs: Sequence[Sequence[Pair]], scale: Scale) -> list[Gaps]:
    """The gaps of each pair of lines, and those after a factor.

    Those compared are marks where another pair has the bars.
    """
    drawn = []
    for factor in dict.fromkeys((None, view.factor)):
        for lines, pairs in zip(view.pairs, all_pairs, strict=True):
            name = view.sides.pair(lines, factor)
            marks = tuple(gap_marks(pairs, factor, view.gap, name, scale))
            if marks:
                is_marked = len(view.pairs) > 1 and lines == view.lines
                drawn.append(Gaps(name, factor is not None, is_marked, marks))
    return drawn


def gap_marks(pairs: Sequence[Pair], factor: float | None, form: str, name: str, scale: Scale) -> Iterator[GapMark]:
    """The pairs' known gaps, or what a factor leaves of them, in the form that the reader chose."""
    for pair in pairs:
        gap = pair.gap if factor is None else pair.gap_after(factor)
        if gap.value is not None:
            is_doubtful = any(report.is_doubtful for report in pair.reports)
            yield GapMark(pair.period, gap_in(form, gap, scale), gap_hover(pair.period, gap, name), is_doubtful)


def gap_in(form: str, gap: Gap, scale: Scale) -> float | None:
    """A gap as a value in the scale's unit, in per cent of the larger, or as a ratio."""
    value = None if gap.value is None else gap.value / scale.divisor
    return {"value": value, "pct": gap.pct, "ratio": gap.ratio}[form]


def rows_behind(subject: Subject) -> Behind:
    """Both sides' rows of these goods, from every source and of all periods."""
    groups, commodities = ((), (subject.goods,)) if subject.is_product else ((subject.goods,), ())
    return trade_between(HOME, subject.partner, groups=groups, commodities=commodities)
