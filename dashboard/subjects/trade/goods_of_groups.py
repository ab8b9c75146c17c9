"""Trade in the goods of commodity groups, beside what group sums tell.

Single products, and figures as either side states them.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, or_, select, union

from dashboard.subjects.trade.figures import StatedFigure, figure_of_row
from dashboard.subjects.trade.flows import ReportedFlow, flow_of_row
from dashboard.subjects.trade.trade import SERIES_KEYS, TradeFilters, measures
from dashboard.subjects.typed_rows import make_rows
from etl.schema import commodity_group_member, observation, official_figure, source
from etl.vocabulary.figures import FigureMeasure, Indicator
from etl.vocabulary.sources import Coverage
from etl.vocabulary.trade import OPPOSITE, Flow

# Cargo and trade that merely cross a port are nobody's trade with the partner.
ABOUT_TRADE = (Indicator.GOODS_TRADE, Indicator.RAIL_CARGO, Indicator.TRANSPORT_CARGO)
SINGLE_PRODUCTS = (Coverage.SELECTION, Coverage.THRESHOLD)


@dataclass(frozen=True)
class GoodsFlow:
    """A flow of goods of a group: of the commodity, or of the whole group where ``commodity_id`` is None."""

    group_code: str
    commodity_id: str | None
    reported: ReportedFlow


@dataclass(frozen=True)
class GroupFigure:
    """A stated figure on goods of ``group_code``."""

    group_code: str
    figure: StatedFigure

    @property
    def is_whole(self) -> bool:
        """Whether it is about the whole group, and not only about a commodity in it."""
        return self.figure.group_code == self.group_code

    @property
    def commodity_id(self) -> str | None:
        """The commodity that it is about; None where that is the whole group."""
        return None if self.is_whole else self.figure.commodity_id


def product_flows(connection: Connection, group_codes: tuple[str, ...], filters: TradeFilters) -> list[GoodsFlow]:
    """Flows of the products in groups, from the sources that give single products and no whole group."""
    return make_rows(
        connection,
        _products(connection, group_codes, filters),
        lambda row: GoodsFlow(row["group_code"], row["commodity_id"], flow_of_row(row)),
    )


def _products(connection: Connection, group_codes: tuple[str, ...], filters: TradeFilters) -> Select[Any]:
    member = commodity_group_member
    keys = (member.c.group_code, observation.c.commodity_id, *SERIES_KEYS)
    return (
        select(*keys, *measures())
        .join(member, member.c.commodity_id == observation.c.commodity_id)
        .join(source, source.c.source_code == observation.c.source_code)
        .where(
            member.c.group_code.in_(group_codes),
            source.c.coverage.in_(SINGLE_PRODUCTS),
            *filters.conditions(connection),
        )
        .group_by(*keys)
        .order_by(*keys)
    )


def stated_about_groups(
    connection: Connection, group_codes: tuple[str, ...], homes: tuple[str, ...], partner: str, flow: str
) -> list[GroupFigure]:
    """Values and weights stated of goods that move one way between ``homes`` and ``partner``, oldest first.

    ``flow`` is seen from home; what the partner states of the opposite flow is the same trade. A figure belongs to a
    group where it is about the whole of it or about a commodity in it, and comes once for each. Repetitions of a
    statement stay out.
    """
    whole = select(official_figure.c.figure_code, official_figure.c.group_code.label("about_group")).where(
        official_figure.c.group_code.in_(group_codes)
    )
    member = commodity_group_member
    part = (
        select(official_figure.c.figure_code, member.c.group_code.label("about_group"))
        .join(member, member.c.commodity_id == official_figure.c.commodity_id)
        .where(member.c.group_code.in_(group_codes))
    )
    about = union(whole, part).subquery("about")
    columns = official_figure.c
    same_trade = or_(
        and_(columns.area_code.in_(homes), columns.partner_code == partner, columns.flow == flow),
        and_(columns.area_code == partner, columns.partner_code.in_(homes), columns.flow == OPPOSITE[Flow(flow)]),
    )
    question = (
        select(about.c.about_group, official_figure)
        .join(about, about.c.figure_code == columns.figure_code)
        .where(
            same_trade,
            columns.indicator.in_(ABOUT_TRADE),
            columns.measure.in_((FigureMeasure.VALUE, FigureMeasure.WEIGHT)),
            columns.is_shown.is_(True),
        )
        .order_by(columns.period_end, columns.period_start, columns.figure_code, about.c.about_group)
    )
    return make_rows(connection, question, lambda row: GroupFigure(row["about_group"], figure_of_row(row)))
