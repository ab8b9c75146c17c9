"""Charts of the Overview: trade by year with the meetings below it, and the make-up of farm imports."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import plotly.graph_objects as go

from dashboard.locale import gettext as _
from dashboard.locale.formats import Scale
from dashboard.locale.wrapping import wrap
from dashboard.screens.overview.farm import FarmYear
from dashboard.screens.overview.meetings import StripMark
from dashboard.screens.sections.counts.cards import HomeAndPartner
from dashboard.screens.sections.counts.texts import event_hover, point_hover
from dashboard.subjects.names import Names
from dashboard.subjects.trade.coverage import by_year
from dashboard.subjects.trade.series import Series
from dashboard.subjects.trade.trade_points import TradePoint
from dashboard.ui.theme import DASHES, EVENT_COLOURS, EVENT_SYMBOLS, GROUP_COLOURS, SIDE_COLOURS, SYMBOLS, base_figure
from etl.vocabulary.trade import Side

STRIP_TOP = 0.17
TRADE_BOTTOM = 0.25
DOUBTFUL_SYMBOL = "x-thin"
LEAST_LANES = 3


def trade_by_year(
    points: Sequence[TradePoint],
    sides: HomeAndPartner,
    series_names: Mapping[tuple[Side, Series], str],
    scale: Scale,
    strip: Sequence[StripMark],
) -> go.Figure:
    """Year values, one trace a side and series, and the meetings on a strip below.

    Takes year points of one direction and unit, the name of each side's series, and the marks of ``meetings.to_strip``.
    Tables are lines that break at missing years; stated figures are open marks without a line.
    """
    figure = base_figure(height=470)
    for side in Side:
        of_side = [point for point in points if point.side == side]
        for place, series in enumerate(dict.fromkeys(point.series for point in of_side)):
            line = [point for point in of_side if point.series == series]
            figure.add_trace(_series_trace(line, sides, series_names[side, series], place, scale))
    figure.add_trace(_strip_trace(strip, sides.names))
    lanes = max([mark.lane + 1 for mark in strip] + [LEAST_LANES])
    figure.update_layout(
        xaxis={"type": "date", "anchor": "y2", "ticklabelmode": "period", "tickformat": "%Y", "nticks": 12},
        yaxis={"domain": [TRADE_BOTTOM, 1], "title": {"text": scale.unit}},
        hoverlabel={"align": "left"},
        yaxis2={
            "domain": [0, STRIP_TOP],
            "range": [-0.8, lanes - 0.2],
            "visible": False,
            "fixedrange": True,
            "anchor": "x",
        },
    )
    figure.add_annotation(
        text=_("Meetings and decisions"),
        xref="paper",
        yref="paper",
        x=0,
        y=STRIP_TOP + 0.005,
        showarrow=False,
        xanchor="left",
        yanchor="bottom",
    )
    return figure


def _series_trace(line: Sequence[TradePoint], sides: HomeAndPartner, name: str, place: int, scale: Scale) -> go.Scatter:
    is_stated, colour, symbol = line[0].series.is_stated, SIDE_COLOURS[line[0].side], SYMBOLS[place % len(SYMBOLS)]
    years = by_year(line)
    if is_stated:  # joined to nothing, so that no gap has to be told
        years = {year: point for year, point in years.items() if point}
    shown = list(years.values())
    doubtful = [point is not None and point.is_doubtful for point in shown]
    return go.Scatter(
        x=[_middle_of_year(year) for year in years],
        y=[None if point is None or point.value is None else point.value / scale.divisor for point in shown],
        name=name,
        mode="markers" if is_stated else "lines+markers",
        connectgaps=False,
        line={"color": colour, "dash": DASHES[place % len(DASHES)], "width": 2},
        marker={
            "color": colour,
            "size": 10 if is_stated else 6,
            "symbol": [
                DOUBTFUL_SYMBOL if is_doubtful else symbol + ("-open" if is_stated else "") for is_doubtful in doubtful
            ],
            "line": {
                "width": 2 if is_stated else [2 if is_doubtful else 0 for is_doubtful in doubtful],
                "color": colour,
            },
        },
        text=[point_hover(point, sides) if point else "" for point in shown],
        hovertemplate="%{text}<extra></extra>",
        unselected={"marker": {"opacity": 1}},
    )


def _middle_of_year(year: int) -> datetime:
    start, end = datetime(year, 1, 1), datetime(year, 12, 31)  # noqa: DTZ001 (a chart's days are in no time zone)
    return start + (end - start) / 2


def _strip_trace(strip: Sequence[StripMark], names: Names) -> go.Scatter:
    return go.Scatter(
        x=[mark.mark_date for mark in strip],
        y=[mark.lane for mark in strip],
        yaxis="y2",
        mode="markers",
        showlegend=False,
        marker={
            "size": 10,
            "symbol": [EVENT_SYMBOLS[mark.event.kind] for mark in strip],
            "color": [EVENT_COLOURS[mark.event.kind] for mark in strip],
        },
        customdata=[[mark.event.event_id] for mark in strip],
        text=[event_hover(mark.event, names) for mark in strip],
        hovertemplate="%{text}<extra></extra>",
        unselected={"marker": {"opacity": 1}},
    )


@dataclass(frozen=True)
class SideBar:
    """A bar of ``bars_by_side``; ``value_usd`` is not yet scaled."""

    label: str
    series: str
    side: Side
    value_usd: float | None
    hover: str


def _scaled(value: float | None, scale: Scale) -> float | None:
    return None if value is None else value / scale.divisor


def farm_imports(
    shares: Sequence[FarmYear], hovers: Sequence[str], group_names: Mapping[str, str], *, as_share: bool, scale: Scale
) -> go.Figure:
    """Stacked bars by year and group, of one source only, with a text to each."""
    figure = base_figure(height=430)
    there = {share.group_code for share in shares}
    for code in [code for code in group_names if code in there]:
        told = [(share, hover) for share, hover in zip(shares, hovers, strict=True) if share.group_code == code]
        figure.add_trace(
            go.Bar(
                x=[share.year for share, _hover in told],
                y=[share.share_pct if as_share else _scaled(share.flow.value_usd, scale) for share, _hover in told],
                name=group_names[code],
                marker={"color": GROUP_COLOURS[code]},
                text=[hover for _share, hover in told],
                textposition="none",
                hovertemplate="%{text}<extra></extra>",
            )
        )
    figure.update_layout(
        barmode="stack",
        xaxis={"tickformat": "d", "nticks": 12},
        yaxis={"title": {"text": "%" if as_share else scale.unit}},
        legend={"y": -0.12, "yanchor": "top", "traceorder": "normal"},
    )
    return figure


def bars_by_side(bars: Sequence[SideBar], names: Mapping[str, str], scale: Scale) -> go.Figure:
    """Horizontal bars, the largest at the top, one trace a series.

    Takes the name of each series too. A label without a bar is unknown, not zero.
    """
    by_series: dict[str, list[SideBar]] = {}
    for bar in bars:
        by_series.setdefault(bar.series, []).append(bar)
    order = _by_largest(bars)
    figure = base_figure(height=120 + (20 + 14 * len(by_series)) * len(order))
    for series, own in by_series.items():
        figure.add_trace(
            go.Bar(
                x=[_scaled(bar.value_usd, scale) for bar in own],
                y=[wrap(bar.label, 22) for bar in own],
                orientation="h",
                name=names[series],
                marker={"color": SIDE_COLOURS[own[0].side]},
                text=[bar.hover for bar in own],
                textposition="none",
                hovertemplate="%{text}<extra></extra>",
            )
        )
    figure.update_layout(
        barmode="group",
        xaxis={"title": {"text": scale.unit}, "rangemode": "tozero", "showgrid": True},
        yaxis={"categoryorder": "array", "categoryarray": [wrap(label, 22) for label in order]},
    )
    return figure


def _by_largest(bars: Iterable[SideBar]) -> list[str]:
    """Labels by their largest value, the smallest first and the unknown last."""
    known: dict[str, list[float]] = {}
    for bar in sorted(bars, key=lambda bar: bar.label):
        known.setdefault(bar.label, []).extend([] if bar.value_usd is None else [bar.value_usd])
    return sorted(known, key=lambda label: max(known[label], default=math.inf))


def farm_totals(totals: Sequence[FarmYear], scale: Scale) -> go.Figure:
    """Bars of all farm goods by year, of one source."""
    figure = base_figure(height=320)
    figure.add_trace(
        go.Bar(
            x=[total.year for total in totals],
            y=[_scaled(total.flow.value_usd, scale) for total in totals],
            marker={"color": GROUP_COLOURS["agricultural"]},
            hovertemplate="%{x}: %{y:.1f} " + scale.unit + "<extra></extra>",
        )
    )
    figure.update_layout(
        showlegend=False, xaxis={"tickformat": "d", "nticks": 12}, yaxis={"title": {"text": scale.unit}}
    )
    return figure
