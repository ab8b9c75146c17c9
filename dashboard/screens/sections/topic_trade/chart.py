"""The picture of trade around a meeting.

A line for each source and reporter, stated figures as open marks, and the meeting.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from html import escape

import plotly.graph_objects as go

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.locale.wrapping import wrap
from dashboard.screens.sections.topic_trade.lines import LinePoint, NamedLine, StatedPoint, TopicPoint, with_holes
from dashboard.screens.sections.topic_trade.shown_time import ShownTime
from dashboard.subjects.colours import GREY
from dashboard.subjects.trade.series import Period
from dashboard.ui.theme import DASHES, GROUP_COLOURS, SERIES_COLOURS, SYMBOLS, base_figure
from etl.vocabulary.periods import DatePrecision, PeriodKind

PLOT_PIXELS = 210
LEGEND_LINE_PIXELS = 19
LONGEST_LEGEND = 2000  # pixels: the figure grows with its legend, so that none is ever scrolled
MARK_OF_DOUBT = "x-thin-open"
STATED_SYMBOLS = [symbol for symbol in SYMBOLS if symbol != "x"]  # a cross is a mark of doubt
MOST_TICKS = 7


@dataclass(frozen=True)
class Meeting:
    """When the meeting was, as exactly as it is known."""

    start: date
    end: date
    precision: str


def topic_figure(
    points: Sequence[LinePoint],
    stated: Sequence[StatedPoint],
    shown: ShownTime,
    meeting: Meeting,
    *,
    home: str,
    group_code: str,
    scale: formats.Scale,
) -> go.Figure:
    """Draw lines and stated figures of one group over the time shown.

    Takes points inside it, and stated figures of the same unit and kind of period. ``home`` reports with full lines,
    the other side with broken ones; colours are goods.
    """
    colours = _colours([*points, *stated], group_code)
    legend_lines = sum(wrap(name).count("<br>") + 1 for name in colours)
    figure = base_figure(height=PLOT_PIXELS + 40 + LEGEND_LINE_PIXELS * legend_lines)
    seen: dict[tuple[str, str], int] = {}
    for line in _lines(points):
        style = (line[0].line.goods_name, line[0].line.series.reporter_code)
        seen[style] = seen.get(style, -1) + 1
        figure.add_trace(_line(line, colours, seen[style], scale, is_home=style[1] == home))
    for place, statements in enumerate(_by_name(stated)):
        figure.add_trace(_stated(statements, colours, place, scale))
    _mark_meeting(figure, meeting)
    figure.update_layout(
        showlegend=True,
        legend={
            "orientation": "v",
            "yanchor": "top",
            "y": -0.16,
            "xanchor": "left",
            "x": 0,
            "maxheight": LONGEST_LEGEND,
        },
        margin={"l": 4, "r": 8, "t": 22, "b": 4},
    )
    figure.update_xaxes(type="date", **_time_axis(shown))
    figure.update_yaxes(title={"text": scale.unit, "standoff": 4}, showgrid=True, nticks=5)
    return figure


def _lines(points: Iterable[LinePoint]) -> list[list[LinePoint]]:
    """The points of each line, though its name may change where chapters stand in for some periods only."""
    lines: dict[object, list[LinePoint]] = {}
    for point in points:
        lines.setdefault((point.line.commodity_id, point.line.series), []).append(point)
    return list(lines.values())


def _by_name(points: Iterable[StatedPoint]) -> list[list[StatedPoint]]:
    named: dict[str, list[StatedPoint]] = {}
    for point in points:
        named.setdefault(point.line.name, []).append(point)
    return list(named.values())


def _colours(points: Iterable[TopicPoint], group_code: str) -> dict[str, str]:
    """A colour for each line by its name, in their order.

    One for each kind of goods, the group's own for the whole of it; where all lines are of the same goods, one for each
    line.
    """
    own = GROUP_COLOURS.get(group_code, GREY)
    others = [colour for colour in SERIES_COLOURS if colour != own]
    lines: dict[str, NamedLine] = {}
    for point in points:
        lines.setdefault(point.line.name, point.line)
    if len({line.goods_name for line in lines.values()}) == 1:
        first, *rest = lines
        return {first: own} | _in_turn(rest, others)
    parts = dict.fromkeys(line.goods_name for line in lines.values() if not line.is_whole)
    by_goods = _in_turn(parts, others)
    return {name: by_goods.get(line.goods_name, own) for name, line in lines.items()}


def _in_turn(names: Iterable[str], colours: Sequence[str]) -> dict[str, str]:
    return {name: colours[place % len(colours)] for place, name in enumerate(names)}


def _middle(period: Period) -> datetime:
    return datetime.combine(period.start, time()) + (period.end - period.start) / 2


def _line(
    points: Sequence[LinePoint], colours: dict[str, str], repeat: int, scale: formats.Scale, *, is_home: bool
) -> go.Scatter:
    line, symbol = points[0].line, SYMBOLS[repeat % len(SYMBOLS)]
    dash = DASHES[(0 if is_home else 1) + 2 * repeat] if repeat < len(DASHES) // 2 else DASHES[-1]
    periods = with_holes(points)
    return go.Scatter(
        x=[_middle(period) for period, _point in periods],
        y=[point.amount / scale.divisor if point else None for _period, point in periods],
        name=wrap(escape(line.name)),
        mode="lines+markers",
        connectgaps=False,
        line={"color": colours[line.name], "dash": dash, "width": 3 if line.is_whole else 1.8},
        marker={
            "symbol": [MARK_OF_DOUBT if point and point.is_doubtful else symbol for _period, point in periods],
            "size": 7,
            "line": {"width": 2},
        },
        text=[_hover(point, scale) if point else "" for _period, point in periods],
        cliponaxis=False,
        hovertemplate="%{text}<extra>%{fullData.name}</extra>",
    )


def _stated(points: Sequence[StatedPoint], colours: dict[str, str], place: int, scale: formats.Scale) -> go.Scatter:
    name = points[0].line.name
    return go.Scatter(
        x=[_middle(point.period) for point in points],
        y=[None if point.amount is None else point.amount / scale.divisor for point in points],
        name=wrap(escape(name)),
        mode="markers",
        marker={
            "symbol": f"{STATED_SYMBOLS[place % len(STATED_SYMBOLS)]}-open",
            "size": 11,
            "color": colours[name],
            "line": {"width": 2},
        },
        text=[_hover(point, scale) for point in points],
        cliponaxis=False,
        hovertemplate="%{text}<extra>%{fullData.name}</extra>",
    )


def _hover(point: TopicPoint, scale: formats.Scale) -> str:
    amount = formats.number(None if point.amount is None else point.amount / scale.divisor, 2)
    words = _("{period}: {amount}").format(
        period=formats.period(point.period.start, point.period.end), amount=f"{amount} {scale.unit}"
    )
    return _("{point} (doubtful)").format(point=words) if point.is_doubtful else words


def _mark_meeting(figure: go.Figure, meeting: Meeting) -> None:
    """A line at the day, or a band over the month or year in which the meeting was."""
    last = meeting.end if meeting.precision == DatePrecision.DAY else meeting.end + timedelta(days=1)
    common = {"xref": "x", "yref": "paper", "y0": 0, "y1": 1, "x0": meeting.start.isoformat(), "x1": last.isoformat()}
    if meeting.start == last:
        figure.add_shape(type="line", line={"color": GREY, "width": 2, "dash": "dot"}, **common)
    else:
        figure.add_shape(type="rect", fillcolor=GREY, opacity=0.25, line={"width": 0}, layer="below", **common)
    middle = meeting.start + (last - meeting.start) / 2
    figure.add_annotation(
        x=middle.isoformat(),
        xref="x",
        y=1,
        yref="paper",
        yanchor="bottom",
        text=_("Meeting"),
        showarrow=False,
        font_size=12,
    )


def _time_axis(shown: ShownTime) -> dict[str, object]:
    """Ticks in the middle of years, or at the quarters that begin a half-year; never more than a phone has room for."""
    first, last = shown.first, shown.last
    years = range(first.year, last.year + 1)
    if shown.period_kind == PeriodKind.YEAR:
        step = -(-len(years) // MOST_TICKS)
        ticks = {date(year, 7, 2): f"{year}" for year in years[::step]}
    else:
        starts = [date(year, month, 15) for year in years for month in (1, 7)]
        ticks = {
            day: f"{day.year}" if day.month == 1 else formats.month_name(day.month)
            for day in starts
            if first <= day <= last
        }
    return {
        "range": [first.isoformat(), last.isoformat()],
        "tickvals": [day.isoformat() for day in ticks],
        "ticktext": list(ticks.values()),
    }
