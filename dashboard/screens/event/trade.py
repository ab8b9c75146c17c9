"""Trade in the goods of a meeting's topics before and after it: one table, one chart."""

from collections.abc import Sequence

import streamlit as st

from dashboard.locale import formats, ngettext, units
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import trade_between
from dashboard.screens.event.chart import figure_around
from dashboard.screens.event.chart_words import chart_in_words, facts_of, notes_of
from dashboard.screens.event.compared_table import missing_in_words, notes_in_words, to_compared_table
from dashboard.screens.event.drawn_lines import DrawnLine, stated_lines, table_lines, to_lines_table
from dashboard.screens.event.stated import about_goods, in_measure, to_stated_table, trade_in_words
from dashboard.screens.event.trade_choices import TradeAround
from dashboard.screens.sections.window.view import to_windows_table
from dashboard.subjects.names import Names
from dashboard.subjects.trade.goods_of_groups import GroupFigure, stated_about_groups
from dashboard.ui import address, components
from dashboard.ui.components import Table, kept_parameters
from dashboard.ui.database import ask
from dashboard.ui.names import page_names
from dashboard.ui.records import show_records
from dashboard.ui.sitemap import script_of
from etl.vocabulary.places import HOME, HOME_REGION

HOMES = (HOME, HOME_REGION)
MOST_ROWS = 6  # of the table, before the reader asks for more


def show_table(around: TradeAround) -> None:
    """The table with its one line on causes, and the way to take all lines away."""
    names, rows = page_names(), around.rows
    if not rows:
        components.empty(
            _("No source's table has figures of these goods for these periods."),
            _("Try another measure, direction, side or a longer window."),
        )
        return
    caption = _("{what}, before and after").format(what=what_in_words(around, names))
    show_records(to_compared_table(rows[:MOST_ROWS], around.unit, names), caption=caption)
    if len(rows) > MOST_ROWS:
        label = ngettext("{n} more row", "{n} more rows", len(rows) - MOST_ROWS)
        with st.expander(label):
            show_records(to_compared_table(rows[MOST_ROWS:], around.unit, names), caption=label)
    missing = missing_in_words(rows, around.trade.groups, around.reporters, names)
    st.caption(formats.sentences(notes_in_words(rows), missing))
    components.download(table_of_sums(around), "window.sums", title=caption)


def what_in_words(around: TradeAround, names: Names) -> str:
    """The trade that is shown: ``China's imports from Kazakhstan``."""
    return trade_in_words(around.trade.flow, names.area(HOME), names.area(around.trade.partner))


def table_of_sums(around: TradeAround) -> Table:
    """Every line's sums in full, for a file."""
    trade, names = around.trade, page_names()
    told = [line for line in around.windows if line.is_told]
    return Table(
        lambda: to_windows_table(told, around.unit, names),
        ("window", trade.home, trade.partner, trade.flow, trade.measure),
        sources=tuple(dict.fromkeys(line.source_code for line in told)),
        behind=around.behind,
    )


def show_chart(around: TradeAround) -> None:
    """One kind of goods over time, those that tell most first, others on request; nothing where nobody counts any."""
    names, trade = page_names(), around.trade
    stated = ask(stated_about_groups, trade.groups, HOMES, trade.partner, trade.flow)
    stated = [one for code in trade.groups for one in about_goods(stated, code)]
    counted = {*(row.goods for row in around.rows), *(one.group_code for one in stated)}
    if not counted:
        return
    goods = choose_goods([code for code in trade.groups if code in counted], around, names)
    said = [one for one in stated if one.group_code == goods]
    drawn = lines_of(goods, said, around, names)
    if drawn:
        draw(drawn, goods, around, names)
    show_stated(said, goods, names)
    st.page_link(
        script_of("commodities"),
        label=_("These goods by product, price and harvest"),
        icon=":material/grass:",
        query_params={"group": goods, "partner": trade.partner, "flow": trade.flow, **kept_parameters()},
    )


def lines_of(goods: str, said: Sequence[GroupFigure], around: TradeAround, names: Names) -> list[DrawnLine]:
    """The lines of some goods: each side's own, other tables', and what was stated of them."""
    kind, shown = around.kind, around.shown
    own = [row.line.told for row in around.rows if row.goods == goods]
    others = [line for line in around.lines if line.goods == goods and line not in own]
    return [
        *table_lines(own, others, kind, shown, names),
        *stated_lines(in_measure(said, around.trade.measure), kind, shown, names),
    ]


def choose_goods(codes: Sequence[str], around: TradeAround, names: Names) -> str:
    """Which goods the chart shows, where there are several."""
    first = around.telling[0].goods if around.telling else codes[0]
    if len(codes) == 1:
        return first
    return address.choose_one("goods", _("Goods on the chart"), codes, names.group, default=first)


def draw(drawn: Sequence[DrawnLine], goods: str, around: TradeAround, names: Names) -> None:
    """The chart in its frame."""
    kind, trade, unit = around.kind, around.trade, around.unit
    scale = units.scale_for([cell.amount for line in drawn for cell in line.cells], unit)
    facts, what, name = facts_of(drawn, kind, scale, names), what_in_words(around, names), names.group(goods)
    components.chart(
        figure_around(drawn, kind, around.meeting, home=HOME, scale=scale, unit=unit),
        facts,
        Table(
            lambda: to_lines_table(drawn, kind, unit, names),
            ("trade", HOME, trade.partner, trade.flow, goods, trade.measure),
            sources=tuple(dict.fromkeys(line.source_code for line in drawn if line.source_code)),
            behind=trade_between(HOME, trade.partner, groups=(goods,)),
        ),
        title=_("{goods}: {what}, {period}").format(goods=name, what=what, period=facts.period),
        is_still=True,
        key="trade",
        alt=chart_in_words(drawn, kind, unit, title=what, goods=name),
        notes=notes_of(drawn, kind),
    )


def show_stated(stated: Sequence[GroupFigure], goods: str, names: Names) -> None:
    """What authorities stated of these goods, of any period and unit; nothing where they stated nothing."""
    if not stated:
        return
    label = ngettext(
        "{n} figure that an authority stated of these goods",
        "{n} figures that authorities stated of these goods",
        len(stated),
    )
    sources = tuple(dict.fromkeys(one.figure.source_code for one in stated))
    table = Table(to_stated_table(reversed(stated), names), ("stated", goods), sources=sources)
    components.table_twin(table, "stated", label=label, alt=label)
