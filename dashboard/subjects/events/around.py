"""Trade in the goods that a meeting was about, beside what group sums tell.

Single products, and figures as either side states them.
"""

import pandas as pd
from sqlalchemy import Connection, Select, and_, or_, select, union

from dashboard.subjects.trade.trade import SERIES_KEYS, TradeFilters, measures, read_series
from etl.schema import commodity, commodity_group_member, observation, official_figure, source
from etl.vocabulary.figures import FigureMeasure, Indicator
from etl.vocabulary.goods import GroupBasis
from etl.vocabulary.sources import Coverage
from etl.vocabulary.trade import OPPOSITE, Flow

# Cargo and trade that merely cross a port are nobody's trade with the partner.
ABOUT_TRADE = (Indicator.GOODS_TRADE, Indicator.RAIL_CARGO, Indicator.TRANSPORT_CARGO)
SINGLE_PRODUCTS = (Coverage.SELECTION, Coverage.THRESHOLD)


def products_of_groups(connection: Connection, group_codes: tuple[str, ...], filters: TradeFilters) -> pd.DataFrame:
    """Series of the products in groups, from the sources that give single products and no whole group.

    Columns: group_code, then those of ``trade.commodity_series``.
    """
    member = commodity_group_member
    keys = (member.c.group_code, observation.c.commodity_id, *SERIES_KEYS)
    question = (
        select(*keys, *measures())
        .join(member, member.c.commodity_id == observation.c.commodity_id)
        .join(source, source.c.source_code == observation.c.source_code)
        .where(member.c.group_code.in_(group_codes), source.c.coverage.in_(SINGLE_PRODUCTS), *filters.conditions())
        .group_by(*keys)
        .order_by(*keys)
    )
    return read_series(connection, question)


def stand_ins_of_groups(connection: Connection, group_codes: tuple[str, ...]) -> pd.DataFrame:
    """Chapters that stand in for a group and also hold other goods. Columns: group_code, code."""
    member = commodity_group_member
    question = (
        select(member.c.group_code, commodity.c.code)
        .join(commodity, commodity.c.commodity_id == member.c.commodity_id)
        .where(member.c.group_code.in_(group_codes), member.c.basis == GroupBasis.STAND_IN)
        .order_by(member.c.group_code, commodity.c.code)
    )
    return pd.read_sql(question, connection)


def stated_about_groups(
    connection: Connection, group_codes: tuple[str, ...], homes: tuple[str, ...], partner: str, flow: str
) -> pd.DataFrame:
    """Values and weights stated of goods that move one way between ``homes`` and ``partner``, oldest first.

    ``flow`` is seen from home; what the partner states of the opposite flow is the same trade. A figure belongs to a
    group where it is about the whole of it or about a commodity in it, and comes once for each. Repetitions of a
    statement stay out. Columns: about_group, then those of ``official_figure``.
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
    question: Select[tuple[object, ...]] = (
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
    frame = pd.read_sql(question, connection)
    dates = {name: pd.to_datetime(frame[name]) for name in ("period_start", "period_end")}
    return frame.astype({"value": "float64"}).assign(**dates)
