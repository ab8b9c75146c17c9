"""The Overview's part on trade by year, with the meetings on a strip below and the ways into their notes."""

from collections.abc import Iterable, Sequence

import streamlit as st

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import trade_between
from dashboard.screens.overview.chart import trade_by_year
from dashboard.screens.overview.meetings import StripMark, kinds_to_mark, to_strip
from dashboard.screens.sections.counts.cards import HomeAndPartner
from dashboard.screens.sections.counts.data import WHOLE_TRADE, today
from dashboard.screens.sections.counts.texts import (
    legend_names,
    listed,
    marks_note,
    sides_named,
    span_of_points,
    to_points_table,
    trade_alt,
)
from dashboard.subjects.events.events import EventFilters, events_with
from dashboard.subjects.events.words import date_of
from dashboard.subjects.trade.coverage import first_view, parts_of_years, years_only
from dashboard.subjects.trade.headline import HeadlineLine
from dashboard.subjects.trade.trade_points import TradePoint
from dashboard.ui import address, components
from dashboard.ui.components import Facts, Table
from dashboard.ui.database import ask
from dashboard.ui.names import labeller
from etl.vocabulary.events import EventKind
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Direction

FIRST_YEAR_SHOWN = 2008


def show_trade(points: Sequence[TradePoint], lines: Sequence[HeadlineLine], sides: HomeAndPartner) -> None:
    """Trade by year, with the meetings on a strip below."""
    st.header(_("Trade by year, and the meetings"), anchor=False)
    left, middle, right = st.columns([3, 3, 2], vertical_alignment="bottom")
    direction = address.choose_one("flow", _("What"), list(Direction), labeller(dict(sides.directions)), where=left)
    with middle:
        span = choose_years(points)
    is_all = address.choose_switch(
        "all",
        _("All sources"),
        help=_(
            "Off: for each side the line that reaches furthest, the table that adds most years, and stated figures for "
            "the rest."
        ),
        where=right,
    )
    unit = choose_currency(points)
    of_kind = [point for point in points if (point.direction, point.unit) == (direction, unit)]
    of_lines = [line for line in lines if (line.direction, line.unit) == (direction, unit)]
    years = years_only(of_kind, *span)
    shown = years if is_all else first_view(years, of_lines)
    parts = parts_of_years(of_kind, *span)
    table = Table(
        to_points_table(shown, parts, sides),
        ("trade", sides.home, sides.partner, direction, unit),
        sources=tuple(dict.fromkeys(point.series.source_code for point in (*shown, *parts))),
        behind=trade_between(sides.home, sides.partner, groups=(WHOLE_TRADE,), years=span),
    )
    strip = choose_meetings(sides, span)
    if shown:
        draw_trade(shown, sides.directions[direction], strip, table, sides)
    else:
        components.empty(
            _("No whole year of this is in the database in this currency and these years."),
            _("Choose another direction, another currency, more years or China as a whole."),
        )
        components.table_twin(table, "trade.parts", label=_("Parts of years, as a table"))
    choose_note(strip)


def choose_years(points: Iterable[TradePoint]) -> tuple[int, int]:
    """The years that the chart shows; the first view begins a little before the first meetings."""
    years = [point.period.start.year for point in points if point.period.kind == PeriodKind.YEAR]
    last = today().year
    first = min(*years, last) if years else FIRST_YEAR_SHOWN
    newest = max(*years, last) if years else last
    return address.choose_span(
        "years", _("Years"), first, newest, default=(max(first, min(FIRST_YEAR_SHOWN, newest)), newest)
    )


def choose_currency(points: Iterable[TradePoint]) -> str:
    """The currency that the chart is in, where there are two; nothing is converted."""
    stated = {point.unit for point in points}
    units = [unit for unit in ("USD", "CNY") if unit in stated] or ["USD"]
    if len(units) == 1:
        return units[0]
    return address.choose_one("currency", _("Currency, as stated"), units, formats.unit_label, look="segmented")


def draw_trade(
    shown: Sequence[TradePoint], what: str, strip: Sequence[StripMark], table: Table, sides: HomeAndPartner
) -> None:
    """The chart with its facts and table; a click on a meeting opens its note."""
    names = legend_names(shown, sides)
    scale = formats.scale_for([point.value for point in shown], shown[0].unit)
    components.chart(
        trade_by_year(shown, sides, names, scale, strip),
        Facts(
            unit=scale.unit,
            reporter=sides_named(shown, sides),
            valuation=listed(sides.names.term("valuation", point.valuation) for point in shown),
            source=listed(sides.names.series(point.series) for point in shown),
            period=span_of_points(shown),
            note=marks_note(shown),
        ),
        table,
        title=_("{home} and {partner}: {what}, {period}").format(
            home=sides.names.area(sides.home),
            partner=sides.names.area(sides.partner),
            what=what,
            period=span_of_points(shown),
        ),
        key="trade",
        alt=trade_alt(shown, what, names),
        on_click=components.open_event_of,
    )


def choose_meetings(sides: HomeAndPartner, span: tuple[int, int]) -> list[StripMark]:
    """Meetings for the strip: the weightiest kinds, or the kinds chosen."""
    filters = EventFilters(parties=(sides.home, sides.partner), first_year=span[0], last_year=span[1])
    events = ask(events_with, filters)
    kinds = sides.names.listed("event_kind")
    occurring = {event.kind for event in events}
    there = [kind.value for kind in EventKind if kind in occurring]
    chosen = address.choose_many(
        "kind", _("Meetings to mark"), there, labeller(kinds), placeholder=_("The weightiest kinds, or choose here")
    )
    marked = chosen or kinds_to_mark(events)
    strip = to_strip(events, marked, address.parameter("event"))
    st.caption(
        ngettext(
            "{shown} of {n} meeting or decision of these years is marked: {kinds}. A click on a mark opens its note.",
            "{shown} of {n} meetings and decisions of these years are marked: {kinds}. A click on a mark opens its "
            "note.",
            len(events),
            shown=len(strip),
            kinds=_("; ").join(kinds.get(kind, kind) for kind in marked),
        )
    )
    return strip


def choose_note(strip: Sequence[StripMark]) -> None:
    """The other way into a note than a click on a mark."""
    newest_first = [mark.event for mark in reversed(strip)]
    labels = {event.event_id: f"{date_of(event)} · {event.title}" for event in newest_first}
    if not labels:
        return
    choice, link = st.columns([4, 1], vertical_alignment="bottom")
    offered = {"": _("Choose one to open its note"), **labels}
    with choice:
        event_id = address.choose_one("event", _("A meeting on the chart"), list(offered), offered.__getitem__)
    if event_id:
        with link:
            components.event_link(event_id, _("Open the note"))
