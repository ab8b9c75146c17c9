"""What both sides of one trade report: single products that meet in one source, and all that was stated."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Exists,
    RowMapping,
    and_,
    case,
    literal,
    or_,
    select,
)

from dashboard.locale import title_in, titles_of
from dashboard.subjects.trade.figures import StatedFigure, read_figures
from dashboard.subjects.typed_rows import make_rows
from etl.schema import authority, commodity, commodity_group_member, gap_reason, observation, official_figure
from etl.vocabulary.figures import FigureMeasure, Quality
from etl.vocabulary.goods import CommodityLevel
from etl.vocabulary.trade import OPPOSITE, Flow

AMOUNTS = (FigureMeasure.VALUE, FigureMeasure.WEIGHT, FigureMeasure.COUNT)


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


def products_of_both(connection: Connection, home: str, partner: str, group_code: str | None = None) -> list[str]:
    """Single goods whose value both sides report in the same source and period, in the order of their codes.

    ``group_code`` keeps the goods of one group. Each good is looked up, up to the first period that both report.
    """
    member = commodity_group_member.c
    in_group = select(member.commodity_id).where(member.group_code == group_code)
    code = commodity.c.commodity_id
    question = (
        select(code)
        .where(
            commodity.c.level.in_((CommodityLevel.ITEM, CommodityLevel.HEADING, CommodityLevel.SUBHEADING)),
            *([code.in_(in_group)] if group_code else []),
            or_(*(_both_report(code, flow, home, partner).correlate(commodity) for flow in OPPOSITE)),
        )
        .order_by(code)
    )
    return list(connection.scalars(question))


def flows_of_both(connection: Connection, home: str, partner: str, commodity_id: str) -> list[Flow]:
    """Home's flows of a good of which both sides report the value in the same source and period."""
    code = literal(commodity_id)
    return [flow for flow in OPPOSITE if connection.scalar(select(_both_report(code, flow, home, partner)))]


def _both_report(code: ColumnElement[str], flow: Flow, home: str, partner: str) -> Exists:
    """Whether there is a period in which one source has home's report of a good and the partner's of the same trade."""
    ours, theirs = observation.alias("ours"), observation.alias("theirs")
    same = ("source_code", "commodity_id", "period_start", "period_end")
    sides = ((ours.c, home, partner, flow), (theirs.c, partner, home, OPPOSITE[flow]))
    reports = [
        condition
        for told, reporter, other, reported in sides
        for condition in (
            told.reporter_code == reporter,
            told.partner_code == other,
            told.flow == reported,
            told.value_usd.is_not(None),
            told.quality != Quality.SUSPECT,
        )
    ]
    meet = and_(*(ours.c[name] == theirs.c[name] for name in same))
    return select(ours.c.flow).join(theirs, meet).where(ours.c.commodity_id == code, *reports).exists()


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
