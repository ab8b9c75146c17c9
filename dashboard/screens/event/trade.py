"""The trade of a meeting's topics around its date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import trade_between
from dashboard.screens.sections.topic_trade.chart import Meeting, topic_figure
from dashboard.screens.sections.topic_trade.data import (
    HOME,
    Asked,
    GroupTrade,
    read_groups,
)
from dashboard.screens.sections.topic_trade.lines import (
    WIDE_GROUPS,
    StatedPoint,
    TopicPoint,
    end_of_lines,
    has_months_around,
    shown_lines,
)
from dashboard.screens.sections.topic_trade.shown_time import ShownTime, shown_time
from dashboard.screens.sections.topic_trade.texts import (
    ends_in_words,
    picture_in_words,
    to_picture_table,
    to_stated_table,
    trade_in_words,
    valuations_in_words,
)
from dashboard.screens.sections.window.data import WindowTrade
from dashboard.screens.sections.window.section import show_window
from dashboard.subjects.events.events import Event, groups_of_topics
from dashboard.subjects.names import Names
from dashboard.subjects.reference import PARTNERS
from dashboard.ui import address, components
from dashboard.ui.components import Facts, Table
from dashboard.ui.database import ask
from dashboard.ui.names import page_names
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Flow

UNITS = {"value_usd": "USD", "net_weight_kg": "t"}


@dataclass(frozen=True)
class TopicTradeView:
    """What every picture of the section shares."""

    asked: Asked
    meeting: Meeting
    names: Names
    today: date

    def shown_time(self, period_kind: str) -> ShownTime:
        """The time that a picture by this kind of period shows."""
        return shown_time(period_kind, self.meeting.start, self.meeting.end, self.today)

    @property
    def title(self) -> str:
        """What the figures count."""
        return trade_in_words(self.asked.flow, self.names.area(HOME), self.names.area(self.asked.partner))


def show_trade(event: Event) -> None:
    """Trade in the groups of the event's topics before and after it, as each side counts it."""
    st.header(_("Trade in its topics, before and after"), anchor="trade")
    partners = [code for code in PARTNERS if code in event.parties]
    groups = ask(groups_of_topics, event.topics)
    if not partners or not groups:
        components.empty(
            _("No trade can be shown: the note names no Central Asian party or no topic."),
            _("Look at the Commodities page instead."),
        )
        return
    st.markdown(
        _(
            "After the meeting is not because of the meeting: harvests, prices, exchange rates and border rules move "
            "trade too."
        )
    )
    st.caption(
        _(
            "Each source and reporter is a line of its own: full lines are China's figures, broken ones the other "
            "side's. Open marks are stated figures; each stands alone. A cross is a doubtful figure: second hand, read "
            "by machine, or at odds with its neighbours."
        )
    )
    view = TopicTradeView(
        asked=choose_trade(partners),
        meeting=Meeting(event.start_date, event.end_date, event.date_precision),
        names=page_names(),
        today=st.session_state["build"].built_at.date(),
    )
    trades = read_groups(groups, view.asked, view.names)
    kind = choose_period_kind(trades, view)
    narrow = [trade for trade in trades if trade.group_code not in WIDE_GROUPS]
    wide = [trade for trade in trades if trade.group_code in WIDE_GROUPS]
    show_groups(narrow or wide, view, kind)
    if narrow and wide:
        show_wide(wide, view, kind)
    asked, meeting = view.asked, view.meeting
    show_window(WindowTrade(HOME, asked.partner, asked.flow, asked.measure, tuple(groups)), meeting.start, meeting.end)


def show_groups(trades: list[GroupTrade], view: TopicTradeView, kind: str) -> None:
    """Groups side by side, two a row; a single one has the whole width."""
    if len(trades) == 1:
        show_group(trades[0], view, kind)
        return
    for first in range(0, len(trades), 2):
        for place, trade in zip(st.columns(2, gap="large"), trades[first : first + 2], strict=False):
            with place:
                show_group(trade, view, kind)


def show_wide(trades: list[GroupTrade], view: TopicTradeView, kind: str) -> None:
    """All agricultural goods and all goods, drawn once they are opened."""
    label = _("Trade as a whole: {groups}").format(
        groups=_(", ").join(view.names.groups[trade.group_code] for trade in trades)
    )
    opened = address.choose_open("whole", label, icon=":material/public:")
    if opened.open:
        with opened:
            show_groups(trades, view, kind)


def choose_trade(partners: list[str]) -> Asked:
    """Which trade is shown, in the address."""
    names = page_names()
    home = names.area(HOME)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        partner = partners[0]
        if len(partners) > 1:
            partner = address.choose_one("with", _("Trade with"), partners, names.area, look="segmented")
        flows = {Flow.IMPORT.value: _("Imports"), Flow.EXPORT.value: _("Exports")}
        label = _("{home}'s trade with {partner}").format(home=home, partner=names.area(partner))
        flow = address.choose_one("flow", label, list(flows), flows.__getitem__, look="segmented")
        sides = {"both": _("Both sides"), HOME: home, partner: names.area(partner)}
        side = address.choose_one("side", _("Whose figures"), list(sides), sides.__getitem__, look="segmented")
        measures = {"value_usd": _("Value"), "net_weight_kg": _("Weight")}
        measure = address.choose_one("measure", _("Measure"), list(measures), measures.__getitem__, look="segmented")
    return Asked(partner, flow, measure, (HOME, partner) if side == "both" else (side,))


def choose_period_kind(trades: list[GroupTrade], view: TopicTradeView) -> str:
    """By month where a source has months on both sides of the meeting, else by year.

    The reader may choose where there are months.
    """
    months = view.shown_time(PeriodKind.MONTH)
    if not any(months.inside(trade.points) for trade in trades):
        return PeriodKind.YEAR
    kinds = {"fit": _("As the data allow"), PeriodKind.MONTH.value: _("By month"), PeriodKind.YEAR.value: _("By year")}
    chosen = address.choose_one("by", _("Periods"), list(kinds), kinds.__getitem__, look="segmented")
    if chosen != "fit":
        return chosen
    has_months = any(has_months_around(trade.points, months, view.meeting.start, view.meeting.end) for trade in trades)
    return PeriodKind.MONTH if has_months else PeriodKind.YEAR


def show_group(trade: GroupTrade, view: TopicTradeView, kind: str) -> None:
    """One group: its picture with its facts, table and file, and the stated figures that the picture cannot hold."""
    st.subheader(view.names.groups[trade.group_code], anchor=False)
    shown = view.shown_time(kind)
    if kind == PeriodKind.MONTH and not shown.inside(trade.points):
        shown = view.shown_time(PeriodKind.YEAR)
    stated = shown.inside(trade.stated)
    if not shown.inside(trade.points) and not stated:
        components.empty(
            _("No figure of this measure and side lies around the meeting."),
            _("Try another measure, direction or side."),
        )
        st.caption(ends_in_words(end_of_lines(trade.points, shown), shown, view.names))
    else:
        show_picture(trade, shown, view)
    show_other_stated(trade, stated, view.names)


def show_picture(trade: GroupTrade, shown: ShownTime, view: TopicTradeView) -> None:
    """The picture of one group over the window; smaller lines are in its table."""
    unit, asked, names = UNITS[view.asked.measure], view.asked, view.names
    inside, lines, stated = shown.inside(trade.points), shown_lines(trade.points, shown), shown.inside(trade.stated)
    drawn: list[TopicPoint] = [*lines, *stated]
    scale = formats.scale_for((point.amount for point in drawn), unit)
    left_out = len({point.line.name for point in inside} - {point.line.name for point in lines})
    ends = ends_in_words(end_of_lines(trade.points, shown), shown, names)
    facts = Facts(
        unit=scale.unit,
        reporter=_(", ").join(
            dict.fromkeys(
                [*(one.line.whose_name for one in lines), *(names.area(one.figure.area_code) for one in stated)]
            )
        ),
        valuation=valuations_in_words(lines, names),
        source=_(", ").join(
            [
                *dict.fromkeys(names.publisher(one.line.series.source_code) for one in lines),
                *([_("as stated")] if stated else []),
            ]
        ),
        period=formats.period(min(one.period.start for one in drawn), max(one.period.end for one in drawn)),
        note=" ".join([ends, *([smaller_lines(left_out)] if left_out else [])]),
    )
    components.chart(
        topic_figure(lines, stated, shown, view.meeting, home=HOME, group_code=trade.group_code, scale=scale),
        facts,
        Table(
            to_picture_table([*inside, *stated], names, unit),
            ("trade", HOME, asked.partner, asked.flow, trade.group_code, asked.measure),
            sources=sources_of([*inside, *stated]),
            behind=trade_between(HOME, asked.partner, groups=(trade.group_code,)),
        ),
        title=_("{goods}: {what}, {period}").format(
            goods=names.groups[trade.group_code], what=view.title, period=facts.period
        ),
        key=f"trade.{trade.group_code}",
        alt=picture_in_words(names.groups[trade.group_code], view.title, drawn, unit),
    )


def sources_of(points: Iterable[TopicPoint]) -> tuple[str, ...]:
    """Codes of the sources that points are from, each once."""
    return tuple(dict.fromkeys(point.line.series.source_code for point in points))


def smaller_lines(count: int) -> str:
    """What a picture leaves to its table."""
    return ngettext("{n} smaller line is in the table only.", "{n} smaller lines are in the table only.", count)


def show_other_stated(trade: GroupTrade, drawn: Sequence[StatedPoint], names: Names) -> None:
    """Stated figures that the picture cannot hold: of part of a year, in another unit, or out of its time."""
    codes = {point.code for point in drawn}
    others = [point for point in trade.all_stated if point.code not in codes]
    if not others:
        return
    label = ngettext(
        "{n} stated figure for another period or unit", "{n} stated figures for other periods or units", len(others)
    )
    table = Table(to_stated_table(reversed(others), names), ("stated", trade.group_code), sources=sources_of(others))
    components.table_twin(table, f"stated.{trade.group_code}", label=label, alt=label)
