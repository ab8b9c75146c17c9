"""What the window around a meeting asks the database for: every line of some goods as each side counts them."""

from dataclasses import dataclass

from dashboard.screens.sections.window.source_lines import SourceLine, largest_products, to_source_lines, turnovers
from dashboard.screens.sections.window.view import LENGTHS, Line, to_lines
from dashboard.subjects.reference import countries_in
from dashboard.subjects.trade.flows import flows_by_group, flows_of_commodity
from dashboard.subjects.trade.goods_of_groups import GoodsFlow, product_flows
from dashboard.subjects.trade.trade import TradeFilters
from dashboard.ui.database import ask, once_a_build
from dashboard.ui.names import page_names
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import OPPOSITE, Flow

KINDS = (PeriodKind.MONTH, PeriodKind.JAN_FEB, PeriodKind.YEAR)


@dataclass(frozen=True)
class WindowTrade:
    """Which trade: goods of ``groups`` or one commodity that move by ``flow``, seen from ``home``, in one measure."""

    home: str
    partner: str
    flow: str
    measure: str
    groups: tuple[str, ...] = ()
    commodity: str = ""

    def sides(self) -> list[tuple[TradeFilters, int]]:
        """The same trade in the words of each side, and of how many partners each is made."""
        flows = {Flow.TURNOVER: (Flow.EXPORT, Flow.IMPORT)}.get(Flow(self.flow), (self.flow,))
        mirrored = tuple(OPPOSITE[Flow(flow)] for flow in flows)
        both = [(self.home, self.partner, flows), (self.partner, self.home, mirrored)]
        return [
            (
                TradeFilters(
                    partner, reporters=(reporter,), flows=tuple(flows), period_kinds=KINDS, with_at_least=True
                ),
                len(ask(countries_in, partner)),
            )
            for reporter, partner, flows in both
        ]


@once_a_build
def read_lines(trade: WindowTrade, *, with_products: bool = True) -> list[SourceLine]:
    """Every line of the trade: months, January and February together, and years.

    Where it is of groups, their largest products are lines of their own too, from sources that give single products.
    """
    flows = [
        flow
        for filters, members in trade.sides()
        for flow in _flows(trade, filters, with_products=with_products)
        if flow.reported.partner_count == members
    ]
    return to_source_lines(turnovers(flows) if trade.flow == Flow.TURNOVER else flows, trade.measure, page_names())


@once_a_build
def lines_by_kind(trade: WindowTrade, *, with_products: bool = True) -> dict[PeriodKind, list[Line]]:
    """The same by month and by year, each line with its figures of that kind alone."""
    lines = read_lines(trade, with_products=with_products)
    return {kind: to_lines(lines, kind) for kind in LENGTHS}


def _flows(trade: WindowTrade, filters: TradeFilters, *, with_products: bool) -> list[GoodsFlow]:
    if trade.commodity:
        of_commodity = ask(flows_of_commodity, trade.commodity, filters)
        return [GoodsFlow("", trade.commodity, flow) for flow in of_commodity]
    by_group = ask(flows_by_group, trade.groups, filters)
    wholes = [GoodsFlow(code, None, flow) for code, flows in by_group.items() for flow in flows]
    products = ask(product_flows, trade.groups, filters) if with_products else []
    return [*wholes, *largest_products(products)]
