"""The parts of a good's page: its history, duties and quotas, firms, promises and events."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.locale import formats, units
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import Behind, trade_between
from dashboard.rows.tables import RowFilters
from dashboard.screens.market_access.chart import history_figure
from dashboard.screens.market_access.history import (
    ToldAct,
    acts_table,
    drawn_acts,
    drawn_lines,
    drawn_states,
    firm_counts,
    measures_in_force,
    trade_table,
)
from dashboard.screens.market_access.trade import CountedLine
from dashboard.subjects.access.acts import Act, GoodCode
from dashboard.subjects.access.markets import Market
from dashboard.subjects.access.words import (
    act_date_in_words,
    act_kind_in_words,
    instrument_in_words,
    quantity_in_words,
    route_in_words,
)
from dashboard.subjects.events.events import EventFilters, events_with
from dashboard.subjects.events.notes import plain
from dashboard.subjects.events.words import date_of
from dashboard.subjects.promises.commitments import CommitmentFilters, commitments_with
from dashboard.subjects.promises.judgements import data_date
from dashboard.subjects.promises.ledger import to_ledger
from dashboard.subjects.promises.words import standing_badge
from dashboard.ui import components
from dashboard.ui.components import Facts, Table
from dashboard.ui.database import ask
from dashboard.ui.names import page_names

Route = tuple[str, str]


@dataclass(frozen=True)
class GoodHistory:
    """All that is known of a good on one way: its course, its acts newest first, and the trade in its codes."""

    good_code: str
    good_name: str
    route: Route
    course: tuple[Market, ...]
    acts: tuple[ToldAct, ...]
    lines: tuple[CountedLine, ...]
    codes: tuple[GoodCode, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Codes of the sources of its trade, each once."""
        return tuple(dict.fromkeys(line.source_code for line in self.lines))

    def file_parts(self, kind: str) -> tuple[str, ...]:
        """Parts of a file's name."""
        return (kind, self.good_code, "-".join(self.route))


def show_history(history: GoodHistory, day: date) -> None:
    """How the market stood and by which acts on one line of time, with the trade of both ends beneath."""
    names, told, lines = page_names(), history.acts, history.lines
    way = route_in_words(*history.route, names)
    if not told:
        st.markdown(_("No act is known on this way."))
        return
    scale = units.scale_for([period.value_usd for line in lines for period in line.periods], "USD")
    figure = history_figure(
        drawn_states(history.course, day, names),
        drawn_acts(told, day, names),
        drawn_lines(lines, names, history.route[0]),
        scale,
    )
    behind = Behind("market_access", RowFilters((("good", (history.good_code,)),)))
    components.chart(
        figure,
        facts_of(lines, history.codes, scale),
        Table(acts_table(told, names), history.file_parts("market-access"), sources=history.sources, behind=behind),
        title=_("{good}: {way}").format(good=history.good_name, way=way),
        key="history",
        alt=_("Acts on {good}, {way}: {count}; newest: {newest}").format(
            good=history.good_name, way=way, count=len(told), newest=act_date_in_words(told[0].act)
        ),
    )
    if lines:
        show_trade(history)


def show_trade(history: GoodHistory) -> None:
    """The trade beneath the acts as a table of its own."""
    shown = trade_table(history.lines, page_names())
    behind = trade_between(*history.route, commodities=[code.commodity_id for code in history.codes])
    table = Table(shown, history.file_parts("market-access-trade"), sources=history.sources, behind=behind)
    components.table_twin(table, "trade", label=_("The trade beneath as a table"))


def facts_of(lines: Sequence[CountedLine], codes: Sequence[GoodCode], scale: units.Scale) -> Facts:
    """What a reader must know of the trade beneath."""
    names = page_names()
    wider = [
        _("{code}: {reason}").format(code=names.commodity(code.commodity_id), reason=code.reason)
        for code in codes
        if code.reason and code.commodity_id in {line.commodity_id for line in lines}
    ]
    note = (
        formats.sentences(*wider)
        if lines
        else _("No trade by whole years in codes that show this good is held for this way.")
    )
    if not lines:
        return Facts(unit="", reporter="", valuation="", source=_("the page named at each act"), period="", note=note)
    periods = [period for line in lines for period in line.periods]
    return Facts(
        unit=scale.unit,
        reporter=_("each end its own: exports of the origin, imports of the destination"),
        valuation=_(", ").join(dict.fromkeys(names.term("valuation", line.valuation) for line in lines)),
        source=_("; ").join(dict.fromkeys(names.source_title(line.source_code) for line in lines)),
        period=formats.period(min(one.start for one in periods), max(one.end for one in periods)),
        note=note,
    )


def show_measures(holding: Sequence[ToldAct]) -> None:
    """Duties, taxes and amounts that hold on the day."""
    st.header(_("Duty and quota"), anchor=False)
    names = page_names()
    found = measures_in_force(holding)
    if not found:
        st.markdown(_("None is known to hold on this day."))
    for told in found:
        act = told.act
        facts = (told.good_name, act_date_in_words(act), instrument_in_words(act), act.detail or "")
        number = quantity_in_words(act, names)
        kind = act_kind_in_words(act, names)
        headed = _("{kind}: {number}").format(kind=kind, number=number) if number else kind
        st.markdown(f"**{plain(headed)}**")
        st.caption(plain(" · ".join(fact for fact in facts if fact)))


def show_firms(acts: Sequence[Act]) -> None:
    """How many firms or sites were told to be listed, oldest first."""
    counted = firm_counts(acts)
    if not counted:
        return
    st.header(_("Firms over time"), anchor=False)
    names = page_names()
    for act in counted:
        st.markdown(f"**{act_date_in_words(act)}**: {plain(quantity_in_words(act, names))}")
        st.caption(plain(act.detail or ""))


def show_related(event_ids: Sequence[str], topics: Collection[str]) -> None:
    """The events that tell of these acts, and what was promised at them on one of these topics."""
    st.header(_("Events and promises"), anchor=False)
    events = [event for event in ask(events_with, EventFilters()) if event.event_id in set(event_ids)]
    if not events:
        st.markdown(_("No note of the record tells of these acts."))
        return
    for event in events:
        components.event_link(event.event_id, f"{date_of(event)}: {event.title}")
    show_promises(event_ids, topics)


def show_promises(event_ids: Collection[str], topics: Collection[str]) -> None:
    """What was promised at these events on one of these topics, each with how it stands; without topics all of it."""
    names, on_day = page_names(), ask(data_date)
    every = ask(commitments_with, CommitmentFilters())
    promised = [
        one
        for one in every
        if one.event.event_id in event_ids and not one.is_forecast and (not topics or set(topics) & set(one.topics))
    ]
    if not promised or on_day is None:
        return
    st.markdown(_("Promised there:"))
    for entry in to_ledger(promised, every, on_day):
        with st.container(gap=None):
            components.commitment_link(entry.commitment.commitment_id, entry.commitment.text, icon=None)
            st.markdown(standing_badge(entry, names))
