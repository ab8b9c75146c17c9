"""Sections of a brief on trade.

Both sides' newest figures apart, turnover by year, and what is newer than the last meeting.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.brief.facts import GROUP, HOME, BriefFacts, Row
from dashboard.brief.model import Block, Bullets, Grid, Line, Picture, Section, Trace
from dashboard.brief.parted_parts import parted_lines
from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects import reference
from dashboard.subjects.events.events import Event, groups_of_topics
from dashboard.subjects.trade.coverage import first_view, years_only
from dashboard.subjects.trade.figures import FigureFilters, official_figures
from dashboard.subjects.trade.headline import headline_lines
from dashboard.subjects.trade.trade import TradeFilters, groups_series
from dashboard.subjects.trade.trade_points import (
    STATED,
    add_changes,
    add_rank,
    direction_of,
    newer_parts,
    newest_points,
    stated_changes,
    stated_points,
    table_points,
)
from etl.vocabulary.figures import UNNAMED_OFFICE, FigureMeasure, Indicator
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import KG_PER_TONNE, Direction, Side, Valuation

ALL_GOODS = "all_goods"
USUAL_GROUPS = ("agricultural", "grain", "oilseed", "meat")
MOST_GROUPS = 4
YEARS_IN_PICTURE = 10
YEARS_BACK = 20  # older figures tell nothing of the trade that is talked about
KINDS = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR_TO_DATE, PeriodKind.YEAR)
LEAST_POINTS = 2
LARGEST_CHANGE_PCT = 500  # beyond it a change tells of a small beginning, not of trade


@dataclass(frozen=True)
class TradeRows:
    """What was known of the groups of a brief.

    Rows of both sides' tables, stated figures, headline lines, and the sides' own offices.
    """

    home: pd.DataFrame
    partner: pd.DataFrame
    stated: pd.DataFrame
    lines: pd.DataFrame
    member_count: int
    own_offices: frozenset[str]


def read_trade(facts: BriefFacts) -> TradeRows:
    """Read what was known of the groups. Reports that a third party reconciled are neither side's and stay out."""
    groups = (ALL_GOODS, *groups_of(facts))
    sides = (HOME, facts.partner)
    filters = FigureFilters(areas=sides, partners=sides, indicators=(Indicator.GOODS_TRADE,), groups=groups)
    offices = reference.authorities(facts.connection)
    is_own = offices["area_code"].isin(sides) & ~offices["authority_code"].str.endswith(UNNAMED_OFFICE)
    home = _table(facts, groups, HOME, facts.partner)
    return TradeRows(
        home=home,
        partner=home.head(0) if facts.partner == GROUP else _table(facts, groups, facts.partner, HOME),
        stated=official_figures(facts.connection, filters),
        lines=headline_lines(facts.connection, HOME, facts.partner),
        member_count=max(len(reference.area_members(facts.connection, facts.partner)), 1),
        own_offices=frozenset(offices.loc[is_own, "authority_code"]),
    )


def _table(facts: BriefFacts, groups: tuple[str, ...], reporter: str, partner: str) -> pd.DataFrame:
    filters = TradeFilters(partner, reporters=(reporter,), period_kinds=KINDS, with_at_least=True)
    rows = groups_series(facts.connection, groups, filters)
    is_meant = (rows["valuation"] != Valuation.RECONCILED) & (
        rows["period_start"].dt.year >= facts.on_day.year - YEARS_BACK
    )
    kept: pd.DataFrame = rows[is_meant]
    return kept


def lines_of(trade: TradeRows, group: str, unit: str = "USD") -> pd.DataFrame:
    """The headline lines of a group in one unit; of weights those of wholes only, beside the lower bounds of values."""
    lines = trade.lines[(trade.lines["group_code"] == group) & (trade.lines["unit"] == unit)]
    return lines if unit == "USD" else lines[~lines["is_at_least"]]


def points_of(trade: TradeRows, group: str, unit: str = "USD") -> pd.DataFrame:
    """Points of both sides' trade in a group, in US dollars or tonnes, with rank and changes.

    A side's own table comes first.
    """
    tables = (Side.HOME, trade.home, trade.member_count), (Side.PARTNER, trade.partner, 1)
    in_unit = [(side, _in_unit(rows, group, unit), members) for side, rows, members in tables]
    parts = [table_points(rows, side, members) for side, rows, members in in_unit if len(rows)]
    figures = trade.stated[trade.stated["group_code"] == group]
    if unit != "USD":
        # Growth is stated of values; a weight stands in the column of values from here on.
        figures = figures[figures["measure"] == FigureMeasure.WEIGHT].assign(measure=FigureMeasure.VALUE.value)
    stated = stated_points(figures[figures["unit"] != "CNY"], HOME)
    filled = [part for part in (*parts, stated) if len(part)] or [stated]
    ranked = add_rank(pd.concat(filled, ignore_index=True), trade.own_offices).sort_values("rank", kind="stable")
    return add_changes(ranked.assign(unit=unit), stated_changes(figures, HOME))


def _in_unit(rows: pd.DataFrame, group: str, unit: str) -> pd.DataFrame:
    own: pd.DataFrame = rows[rows["group_code"] == group].drop(columns="group_code")
    return (
        own if unit == "USD" else own.assign(value_usd=own["net_weight_kg"] / KG_PER_TONNE).dropna(subset="value_usd")
    )


def cite_point(facts: BriefFacts, row: Row) -> tuple[int, ...]:
    """Numbers of the notes for a point and for the change that was stated with it."""
    if not str(row["series"]).startswith(STATED):
        return (facts.cite_table(str(row["source_code"]), str(row["reporter_code"])),)
    own = facts.cite_figure(str(row["figure_code"]))
    growth = _stated_growth(facts, row) if row.get("change_basis") == "stated" else ""
    return tuple(dict.fromkeys([own, *([facts.cite_figure(growth)] if growth else [])]))


def _stated_growth(facts: BriefFacts, point: Row) -> str:
    """The code of the stated figure that a point's change on the year is."""
    side = Side(point["side"])
    what = ("area_code", "counted_by", "period_start", "period_end", "value", "measure")
    meant = [point[name] for name in ("reporter_code", "counted_by", "period_start", "period_end", "change_pct")]
    same = [
        code
        for code, row in facts.figures.items()
        if [row[name] for name in what] == [*meant, FigureMeasure.GROWTH_PCT]
    ]
    return next((code for code in same if direction_of(facts.figures[code]["flow"], side) == point["direction"]), "")


def trade_section(facts: BriefFacts, trade: TradeRows, points: pd.DataFrame) -> Section:
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
    parted = parted_lines(facts, groups_of(facts))
    if parted:
        blocks.append(Bullets(tuple(parted)))
    return Section(_("The trade that matters, each side's figures apart"), tuple(blocks))


def groups_of(facts: BriefFacts) -> list[str]:
    """Groups of the event's topics, else the usual ones."""
    if facts.occasion is None:
        return list(USUAL_GROUPS)
    groups = [group for group in groups_of_topics(facts.connection, facts.occasion.topics) if group != ALL_GOODS]
    return groups[:MOST_GROUPS] or list(USUAL_GROUPS)


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


Measure = tuple[pd.DataFrame, pd.DataFrame]
"""Points of one unit, and the headline lines among them."""


def _row(facts: BriefFacts, name: str, measures: list[Measure], direction: Direction) -> tuple[Line, ...]:
    """A row of the table: what, then each side's newest figures of every measure."""
    sides = [Side.HOME] if facts.partner == GROUP else list(Side)
    return (
        Line(name),
        *(_cell(facts, [row for measure in measures for row in _newest(measure, side, direction)]) for side in sides),
    )


def _newest(measure: Measure, side: Side, direction: Direction) -> list[Row]:
    """A side's newest year, and what is newer of part of a year.

    Where the newest year is a lower bound, the newest whole too.
    """
    points, lines = measure
    own = points[(points["side"] == side) & (points["direction"] == direction)]
    if own.empty:
        return []
    latest = newest_points(own, lines).sort_values("period_end", ascending=False)
    return [*latest.to_dict("records"), *newer_parts(own, latest).to_dict("records")]


def _cell(facts: BriefFacts, told: list[Row]) -> Line:
    notes = [note for row in told for note in cite_point(facts, row)]
    return Line(_("; ").join(point_words(row) for row in told) or formats.UNKNOWN, tuple(dict.fromkeys(notes)))


def point_words(row: Mapping[Hashable, Any]) -> str:
    """A figure with its period and, where it is known, its change on the year."""
    period = formats.period(row["period_start"], row["period_end"])
    amount = formats.bounded(formats.amount(row["value"], row["unit"]), is_at_least=row["is_at_least"])
    is_told = row["change_basis"] and abs(row["change_pct"]) <= LARGEST_CHANGE_PCT and not row["is_at_least"]
    words = _("{period}: {amount} ({change} on the year)") if is_told else _("{period}: {amount}")
    told = words.format(period=period, amount=amount, change=formats.percent(row["change_pct"], signed=True))
    if row["is_estimated"]:
        return _("{figure}, the publisher's estimate").format(figure=told)
    return _("{figure}, less sure").format(figure=told) if row["is_doubtful"] else told


def _picture(facts: BriefFacts, points: pd.DataFrame, lines: pd.DataFrame) -> Picture | None:
    """Turnover by year over the last ten years, a trace for each source and reporter.

    None where fewer than two points are known.
    """
    last = facts.on_day.year
    turnover = points[points["direction"] == Direction.TURNOVER]
    shown = first_view(
        years_only(turnover, last - YEARS_IN_PICTURE, last), lines[lines["direction"] == Direction.TURNOVER]
    )
    if len(shown) < LEAST_POINTS:
        return None
    scale = formats.scale_for(shown["value"], "USD")
    traces = tuple(_trace(facts, rows, scale) for _key, rows in shown.groupby(["side", "series"], sort=True))
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


def _trace(facts: BriefFacts, rows: pd.DataFrame, scale: formats.Scale) -> Trace:
    ordered = rows.sort_values("period_start").to_dict("records")
    notes = [note for row in ordered for note in cite_point(facts, {**row, "change_basis": ""})]
    is_joined = not str(ordered[0]["series"]).startswith(STATED)
    return Trace(
        name=facts.names.series(ordered[0]),
        points=tuple((row["period_start"].year, row["value"] / scale.divisor) for row in ordered),
        is_joined=is_joined,
        is_home=ordered[0]["side"] == Side.HOME,
        notes=tuple(dict.fromkeys(notes)),
    )


def trade_since(facts: BriefFacts, trade: TradeRows, points: pd.DataFrame, last: Event | None) -> list[Line]:
    """For each side its newest turnover of a period after the last meeting, or that none is known yet."""
    if last is None:
        return []
    newest = newest_points(points, lines_of(trade, ALL_GOODS))
    told = pd.concat([newer_parts(points, newest), newest], ignore_index=True)
    turnover = told[told["direction"] == Direction.TURNOVER]
    sides = [Side.HOME] if facts.partner == GROUP else list(Side)
    return [_since(facts, turnover[turnover["side"] == side], side, last) for side in sides]


def _since(facts: BriefFacts, points: pd.DataFrame, side: Side, last: Event) -> Line:
    area = facts.names.area(HOME) if side == Side.HOME else facts.partner_name
    after = points[points["period_end"] > pd.Timestamp(last.end_date)].sort_values(
        "period_end", ascending=False, kind="stable"
    )
    if after.empty:
        words = _("Turnover by the count of {area}: no figure was known that reaches past that meeting ({date}).")
        return Line(
            words.format(area=area, date=formats.day(last.start_date, last.date_precision)),
            facts.cite_record(),
        )
    row = after.iloc[0].to_dict()
    words = _("Turnover by the count of {area}: {figure}.")
    if row["period_start"] <= pd.Timestamp(last.end_date):
        words = _("Turnover by the count of {area}: {figure}. This period began before the meeting.")
    return Line(words.format(area=area, figure=point_words(row)), cite_point(facts, row))
