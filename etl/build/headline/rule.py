"""The line of whole years that a reader sees first, and the newest year that both sides count. Pure.

This is the one home of both rules. A *line* is what one side counts of one trade in one unit: a source's table of one
reporter, or the figures that rest on one office's count. Lines are never joined, and nothing is converted. What is no
side's report is no line: an estimate, a value weighed from both reports, a table that does not say whose it is, a
figure that one side gives on the other's count, a sum over some members of a group of countries.

``first_line``: of the lines of a side the first by

1. reach: the newest whole year;
2. a whole before a lower bound, the sum of those products that a source names (``is_at_least``);
3. whose count: the side's own office, named; its own count by an office that nobody named; then what others compile of
its reports;
4. sure before doubtful;
5. the group's own codes before a chapter that stands in;
6. of two lower bounds the higher, since the whole is no smaller than either;
7. more years;
8. a table before statements;
9. the sources' order, then the office's code.

Where that is a lower bound, the first of the wholes stands beside it (``first_whole``): it ends earlier, and says more.
A lower bound below a tenth of that whole is *thin* and passed over, however new: it says how few products were named,
not how much was traded.

``first_pair``: the newest year that both sides count as wholes, since only two wholes have a gap; where there is none,
the newest year that both count at all. Each side stands there with its first line, where that has the year, else with
the first of its lines by 2 to 9. Of two different figures that one office states for a year the surer stands, then the
one with the lower code.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from etl.values.history import holds_on
from etl.vocabulary.trade import Valuation


class Whose(IntEnum):
    """Whose count a line is, the nearest to the side first."""

    OWN = 0
    OWN_UNNAMED = 1
    COMPILED = 2


@dataclass(frozen=True, order=True)
class LineCode:
    """Which line: a table's, or the statements on the count of the office ``counted_by``.

    Ordered as steps 8 and 9 of the rule say.
    """

    is_stated: bool
    sort_order: int
    counted_by: str
    source_code: str
    reporter_code: str


@dataclass(frozen=True)
class YearFigure:
    """One whole year of a line, with the days on which it holds."""

    line: LineCode
    whose: Whose
    period_start: date
    period_end: date
    value: float
    known_from: date
    known_until: date | None = None
    is_at_least: bool = False
    is_doubtful: bool = False
    is_stand_in: bool = False
    valuation: str = Valuation.NOT_STATED
    figure_code: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether it is known, and not yet replaced."""
        return holds_on(day, self.known_from, self.known_until)


THIN = 0.1
"""Below this share of what the side last counted whole, a lower bound is passed over."""

Years = dict[date, YearFigure]
"""A line's figures by the last day of their year."""
Lines = dict[LineCode, Years]
Pair = tuple[YearFigure, YearFigure]


def lines_on(figures: Iterable[YearFigure], day: date) -> Lines:
    """A side's lines as known on a day."""
    lines: Lines = {}
    for figure in figures:
        if figure.holds_on(day):
            years = lines.setdefault(figure.line, {})
            other = years.get(figure.period_end)
            if other is None or (figure.is_doubtful, figure.figure_code) < (other.is_doubtful, other.figure_code):
                years[figure.period_end] = figure
    return lines


def first_line(lines: Lines) -> YearFigure | None:
    """The newest figure of the line that a reader sees first; None where there is no line."""
    return _newest(_without_thin(lines))


def first_whole(lines: Lines) -> YearFigure | None:
    """The same of the lines that are no lower bounds."""
    return _newest(_wholes(lines))


def _newest(lines: Lines) -> YearFigure | None:
    return _first((years[max(years)], len(years)) for years in lines.values())


def first_pair(home: Lines, partner: Lines) -> Pair | None:
    """Both sides' figures of the newest year that both count, wholes before lower bounds; None where there is none."""
    return _newest_common(_wholes(home), _wholes(partner)) or _newest_common(home, partner)


def _newest_common(home: Lines, partner: Lines) -> Pair | None:
    common = _years_of(home) & _years_of(partner)
    if not common:
        return None
    ours, theirs = (_in_year(lines, max(common)) for lines in (home, partner))
    return (ours, theirs) if ours and theirs else None


def _wholes(lines: Lines) -> Lines:
    return _only(lines, lambda figure: not figure.is_at_least)


def _without_thin(lines: Lines) -> Lines:
    """Lines without the bounds that are thin beside the side's newest whole."""
    whole = first_whole(lines)
    if whole is None:
        return lines
    return _only(lines, lambda figure: not figure.is_at_least or figure.value >= THIN * whole.value)


def _only(lines: Lines, is_meant: Callable[[YearFigure], bool]) -> Lines:
    """Lines with the figures that are meant; those without any are none."""
    meant = {
        code: {year: figure for year, figure in years.items() if is_meant(figure)} for code, years in lines.items()
    }
    return {code: years for code, years in meant.items() if years}


def _years_of(lines: Lines) -> set[date]:
    return {year for years in lines.values() for year in years}


def _in_year(lines: Lines, year: date) -> YearFigure | None:
    """A side's figure of one year: its first line's, where that has it."""
    first = first_line(lines)
    own = lines.get(first.line, {}).get(year) if first else None
    return own or _first((years[year], len(years)) for years in lines.values() if year in years)


def _first(figures: Iterable[tuple[YearFigure, int]]) -> YearFigure | None:
    """The first by the rule, of one figure of each line and the number of the line's years."""
    return min(figures, key=_merit, default=(None, 0))[0]


def _merit(newest: tuple[YearFigure, int]) -> tuple[Any, ...]:
    figure, year_count = newest
    return (
        -figure.period_end.toordinal(),
        figure.is_at_least,
        figure.whose,
        figure.is_doubtful,
        figure.is_stand_in,
        -figure.value if figure.is_at_least else 0.0,
        -year_count,
        figure.line,
    )
