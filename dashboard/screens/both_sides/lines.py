"""Which line of each side the page puts beside the other's. Pure: no database, no page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from dashboard.screens.both_sides.reports import Report, short_code
from dashboard.subjects.trade.series import Period, Series
from etl.vocabulary.trade import Side

LinePeriods = Mapping[Series, set[Period]]


@dataclass(frozen=True)
class Lines:
    """A line of each side, to be compared; None where a side has none."""

    home: Series | None
    partner: Series | None

    def of_side(self, side: Side) -> Series | None:
        """The line of this side."""
        return self.home if side == Side.HOME else self.partner

    @property
    def is_one_source(self) -> bool:
        """Whether both are of one source's table or rest on one office's count."""
        told = [line and (line.source_code, line.counted_by) for line in (self.home, self.partner)]
        return told[0] == told[1]

    @property
    def known(self) -> tuple[tuple[Side, Series], ...]:
        """Each side that has a line, with it."""
        lines = ((side, self.of_side(side)) for side in Side)
        return tuple((side, line) for side, line in lines if line is not None)


def first_lines(reports: Iterable[Report], direction: str, order: Mapping[str, int]) -> Lines:
    """The line of each side that a page begins with where the build names no headline pair.

    Of all pairs of lines the one with the newest period that both reported, tables before statements, then with most
    such periods, then one source for both sides, then the sources' ``order``. Where no two meet, each side's longest
    line.
    """
    homes, partners = _periods_of_lines(reports, direction)

    def merit(pair: tuple[Series, Series]) -> tuple[date, bool, int, bool, int]:
        common = homes[pair[0]] & partners[pair[1]]
        tables = [line for line in pair if not line.is_stated]
        newest = max(common, key=lambda period: (period.start, period.end)).end
        place = sum(order[table.source_code] for table in tables)
        return newest, len(tables) == len(pair), len(common), Lines(*pair).is_one_source, -place

    pairs = _meeting(homes, partners)
    if pairs:
        return Lines(*max(pairs, key=merit))
    return Lines(_longest(homes), _longest(partners))


def longest_pair(reports: Iterable[Report], direction: str, order: Mapping[str, int]) -> Lines | None:
    """The tables with most periods that both sides reported, one source before two, then the sources' order.

    None where no two meet.
    """
    whole = [one for one in reports if not one.is_at_least and not one.line.is_stated]
    homes, partners = _periods_of_lines(whole, direction)

    def merit(pair: tuple[Series, Series]) -> tuple[int, bool, int]:
        place = sum(order[table.source_code] for table in pair)
        return len(homes[pair[0]] & partners[pair[1]]), Lines(*pair).is_one_source, -place

    pairs = _meeting(homes, partners)
    return Lines(*max(pairs, key=merit)) if pairs else None


def _periods_of_lines(reports: Iterable[Report], direction: str) -> tuple[LinePeriods, LinePeriods]:
    """The periods of each side's lines that are reports; a line of nothing but estimates has none."""
    found: dict[Side, dict[Series, set[Period]]] = {side: {} for side in Side}
    for report in reports:
        if report.direction == direction:
            periods = found[report.side].setdefault(report.line, set())
            periods |= set() if report.is_estimated else {report.period}
    return found[Side.HOME], found[Side.PARTNER]


def _meeting(homes: LinePeriods, partners: LinePeriods) -> list[tuple[Series, Series]]:
    """Lines of both sides that have a period in common, in the order of their codes."""
    every = product(sorted(homes, key=short_code), sorted(partners, key=short_code))
    return [(home, partner) for home, partner in every if homes[home] & partners[partner]]


def _longest(lines: LinePeriods) -> Series | None:
    return max(sorted(lines, key=short_code), key=lambda line: len(lines[line]), default=None)
