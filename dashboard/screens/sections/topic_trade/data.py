"""What the trade section of a note asks the database for: every line and stated figure on a group, with names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dashboard.screens.sections.topic_trade.lines import (
    LinePoint,
    NamedLine,
    StatedPoint,
    about_groups,
    amount_of,
    beside_wholes,
    in_measure,
)
from dashboard.screens.sections.topic_trade.texts import LineKey, name_line, name_stated
from dashboard.subjects.names import Names
from dashboard.subjects.trade.flows import flows_by_group
from dashboard.subjects.trade.goods_of_groups import GoodsFlow, product_flows, stand_ins_of_groups, stated_about_groups
from dashboard.subjects.trade.trade import TradeFilters
from dashboard.ui.database import ask
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import OPPOSITE, Flow

HOME = "CN"
HOMES = ("CN", "CN-XJ")
KINDS = (PeriodKind.MONTH, PeriodKind.YEAR)


@dataclass(frozen=True)
class Asked:
    """Which trade.

    Goods that move one way between China and a partner, as one side or both count them, in one measure.
    """

    partner: str
    flow: str
    measure: str
    sides: tuple[str, ...]

    def filters(self) -> list[TradeFilters]:
        """The same trade in the words of each side."""
        opposite = OPPOSITE[Flow(self.flow)]
        both = {
            HOME: TradeFilters(self.partner, reporters=(HOME,), flows=(self.flow,), period_kinds=KINDS),
            self.partner: TradeFilters(HOME, reporters=(self.partner,), flows=(opposite,), period_kinds=KINDS),
        }
        return [filters for side, filters in both.items() if side in self.sides]


@dataclass(frozen=True)
class GroupTrade:
    """Trade in a group.

    Points of named lines in the measure, stated figures of the same unit, and all stated figures.
    """

    group_code: str
    points: list[LinePoint]
    stated: list[StatedPoint]
    all_stated: list[StatedPoint]


def read_groups(group_codes: list[str], asked: Asked, names: Names) -> list[GroupTrade]:
    """Trade in each of the groups."""
    codes = tuple(group_codes)
    points = name_points(_flows(codes, asked), asked.measure, ask(stand_ins_of_groups, codes), names)
    figures = about_groups(ask(stated_about_groups, codes, HOMES, asked.partner, asked.flow))
    stated = [name_stated(figure, names) for figure in figures]
    drawable = in_measure(stated, asked.measure)
    return [
        GroupTrade(
            group_code=code,
            points=[point for point in points if point.line.group_code == code],
            stated=[point for point in drawable if point.line.group_code == code],
            all_stated=[point for point in stated if point.line.group_code == code],
        )
        for code in codes
    ]


def _flows(codes: tuple[str, ...], asked: Asked) -> list[GoodsFlow]:
    """The whole groups as each side counts them, then the products beside them."""
    wholes = [
        GoodsFlow(code, None, flow)
        for filters in asked.filters()
        for code, flows in ask(flows_by_group, codes, filters).items()
        for flow in flows
    ]
    return [*wholes, *beside_wholes(one for filters in asked.filters() for one in ask(product_flows, codes, filters))]


def name_points(
    flows: Sequence[GoodsFlow], measure: str, chapters: Mapping[str, Sequence[str]], names: Names
) -> list[LinePoint]:
    """The flows whose amount in the measure is known, as points of their named lines.

    ``chapters`` are those that stand in, by group.
    """

    @cache
    def line_of(key: LineKey) -> NamedLine:
        return name_line(key, chapters.get(key.group_code, ()), names)

    amounts = ((flow, amount_of(flow.reported, measure)) for flow in flows)
    return [
        LinePoint(line_of(LineKey.of(flow)), flow.reported, amount) for flow, amount in amounts if amount is not None
    ]
