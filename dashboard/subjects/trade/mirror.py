"""What both sides of one trade report: single products that meet in one source, and all that was stated."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, RowMapping, and_, case, func, or_, select

from dashboard.locale import title_in, titles_of
from dashboard.subjects.trade.figures import StatedFigure, read_figures
from dashboard.subjects.typed_rows import make_rows
from etl.schema import authority, commodity, commodity_group_member, gap_reason, observation, official_figure
from etl.schema.columns import name_columns_of
from etl.vocabulary.figures import FigureMeasure, Quality
from etl.vocabulary.goods import CommodityLevel
from etl.vocabulary.trade import Flow

AMOUNTS = (FigureMeasure.VALUE, FigureMeasure.WEIGHT, FigureMeasure.COUNT)


@dataclass(frozen=True)
class MirroredProduct:
    """A single good whose value both sides report in the same source and period, and how often.

    ``titles`` has its name by language. ``flow`` is home's; the two days are the first and the last of such periods.
    """

    commodity_id: str
    titles: Mapping[str, str]
    flow: str
    pair_count: int
    first_date: date
    last_date: date

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
    """Single goods whose value both sides report in the same source and period, those of most such periods first.

    ``group_code`` keeps the goods of one group.
    """
    ours, theirs = observation.alias("ours"), observation.alias("theirs")
    reverse = case((ours.c.flow == Flow.EXPORT, Flow.IMPORT), else_=Flow.EXPORT)
    in_group = select(commodity_group_member.c.commodity_id).where(commodity_group_member.c.group_code == group_code)
    same = ("source_code", "commodity_id", "period_start", "period_end")
    is_mirror = and_(*(ours.c[name] == theirs.c[name] for name in same), theirs.c.flow == reverse)
    titles = name_columns_of(commodity)
    count = func.count().label("pair_count")
    question = (
        select(
            *(ours.c.commodity_id, *titles, ours.c.flow, count),
            func.min(ours.c.period_start).label("first_date"),
            func.max(ours.c.period_end).label("last_date"),
        )
        .join(theirs, is_mirror)
        .join(commodity, commodity.c.commodity_id == ours.c.commodity_id)
        .where(
            *(
                ours.c.reporter_code == home,
                ours.c.partner_code == partner,
                theirs.c.reporter_code == partner,
                theirs.c.partner_code == home,
            ),
            *(ours.c.value_usd.is_not(None), theirs.c.value_usd.is_not(None)),
            *(ours.c.quality != Quality.SUSPECT, theirs.c.quality != Quality.SUSPECT),
            commodity.c.level.in_((CommodityLevel.ITEM, CommodityLevel.HEADING, CommodityLevel.SUBHEADING)),
            *([ours.c.commodity_id.in_(in_group)] if group_code else []),
        )
        .group_by(ours.c.commodity_id, *titles, ours.c.flow)
        .order_by(count.desc(), ours.c.commodity_id, ours.c.flow)
    )
    return make_rows(connection, question, _product)


def _product(row: RowMapping) -> MirroredProduct:
    told = (row["pair_count"], row["first_date"], row["last_date"])
    return MirroredProduct(row["commodity_id"], titles_of(row), row["flow"], *told)


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
