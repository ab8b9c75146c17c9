"""Stated figures of cargo on the lines of each crossing, year by year. Pure: no database, no page.

A side's figures stand on its own half of a line: those of the place in Xinjiang, or of the place opposite. Nothing is
summed, neither over offices nor over modes.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dashboard.screens.xinjiang.stated_periods import both_ways_first, month_count
from dashboard.subjects.trade.crossings import CargoMode, CrossingLine
from dashboard.subjects.trade.figures import StatedFigure
from etl.vocabulary.events import Confidence
from etl.vocabulary.figures import FigureMeasure
from etl.vocabulary.places import TransportMode


@dataclass(frozen=True)
class CargoCount:
    """A stated figure of cargo, trains or vehicles, its mode, and in few words what it counts.

    Of several subjects the one of the lowest ``order`` is told first.
    """

    figure: StatedFigure
    mode: TransportMode
    title: str
    order: int

    @property
    def flow(self) -> str:
        """The direction that was counted, or both."""
        return self.figure.flow

    @property
    def year(self) -> int:
        """The calendar year that the period lies in."""
        return self.figure.period.end.year

    @property
    def kind(self) -> str:
        """What is counted: tonnes, trains or vehicles, whether of a period or a day."""
        return self.figure.unit.partition("/")[0]


@dataclass(frozen=True)
class CountedLine:
    """One mode at one crossing in one year, as each side counts it; a side that states nothing has no figures.

    ``opposite_code`` is the neighbour's place, None where there is none, as of a pipeline.
    """

    mode: TransportMode
    opposite_code: str | None
    home: tuple[CargoCount, ...] = ()
    partner: tuple[CargoCount, ...] = ()

    @property
    def counts(self) -> tuple[CargoCount, ...]:
        """Those of both sides."""
        return self.home + self.partner


@dataclass(frozen=True)
class Crossing:
    """A crossing in one year. Where it has several modes, what is told of all together is a line of its own."""

    place_code: str
    neighbour_code: str
    lines: tuple[CountedLine, ...]

    @property
    def is_counted(self) -> bool:
        """Whether any figure of the year is stated."""
        return any(line.counts for line in self.lines)


def cargo_counts(figures: Iterable[StatedFigure], modes: Sequence[CargoMode]) -> list[CargoCount]:
    """Amounts whose mode is known, each of a period within one calendar year.

    Subjects without a mode stay out: parts of the traffic, goods that are vehicles, sums since the first train.
    """
    told = {(mode.indicator.value, mode.subject): (mode.mode, mode.title, order) for order, mode in enumerate(modes)}
    return [
        CargoCount(figure, *told[figure.indicator, figure.subject])
        for figure in figures
        if (figure.indicator, figure.subject) in told
        and figure.measure in {FigureMeasure.WEIGHT, FigureMeasure.COUNT}
        and figure.period.start.year == figure.period.end.year
    ]


def crossings_of_year(lines: Sequence[CrossingLine], counts: Iterable[CargoCount], year: int) -> list[Crossing]:
    """Every crossing with its lines, in the order of the lines, and the figures that are told first of the year.

    What is told of a place with one mode only, without telling modes apart, is of that mode.
    """
    of_year = [count for count in counts if count.year == year]
    return [_crossing(list(own), of_year) for _place, own in groupby(lines, lambda line: line.place_code)]


def _crossing(lines: Sequence[CrossingLine], counts: Sequence[CargoCount]) -> Crossing:
    modes = [line.mode for line in lines]
    only = modes[0] if len(modes) == 1 else None
    counts = [replace(count, mode=only) if only and count.mode == TransportMode.TOGETHER else count for count in counts]
    place = lines[0].place_code
    together = CountedLine(TransportMode.TOGETHER, None, home=_told(counts, place, TransportMode.TOGETHER))
    own = [
        CountedLine(
            line.mode,
            line.opposite_code,
            home=_told(counts, place, line.mode),
            partner=_told(counts, line.opposite_code, line.mode) if line.opposite_code else (),
        )
        for line in lines
    ]
    return Crossing(place, lines[0].neighbour_code, (*([together] if together.home else []), *own))


def _told(counts: Iterable[CargoCount], place: str, mode: TransportMode) -> tuple[CargoCount, ...]:
    return tuple(told_first(count for count in counts if count.figure.place_code == place and count.mode == mode))


def told_first(counts: Iterable[CargoCount]) -> Iterator[CargoCount]:
    """Of each kind the count that is told first, both directions before one.

    It is of the first subject in order; of several the one of the longest period, the latest, unless its confidence is
    low. Another office's of the same subject and period is told too, since neither stands for the other.
    """
    kinds: dict[str, list[CargoCount]] = defaultdict(list)
    for count in counts:
        kinds[count.kind].append(count)
    for kind in sorted(kinds, key=["t", "trains", "vehicles"].index):
        listed = sorted(both_ways_first(kinds[kind], lambda count: count.kind), key=_rank)
        same = [one for one in listed if (one.order, one.figure.period) == (listed[0].order, listed[0].figure.period)]
        yield from {(one.figure.counted_by, one.flow): one for one in reversed(same)}.values()


def _rank(count: CargoCount) -> tuple[int, bool, float, int, str]:
    period = count.figure.period
    is_low = count.figure.confidence == Confidence.LOW
    months = month_count(period.start, period.end)
    return count.order, is_low, -months, -period.end.toordinal(), count.figure.figure_code


def years_told(lines: Sequence[CrossingLine], counts: Sequence[CargoCount]) -> list[int]:
    """Years of which a figure stands on some line, the newest first."""
    places = {code for line in lines for code in (line.place_code, line.opposite_code)}
    return sorted({count.year for count in counts if count.figure.place_code in places}, reverse=True)


def fullest_year(lines: Sequence[CrossingLine], counts: Sequence[CargoCount]) -> int:
    """The year in which most lines have a figure of tonnes, the newest of several; there must be one with a figure."""
    weighed: Counter[int] = Counter()
    for year in years_told(lines, counts):
        weighed[year] = sum(
            any(count.kind == "t" for count in line.counts)
            for crossing in crossings_of_year(lines, counts, year)
            for line in crossing.lines
        )
    return max(weighed, key=lambda year: (weighed[year], year))


def told_of_several(counts: Iterable[CargoCount], year: int) -> list[CargoCount]:
    """Counts of a year that name no single place, the first told of each subject, in their order."""
    own = sorted((one for one in counts if one.year == year and one.figure.place_code is None), key=_rank)
    subjects = groupby(own, lambda count: count.order)
    return [count for _order, same in subjects for count in told_first(same)]


def never_counted(lines: Sequence[CrossingLine], counts: Sequence[CargoCount]) -> list[str]:
    """Crossings of which no figure is stated in any year, by their place in Xinjiang."""
    told = {count.figure.place_code for count in counts}
    by_place = groupby(lines, lambda line: line.place_code)
    return [place for place, own in by_place if not told & {place, *(line.opposite_code for line in own)}]
