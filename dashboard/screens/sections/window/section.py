"""The section that sums trade before and after a meeting; pages of an event and of a promise show it."""

from calendar import monthrange
from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import ngettext, units
from dashboard.rows.rows_behind_view import Behind, trade_between
from dashboard.screens.sections.window.chart import window_figure
from dashboard.screens.sections.window.data import WindowTrade, lines_by_kind
from dashboard.screens.sections.window.measures import Place
from dashboard.screens.sections.window.parted import parted_changes, parted_in_words
from dashboard.screens.sections.window.view import (
    LENGTHS,
    LineWindows,
    best_length,
    ends_in_words,
    kinds_around,
    length_in_words,
    line_in_words,
    no_proof,
    span_in_words,
    to_bars_table,
    to_line_windows,
    to_windows_table,
    windows_in_words,
)
from dashboard.subjects.promises.commitments import Commitment
from dashboard.ui import address, components
from dashboard.ui.components import Facts, Table
from dashboard.ui.names import page_names
from etl.vocabulary.commitments import SeriesMeasure
from etl.vocabulary.periods import DatePrecision, PeriodKind
from etl.vocabulary.trade import Flow

MOST_PARTED = 4
UNITS = {"value_usd": "USD", "net_weight_kg": "t"}


def show_window(trade: WindowTrade, start: date, end: date) -> None:
    """Sums before and after a meeting held from ``start`` to ``end``, and the bars of one line.

    There is a line for each source and reporter.
    """
    st.header(_("The window around the meeting, in sums"), anchor="window")
    st.markdown(no_proof())
    lines = lines_by_kind(trade)
    kinds = kinds_around(lines[PeriodKind.MONTH], start, end)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = choose_kind(kinds)
        lengths = [str(length) for length in LENGTHS[kind]]
        length = address.choose_one(
            "window",
            _("Before and after"),
            lengths,
            lambda code: length_in_words(kind, int(code)),
            default=str(best_length(lines[kind], start, end, kind)),
            look="segmented",
        )
    found = to_line_windows(lines[kind], start, end, kind, int(length))
    told = [line for line in found if line.is_told]
    if not told:
        components.empty(
            _("No source's table has figures of these goods for these periods."),
            _("Choose a longer window, other goods or weight."),
        )
    else:
        show_sums(told, trade)
        if trade.measure == SeriesMeasure.VALUE_USD and trade.flow != Flow.TURNOVER:
            in_tonnes = lines_by_kind(replace(trade, measure=SeriesMeasure.NET_WEIGHT_KG.value))[kind]
            show_parted(told, to_line_windows(in_tonnes, start, end, kind, int(length)))
        show_bars(told, trade)
    for sentence in ends_in_words(found):
        st.caption(sentence)


def show_window_of_promise(commitment: Commitment) -> None:
    """The window around the event at which something was promised.

    It is of the trade that would show the commitment; there is nothing where no series would. Of an event whose day is
    not known, the whole month or year is its own period.
    """
    series = commitment.series
    if series is None:
        return
    trade = WindowTrade(
        home=series.reporter_code,
        partner=series.partner_code,
        flow=series.flow,
        measure=series.measure,
        groups=(series.goods,) if series.is_group else (),
        commodity="" if series.is_group else series.goods,
    )
    start = commitment.event.start_date
    show_window(trade, start, last_possible_day(start, commitment.event.date_precision))


def last_possible_day(start: date, precision: str) -> date:
    """The last day on which an event may have begun: its own, or the last of the month or year that is known."""
    if precision == DatePrecision.YEAR:
        return date(start.year, 12, 31)
    if precision == DatePrecision.MONTH:
        return date(start.year, start.month, monthrange(start.year, start.month)[1])
    return start


def choose_kind(kinds: list[PeriodKind]) -> PeriodKind:
    """By month or by year, where there are months; else by year."""
    if len(kinds) == 1:
        return kinds[0]
    names = {PeriodKind.MONTH.value: _("By month"), PeriodKind.YEAR.value: _("By year")}
    return PeriodKind(
        address.choose_one("per", _("Sums"), [kind.value for kind in kinds], names.__getitem__, look="segmented")
    )


def show_sums(lines: list[LineWindows], trade: WindowTrade) -> None:
    """The sums of every line as a table with its file."""
    st.markdown(windows_in_words(lines[0].windows))
    unit = UNITS[trade.measure]
    table = to_windows_table(lines, unit, page_names())
    components.table_twin(
        Table(
            table,
            ("window", trade.home, trade.partner, trade.flow, trade.measure),
            sources=tuple({line.source_code for line in lines}),
            behind=rows_behind(trade),
        ),
        "window.sums",
        expanded=True,
        alt=line_in_words(lines[0], unit),
        label=ngettext("Sums of {n} line", "Sums of {n} lines", len(lines)),
    )


def show_parted(lines: list[LineWindows], weights: list[LineWindows]) -> None:
    """What of the changes in value is price and what tonnes, for the lines of which both are known."""
    changes = parted_changes(lines, weights)
    if changes:
        st.markdown("\n".join(f"- {parted_in_words(change)}" for change in changes[:MOST_PARTED]))


def rows_behind(trade: WindowTrade) -> Behind:
    """Both sides' rows of these goods, of all periods."""
    return trade_between(
        trade.home, trade.partner, groups=trade.groups, commodities=(trade.commodity,) if trade.commodity else ()
    )


def show_bars(lines: list[LineWindows], trade: WindowTrade) -> None:
    """The periods of one line as bars by their distance from the meeting."""
    unit = UNITS[trade.measure]
    by_code = {line.code: line for line in lines}
    chosen = by_code[address.choose_one("line", _("Bars of"), list(by_code), lambda code: by_code[code].name)]
    scale = units.scale_for([amount for bar in chosen.bars for amount in (bar.amount, bar.year_earlier)], unit)
    names = page_names()
    facts = Facts(
        unit=scale.unit,
        reporter=_("neither side's own") if chosen.told.is_reconciled else names.area(chosen.told.series.reporter_code),
        valuation=names.term("valuation", chosen.told.valuation),
        source=names.source_title(chosen.source_code),
        period=_("{first} and {last}").format(
            first=span_in_words(chosen.windows, Place.BEFORE), last=span_in_words(chosen.windows, Place.AFTER)
        ),
        note=_(
            "A period without a bar has no figure; striped bars are doubtful. The line across is the same period a "
            "year earlier."
        ),
    )
    components.chart(
        window_figure(chosen.bars, chosen.windows.period_kind, scale),
        facts,
        Table(
            lambda: to_bars_table(chosen, unit),
            ("window-bars", trade.partner, trade.flow, chosen.source_code),
            sources=(chosen.source_code,),
            behind=rows_behind(trade),
        ),
        title=_("{home} and {partner}: {what}, {period}").format(
            home=names.area(trade.home), partner=names.area(trade.partner), what=chosen.name, period=facts.period
        ),
        key="window.bars",
        alt=line_in_words(chosen, unit),
    )
