"""What the Both sides page asks the database for."""

from collections.abc import Iterable, Sequence

from dashboard.screens.both_sides.lines import Lines
from dashboard.screens.both_sides.reports import Report, to_reports
from dashboard.subjects.reference import countries_in
from dashboard.subjects.sources import sources, sources_without_report
from dashboard.subjects.trade.figures import StatedFigure
from dashboard.subjects.trade.flows import ReportedFlow, flows_of_commodity, flows_of_group
from dashboard.subjects.trade.headline import HeadlinePair, headline_pairs
from dashboard.subjects.trade.mirror import stated_of_both
from dashboard.subjects.trade.trade import TradeFilters
from dashboard.subjects.trade.trade_points import TradePoint, stated_points, table_points
from dashboard.ui.database import ask, once_a_build
from etl.vocabulary.events import Confidence
from etl.vocabulary.figures import FigureMeasure, Indicator
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.places import HOME
from etl.vocabulary.trade import Side

KINDS = (PeriodKind.YEAR, PeriodKind.MONTH)


def source_order() -> dict[str, int]:
    """The place of each source's table among the sources."""
    return {one.source_code: one.sort_order for one in ask(sources)}


def headline_pair_lines(partner: str, goods: str, direction: str) -> Lines | None:
    """The line of each side in the newest year that both count.

    None where the build names none, as for single goods.
    """
    for pair in _headline_pairs(partner, goods):
        if pair.direction == direction:
            return Lines(pair.home.series, pair.partner.series)
    return None


def directions_by_pair(partner: str, goods: str) -> list[str]:
    """Directions that have a headline pair: those with a gap first, then the newest year first."""
    newest_first = sorted(_headline_pairs(partner, goods), key=lambda pair: pair.period_end, reverse=True)
    return [pair.direction.value for pair in sorted(newest_first, key=lambda pair: pair.gap is None)]


def _headline_pairs(partner: str, goods: str) -> list[HeadlinePair]:
    return [pair for pair in ask(headline_pairs, HOME, partner) if (pair.group_code, pair.unit) == (goods, "USD")]


def cited_codes(reports: Iterable[Report]) -> tuple[str, ...]:
    """Codes of the sources that reports are from, in the sources' order."""
    cited = {report.line.source_code for report in reports}
    return tuple(code for code in source_order() if code in cited)


def source_notes(codes: Sequence[str]) -> dict[str, str]:
    """What a reader must know of each of these sources; one without a note is left out."""
    return {one.source_code: one.note for one in ask(sources) if one.source_code in codes and one.note is not None}


@once_a_build
def reports_of_goods(partner: str, goods: str, *, is_product: bool) -> tuple[Report, ...]:
    """Both sides' reports of a commodity group or a single product, by year and by month.

    A group of partners counts as reported by China where its report holds every member; members' own reports are never
    summed.
    """
    members = len(ask(countries_in, partner))
    views = ((Side.HOME, HOME, partner, members), (Side.PARTNER, partner, HOME, 1))
    points: list[TradePoint] = []
    for side, reporter, other, count in views:
        filters = TradeFilters(other, reporters=(reporter,), period_kinds=KINDS, with_at_least=True)
        points += table_points(_own_reports(_flows(goods, filters, is_product=is_product)), side, count)
    return to_reports([*points, *stated_points(_stated(partner, goods, is_product=is_product), HOME)])


def _flows(goods: str, filters: TradeFilters, *, is_product: bool) -> list[ReportedFlow]:
    return ask(flows_of_commodity if is_product else flows_of_group, goods, filters)


def _own_reports(flows: Iterable[ReportedFlow]) -> list[ReportedFlow]:
    """Flows of tables that are a side's own report."""
    of_nobody = ask(sources_without_report)
    return [flow for flow in flows if flow.series.source_code not in of_nobody]


def _stated(partner: str, goods: str, *, is_product: bool) -> list[StatedFigure]:
    meant = (goods, Indicator.GOODS_TRADE, FigureMeasure.VALUE, "USD", None)
    figures = [
        one
        for one in ask(stated_of_both, HOME, partner)
        if (
            *(one.commodity_id if is_product else one.group_code, one.indicator, one.measure),
            *(one.unit, one.place_code),
        )
        == meant
        and one.period.kind in KINDS
    ]
    # The one that charts show comes first, and of several the surer: it is what the line tells.
    return sorted(figures, key=lambda one: (not one.is_shown, one.confidence != Confidence.HIGH, one.figure_code))
