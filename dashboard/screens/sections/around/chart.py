"""The picture of trade around a meeting.

A line for each source and reporter, stated figures as open marks, and the meeting.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.locale.wrapping import wrap
from dashboard.screens.sections.around.view import LINE, WHOLE, Window, add_holes
from dashboard.subjects.colours import GREY
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


def around_figure(
    lines: pd.DataFrame,
    stated: pd.DataFrame,
    shown: Window,
    meeting: Meeting,
    *,
    home: str,
    group_code: str,
    scale: formats.Scale,
) -> go.Figure:
    """Draw lines and stated figures of one group over the window.

    Takes rows of named lines inside the window (``line_name``, ``goods_name``, ``amount``, marks) and stated figures of
    the same unit and kind of period. ``home`` reports with full lines, the other side with broken ones; colours are
    goods.
    """
    colours = _colours(lines, stated, group_code)
    names = [*dict.fromkeys(lines["line_name"]), *dict.fromkeys(stated["line_name"])]
    legend_lines = sum(wrap(name).count("<br>") + 1 for name in names)
    figure = base_figure(height=PLOT_PIXELS + 40 + LEGEND_LINE_PIXELS * legend_lines)
    seen: dict[tuple[str, str], int] = {}
    for _key, line in lines.groupby(LINE, sort=False):
        first = line.iloc[0].to_dict()
        style = (str(first["goods_name"]), str(first["reporter_code"]))
        seen[style] = seen.get(style, -1) + 1
        figure.add_trace(
            _line(
                add_holes(line, shown.period_kind),
                first,
                colours,
                seen[style],
                scale,
                is_home=first["reporter_code"] == home,
            )
        )
    for place, (_name, points) in enumerate(stated.groupby("line_name", sort=False)):
        figure.add_trace(_stated(points, colours, place, scale))
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


def _colours(lines: pd.DataFrame, stated: pd.DataFrame, group_code: str) -> dict[str, str]:
    """A colour for each line by its name.

    One for each kind of goods, the group's own for the whole of it; where all lines are of the same goods, one for each
    line.
    """
    own = GROUP_COLOURS.get(group_code, GREY)
    others = [colour for colour in SERIES_COLOURS if colour != own]
    named = pd.concat([lines, stated])[["line_name", "goods", "goods_name"]].drop_duplicates("line_name")
    if len(set(named["goods_name"])) == 1:
        named = named.assign(goods_name=named["line_name"], goods=["", *named["line_name"][1:]])
    parts = list(dict.fromkeys(named.loc[named["goods"] != WHOLE, "goods_name"]))
    by_goods = {name: others[place % len(others)] for place, name in enumerate(parts)}
    return {name: by_goods.get(goods, own) for name, goods in zip(named["line_name"], named["goods_name"], strict=True)}


def _middle(rows: pd.DataFrame) -> "pd.Series[pd.Timestamp]":
    return rows["period_start"] + (rows["period_end"] - rows["period_start"]) / 2


def _line(
    line: pd.DataFrame,
    first: Mapping[Hashable, Any],
    colours: dict[str, str],
    repeat: int,
    scale: formats.Scale,
    *,
    is_home: bool,
) -> go.Scatter:
    symbol = SYMBOLS[repeat % len(SYMBOLS)]
    is_doubtful = line["doubtful_count"].fillna(0) > 0
    dash = DASHES[(0 if is_home else 1) + 2 * repeat] if repeat < len(DASHES) // 2 else DASHES[-1]
    return go.Scatter(
        x=_middle(line),
        y=line["amount"] / scale.divisor,
        name=wrap(escape(str(first["line_name"]))),
        mode="lines+markers",
        connectgaps=False,
        line={"color": colours[str(first["line_name"])], "dash": dash, "width": 3 if first["goods"] == WHOLE else 1.8},
        marker={
            "symbol": [MARK_OF_DOUBT if doubtful else symbol for doubtful in is_doubtful],
            "size": 7,
            "line": {"width": 2},
        },
        text=[
            _hover(*point, scale)
            for point in zip(line["period_start"], line["period_end"], line["amount"], is_doubtful, strict=True)
        ],
        cliponaxis=False,
        hovertemplate="%{text}<extra>%{fullData.name}</extra>",
    )


def _stated(points: pd.DataFrame, colours: dict[str, str], place: int, scale: formats.Scale) -> go.Scatter:
    first = points.iloc[0]
    return go.Scatter(
        x=_middle(points),
        y=points["amount"] / scale.divisor,
        name=wrap(escape(str(first["line_name"]))),
        mode="markers",
        marker={
            "symbol": f"{STATED_SYMBOLS[place % len(STATED_SYMBOLS)]}-open",
            "size": 11,
            "color": colours[str(first["line_name"])],
            "line": {"width": 2},
        },
        text=[
            _hover(*point, scale)
            for point in zip(
                points["period_start"], points["period_end"], points["amount"], points["is_doubtful"], strict=True
            )
        ],
        cliponaxis=False,
        hovertemplate="%{text}<extra>%{fullData.name}</extra>",
    )


def _hover(start: date, end: date, amount: float, is_doubtful: bool, scale: formats.Scale) -> str:
    words = _("{period}: {amount}").format(
        period=formats.period(start, end), amount=f"{formats.number(amount / scale.divisor, 2)} {scale.unit}"
    )
    return _("{point} (doubtful)").format(point=words) if is_doubtful else words


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


def _time_axis(shown: Window) -> dict[str, object]:
    """Ticks in the middle of years, or at the quarters that begin a half-year; never more than a phone has room for."""
    first, last = shown.first.date(), shown.last.date()
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
