"""The section of a brief on figures: both sides' newest apart, price and tonnes, and turnover by year."""

import math
from collections.abc import Sequence
from dataclasses import replace

from dashboard.brief.facts import BriefFacts
from dashboard.brief.model import TO_FILL, Block, Grid, Line, Picture, Section, Trace
from dashboard.brief.parted_parts import parted_cell
from dashboard.brief.trade_known import KnownTrade, groups_of, lines_of, points_of, read_trade
from dashboard.locale import formats, units
from dashboard.locale import gettext as _
from dashboard.subjects.trade.coverage import first_view, years_only
from dashboard.subjects.trade.headline import HeadlineLine
from dashboard.subjects.trade.home_and_partner import GROUP
from dashboard.subjects.trade.trade_points import TradePoint, newer_parts, newest_points
from etl.vocabulary.goods import ALL_GOODS
from etl.vocabulary.places import HOME, HOME_REGION
from etl.vocabulary.trade import Direction, Side

YEARS_IN_PICTURE = 10
LEAST_POINTS = 2
YEARS_TOLD = 5
OLDEST_YEARS = 7
MOST_TONNES = 1
LARGEST_CHANGE_PCT = 500  # beyond it a change tells of a small beginning, not of trade


Measure = tuple[Sequence[TradePoint], Sequence[HeadlineLine]]
"""Points of one unit, and the headline lines among them."""


def figures_section(facts: BriefFacts, trade: KnownTrade, points: Sequence[TradePoint]) -> Section:
    """Both sides' newest figures apart, of the changes what is price and what tonnes, and turnover as a picture.

    Beside Xinjiang's figures stand those of all of China.
    """
    heading = _("The numbers to have ready")
    blocks: list[Block] = [grid for grid in [_figures_grid(facts, trade)] if grid]
    picture = _picture(facts, points, lines_of(trade, ALL_GOODS))
    blocks += [picture] if picture else []
    if facts.home == HOME_REGION:
        of_china = replace(facts, sides=replace(facts.sides, home=HOME))
        blocks += [grid for grid in [_figures_grid(of_china, read_trade(of_china))] if grid]
    nothing = (Line(_("No figure of this trade was known on this date.")), TO_FILL)
    return Section(heading, tuple(blocks) or nothing)


def _figures_grid(facts: BriefFacts, trade: KnownTrade) -> Grid | None:
    of_all = _measures_of_all(facts, trade)
    rows = [_row(facts, direction_name(facts, direction), of_all, direction) for direction in Direction]
    rows += [_group_row(facts, trade, group) for group in groups_of(facts)]
    kept = tuple(row for row in rows if any(cell.text != formats.UNKNOWN for cell in row[1:]))
    return _with_headings(facts, kept) if kept else None


def _with_headings(facts: BriefFacts, rows: tuple[tuple[Line, ...], ...]) -> Grid:
    home = _("{area} counts").format(area=facts.home_name)
    if facts.partner == GROUP:
        return Grid((_("Flow or goods"), home), rows, (30, 70))
    partner = _("{area} counts").format(area=facts.partner_name)
    return Grid((_("Flow or goods"), home, partner, _("Price or tonnes")), rows, (24, 25, 25, 26))


def _measures_of_all(facts: BriefFacts, trade: KnownTrade) -> list[Measure]:
    """All goods in US dollars, and of Xinjiang in yuan too."""
    told = ("USD", "CNY") if facts.home == HOME_REGION else ("USD",)
    return [(points_of(trade, ALL_GOODS, unit), lines_of(trade, ALL_GOODS, unit)) for unit in told]


def _group_row(facts: BriefFacts, trade: KnownTrade, group: str) -> tuple[Line, ...]:
    values = [(points_of(trade, group), lines_of(trade, group))]
    row = _row(facts, _goods_name(facts, group), values, Direction.FROM_PARTNER)
    if facts.partner == GROUP:
        return row
    parted = parted_cell(facts, group)
    return (*row[:-1], parted or _tonnes_cell(facts, (points_of(trade, group, "t"), lines_of(trade, group, "t"))))


def _tonnes_cell(facts: BriefFacts, weights: Measure) -> Line:
    """Each side's newest tonnes with whose they are; a dash where none were known."""
    areas = {Side.HOME: facts.home_name, Side.PARTNER: facts.partner_name}
    newest = [
        (areas[side], point)
        for side in Side
        for point in _newest(facts, weights, side, Direction.FROM_PARTNER)[:MOST_TONNES]
    ]
    told = [_("{area}, {figure}").format(area=area, figure=point_words(point)) for area, point in newest]
    notes = [note for _area, point in newest for note in cite_point(facts, point)]
    return Line(_("; ").join(told) or formats.UNKNOWN, tuple(dict.fromkeys(notes)))


def direction_name(facts: BriefFacts, direction: Direction) -> str:
    """Trade in all goods in one direction, or in both."""
    home, partner = facts.home_name, facts.partner_name
    return {
        Direction.TURNOVER: _("All goods, both ways"),
        Direction.TO_PARTNER: _("All goods, {home} to {partner}").format(home=home, partner=partner),
        Direction.FROM_PARTNER: _("All goods, {partner} to {home}").format(home=home, partner=partner),
    }[direction]


def _goods_name(facts: BriefFacts, group: str) -> str:
    return _("{goods}, {partner} to {home}").format(
        goods=facts.names.group(group), home=facts.home_name, partner=facts.partner_name
    )


def _row(facts: BriefFacts, name: str, measures: Sequence[Measure], direction: Direction) -> tuple[Line, ...]:
    """A row of the table: what, each side's newest figures of every measure, and room for price and tonnes."""
    sides = [Side.HOME] if facts.partner == GROUP else list(Side)
    cells = (
        _cell(facts, [one for measure in measures for one in _newest(facts, measure, side, direction)])
        for side in sides
    )
    return (Line(name), *cells, *(() if facts.partner == GROUP else (Line(formats.UNKNOWN),)))


def _newest(facts: BriefFacts, measure: Measure, side: Side, direction: Direction) -> list[TradePoint]:
    """A side's newest year, and what is newer of part of a year.

    Where the newest year is a lower bound, the newest whole too, unless it is older than ``YEARS_TOLD``. What is older
    than ``OLDEST_YEARS`` is left out.
    """
    points, lines = measure
    own = [point for point in points if (point.side, point.direction) == (side, direction)]
    latest = sorted(newest_points(own, lines), key=lambda point: point.period.end, reverse=True)
    told = [*latest, *newer_parts(own, latest)]
    recent = [point for point in told if point.period.end.year >= facts.on_day.year - YEARS_TOLD]
    return recent or [point for point in told[:1] if point.period.end.year >= facts.on_day.year - OLDEST_YEARS]


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
        words = _("{period}: {amount} ({change})")
        told = words.format(period=period, amount=amount, change=formats.percent(change, signed=True))
    else:
        told = _("{period}: {amount}").format(period=period, amount=amount)
    if point.is_estimated:
        return _("{figure}, the publisher's estimate").format(figure=told)
    return _("{figure}, less sure").format(figure=told) if point.is_doubtful else told


def _picture(facts: BriefFacts, points: Sequence[TradePoint], lines: Sequence[HeadlineLine]) -> Picture | None:
    """Turnover by year over the last ten years, a trace for each source and reporter.

    None where no source or office tells of two years.
    """
    last = facts.on_day.year
    turnover = [point for point in points if point.direction == Direction.TURNOVER]
    shown = first_view(
        years_only(turnover, last - YEARS_IN_PICTURE, last),
        [line for line in lines if line.direction == Direction.TURNOVER],
    )
    by_series: dict[tuple[Side, str], list[TradePoint]] = {}
    for point in shown:
        by_series.setdefault((point.side, point.series.code), []).append(point)
    if max(map(len, by_series.values()), default=0) < LEAST_POINTS:
        return None
    scale = units.scale_for([point.value for point in shown], "USD")
    traces = tuple(_trace(facts, by_series[key], scale) for key in sorted(by_series))
    title = _("Turnover of {home} with {partner} by year").format(home=facts.home_name, partner=facts.partner_name)
    ends = [
        _("{series} {amount} in {year}").format(
            series=trace.name, amount=f"{formats.number(trace.points[-1][1], 1)} {scale.unit}", year=trace.points[-1][0]
        )
        for trace in traces
    ]
    return Picture(
        title, scale.unit, traces, _("{title}. Last values: {ends}.").format(title=title, ends=_("; ").join(ends))
    )


def _trace(facts: BriefFacts, line: Sequence[TradePoint], scale: units.Scale) -> Trace:
    ordered = sorted(line, key=lambda point: point.period.start)
    notes = [note for point in ordered for note in cite_point(facts, replace(point, change=None))]
    return Trace(
        name=facts.names.series(ordered[0].series),
        points=tuple((point.period.start.year, _scaled(point.value, scale)) for point in ordered),
        is_joined=not ordered[0].series.is_stated,
        is_home=ordered[0].side == Side.HOME,
        notes=tuple(dict.fromkeys(notes)),
    )


def _scaled(value: float | None, scale: units.Scale) -> float:
    return math.nan if value is None else value / scale.divisor
