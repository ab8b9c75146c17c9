"""The exporter's report beside the importer's: pairs, their gap and ratio, and what a CIF/FOB factor would change.

A gap is always China's report minus the partner's. A side that nobody reported stays unknown, and so does the gap. An
estimate is no report of its own, and a sum of those products that a source names is only a lower bound, so neither has
a gap. Pure: no database, no page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from dashboard.screens.both_sides.lines import Lines
from dashboard.screens.both_sides.reports import Report, is_any_at_least, period_order, reports_of
from dashboard.subjects.trade.measures import Gap, gap_between
from dashboard.subjects.trade.series import Period
from etl.vocabulary.trade import Direction, Side, Valuation


@dataclass(frozen=True)
class Pair:
    """What two lines count in one direction and period; None where a side does not report it."""

    direction: Direction
    period: Period
    lines: Lines
    home: Report | None
    partner: Report | None

    def of_side(self, side: Side) -> Report | None:
        """What this side reports."""
        return self.home if side == Side.HOME else self.partner

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports there are, home's first."""
        return tuple(report for report in (self.home, self.partner) if report is not None)

    @property
    def gap(self) -> Gap:
        """How far the two reports lie apart."""
        return self._gap_divided({})

    def gap_after(self, factor: float) -> Gap:
        """What the gap would be if the importer's CIF value were divided by ``factor``.

        Unknown where there is no CIF import to adjust: in a turnover, and where the valuation is not stated.
        """
        importer = importer_of(self.direction)
        report = None if importer is None else self.of_side(importer)
        if report is None or report.valuation != Valuation.CIF:
            return Gap()
        return self._gap_divided({report.side: factor})

    def _gap_divided(self, factors: dict[Side, float]) -> Gap:
        if self.home is None or self.partner is None:
            return Gap()
        if any(report.is_estimated or report.is_at_least for report in (self.home, self.partner)):
            return Gap()
        home, partner = (report.value / factors.get(report.side, 1) for report in (self.home, self.partner))
        return gap_between(home, partner)


def pair_reports(reports: Sequence[Report], direction: Direction, lines: Lines) -> list[Pair]:
    """China's report beside the partner's, a pair for each period that either reported, oldest first."""
    homes, partners = (
        {report.period: report for report in reports_of(reports, lines.of_side(side), side, direction)} for side in Side
    )
    return [
        Pair(direction, period, lines, homes.get(period), partners.get(period))
        for period in sorted({*homes, *partners}, key=period_order)
    ]


def importer_of(direction: str) -> Side | None:
    """The side that counts the goods as imports; None for a turnover, which mixes both."""
    return {Direction.TO_PARTNER: Side.PARTNER, Direction.FROM_PARTNER: Side.HOME}.get(Direction(direction))


@dataclass(frozen=True)
class GapStory:
    """How far apart two reports are over the periods that both reported, and since when; a period by its first day."""

    count: int
    first: date
    last: date
    home_larger_count: int
    larger_side: Side | None
    larger_since: date
    widest: date
    widest_pct: float
    median_pct: float


def gap_story(pairs: Iterable[Pair]) -> GapStory | None:
    """Sum up pairs of one direction and one kind of period, oldest first; None where no gap is known.

    ``larger_side`` is the side whose report was larger at the end (None where the two were equal), ``larger_since`` the
    start of the first period from which it was so in every pair; the widest and the median are of the gap's size in per
    cent of the larger.
    """
    known = [(pair.period.start, pct) for pair in pairs if (pct := pair.gap.pct) is not None]
    if not known:
        return None
    starts, larger = [start for start, _pct in known], [_larger_side(pct) for _start, pct in known]
    others = [place for place, side in enumerate(larger) if side != larger[-1]]
    widest, widest_pct = max(known, key=lambda one: abs(one[1]))
    return GapStory(
        count=len(known),
        first=starts[0],
        last=starts[-1],
        home_larger_count=larger.count(Side.HOME),
        larger_side=larger[-1],
        larger_since=starts[others[-1] + 1 if others else 0],
        widest=widest,
        widest_pct=abs(widest_pct),
        median_pct=median(abs(pct) for _start, pct in known),
    )


def _larger_side(gap_pct: float) -> Side | None:
    return Side.HOME if gap_pct > 0 else Side.PARTNER if gap_pct < 0 else None


def newest_pair(pairs: Sequence[Pair]) -> Pair | None:
    """The pair of the newest period whose gap is known.

    Where none is, the newest of two counts of which one is a lower bound; or none.
    """
    known = [pair for pair in pairs if pair.gap.value is not None]
    bounds = [pair for pair in pairs if pair.home and pair.partner and is_any_at_least(pair.reports)]
    return max(known or bounds, key=lambda pair: pair.period.end, default=None)


def gap_parts(reports: Sequence[Report], lines: Lines, period: Period) -> dict[Direction, float] | None:
    """The gaps of the two directions in one period and pair of lines; None where either is unknown."""
    parts = {}
    for direction in (Direction.TO_PARTNER, Direction.FROM_PARTNER):
        gaps = [pair.gap.value for pair in pair_reports(reports, direction, lines) if pair.period == period]
        known = [gap for gap in gaps if gap is not None]
        if not known:
            return None
        parts[direction] = known[0]
    return parts
