"""Which trade a note shows, over which periods, as the reader chooses it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import Behind, trade_between
from dashboard.screens.event.chart import Meeting
from dashboard.screens.event.compared import Compared, compare, fitting_window, in_order, most_telling
from dashboard.screens.event.drawn_lines import shown_span
from dashboard.screens.sections.window.data import WindowTrade, lines_by_kind, read_lines
from dashboard.screens.sections.window.measures import Span
from dashboard.screens.sections.window.source_lines import SourceLine
from dashboard.screens.sections.window.view import (
    LENGTHS,
    Line,
    LineWindows,
    kinds_around,
    length_in_words,
    to_line_windows,
)
from dashboard.subjects.events.events import Event, groups_of_topics
from dashboard.subjects.reference import PARTNERS
from dashboard.ui import address
from dashboard.ui.database import ask
from dashboard.ui.first_screen import change_the_view
from dashboard.ui.names import page_names
from etl.vocabulary.commitments import SeriesMeasure
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.places import HOME
from etl.vocabulary.trade import Flow

UNITS = {SeriesMeasure.VALUE_USD.value: "USD", SeriesMeasure.NET_WEIGHT_KG.value: "t"}


@dataclass(frozen=True)
class TradeAround:
    """The trade that the page shows, and over which periods; ``rows`` are of the reporters chosen."""

    trade: WindowTrade
    meeting: Meeting
    reporters: tuple[str, ...]
    lines: tuple[SourceLine, ...]
    kind: PeriodKind
    windows: tuple[LineWindows, ...]
    rows: tuple[Compared, ...]

    @property
    def unit(self) -> str:
        """US dollars or tonnes."""
        return UNITS[self.trade.measure]

    @property
    def telling(self) -> list[Compared]:
        """Both sides' rows of the goods that the page begins with."""
        return most_telling(self.rows, is_of_leaders=self.meeting.is_of_leaders)

    @property
    def shown(self) -> Span:
        """The periods that the chart shows."""
        today = st.session_state["build"].built_at.date()
        return shown_span(self.kind, self.meeting.start, self.meeting.end, today)

    @property
    def behind(self) -> Behind:
        """Both sides' rows of these goods, of all periods."""
        return trade_between(self.trade.home, self.trade.partner, groups=self.trade.groups)


def partners_of(event: Event) -> list[str]:
    """The Central Asian parties of an event, of whose trade with China its page tells."""
    return [code for code in PARTNERS if code in event.parties]


def choose_trade(event: Event) -> WindowTrade | None:
    """Which trade is shown: with whom, and in which direction. None where the note names no such party or goods."""
    partners, groups = partners_of(event), ask(groups_of_topics, event.topics)
    if not partners or not groups:
        return None
    names = page_names()
    st.header(_("Trade in its topics, before and after"), anchor="trade")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        partner = partners[0]
        if len(partners) > 1:
            partner = address.choose_one("with", _("Trade with"), partners, names.area, look="segmented")
        flows = {Flow.IMPORT.value: _("Imports"), Flow.EXPORT.value: _("Exports")}
        label = _("{home}'s trade with {partner}").format(home=names.area(HOME), partner=names.area(partner))
        flow = address.choose_one("flow", label, list(flows), flows.__getitem__, look="segmented")
    return WindowTrade(HOME, partner, flow, SeriesMeasure.VALUE_USD, tuple(in_order(groups)))


def read_around(trade: WindowTrade, meeting: Meeting) -> TradeAround:
    """The trade over the periods that the reader chooses under "Change the view"."""
    names = page_names()
    with change_the_view():
        measures = {SeriesMeasure.VALUE_USD.value: _("Value"), SeriesMeasure.NET_WEIGHT_KG.value: _("Weight")}
        measure = address.choose_one("measure", _("Measure"), list(measures), measures.__getitem__, look="segmented")
        sides = {"both": _("Both sides"), HOME: names.area(HOME), trade.partner: names.area(trade.partner)}
        side = address.choose_one("side", _("Whose figures"), list(sides), sides.__getitem__, look="segmented")
        trade = replace(trade, measure=measure)
        reporters = (HOME, trade.partner) if side == "both" else (side,)
        lines = [line for line in read_lines(trade, with_products=False) if line.series.reporter_code in reporters]
        by_kind = {
            kind: [line for line in of_kind if line.told.series.reporter_code in reporters]
            for kind, of_kind in lines_by_kind(trade, with_products=False).items()
        }
        kind, length = choose_window(by_kind, meeting)
    windows = windows_of(by_kind, meeting, kind, length)
    weights: list[LineWindows] = []
    if measure == SeriesMeasure.VALUE_USD:
        in_tonnes = lines_by_kind(replace(trade, measure=SeriesMeasure.NET_WEIGHT_KG.value), with_products=False)
        weights = windows_of(in_tonnes, meeting, kind, length)
    rows = [row for row in compare(windows, weights, trade.groups, reporters) if row.is_told]
    return TradeAround(trade, meeting, reporters, tuple(lines), kind, tuple(windows), tuple(rows))


def windows_of(
    by_kind: Mapping[PeriodKind, Sequence[Line]], meeting: Meeting, kind: PeriodKind, length: int
) -> list[LineWindows]:
    """The windows of each line of a kind of period around the meeting."""
    return to_line_windows(by_kind[kind], meeting.start, meeting.end, kind, length)


def asks_for_months(window: str | None) -> bool:
    """Whether an address can mean months only; it does not name them where they once were what came first."""
    month_lengths, year_lengths = (map(str, LENGTHS[kind]) for kind in (PeriodKind.MONTH, PeriodKind.YEAR))
    return window in set(month_lengths) - set(year_lengths)


def choose_window(by_kind: Mapping[PeriodKind, Sequence[Line]], meeting: Meeting) -> tuple[PeriodKind, int]:
    """Months or years, and how many on either side; takes the lines of each kind of period."""
    kinds = kinds_around(by_kind[PeriodKind.MONTH], meeting.start, meeting.end)
    kind, _length = fitting_window(by_kind, meeting.start, meeting.end, kinds)
    if len(kinds) > 1:
        if "per" not in st.query_params and asks_for_months(st.query_params.get("window")):
            st.query_params["per"] = PeriodKind.MONTH.value
        named = {PeriodKind.MONTH.value: _("By month"), PeriodKind.YEAR.value: _("By year")}
        codes = [one.value for one in kinds]
        chosen = address.choose_one("per", _("Sums"), codes, named.__getitem__, default=kind.value, look="segmented")
        kind = PeriodKind(chosen)
    _kind, fitting = fitting_window(by_kind, meeting.start, meeting.end, [kind])
    length = address.choose_one(
        "window",
        _("Before and after"),
        [str(one) for one in LENGTHS[kind]],
        lambda code: length_in_words(kind, int(code)),
        default=str(fitting),
        look="segmented",
    )
    return kind, int(length)
