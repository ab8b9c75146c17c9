"""All groups at a glance: what each side tells first of each, and every source that gives it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import trade_between
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.screens.commodities.choices import CHINA, Scope, SourceChoice
from dashboard.screens.commodities.data import headlines_of, reconciled_years
from dashboard.screens.commodities.tables import SourceOfGroup, Total, newest_totals, side_cell, to_sources_table
from dashboard.subjects.events.notes import plain
from dashboard.subjects.names import Names
from dashboard.ui import components
from dashboard.ui.components import Table


@dataclass(frozen=True)
class GroupLine:
    """What either side tells of a group, in words; empty where it tells nothing."""

    group_code: str
    home: str
    partner: str


def show_groups(
    scopes: Sequence[Scope], choices: Mapping[str, Mapping[str, Sequence[SourceChoice]]], names: Names
) -> None:
    """A row a group with each side's newest figure; below it every source of every group.

    Takes China's side and the partner's, and by side and group what each source has.
    """
    totals = [newest_totals(headlines_of(scope), reconciled_years(scope, tuple(names.groups))) for scope in scopes]
    lines = group_lines(names, totals, [choices[scope.whose] for scope in scopes])
    if not lines:
        return
    st.header(_("All groups at a glance"), anchor=False)
    st.table(to_groups_table(lines, scopes, names).labelled().set_index(_("Group")))
    note = _(
        "* A whole HS chapter stands in for the group; it also holds other goods. At least: the products that a source "
        "names, so the whole is no smaller."
    )
    st.caption(plain(note))  # a star at the head of a line would begin a list
    listed = [
        SourceOfGroup(title, scope, choice)
        for code, title in names.groups.items()
        for scope in scopes
        for choice in choices[scope.whose].get(code, ())
    ]
    components.table_twin(
        Table(
            lambda: to_sources_table(listed, names),
            ("sources-by-group", scopes[0].partner, scopes[0].flow),
            sources=tuple({one.choice.source_code for one in listed}),
            behind=trade_between(CHINA, scopes[0].partner),
        ),
        "reach",
        label=_("Every source of every group"),
    )


def group_lines(
    names: Names,
    totals: Sequence[Mapping[str, Sequence[Total]]],
    choices: Sequence[Mapping[str, Sequence[SourceChoice]]],
) -> list[GroupLine]:
    """What each side tells first of each group; groups of which neither tells anything are left out."""
    lines = [
        GroupLine(
            code,
            *(
                side_cell(there.get(code, ()), of_side.get(code, ()), names)
                for of_side, there in zip(totals, choices, strict=True)
            ),
        )
        for code in names.groups
    ]
    return [line for line in lines if line.home or line.partner]


def to_groups_table(lines: Sequence[GroupLine], scopes: Sequence[Scope], names: Names) -> ShownTable:
    """One row a group, a dash where a side tells nothing of it."""
    home, partner = (names.area(scope.whose) for scope in scopes)
    heading = _("{area}: newest year")
    columns: tuple[ShownColumn[GroupLine], ...] = (
        ShownColumn("group_name", _("Group"), lambda one: names.group(one.group_code)),
        ShownColumn("home", heading.format(area=home), lambda one: one.home or formats.UNKNOWN),
        ShownColumn("partner", heading.format(area=partner), lambda one: one.partner or formats.UNKNOWN),
    )
    return tabulate(lines, columns)
