"""Sections of a brief on trade.

Both sides' newest figures apart, turnover by year, and what is newer than the last meeting.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from dashboard.brief.access_parts import access_lines
from dashboard.brief.facts import GROUP, HOME, BriefFacts
from dashboard.brief.model import Block, Bullets, Grid, Line, Picture, Section, Trace
from dashboard.brief.parted_parts import parted_lines
from dashboard.brief.trade_known import ALL_GOODS, KnownTrade, groups_of, lines_of, points_of
from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.events.events import Event
from dashboard.subjects.trade.coverage import first_view, years_only
from dashboard.subjects.trade.headline import HeadlineLine
from dashboard.subjects.trade.trade_points import TradePoint, newer_parts, newest_points
from etl.vocabulary.trade import Direction, Side

YEARS_IN_PICTURE = 10
LEAST_POINTS = 2
LARGEST_CHANGE_PCT = 500  # beyond it a change tells of a small beginning, not of trade


def trade_section(facts: BriefFacts, trade: KnownTrade, points: Sequence[TradePoint]) -> Section:
    """Turnover by year as a picture, and the newest figures of both sides apart."""
    blocks: list[Block] = []
    picture = _picture(facts, points, lines_of(trade, ALL_GOODS))
    if picture is not None:
        blocks.append(picture)
    all_goods = [(points, lines_of(trade, ALL_GOODS))]
    rows = [_row(facts, _direction_name(facts, direction), all_goods, direction) for direction in Direction]
    for group in groups_of(facts):
        measures = [(points_of(trade, group, unit), lines_of(trade, group, unit)) for unit in ("USD", "t")]
        rows.append(_row(facts, _goods_name(facts, group), measures, Direction.FROM_PARTNER))
    kept = tuple(row for row in rows if any(cell.text != formats.UNKNOWN for cell in row[1:]))
    if not kept:
        return Section(_("The trade that matters"), (Line(_("No figure of this trade was known on this date.")),))
    sides = [_("By China's count")] + (
        [] if facts.partner == GROUP else [_("By the count of {area}").format(area=facts.partner_name)]
    )
    widths = (30, 70) if facts.partner == GROUP else (24, 38, 38)
    blocks.append(Grid((_("Newest known"), *sides), kept, widths))
    lines = [*parted_lines(facts, groups_of(facts)), *access_lines(facts)]
    if lines:
        blocks.append(Bullets(tuple(lines)))
    return Section(_("The trade that matters, each side's figures apart"), tuple(blocks))


def _direction_name(facts: BriefFacts, direction: Direction) -> str:
    home, partner = facts.names.area(HOME), facts.partner_name
    return {
        Direction.TURNOVER: _("All goods, both ways"),
        Direction.TO_PARTNER: _("All goods, {home} to {partner}").format(home=home, partner=partner),
        Direction.FROM_PARTNER: _("All goods, {partner} to {home}").format(home=home, partner=partner),
    }[direction]


def _goods_name(facts: BriefFacts, group: str) -> str:
    return _("{goods}, {partner} to {home}").format(
        goods=facts.names.group(group), home=facts.names.area(HOME), partner=facts.partner_name
    )


Measure = tuple[Sequence[TradePoint], Sequence[HeadlineLine]]
"""Points of one unit, and the headline lines among them."""


def _row(facts: BriefFacts, name: str, measures: Sequence[Measure], direction: Direction) -> tuple[Line, ...]:
    """A row of the table: what, then each side's newest figures of every measure."""
    sides = [Side.HOME] if facts.partner == GROUP else list(Side)
    return (
        Line(name),
        *(_cell(facts, [one for measure in measures for one in _newest(measure, side, direction)]) for side in sides),
    )


def _newest(measure: Measure, side: Side, direction: Direction) -> list[TradePoint]:
    """A side's newest year, and what is newer of part of a year.

    Where the newest year is a lower bound, the newest whole too.
    """
    points, lines = measure
    own = [point for point in points if (point.side, point.direction) == (side, direction)]
    latest = sorted(newest_points(own, lines), key=lambda point: point.period.end, reverse=True)
    return [*latest, *newer_parts(own, latest)]


def _cell(facts: BriefFacts, told: Sequence[TradePoint]) -> Line:
    notes = [note for point in told for note in cite_point(facts, point)]
    return Line(_("; ").join(point_words(point) for point in told) or formats.UNKNOWN, tuple(dict.fromkeys(notes)))


def cite_point(facts: BriefFacts, point: TradePoint) -> tuple[int, ...]:
    """Numbers of the notes for a point and for the change that was stated with it."""
    if point.statement is None:
        return (facts.cite_table(point.series.source_code, point.series.reporter_code),)
    codes = (point.statement.figure_code, point.change.figure_code if point.change else None)
    return tuple(dict.fromkeys(facts.cite_figure(code) for code in codes if code))


def point_words(point: TradePoint) -> str:
    """A figure with its period and, where it is known, its change on the year."""
    period = formats.period(point.period.start, point.period.end)
    amount = formats.bounded(formats.amount(point.value, point.unit), is_at_least=point.is_at_least)
    change = point.change.pct if point.change and not point.is_at_least else None
    if change is not None and abs(change) <= LARGEST_CHANGE_PCT:
        words = _("{period}: {amount} ({change} on the year)")
        told = words.format(period=period, amount=amount, change=formats.percent(change, signed=True))
    else:
        told = _("{period}: {amount}").format(period=period, amount=amount)
    if point.is_estimated:
        return _("{figure}, the publisher's estimate").format(figure=told)
    return _("{figure}, less sure").format(figure=told) if point.is_doubtful else told


def _picture(facts: BriefFacts, points: Sequence[TradePoint], lines: Sequence[HeadlineLine]) -> Picture | None:
    """Turnover by year over the last ten years, a trace for each source and reporter.

    None where fewer than two points are known.
    """
    last = facts.on_day.year
    turnover = [point for point in points if point.direction == Direction.TURNOVER]
    shown = first_view(
        years_only(turnover, last - YEARS_IN_PICTURE, last),
        [line for line in lines if line.direction == Direction.TURNOVER],
    )
    if len(shown) < LEAST_POINTS:
        return None
    scale = formats.scale_for([point.value for point in shown], "USD")
    by_series: dict[tuple[Side, str], list[TradePoint]] = {}
    for point in shown:
        by_series.setdefault((point.side, point.series.code), []).append(point)
    traces = tuple(_trace(facts, by_series[key], scale) for key in sorted(by_series))
    title = _("Turnover of China with {partner} by year").format(partner=facts.partner_name)
    ends = [
        _("{series} {amount} in {year}").format(
            series=trace.name, amount=f"{formats.number(trace.points[-1][1], 1)} {scale.unit}", year=trace.points[-1][0]
        )
        for trace in traces
    ]
    return Picture(
        title, scale.unit, traces, _("{title}. Last values: {ends}.").format(title=title, ends=_("; ").join(ends))
    )


def _trace(facts: BriefFacts, line: Sequence[TradePoint], scale: formats.Scale) -> Trace:
    ordered = sorted(line, key=lambda point: point.period.start)
    notes = [note for point in ordered for note in cite_point(facts, replace(point, change=None))]
    return Trace(
        name=facts.names.series(ordered[0].series),
        points=tuple((point.period.start.year, _scaled(point.value, scale)) for point in ordered),
        is_joined=not ordered[0].series.is_stated,
        is_home=ordered[0].side == Side.HOME,
        notes=tuple(dict.fromkeys(notes)),
    )


def _scaled(value: float | None, scale: formats.Scale) -> float:
    return math.nan if value is None else value / scale.divisor


def trade_since(facts: BriefFacts, trade: KnownTrade, points: Sequence[TradePoint], last: Event | None) -> list[Line]:
    """For each side its newest turnover of a period after the last meeting, or that none is known yet."""
    if last is None:
        return []
    newest = newest_points(points, lines_of(trade, ALL_GOODS))
    told = [*newer_parts(points, newest), *newest]
    sides = [Side.HOME] if facts.partner == GROUP else list(Side)
    return [_since(facts, [point for point in told if _is_turnover_of(point, side)], side, last) for side in sides]


def _is_turnover_of(point: TradePoint, side: Side) -> bool:
    return (point.direction, point.side) == (Direction.TURNOVER, side)


def _since(facts: BriefFacts, turnover: Sequence[TradePoint], side: Side, last: Event) -> Line:
    area = facts.names.area(HOME) if side == Side.HOME else facts.partner_name
    after = [point for point in turnover if point.period.end > last.end_date]
    if not after:
        words = _("Turnover by the count of {area}: no figure was known that reaches past that meeting ({date}).")
        return Line(
            words.format(area=area, date=formats.day(last.start_date, last.date_precision)),
            facts.cite_record(),
        )
    newest = max(after, key=lambda point: point.period.end)
    words = _("Turnover by the count of {area}: {figure}.")
    if newest.period.start <= last.end_date:
        words = _("Turnover by the count of {area}: {figure}. This period began before the meeting.")
    return Line(words.format(area=area, figure=point_words(newest)), cite_point(facts, newest))
