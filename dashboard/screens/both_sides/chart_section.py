"""Both sides' reports and the gap between them as one chart, with its facts, its table and its file."""

import pandas as pd
import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.locale.formats import Scale
from dashboard.rows.rows_behind_view import Behind, trade_between
from dashboard.screens.both_sides.chart import Gaps, Reports, both_sides_figure
from dashboard.screens.both_sides.data import HOME, cited_codes
from dashboard.screens.both_sides.filters import Comparison, Subject
from dashboard.screens.both_sides.measures import (
    newest_pair,
    reports_of,
)
from dashboard.screens.both_sides.sentences import (
    chart_alt,
    factor_sentence,
    gap_hover,
    report_hover,
)
from dashboard.screens.both_sides.sides import ComparedSides
from dashboard.screens.both_sides.tables import pairs_table
from dashboard.ui import components
from dashboard.ui.components import Facts, Table
from etl.vocabulary.trade import Side

GAP_COLUMNS = {"value": "gap", "pct": "gap_pct", "ratio": "ratio"}


def show_chart(view: Comparison, all_pairs: list[pd.DataFrame]) -> None:
    """Both reports above, the gap below, with facts, table and file."""
    pairs = pd.concat(all_pairs, ignore_index=True)
    scale = formats.scale_for([*pairs["home_value"], *pairs["partner_value"]], "USD")
    units = {"value": _("Gap, {unit}").format(unit=scale.unit), "pct": _("Gap, % of the larger"), "ratio": _("Ratio")}
    sides = view.sides
    drawn = reports_drawn(view)
    gaps = gaps_drawn(view, all_pairs, scale)
    figure = both_sides_figure(drawn, gaps, scale, units[view.gap], kind=view.kind, is_ratio=view.gap == "ratio")
    is_adjusted = view.factor != 1
    table = pairs_table(pairs, sides, with_factor=is_adjusted)
    parts = ("both_sides", view.subject.partner, view.subject.goods, view.direction, view.kind)
    facts = facts_of(sides, drawn, scale)
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
        key="both_sides",
        alt=chart_alt(view.subject.goods_name, view.direction, newest_pair(all_pairs[0]), sides),
    )
    if is_adjusted:
        st.info(factor_sentence(view.direction, view.factor, all_pairs[0], sides), icon=":material/calculate:")


def facts_of(sides: ComparedSides, drawn: list[Reports], scale: Scale) -> Facts:
    """What a reader must know before quoting the chart."""
    rows = pd.concat([report.rows for report in drawn])
    valuations = [
        _("{side}: {valuations}").format(
            side=sides.name(side),
            valuations=_(", ").join(sides.names.term("valuation", code) for code in sorted(set(of_side["valuation"]))),
        )
        for side, of_side in ((side, rows[rows["side"] == side]) for side in Side)
        if len(of_side)
    ]
    return Facts(
        unit=scale.unit,
        reporter=_("{home} and {partner}, each its own report").format(
            home=sides.home_name, partner=sides.partner_name
        ),
        valuation=_("; ").join(valuations),
        source=_("; ").join(sides.source(source) for source in dict.fromkeys(rows["line"])),
        period=formats.period(rows["period_start"].min(), rows["period_end"].max()),
        note=_(
            "Lines are tables, open marks are numbers that authorities stated. A gap is {home}'s number less the "
            "partner's."
        ).format(home=sides.home_name),
    )


def reports_drawn(view: Comparison) -> list[Reports]:
    """Each line of each side once."""
    drawn = []
    for side, line in view.drawn_lines:
        rows = reports_of(view.reports, side, line, view.direction)
        if len(rows):
            is_at_least = bool(rows["is_at_least"].any())
            name = view.sides.series(side, line, is_at_least=is_at_least)
            hovers = [report_hover(row, name) for row in rows.to_dict("records")]
            drawn.append(Reports(name, side, view.sides.is_stated(line), is_at_least, rows.assign(hover=hovers)))
    return drawn


def gaps_drawn(view: Comparison, all_pairs: list[pd.DataFrame], scale: Scale) -> list[Gaps]:
    """The gaps of each pair of lines, and those after a factor.

    Those compared are marks where another pair has the bars.
    """
    drawn = []
    for prefix in ("", "adjusted_") if view.factor != 1 else ("",):
        for lines, pairs in zip(view.pairs, all_pairs, strict=True):
            known = pairs[pairs[f"{prefix}gap"].notna()]
            if known.empty:
                continue
            name = view.sides.pair(*lines, view.factor if prefix else None)
            values = known[prefix + GAP_COLUMNS[view.gap]] / (scale.divisor if view.gap == "value" else 1)
            hovers = [gap_hover(row, prefix, name) for row in known.to_dict("records")]
            doubtful = known["home_is_doubtful"] | known["partner_is_doubtful"]
            is_marked = len(view.pairs) > 1 and lines == view.lines
            drawn.append(
                Gaps(name, bool(prefix), is_marked, known.assign(value=values, hover=hovers, is_doubtful=doubtful))
            )
    return drawn


def rows_behind(subject: Subject) -> Behind:
    """Both sides' rows of these goods, from every source and of all periods."""
    groups, commodities = ((), (subject.goods,)) if subject.is_product else ((subject.goods,), ())
    return trade_between(HOME, subject.partner, groups=groups, commodities=commodities)
