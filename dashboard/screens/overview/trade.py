"""The Overview's chart of trade by year, with what of it the reader chooses."""

from collections.abc import Iterable, Sequence

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import units
from dashboard.rows.rows_behind_view import trade_between
from dashboard.screens.overview.chart import CountLine, counts_by_year
from dashboard.screens.overview.gap_trend import Drift, GapTrend, trend_of
from dashboard.screens.overview.meetings import meetings_to_mark
from dashboard.screens.sections.counts.data import today
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
from dashboard.subjects.promises.commitments import CommitmentFilters, commitments_with
from dashboard.subjects.trade.coverage import first_view, parts_of_years, years_only
from dashboard.subjects.trade.headline import HeadlineLine
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.subjects.trade.trade_points import TradePoint
from dashboard.ui import address, components
from dashboard.ui.components import Facts, Table
from dashboard.ui.database import ask
from dashboard.ui.drawing.meetings import MeetingMark
from dashboard.ui.first_screen import change_the_view, place_for_chart
from dashboard.ui.names import labeller
from etl.vocabulary.goods import ALL_GOODS
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Direction, Side

FIRST_YEAR_SHOWN = 2008


def show_trade(
    points: Sequence[TradePoint], lines: Sequence[HeadlineLine], sides: HomeAndPartner, direction: Direction
) -> None:
    """Trade by year in one direction, each side's count, with the meetings; what else can be chosen stands below."""
    place = place_for_chart()
    with change_the_view():
        span = choose_years(points)
        is_all = address.choose_switch(
            "all",
            _("All sources"),
            help=_(
                "Off: for each side the line that reaches furthest, the table that adds most years, and stated figures "
                "for the rest."
            ),
        )
        unit = choose_currency(points)
    of_kind = [point for point in points if (point.direction, point.unit) == (direction, unit)]
    of_lines = [line for line in lines if (line.direction, line.unit) == (direction, unit)]
    years = years_only(of_kind, *span)
    shown = years if is_all else first_view(years, of_lines)
    drawn = count_lines(shown, sides, is_all=is_all)
    with place:
        if drawn:
            draw_trade(drawn, shown, parts_of_years(of_kind, *span), span, sides)
        else:
            st.header(sides.directions[direction], anchor=False)
            components.empty(
                _("No whole year of this is in the database in this currency and these years."),
                _("Choose another direction, another currency, more years or China as a whole."),
            )


def count_lines(shown: Sequence[TradePoint], sides: HomeAndPartner, *, is_all: bool) -> list[CountLine]:
    """Points as the lines of the chart: one a side, or one a side and source; a line without a known year is none.

    Of several points of one year the first in the order given stands.
    """
    names = legend_names(shown, sides)
    keys = list(names) if is_all else [(side, None) for side in Side]
    lines = []
    for side, series in keys:
        own = [point for point in shown if point.side == side and series in (None, point.series)]
        by_year = {point.period.start.year: point for point in reversed(own) if point.value is not None}
        name = sides.name(side) if series is None else names[side, series]
        if by_year:
            lines.append(CountLine(side, name.replace("<br>", " "), tuple(by_year[year] for year in sorted(by_year))))
    return lines


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
    currencies = [unit for unit in ("USD", "CNY") if unit in stated] or ["USD"]
    if len(currencies) == 1:
        return currencies[0]
    return address.choose_one("currency", _("Currency, as stated"), currencies, units.unit_label, look="segmented")


def choose_direction(sides: HomeAndPartner) -> Direction:
    """Both directions together, or one of them."""
    return Direction(
        address.choose_one("flow", _("Direction"), list(Direction), labeller(dict(sides.directions)), look="segmented")
    )


def draw_trade(
    lines: Sequence[CountLine],
    shown: Sequence[TradePoint],
    parts: Sequence[TradePoint],
    span: tuple[int, int],
    sides: HomeAndPartner,
) -> None:
    """The chart in its frame."""
    unit, direction = shown[0].unit, shown[0].direction
    what = sides.directions[direction]
    scale = units.scale_for([point.value for point in shown], unit)
    trend = trend_of(lines)
    facts = Facts(
        unit=scale.unit,
        reporter=sides_named(shown, sides),
        valuation=listed(sides.names.term("valuation", point.valuation) for point in shown),
        source=listed(sides.names.series(point.series) for point in shown),
        period=span_of_points(shown),
        note=marks_note(shown),
    )
    components.chart(
        counts_by_year(lines, marks(sides, span), scale, unit),
        facts,
        Table(
            lambda: to_points_table(shown, parts, sides),
            ("trade", sides.home, sides.partner, direction, unit),
            sources=tuple(dict.fromkeys(point.series.source_code for point in (*shown, *parts))),
            behind=trade_between(sides.home, sides.partner, groups=(ALL_GOODS,), years=span),
        ),
        title=trend_title(trend, sides) if trend else trade_title(what, facts.period, sides),
        subtitle=f"{what} · {facts.subtitle()}" if trend else "",
        is_still=True,
        key="trade",
        alt=trade_alt(shown, what, legend_names(shown, sides)),
        notes=(
            _(
                "The shaded band is the gap between the two counts of a year. Dotted lines are figures that an "
                "authority stated."
            ),
            _("Thin upright lines are meetings and decisions of both; the timeline has all of them."),
        ),
    )


def trade_title(what: str, period: str, sides: HomeAndPartner) -> str:
    """What the chart shows, of whom and when."""
    return _("{home} and {partner}: {what}, {period}").format(
        home=sides.names.area(sides.home), partner=sides.names.area(sides.partner), what=what, period=period
    )


def trend_title(trend: GapTrend, sides: HomeAndPartner) -> str:
    """What the chart shows as a finding: since when the two counts go apart or come closer."""
    told = {
        Drift.GROWS: _("{home} and {partner}: the gap between the two counts has grown since {year}"),
        Drift.SHRINKS: _("{home} and {partner}: the gap between the two counts has narrowed since {year}"),
    }[trend.drift]
    return told.format(home=sides.names.area(sides.home), partner=sides.names.area(sides.partner), year=trend.since)


def marks(sides: HomeAndPartner, span: tuple[int, int]) -> list[MeetingMark]:
    """The meetings of both sides in these years, those with most promises named."""
    parties = (sides.home, sides.partner)
    events = ask(events_with, EventFilters(parties=parties, first_year=span[0], last_year=span[1]))
    promises = ask(commitments_with, CommitmentFilters(parties=parties))
    return meetings_to_mark(events, [one.event.event_id for one in promises if not one.is_forecast], sides.names)
