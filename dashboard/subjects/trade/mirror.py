"""What both sides of one trade report: single products that meet in one source, and all that was stated."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    RowMapping,
    and_,
    case,
    literal,
    or_,
    select,
    true,
    union_all,
)

from dashboard.locale import title_in, titles_of
from dashboard.subjects.trade.figures import StatedFigure, read_figures
from dashboard.subjects.typed_rows import make_rows
from etl.schema import authority, commodity, commodity_group_member, gap_reason, observation, official_figure
from etl.schema.columns import name_columns_of
from etl.vocabulary.figures import FigureMeasure, Quality
from etl.vocabulary.goods import CommodityLevel
from etl.vocabulary.trade import OPPOSITE

AMOUNTS = (FigureMeasure.VALUE, FigureMeasure.WEIGHT, FigureMeasure.COUNT)


@dataclass(frozen=True)
class MirroredProduct:
    """A single good whose value both sides report in the same source and period.

    ``titles`` has its name by language, ``flow`` is home's.
    """

    commodity_id: str
    titles: Mapping[str, str]
    flow: str

    @property
    def title(self) -> str:
        """The name in the reader's language, in English where there is none."""
        return title_in(self.titles)


@dataclass(frozen=True)
class GapReason:
    """Why China's and a partner's numbers differ, as a source gives it; ``texts`` has it by language.

    ``area_code`` is None where it holds for every pair, ``flow`` (China's) where it bears on both flows.
    """

    reason_code: str
    area_code: str | None
    flow: str | None
    cause: str
    texts: Mapping[str, str]
    source_url: str
    publisher: str
    published_date: str | None

    @property
    def text(self) -> str:
        """The reason in the reader's language, in English where there is none."""
        return title_in(self.texts)


def stated_of_both(connection: Connection, home: str, partner: str) -> list[StatedFigure]:
    """Amounts that either side stated about its trade with the other, repetitions too, oldest first.

    A figure that one side gives on the other side's count is no report of its own and is left out.
    """
    figure = official_figure.c
    views = [
        and_(
            figure.area_code == side,
            figure.partner_code == other,
            or_(authority.c.area_code.is_(None), authority.c.area_code != other),
        )
        for side, other in ((home, partner), (partner, home))
    ]
    question = (
        select(official_figure)
        .join(authority, authority.c.authority_code == figure.counted_by)
        .where(or_(*views), figure.measure.in_(AMOUNTS))
        .order_by(figure.period_end, figure.period_start, figure.figure_code)
    )
    return read_figures(connection, question)


def products_of_both(
    connection: Connection, home: str, partner: str, group_code: str | None = None
) -> list[MirroredProduct]:
    """Single goods whose value both sides report in the same source and period, in the order of their codes.

    ``group_code`` keeps the goods of one group. Each good is looked up, up to the first period that both report.
    """
    member = commodity_group_member.c
    in_group = select(member.commodity_id).where(member.group_code == group_code)
    ways = [select(literal(flow).label("flow"), literal(OPPOSITE[flow]).label("reverse")) for flow in OPPOSITE]
    flows = union_all(*ways).subquery("flows")
    question = (
        select(commodity.c.commodity_id, *name_columns_of(commodity), flows.c.flow)
        .select_from(commodity.join(flows, true()))
        .where(
            commodity.c.level.in_((CommodityLevel.ITEM, CommodityLevel.HEADING, CommodityLevel.SUBHEADING)),
            *([commodity.c.commodity_id.in_(in_group)] if group_code else []),
            _both_report(flows, home, partner),
        )
        .order_by(commodity.c.commodity_id, flows.c.flow)
    )
    return make_rows(connection, question, _product)


def _both_report(flows: FromClause, home: str, partner: str) -> ColumnElement[bool]:
    """Whether there is a period in which one source has home's report of a good and the partner's of the same trade."""
    ours, theirs = observation.alias("ours"), observation.alias("theirs")
    same = ("source_code", "commodity_id", "period_start", "period_end")
    sides = ((ours.c, home, partner, flows.c.flow), (theirs.c, partner, home, flows.c.reverse))
    reports = [
        condition
        for told, reporter, other, flow in sides
        for condition in (
            told.reporter_code == reporter,
            told.partner_code == other,
            told.flow == flow,
            told.value_usd.is_not(None),
            told.quality != Quality.SUSPECT,
        )
    ]
    meet = and_(*(ours.c[name] == theirs.c[name] for name in same))
    there = select(ours.c.flow).join(theirs, meet).where(ours.c.commodity_id == commodity.c.commodity_id, *reports)
    return there.correlate(commodity, flows).exists()


def _product(row: RowMapping) -> MirroredProduct:
    return MirroredProduct(row["commodity_id"], titles_of(row), row["flow"])


def gap_reasons(connection: Connection, partner: str) -> list[GapReason]:
    """Why China's and a partner's numbers differ, as sources give it.

    Reasons that hold for every pair come first, then those told of this one.
    """
    reason = gap_reason.c
    question = (
        select(gap_reason)
        .where(or_(reason.area_code.is_(None), reason.area_code == partner))
        .order_by(case((reason.area_code.is_(None), 0), else_=1), reason.sort_order, reason.reason_code)
    )
    return make_rows(connection, question, _reason)


def _reason(row: RowMapping) -> GapReason:
    return GapReason(
        reason_code=row["reason_code"],
        area_code=row["area_code"],
        flow=row["flow"],
        cause=row["cause"],
        texts=titles_of(row, "text"),
        source_url=row["source_url"],
        publisher=row["publisher"],
        published_date=row["published_date"],
    )
