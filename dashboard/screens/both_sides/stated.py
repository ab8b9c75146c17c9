"""The pairs that both sides stated, as a table with its file."""

from collections.abc import Sequence

import streamlit as st

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import figures_behind
from dashboard.rows.shown_table import NumberForm, ShownColumn, ShownTable, number_cell, tabulate
from dashboard.screens.both_sides.pairs import StatedPair, pair_statements
from dashboard.screens.both_sides.sides import ComparedSides
from dashboard.screens.both_sides.tables import by_side, gap_columns
from dashboard.subjects.names import listed_names
from dashboard.subjects.trade.mirror import stated_of_both
from dashboard.ui import components
from dashboard.ui.components import Table
from dashboard.ui.database import ask
from etl.vocabulary.places import HOME
from etl.vocabulary.trade import Side


def show_stated_pairs(partner: str, sides: ComparedSides) -> None:
    """Every number that both sides stated for the same thing, whatever the goods, unit and period."""
    st.header(_("What both sides stated for the same thing"), anchor=False)
    figures = ask(stated_of_both, HOME, partner)
    pairs = pair_statements(figures, HOME)
    if not pairs:
        components.empty(
            _("No number is here that both {home} and {partner} stated for the same period and goods.").format(
                home=sides.home_name, partner=sides.partner_name
            ),
            _("The chart above compares their tables, where there are any."),
        )
        return
    st.caption(
        _(
            "The gap is {home}'s number less the partner's. Where a side stated several numbers for one thing, the "
            "middle one stands (the median), with the lowest and the highest beside it."
        ).format(home=sides.home_name)
    )
    table = Table(
        stated_table(pairs, sides),
        ("stated_pairs", partner),
        sources=tuple(dict.fromkeys(figure.source_code for figure in figures)),
        behind=figures_behind((HOME, partner), (partner, HOME)),
    )
    components.show_table(
        table, "stated_pairs", alt=ngettext("{n} pair of stated numbers.", "{n} pairs of stated numbers.", len(pairs))
    )
    components.download(table, "stated_pairs", title=_("What both sides stated for the same thing"))


def stated_table(pairs: Sequence[StatedPair], sides: ComparedSides) -> ShownTable:
    """The pairs in the reader's words, with the figures' codes."""
    columns: tuple[ShownColumn[StatedPair], ...] = (
        ShownColumn("period", _("Period"), lambda pair: formats.period(pair.thing.period.start, pair.thing.period.end)),
        ShownColumn("goods", _("Goods"), lambda pair: pair.thing.subject),
        ShownColumn("flow_name", _("Direction"), lambda pair: sides.directions[pair.thing.direction]),
        ShownColumn("unit", _("Unit"), lambda pair: pair.thing.unit),
        *by_side(
            *(sides, "value", _("Stated by {side}'s side"), lambda pair, side: number_cell(pair.of_side(side).value)),
            NumberForm.GROUPED,
        ),
        ShownColumn("gap", _("Gap"), lambda pair: number_cell(pair.gap.value), NumberForm.GROUPED),
        *gap_columns(lambda pair: pair.gap),
        *by_side(
            *(sides, "counted_by", _("Counted by, {side}")),
            lambda pair, side: listed_names(pair.of_side(side).offices, sides.names.authorities),
        ),
        *by_side(sides, "statements", _("Statements, {side}"), statements),
        ShownColumn(
            *("figure_codes", _("Figure codes")),
            lambda pair: " / ".join(" ".join(pair.of_side(side).figure_codes) for side in Side),
        ),
    )
    return tabulate(pairs, columns)


def statements(pair: StatedPair, side: Side) -> str:
    """How many statements a middle is of, and how far they lie apart."""
    stated = pair.of_side(side)
    if stated.low == stated.high:
        return f"{stated.count}"
    return _("{n}: {low} to {high}").format(
        n=stated.count,
        low=formats.amount(stated.low, pair.thing.unit, 2),
        high=formats.amount(stated.high, pair.thing.unit, 2),
    )
