"""The pairs that both sides stated, as a table with its file."""

import pandas as pd
import streamlit as st

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import figures_behind, sources_in
from dashboard.rows.shown_table import NumberForm, ShownColumn, ShownTable, tabulate
from dashboard.screens.both_sides.data import HOME
from dashboard.screens.both_sides.pairs import pair_statements
from dashboard.screens.both_sides.tables import by_side, gap_columns, of_side
from dashboard.screens.both_sides.view import ComparedSides, Row
from dashboard.subjects.trade.mirror import stated_of_both
from dashboard.ui import components
from dashboard.ui.components import Table
from dashboard.ui.database import ask
from etl.vocabulary.trade import Side


def show_stated_pairs(partner: str, sides: ComparedSides) -> None:
    """Every number that both sides stated for the same thing, whatever the goods, unit and period."""
    st.header(_("What both sides stated for the same thing"), anchor=False)
    figures = ask(stated_of_both, HOME, partner)
    pairs = pair_statements(figures, HOME)
    if pairs.empty:
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
        sources=sources_in(figures),
        behind=figures_behind((HOME, partner), (partner, HOME)),
    )
    components.show_table(
        table, "stated_pairs", alt=ngettext("{n} pair of stated numbers.", "{n} pairs of stated numbers.", len(pairs))
    )
    components.download(table, "stated_pairs", title=_("What both sides stated for the same thing"))


def stated_table(pairs: pd.DataFrame, sides: ComparedSides) -> ShownTable:
    """The pairs in the reader's words, with the figures' codes."""
    columns = (
        ShownColumn("period", _("Period"), lambda pair: formats.period(pair["period_start"], pair["period_end"])),
        ShownColumn("goods", _("Goods"), lambda pair: pair["subject"]),
        ShownColumn("flow_name", _("Direction"), lambda pair: sides.directions[pair["direction"]]),
        ShownColumn("unit", _("Unit"), lambda pair: pair["unit"]),
        *by_side(sides, "value", _("Stated by {side}'s side"), of_side("value"), NumberForm.GROUPED),
        ShownColumn("gap", _("Gap"), lambda pair: pair["gap"], NumberForm.GROUPED),
        *gap_columns(),
        *by_side(sides, "counted_by", _("Counted by, {side}"), of_side("offices", sides.office_list)),
        *by_side(sides, "statements", _("Statements, {side}"), statements),
        ShownColumn("figure_codes", _("Figure codes"), lambda pair: " / ".join(pair[f"{side}_codes"] for side in Side)),
    )
    return tabulate(pairs.to_dict("records"), columns)


def statements(pair: Row, side: str) -> str:
    """How many statements a middle is of, and how far they lie apart."""
    low, high, count = (pair[f"{side}_{what}"] for what in ("low", "high", "count"))
    if low == high:
        return f"{int(count)}"
    return _("{n}: {low} to {high}").format(
        n=int(count), low=formats.amount(low, pair["unit"], 2), high=formats.amount(high, pair["unit"], 2)
    )
