"""Trade in whole months or years before and after a meeting. Pure.

It is held against the same calendar months or years of the year before. Time is counted in running numbers: months as
year * 12 + month - 1, or years. The period in which the meeting lies is its own, and counted on neither side. January
and February that a source gives together are one cell, which is never split: a window whose edge would split it, here
or a year earlier, is widened to the whole pair. A sum is known only where every period of it is.
"""

import math
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.screens.sections.window.source_lines import LineFigure
from etl.vocabulary.periods import PeriodKind

MONTH_WINDOWS = (3, 6, 12, 24)
YEAR_WINDOWS = (1, 2, 3, 5)
FEBRUARY = 1  # its place in the year, from January's 0


class Place(StrEnum):
    """On which side of the meeting a period lies."""

    BEFORE = "before"
    OWN = "own"  # the meeting's own month or year
    AFTER = "after"


@dataclass(frozen=True)
class Span:
    """Periods from ``first`` to ``last``, both in it, as running numbers."""

    first: int
    last: int

    @property
    def count(self) -> int:
        """How many periods it is."""
        return self.last - self.first + 1

    def earlier(self, periods: int) -> "Span":
        """The same span so many periods earlier."""
        return Span(self.first - periods, self.last - periods)

    def holds(self, other: "Span") -> bool:
        """Whether another span lies in it."""
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True)
class Cell:
    """One figure of a line: an amount over a span."""

    span: Span
    amount: float
    is_doubtful: bool = False


@dataclass(frozen=True)
class Total:
    """The sum over a span, NaN unless all its periods are known; ``known`` of them are, and some may be doubtful."""

    span: Span
    amount: float
    known: int
    is_doubtful: bool

    @property
    def is_known(self) -> bool:
        """Whether there is a sum."""
        return not math.isnan(self.amount)


@dataclass(frozen=True)
class Windows:
    """The periods before and after a meeting, each beside the same ones a year earlier."""

    period_kind: PeriodKind
    own: Span
    before: Total
    before_year_earlier: Total
    after: Total
    after_year_earlier: Total
    is_widened: bool
    last_known: int | None

    @property
    def before_change_pct(self) -> float:
        """Change of the window before, in per cent of the same one a year earlier; NaN where either is unknown."""
        return change_pct(self.before, self.before_year_earlier)

    @property
    def after_change_pct(self) -> float:
        """Change of the window after, in per cent of the same one a year earlier; NaN where either is unknown."""
        return change_pct(self.after, self.after_year_earlier)

    @property
    def ends_before_window(self) -> bool:
        """Whether the figures end before the window after the meeting does."""
        return self.last_known is None or self.last_known < self.after.span.last


@dataclass(frozen=True)
class Bar:
    """One period, or January and February together.

    How far from the meeting, its amount and that of a year earlier (NaN: unknown).
    """

    place: Place
    offset: int
    span: Span
    amount: float
    year_earlier: float
    is_doubtful: bool


def change_pct(later: Total, earlier: Total) -> float:
    """Change in per cent; NaN where either sum is unknown or there was nothing to grow from."""
    return (later.amount / earlier.amount - 1) * 100 if earlier.amount > 0 else math.nan


def number_of(day: date, period_kind: PeriodKind) -> int:
    """The running number of the month or year in which a day lies."""
    return day.year if period_kind == PeriodKind.YEAR else day.year * 12 + day.month - 1


def first_day(number: int, period_kind: PeriodKind) -> date:
    """The first day of a month or year."""
    return date(number, 1, 1) if period_kind == PeriodKind.YEAR else date(number // 12, number % 12 + 1, 1)


def last_day(number: int, period_kind: PeriodKind) -> date:
    """The last day of a month or year."""
    if period_kind == PeriodKind.YEAR:
        return date(number, 12, 31)
    year, month = number // 12, number % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def to_cells(figures: Sequence[LineFigure], period_kind: PeriodKind) -> list[Cell]:
    """The figures of one line by month or by year, oldest first.

    A pair of January and February stands in where one of the two months is not known alone, and then for both.
    """
    cells = [_cell(figure, period_kind) for figure in figures if figure.period.kind == period_kind]
    if period_kind != PeriodKind.MONTH:
        return sorted(cells, key=_first)
    single = {cell.span.first for cell in cells}
    pairs = [_cell(figure, period_kind) for figure in figures if figure.period.kind == PeriodKind.JAN_FEB]
    needed = [pair for pair in pairs if not {pair.span.first, pair.span.last} <= single]
    covered = {number for pair in needed for number in (pair.span.first, pair.span.last)}
    return sorted([*(cell for cell in cells if cell.span.first not in covered), *needed], key=_first)


def _first(cell: Cell) -> int:
    return cell.span.first


def _cell(figure: LineFigure, period_kind: PeriodKind) -> Cell:
    span = Span(number_of(figure.period.start, period_kind), number_of(figure.period.end, period_kind))
    return Cell(span, figure.amount, figure.is_doubtful)


def total(cells: Iterable[Cell], span: Span) -> Total:
    """The sum over a span; a cell that lies only partly in it is no part of it."""
    inside = [cell for cell in cells if span.holds(cell.span)]
    known = sum(cell.span.count for cell in inside)
    amount = math.fsum(cell.amount for cell in inside) if known == span.count else math.nan
    return Total(span, amount, known, any(cell.is_doubtful for cell in inside))


def windows(cells: Sequence[Cell], start: date, end: date, period_kind: PeriodKind, length: int) -> Windows:
    """The ``length`` periods before and after a meeting that was held from ``start`` to ``end``."""
    pairs = paired_years(cells)
    asked = Span(number_of(start, period_kind), number_of(end, period_kind))
    own = widened(asked, pairs)
    before, after = Span(own.first - length, own.first - 1), Span(own.last + 1, own.last + length)
    wide_before, wide_after = widened(before, pairs), widened(after, pairs)
    year = a_year(period_kind)
    return Windows(
        period_kind=period_kind,
        own=own,
        before=total(cells, wide_before),
        before_year_earlier=total(cells, wide_before.earlier(year)),
        after=total(cells, wide_after),
        after_year_earlier=total(cells, wide_after.earlier(year)),
        is_widened=(own, wide_before, wide_after) != (asked, before, after),
        last_known=max((cell.span.last for cell in cells), default=None),
    )


def a_year(period_kind: PeriodKind) -> int:
    """How many periods a year is."""
    return 1 if period_kind == PeriodKind.YEAR else 12


def paired_years(cells: Iterable[Cell]) -> set[int]:
    """Years whose January and February are one figure, and the years after them, which are compared with these."""
    years = {cell.span.first // 12 for cell in cells if cell.span.count > 1}
    return years | {year + 1 for year in years}


def widened(span: Span, pairs: set[int]) -> Span:
    """The span with the whole of a pair that its edge would split."""
    splits_first = span.first % 12 == FEBRUARY and span.first // 12 in pairs
    splits_last = span.last % 12 == FEBRUARY - 1 and span.last // 12 in pairs
    return Span(span.first - splits_first, span.last + splits_last)


def bars(cells: Sequence[Cell], around: Windows) -> list[Bar]:
    """Every period of the two windows and the meeting's own, oldest first.

    January and February are one bar where they are one figure.
    """
    pairs = paired_years(cells)
    year = a_year(around.period_kind)
    found = []
    for place, span in ((Place.BEFORE, around.before.span), (Place.OWN, around.own), (Place.AFTER, around.after.span)):
        for part in [span] if place == Place.OWN else parts(span, pairs):
            now, earlier = total(cells, part), total(cells, part.earlier(year))
            offset = {
                Place.BEFORE: part.first - around.own.first,
                Place.OWN: 0,
                Place.AFTER: part.last - around.own.last,
            }[place]
            found.append(Bar(place, offset, part, now.amount, earlier.amount, now.is_doubtful))
    return found


def parts(span: Span, pairs: set[int]) -> list[Span]:
    """The single periods of a span, with a pair in one."""
    found = []
    number = span.first
    while number <= span.last:
        is_pair = number % 12 == 0 and number // 12 in pairs
        found.append(Span(number, number + is_pair))
        number += 1 + is_pair
    return found
