"""What a brief knows of trade: points of both sides in the groups that it tells of, and their headline lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.brief.facts import BriefFacts
from dashboard.subjects import reference
from dashboard.subjects.events.events import groups_of_topics
from dashboard.subjects.trade.figures import FigureFilters, StatedFigure, stated_figures
from dashboard.subjects.trade.flows import ReportedFlow, flows_by_group
from dashboard.subjects.trade.headline import HeadlineLine, HeadlinePair, headline_lines, headline_pairs
from dashboard.subjects.trade.home_and_partner import GROUP
from dashboard.subjects.trade.trade import TradeFilters
from dashboard.subjects.trade.trade_points import (
    TradePoint,
    ranked,
    stated_changes,
    stated_points,
    table_points,
    with_changes,
)
from etl.vocabulary.figures import FigureMeasure, Indicator
from etl.vocabulary.goods import ALL_GOODS, FARM_GOODS
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import KG_PER_TONNE, Side, Valuation

USUAL_GROUPS = (FARM_GOODS, "grain", "oilseed", "meat")
MOST_GROUPS = 4
YEARS_BACK = 20  # older figures tell nothing of the trade that is talked about
KINDS = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR_TO_DATE, PeriodKind.YEAR)

FlowsByGroup = Mapping[str, Sequence[ReportedFlow]]


@dataclass(frozen=True)
class KnownTrade:
    """What was known of the groups of a brief.

    Both sides' tables by group, stated figures, headline lines and pairs, and the sides' own offices.
    """

    home_code: str
    home: FlowsByGroup
    partner: FlowsByGroup
    stated: Sequence[StatedFigure]
    lines: Sequence[HeadlineLine]
    pairs: Sequence[HeadlinePair]
    member_count: int
    own_offices: frozenset[str]


def read_trade(facts: BriefFacts) -> KnownTrade:
    """Read what was known of the groups. Reports that a third party reconciled are neither side's and stay out."""
    groups = (ALL_GOODS, *groups_of(facts))
    sides = (facts.home, facts.partner)
    filters = FigureFilters(areas=sides, partners=sides, indicators=(Indicator.GOODS_TRADE,), groups=groups)
    return KnownTrade(
        home_code=facts.home,
        home=_tables(facts, groups, facts.home, facts.partner),
        partner={} if facts.partner == GROUP else _tables(facts, groups, facts.partner, facts.home),
        stated=stated_figures(facts.connection, filters),
        lines=headline_lines(facts.connection, facts.home, facts.partner),
        pairs=headline_pairs(facts.connection, facts.home, facts.partner),
        member_count=len(reference.countries_in(facts.connection, facts.partner)),
        own_offices=reference.own_offices(facts.connection, *sides),
    )


def groups_of(facts: BriefFacts) -> list[str]:
    """Groups of the brief's topics, else the usual ones."""
    groups = [group for group in groups_of_topics(facts.connection, facts.topics) if group != ALL_GOODS]
    return groups[:MOST_GROUPS] or list(USUAL_GROUPS)


def _tables(facts: BriefFacts, groups: tuple[str, ...], reporter: str, partner: str) -> FlowsByGroup:
    filters = TradeFilters(partner, reporters=(reporter,), period_kinds=KINDS, with_at_least=True)
    first = facts.on_day.year - YEARS_BACK
    return {
        code: [flow for flow in flows if flow.valuation != Valuation.RECONCILED and flow.period.start.year >= first]
        for code, flows in flows_by_group(facts.connection, groups, filters).items()
    }


def lines_of(trade: KnownTrade, group: str, unit: str = "USD") -> list[HeadlineLine]:
    """The headline lines of a group in one unit; of weights those of wholes only, beside the lower bounds of values."""
    return [
        line
        for line in trade.lines
        if (line.group_code, line.unit) == (group, unit) and (unit != "t" or not line.newest.is_at_least)
    ]


def points_of(trade: KnownTrade, group: str, unit: str = "USD") -> list[TradePoint]:
    """Points of both sides' trade in a group, in US dollars, yuan or tonnes, with rank and changes.

    A side's own table comes first.
    """
    figures = [figure for figure in trade.stated if figure.group_code == group]
    if unit == "t":
        # Growth is stated of values; a weight stands in the place of values from here on.
        weights = [figure for figure in figures if figure.measure == FigureMeasure.WEIGHT]
        figures = [replace(figure, measure=FigureMeasure.VALUE) for figure in weights]
    points = (
        *table_points(_in_unit(trade.home.get(group, ()), unit), Side.HOME, trade.member_count),
        *table_points(_in_unit(trade.partner.get(group, ()), unit), Side.PARTNER),
        *stated_points((figure for figure in figures if (figure.unit == "CNY") == (unit == "CNY")), trade.home_code),
    )
    in_unit = [replace(point, unit=unit) for point in ranked(points, trade.own_offices)]
    return with_changes(in_unit, stated_changes(figures, trade.home_code))


def _in_unit(flows: Sequence[ReportedFlow], unit: str) -> Sequence[ReportedFlow]:
    if unit == "USD":
        return flows
    if unit == "CNY":  # tables are kept in dollars
        return ()
    return [
        replace(flow, value_usd=flow.net_weight_kg / KG_PER_TONNE) for flow in flows if flow.net_weight_kg is not None
    ]
