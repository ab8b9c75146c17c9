"""The Commodities page's section on what farm trade is made of, where all farm goods are shown."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.locale import formats, units
from dashboard.locale import gettext as _
from dashboard.locale.units import Scale
from dashboard.rows.shown_table import NumberForm, ShownColumn, ShownTable, number_cell, tabulate, yes_or_no
from dashboard.screens.commodities.choices import Scope
from dashboard.screens.commodities.files import file_parts, rows_behind
from dashboard.screens.commodities.make_up import PART_GROUPS, GroupYear, make_up, newest_shares, sums_by_year
from dashboard.screens.commodities.texts import TradedGoods
from dashboard.screens.commodities.view import GoodsView
from dashboard.subjects.trade.flows import ReportedFlow, flows_by_group
from dashboard.svg.points import YearPoint
from dashboard.ui import components
from dashboard.ui.components import Facts, Table
from dashboard.ui.database import ask
from dashboard.ui.drawing.figures import Figure
from dashboard.ui.drawing.years import year_axis, year_bars
from dashboard.ui.theme import GROUP_COLOURS, base_figure
from etl.vocabulary.goods import FARM_GOODS
from etl.vocabulary.periods import PeriodKind

MOST_TOLD = 3
HEIGHT = 380


def show_make_up(view: GoodsView) -> None:
    """Groups by year as stacked bars, of China's count or else the partner's; nothing where no source gives them."""
    if view.goods.code != FARM_GOODS or view.home.is_group:
        return
    every = next((found for scope in (view.home, view.other) if (found := make_up(_flows(scope)))), [])
    years = [one for one in every if view.years[0] <= one.year <= view.years[1]]
    if not years:
        return
    names, traded = view.traded.names, view.traded
    scale = units.scale_for(sums_by_year(years).values(), "USD")
    first = years[0].flow
    period = formats.period(min(one.flow.period.start for one in years), max(one.flow.period.end for one in years))
    st.header(_("What farm trade is made of"), anchor=False)
    components.chart(
        groups_by_year(years, traded, scale),
        Facts(
            unit=scale.unit,
            reporter=names.area(first.series.reporter_code),
            valuation=names.term("valuation", first.valuation),
            source=names.source_title(first.series.source_code),
            period=period,
            note=_(
                "One source gives every group. Later years have lower bounds and stated figures only: see the chart "
                "above and the table of all groups."
            ),
        ),
        Table(
            lambda: to_groups_table(years, traded),
            ("farm-groups", *file_parts(view)[2:4]),
            sources=(first.series.source_code,),
            behind=rows_behind(view),
        ),
        title=make_up_title(years, traded),
        is_still=True,
        key="make_up",
        alt=make_up_title(years, traded),
        notes=stand_in_notes(years, traded),
    )


def _flows(scope: Scope) -> dict[str, list[ReportedFlow]]:
    filters = replace(scope.filters(kinds=(PeriodKind.YEAR,)), with_at_least=False)
    return ask(flows_by_group, (*PART_GROUPS, FARM_GOODS), filters)


def groups_by_year(years: Sequence[GroupYear], traded: TradedGoods, scale: Scale) -> Figure:
    """Bars a year wide, each group upon those before it, in the colours of the groups."""
    figure = base_figure(height=HEIGHT)
    tops = dict.fromkeys((one.year for one in years), 0.0)
    for code in PART_GROUPS:
        own = [one for one in years if one.group_code == code]
        if own:
            points = [YearPoint(one.year, one.flow.value_usd or 0.0, one.flow.series.code) for one in own]
            bars = year_bars(points, divisor=scale.divisor, colour=GROUP_COLOURS[code], name=traded.names.group(code))
            figure.add_trace(
                bars.update(
                    base=[tops[one.year] for one in own],
                    hovertext=[hover_text(one, traded) for one in own],
                    hovertemplate="%{hovertext}<extra></extra>",
                )
            )
            for point in points:
                tops[point.year] += point.amount / scale.divisor
    figure.update_layout(
        barmode="overlay",
        xaxis=year_axis(min(tops), max(tops)),
        yaxis={"title": None},
        legend={"y": -0.1, "yanchor": "top", "traceorder": "normal"},
    )
    return figure


def hover_text(one: GroupYear, traded: TradedGoods) -> str:
    """What a bar tells: the group, its value and its share."""
    amount = formats.amount(one.flow.value_usd, "USD")
    told = _("{amount}, {share} of all farm goods").format(amount=amount, share=formats.percent(one.share_pct))
    return f"<b>{traded.names.group(one.group_code)}, {one.year}</b><br>{amount if one.share_pct is None else told}"


def make_up_title(years: Sequence[GroupYear], traded: TradedGoods) -> str:
    """The largest groups of the newest year with their shares: what is seen at the right end."""
    largest = [
        _("{group} {share}").format(group=traded.names.group(one.group_code), share=formats.percent(one.share_pct, 0))
        for one in newest_shares(years)[:MOST_TOLD]
    ]
    last = max(one.year for one in years)
    if not largest:
        return _("Farm goods by group, {way}").format(way=traded.way)
    return _("Farm goods, {way}, {year}: {groups}").format(way=traded.way, year=last, groups=_(", ").join(largest))


def stand_in_notes(years: Sequence[GroupYear], traded: TradedGoods) -> list[str]:
    """Which groups are whole chapters that hold other goods too."""
    groups = dict.fromkeys(one.group_code for one in years if one.flow.is_stand_in)
    if not groups:
        return []
    text = _("Whole chapters that also hold other goods stand in for: {groups}.")
    return [text.format(groups=_(", ").join(traded.names.group(code) for code in groups))]


def to_groups_table(years: Sequence[GroupYear], traded: TradedGoods) -> ShownTable:
    """Groups by year, the newest first."""
    names = traded.names
    columns: tuple[ShownColumn[GroupYear], ...] = (
        ShownColumn("year", _("Year"), lambda one: one.year),
        ShownColumn("group_name", _("Group"), lambda one: names.group(one.group_code)),
        ShownColumn(
            "value_usd", _("Value (US dollars)"), lambda one: number_cell(one.flow.value_usd), NumberForm.GROUPED
        ),
        ShownColumn(
            "share_of_farm_goods_pct", _("Share in farm goods, %"), lambda one: one.share_pct, NumberForm.ONE_DECIMAL
        ),
        ShownColumn("chapter_stands_in", _("Chapter stands in"), lambda one: yes_or_no(one.flow.is_stand_in)),
        ShownColumn("source_name", _("Source"), lambda one: names.source_title(one.flow.series.source_code)),
    )
    return tabulate(sorted(years, key=lambda one: (-one.year, PART_GROUPS.index(one.group_code))), columns)
