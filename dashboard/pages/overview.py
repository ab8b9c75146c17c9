"""Overview: where trade between China and a partner stands, and what was said and promised."""

from datetime import UTC, date, datetime, timedelta

import pandas as pd
import streamlit as st

from dashboard import address, components
from dashboard.charts.overview import trade_by_year
from dashboard.choices import choose_partner
from dashboard.components import Facts, Table
from dashboard.coverage import first_view, years_only
from dashboard.database import ask
from dashboard.deadlines import split_deadlines
from dashboard.event_view import facts_line, label_events
from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.meetings import kinds_to_mark, to_strip
from dashboard.names import area_names, event_names, labeller, term_names
from dashboard.overview_cards import Count, Wording, counts, gap_sentence
from dashboard.overview_data import points_of, wording_of
from dashboard.overview_farm import show_farm
from dashboard.overview_texts import (
    add_event_hover,
    add_hover,
    deadline_line,
    legend_names,
    listed,
    marks_note,
    sides_named,
    source_lines,
    span_of,
    to_points_table,
    trade_alt,
)
from dashboard.queries.commitments import commitments_of_event, next_deadlines
from dashboard.queries.events import EventFilters, event_by_id, events_with
from dashboard.queries.sources import sources
from dashboard.sitemap import PAGES
from dashboard.trade_points import Direction
from etl.vocabulary import EventKind, PeriodKind

PLACES = ("CN", "CN-XJ")
FIRST_MEETING = "2023-05-09-urumqi-ma-karashukeyev"
FIRST_YEAR_SHOWN = 2008
NEWEST_MEETINGS = 5


def render() -> None:
    """Draw the page."""
    components.page_header(_("Overview"), _("Where does trade between China and this partner stand, and what was said and promised?"))
    partner_column, place_column = st.columns(2)
    partner = choose_partner(partner_column)
    home = address.choose_one(
        "place", _("China as a whole, or Xinjiang"), PLACES, labeller(area_names()), look="segmented", where=place_column
    )
    notes = st.container()
    wording = wording_of(home, partner)
    points = points_of(home, partner)
    if home == "CN":
        points = points[points["unit"] == "USD"]
    show_newest(points, wording)
    show_trade(points, wording)
    show_said_and_promised(wording)
    show_farm(wording)
    show_sources(points, wording)
    with notes:
        components.address_notes()


def show_newest(points: pd.DataFrame, wording: Wording) -> None:
    """The newest figures of each side, side by side."""
    if points.empty:
        components.empty(_("No figure of this trade is in the database."), _("Choose another partner, or China as a whole."))
        return
    for count in counts(points, wording):
        show_count(count)
    gap = gap_sentence(points, wording)
    if gap:
        st.markdown(gap)
        st.page_link(PAGES / "both_sides.py", label=_("Both sides' figures, pair by pair"), icon=":material/compare_arrows:")


def show_count(count: Count) -> None:
    """One side's three numbers, with whose they are."""
    with st.container(border=True):
        st.markdown(f"**{count.heading}**")
        for column, metric in zip(st.columns(len(Direction)), count.metrics, strict=False):
            with column:
                is_known = metric.change != formats.UNKNOWN
                st.metric(
                    metric.label,
                    metric.value,
                    metric.change,
                    delta_color="off",
                    delta_arrow="auto" if is_known else "off",
                    delta_description=metric.change_basis,
                )
                small(metric.caption)
        for sentence in count.sentences:
            small(sentence)


def small(sentence: str) -> None:
    """A sentence in small type; st.caption would pale its links."""
    if sentence:
        st.markdown(f":small[{sentence}]")


def show_trade(points: pd.DataFrame, wording: Wording) -> None:
    """Trade by year, with the meetings on a strip below."""
    st.header(_("Trade by year, and the meetings"), anchor=False)
    left, middle, right = st.columns([3, 3, 2], vertical_alignment="bottom")
    direction = address.choose_one("flow", _("What"), list(Direction), labeller(dict(wording.directions)), where=left)
    years = points[points["period_kind"] == PeriodKind.YEAR]
    first, last = (int(years["period_start"].dt.year.min()), int(years["period_end"].dt.year.max())) if len(years) else (2000, 2000)
    last = max(last, today().year)
    span = address.choose_span("years", _("Years"), first, last, default=(max(first, min(FIRST_YEAR_SHOWN, last)), last), where=middle)
    is_all = address.choose_switch(
        "all",
        _("All sources"),
        help=_("Off: for each side the sources that cover most years, and stated figures for the rest."),
        where=right,
    )
    unit = choose_currency(points)
    shown = years_only(points[(points["direction"] == direction) & (points["unit"] == unit)], *span)
    shown = shown if is_all else first_view(shown)
    if shown.empty:
        components.empty(
            _("No whole year of this is in the database in this currency and these years."),
            _("Choose another direction, more years or China as a whole; parts of years stand in the table below."),
        )
    draw_trade(shown, direction, wording, span)


def choose_currency(points: pd.DataFrame) -> str:
    """The currency that the chart is in, where there are two; nothing is converted."""
    units = [unit for unit in ("USD", "CNY") if unit in set(points["unit"])] or ["USD"]
    if len(units) == 1:
        return units[0]
    return address.choose_one("currency", _("Currency, as stated"), units, formats.unit_label, look="segmented")


def draw_trade(shown: pd.DataFrame, direction: str, wording: Wording, span: tuple[int, int]) -> None:
    """The chart, its facts and table, and both ways into a meeting's note."""
    strip = choose_meetings(wording, span)
    hovered = add_hover(shown, wording)
    names = legend_names(shown, wording)
    unit = shown["unit"].iloc[0] if len(shown) else "USD"
    scale = formats.scale_for(shown["value"], unit)
    clicked = components.chart(
        trade_by_year(hovered, names, scale, strip),
        Facts(
            unit=scale.unit,
            reporter=sides_named(shown, wording),
            valuation=listed([wording.names.valuation(code) for code in shown["valuation"]]),
            source=listed([wording.names.series(row) for row in shown.to_dict("records")]),
            period=span_of(shown) if len(shown) else "",
            note=marks_note(shown),
        ),
        Table(to_points_table(shown, wording), ("trade", wording.home, wording.partner, direction, unit)),
        key="trade",
        alt=trade_alt(shown, wording.directions[direction], names),
        on_select="rerun",
    )
    events = [point["customdata"][0] for point in clicked if point.get("customdata")]
    if events:
        components.open_event(str(events[0]))
    choose_note(strip)


def choose_meetings(wording: Wording, span: tuple[int, int]) -> pd.DataFrame:
    """Meetings for the strip: the weightiest kinds, or the kinds chosen."""
    filters = EventFilters(parties=(wording.home, wording.partner), first_year=span[0], last_year=span[1])
    events = add_event_hover(label_events(ask(events_with, filters), event_names()))
    kinds = term_names("event_kind")
    there = [kind.value for kind in EventKind if kind in set(events["kind"])]
    chosen = address.choose_many(
        "kind", _("Meetings to mark"), there, labeller(kinds), placeholder=_("The weightiest kinds, or choose here")
    )
    marked = chosen or kinds_to_mark(events)
    strip = to_strip(events, marked)
    st.caption(
        ngettext(
            "{shown} of {n} meeting or decision of these years is marked: {kinds}. A click on a mark opens its note.",
            "{shown} of {n} meetings and decisions of these years are marked: {kinds}. A click on a mark opens its note.",
            len(events),
            shown=len(strip),
            kinds="; ".join(kinds.get(kind, kind) for kind in marked),
        )
    )
    return strip


def choose_note(strip: pd.DataFrame) -> None:
    """The other way into a note than a click on a mark."""
    labels = {row["event_id"]: f"{row['date_text']} · {row['title']}" for row in strip.iloc[::-1].to_dict("records")}
    if not labels:
        return
    choice, link = st.columns([4, 1], vertical_alignment="bottom")
    event_id = choice.selectbox(
        _("A meeting on the chart"), list(labels), format_func=labels.__getitem__, index=None, placeholder=_("Choose one to open its note")
    )
    if event_id:
        with link:
            components.event_link(event_id, _("Open the note"))


def show_said_and_promised(wording: Wording) -> None:
    """The newest meetings, the next deadlines, and where it began."""
    said, promised = st.columns(2, gap="large")
    with said:
        show_newest_meetings(wording)
    with promised:
        show_deadlines(wording)
    if wording.partner in {"KZ", "C5"}:
        show_first_meeting()


def show_newest_meetings(wording: Wording) -> None:
    """Links to the newest meetings of both sides."""
    st.header(_("Newest meetings"), anchor=False)
    events = label_events(ask(events_with, EventFilters(parties=(wording.home, wording.partner)), newest=NEWEST_MEETINGS), event_names())
    if events.empty:
        components.empty(_("No meeting of these two is in the database."), _("Choose another partner, or China as a whole."))
    for row in events.to_dict("records"):
        with st.container(gap=None):
            components.event_link(row["event_id"], row["title"], icon=None)
            st.caption(facts_line(row))


def show_deadlines(wording: Wording) -> None:
    """Open promises by their deadline: the next ones, and those whose day passed within a year."""
    st.header(_("Deadlines of promises"), anchor=False)
    promises = ask(next_deadlines, today() - timedelta(days=365), (wording.home, wording.partner))
    deadlines = split_deadlines(promises, today())
    for heading, rows in ((_("Next"), deadlines.ahead), (_("Passed within the last year, still open on paper"), deadlines.passed)):
        if len(rows):
            st.markdown(f"**{heading}**")
        for row in rows.to_dict("records"):
            with st.container(gap=None):
                components.event_link(row["event_id"], row["text"], icon=None)
                st.caption(deadline_line(row, term_names("stage")))
    if deadlines.ahead.empty:
        components.empty(_("No open promise of these two has a deadline ahead."), _("The notes of the meetings hold all promises."))


def show_first_meeting() -> None:
    """The meeting with which the project began, in a sentence from its own note."""
    events = label_events(ask(event_by_id, FIRST_MEETING), event_names())
    for row in events.to_dict("records"):
        promises = len(ask(commitments_of_event, FIRST_MEETING))
        with st.container(border=True):
            st.markdown(f"**{_('Where it began')}**")
            components.event_link(row["event_id"], row["title"])
            st.caption(
                ngettext(
                    "{facts}. {n} promise, with the accounts of both sides and the trade around the date.",
                    "{facts}. {n} promises, with the accounts of both sides and the trade around the date.",
                    promises,
                    facts=facts_line(row),
                )
            )


def show_sources(points: pd.DataFrame, wording: Wording) -> None:
    """The sources of the figures above and how far each reaches."""
    lines = source_lines(ask(sources), set(points["source_code"]), wording)
    if lines:
        st.header(_("Sources of these figures"), anchor=False)
        for line in lines:
            st.markdown(line)
        st.page_link(PAGES / "data.py", label=_("All sources, their licences and what to know of them"), icon=":material/database:")


def today() -> date:
    """The day at Greenwich, since readers and server may be in different zones."""
    return datetime.now(tz=UTC).date()


render()
