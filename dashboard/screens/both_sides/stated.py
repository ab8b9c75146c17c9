"""The pairs that both sides stated, as a table with its file."""

import pandas as pd
import streamlit as st

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import figures_behind, sources_in
from dashboard.screens.both_sides.data import HOME
from dashboard.screens.both_sides.pairs import pair_statements
from dashboard.screens.both_sides.view import MirrorNames, Row, direction_names
from dashboard.subjects.trade.mirror import stated_of_both
from dashboard.ui import components
from dashboard.ui.components import Table
from dashboard.ui.database import ask


def show_stated_pairs(partner: str, names: MirrorNames) -> None:
    """Every number that both sides stated for the same thing, whatever the goods, unit and period."""
    st.header(_("What both sides stated for the same thing"), anchor=False)
    figures = ask(stated_of_both, HOME, partner)
    pairs = pair_statements(figures, HOME)
    if pairs.empty:
        components.empty(
            _("No number is here that both {home} and {partner} stated for the same period and goods.").format(
                home=names.home, partner=names.partner
            ),
            _("The chart above compares their tables, where there are any."),
        )
        return
    st.caption(
        _(
            "The gap is {home}'s number less the partner's. Where a side stated several numbers for one thing, the "
            "middle one stands (the median), with the lowest and the highest beside it."
        ).format(home=names.home)
    )
    table = Table(
        stated_table(pairs, names),
        ("stated_pairs", partner),
        amount_columns(names),
        stable_names(names),
        sources_in(figures),
        figures_behind((HOME, partner), (partner, HOME)),
    )
    components.show_table(
        table, "stated_pairs", alt=ngettext("{n} pair of stated numbers.", "{n} pairs of stated numbers.", len(pairs))
    )
    components.download(table, "stated_pairs", title=_("What both sides stated for the same thing"))


def stated_table(pairs: pd.DataFrame, names: MirrorNames) -> pd.DataFrame:
    """The pairs in the reader's words, with the figures' codes."""
    return pd.DataFrame([_stated_row(row, names) for row in pairs.to_dict("records")])


def _stated_row(row: Row, names: MirrorNames) -> dict[str, object]:
    return {
        _("Period"): formats.period(row["period_start"], row["period_end"]),
        _("Goods"): row["subject"],
        _("Direction"): direction_names(names)[row["direction"]],
        _("Unit"): row["unit"],
        _("Stated by {side}'s side").format(side=names.home): row["home_value"],
        _("Stated by {side}'s side").format(side=names.partner): row["partner_value"],
        _("Gap"): row["gap"],
        _("Gap, % of the larger"): row["gap_pct"],
        _("Ratio"): row["ratio"],
        _("Counted by, {side}").format(side=names.home): names.office_list(row["home_offices"]),
        _("Counted by, {side}").format(side=names.partner): names.office_list(row["partner_offices"]),
        _("Statements, {side}").format(side=names.home): statements(row, "home"),
        _("Statements, {side}").format(side=names.partner): statements(row, "partner"),
        _("Figure codes"): f"{row['home_codes']} / {row['partner_codes']}",
    }


def stable_names(names: MirrorNames) -> dict[str, str]:
    """What the headings with a side in them are called where programs read them."""
    sides = {"home": names.home, "partner": names.partner}
    return {
        **{_("Stated by {side}'s side").format(side=name): f"{side}_value" for side, name in sides.items()},
        **{_("Counted by, {side}").format(side=name): f"{side}_counted_by" for side, name in sides.items()},
        **{_("Statements, {side}").format(side=name): f"{side}_statements" for side, name in sides.items()},
        _("Figure codes"): "figure_codes",
    }


def statements(row: Row, side: str) -> str:
    """How many statements a middle is of, and how far they lie apart."""
    low, high, count = row[f"{side}_low"], row[f"{side}_high"], int(row[f"{side}_count"])
    if low == high:
        return f"{count}"
    return _("{n}: {low} to {high}").format(
        n=count, low=formats.amount(low, row["unit"], 2), high=formats.amount(high, row["unit"], 2)
    )


def amount_columns(names: MirrorNames) -> dict[str, object]:
    """How the table writes its numbers."""
    amounts = [_("Stated by {side}'s side").format(side=side) for side in (names.home, names.partner)]
    return {
        **{label: st.column_config.NumberColumn(format="localized") for label in [*amounts, _("Gap")]},
        _("Gap, % of the larger"): st.column_config.NumberColumn(format="%.1f"),
        _("Ratio"): st.column_config.NumberColumn(format="%.2f"),
    }
