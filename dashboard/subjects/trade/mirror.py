"""What both sides of one trade report: single products that meet in one source, and all that was stated."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    RowMapping,
    ScalarSelect,
    and_,
    case,
    literal,
    or_,
    select,
)

from dashboard.locale import title_in, titles_of
from dashboard.subjects.trade.figures import StatedFigure, read_figures
from dashboard.subjects.typed_rows import make_rows
from etl.schema import authority, commodity, commodity_group_member, gap_reason, official_figure
from etl.schema.stored import observed, series, trait
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
            _first_both_report(code, home, partner).is_not(None),
        )
        .order_by(code)
    )
    return list(connection.scalars(question))


def flows_of_both(connection: Connection, home: str, partner: str, commodity_id: str) -> list[Flow]:
    """Home's flows of a good of which both sides report the value in the same source and period."""
    code = literal(commodity_id)
    return [
        flow
        for flow in OPPOSITE
        if connection.scalar(select(_first_both_report(code, home, partner, flow))) is not None
    ]


def _first_both_report(code: ColumnElement[str], home: str, partner: str, *flows: Flow) -> ScalarSelect[int]:
    """One period in which one source has home's report of a good and the partner's of the same trade, or NULL.

    That is of any flow, or of some. One row, and no EXISTS: that PostgreSQL plans twice, looked up and put together.
    """
    ours, our_rows, of_ours = _report("ours", home, partner)
    theirs, their_rows, of_theirs = _report("theirs", partner, home)
    opposite = case({str(flow): literal(str(other)) for flow, other in OPPOSITE.items()}, value=ours.c.flow)
    same_series = and_(
        ours.c.source_code == theirs.c.source_code,
        ours.c.commodity_id == theirs.c.commodity_id,
        theirs.c.flow == opposite,
    )
    same_period = and_(*(our_rows.c[name] == their_rows.c[name] for name in ("period_start", "period_end")))
    reports = (
        select(our_rows.c.trait)
        .select_from(ours.join(theirs, same_series).join(our_rows, our_rows.c.series == ours.c.series))
        .join(their_rows, and_(their_rows.c.series == theirs.c.series, same_period))
    )
    of_flows = ours.c.flow.in_(flows or tuple(OPPOSITE))
    return reports.where(ours.c.commodity_id == code, of_flows, *of_ours, *of_theirs).limit(1).scalar_subquery()


def _report(side: str, reporter: str, other: str) -> tuple[FromClause, FromClause, list[ColumnElement[bool]]]:
    """A side's series and their rows, and what makes them its report of trade with the other.

    They are asked as they are stored, where PostgreSQL leaves out all parts but those of the one partner as it plans.
    """
    told, rows = series.alias(side), observed.alias(f"{side}_rows")
    suspect = select(trait.c.trait).where(trait.c.quality == Quality.SUSPECT)
    return (
        told,
        rows,
        [
            told.c.reporter_code == reporter,
            told.c.partner_code == other,
            rows.c.partner_code == other,
            rows.c.value_usd.is_not(None),
            rows.c.trait.not_in(suspect),
        ],
    )


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
