"""The newest of many rows, without sorting all of them: the newest period first, then some months at a time.

How many rows there may be of a year, and from when on its periods begin, is told by what the build has counted.
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnClause, ColumnElement, FromClause, Select, and_, not_

from dashboard.rows.counted import CountedRows
from dashboard.rows.pieces import MOST_PAIRS, Ask, Conditions, Pieces, Run, told_conditions
from dashboard.rows.replaced import replaced
from dashboard.rows.tables import RowFilters, RowTable
from etl.vocabulary.periods import PeriodKind

MOST_REPORTS = 4_000
"""Of so many reports pairs are put together at once."""
_REPORTS_OF_A_ROW = 2  # at most
Period = tuple[date, date]
_WIDER = (1, 4, 16)
"""How many times as many months each window has as the first; the last one has all that is left."""


@dataclass(frozen=True)
class RowsOfYears:
    """How many rows there may be of a kind of period that end in a year or later; none of them begins before a day."""

    kind: str
    begins: date
    rows: int
    pair: Run = ("", "")


def rows_of_a_period(told: Sequence[RowsOfYears], newest: Period) -> float:
    """How many rows the newest period may have, by what is told of its year."""
    return sum(one.rows / (newest[1].month if one.kind == PeriodKind.MONTH else 1) for one in told)


def first_begin(told: Sequence[RowsOfYears], since: date) -> date:
    """A day before which no period begins that ends on the first of a month or later."""
    return min((since if one.kind == PeriodKind.MONTH else one.begins for one in told), default=since)


def months_for(most: int, rows: float) -> int:
    """How many months have so many rows, where each has about ``rows``."""
    return max(1, math.ceil(2 * most / max(rows, 1)))


@dataclass(frozen=True)
class Window:
    """Rows whose period ends on a day or later (None: any), and before another (None: any), sooner ones left out."""

    since: date | None
    before: date | None
    without: Period | None = None

    def conditions(self, period: tuple[ColumnElement[Any], ColumnElement[Any]]) -> list[ColumnElement[bool]]:
        """The same as conditions on the first and last day of a period."""
        first, last = period
        # That a period begins before it ends bounds what is read of rows that lie in the order of first days.
        return [
            *([last >= self.since] if self.since else []),
            *([first < self.before, last < self.before] if self.before else []),
            *([not_(and_(first == self.without[0], last == self.without[1]))] if self.without else []),
        ]


def windows(newest: Period, months: int, without: Period | None = None) -> Iterator[Window]:
    """Spans of months back from the newest period, the newest first, which together have every row but ``without``."""
    before: date | None = None
    for times in _WIDER:
        since = _months_before(newest[1] if before is None else before - timedelta(days=1), times * months - 1)
        if since is None:
            break
        yield Window(since, before, without)
        before = since
    yield Window(None, before, without)


def _months_before(day: date, months: int) -> date | None:
    """The first day of the month so many months before that of a day; None before the first year."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, 1) if year > 0 else None


@dataclass(frozen=True)
class NewestRows:
    """The newest rows of a table that the build has counted, ``counted``: so many, of those that pass the filters.

    ``newest`` is their newest period, in which so many are ``there``.
    """

    table: RowTable
    filters: RowFilters
    counted: CountedRows
    newest: Period
    there: int
    most: int

    def parts(self, ask: Ask) -> Iterator[Select[Any]]:
        """The questions whose answers, one after the other, are these rows, until there are enough."""
        question = self.table.question(self.filters, newest_first=True)
        first, last = self.table.days
        for window in windows(self.newest, months_for(self.most, self.there)):
            begins = [first >= self._first_begin(ask, window.since)] if window.since else []
            yield question.where(*window.conditions((first, last)), *begins)

    def _first_begin(self, ask: Ask, since: date) -> date:
        told = ask(self.counted.of_years(date(since.year, 1, 1)))
        return first_begin([RowsOfYears(*of_years) for of_years in told], since)


@dataclass(frozen=True)
class NewestPairs:
    """The newest rows of a table that is put together from reports: so many, of those that pass the filters."""

    table: RowTable
    pieces: Pieces
    filters: RowFilters
    most: int

    def parts(self, ask: Ask) -> Iterator[Select[Any]]:
        """The questions whose answers, one after the other, are these rows, until there are enough."""
        found = ask(self.pieces.newest(self._conditions))
        if not found:
            return
        newest = (found[0][0], found[0][1])
        told = self._told(ask, newest[1])
        goods, all_goods = self.pieces.goods_of(ask, self._conditions)
        reports = rows_of_a_period(told, newest) * goods / max(all_goods, 1)
        are_many = reports > MOST_REPORTS
        if are_many:
            yield from self._of_period(ask, told, newest, goods, all_goods)
        first, *others = windows(newest, months_for(self.most, reports), newest if are_many else None)
        if first.since is None or first.since.year != newest[1].year:
            told = self._told(ask, first.since)
        yield self._of_window(told, replace(first, before=newest[1] + timedelta(days=1)))
        told = self._told(ask, None)
        for window in others:
            if window.before is not None and window.before > min(one.begins for one in told):
                yield self._of_window(told, window)

    @property
    def _conditions(self) -> list[ColumnElement[bool]]:
        return self.filters.conditions(self.table)

    def _told(self, ask: Ask, since: date | None) -> list[RowsOfYears]:
        """What is told of each pair from the year of a day on, or (None) of all years, in the order of the rows."""
        found = ask(self.pieces.of_years(self._conditions, date(since.year, 1, 1) if since else None))
        return [RowsOfYears(kind, begins, rows, (first, second)) for first, second, kind, begins, rows in found]

    def _of_window(self, told: Sequence[RowsOfYears], window: Window) -> Select[Any]:
        first, last = self._period
        begins = [first >= first_begin(told, window.since)] if window.since else []
        pairs = list(dict.fromkeys(one.pair for one in told))
        return self._among(pairs, [*window.conditions((first, last)), *begins])

    def _of_period(
        self, ask: Ask, told: Sequence[RowsOfYears], newest: Period, goods: int, all_goods: int
    ) -> Iterator[Select[Any]]:
        """The rows of one period with many: some pairs at a time, of a pair with many some goods at a time."""
        of_period = [column == day for column, day in zip(self._period, newest, strict=True)]
        runs: list[Run] = []
        for pairs, reports in self._gathered(told, newest, goods / max(all_goods, 1)):
            if reports > MOST_REPORTS:
                count = round(_REPORTS_OF_A_ROW * self.most * goods / reports)
                for run in self.pieces.runs(ask, self._conditions, count, runs):
                    yield self._among(pairs, of_period, run)
            else:
                yield self._among(pairs, of_period)

    def _gathered(
        self, told: Sequence[RowsOfYears], newest: Period, share: float
    ) -> Iterator[tuple[Sequence[Run], float]]:
        """Pairs in order with how many reports they may have of a period, ``share`` of the goods being meant.

        One with many is by itself; others are put together until they may have as many as rows are wanted.
        """
        gathered: list[Run] = []
        sum_of_reports = 0.0
        for pair, years in itertools.groupby(told, lambda one: one.pair):
            reports = rows_of_a_period(list(years), newest) * share
            is_enough = sum_of_reports >= self.most or len(gathered) == MOST_PAIRS
            if gathered and (is_enough or reports > MOST_REPORTS):
                yield gathered, sum_of_reports
                gathered, sum_of_reports = [], 0.0
            if reports > MOST_REPORTS:
                yield [pair], reports
            elif reports:
                gathered.append(pair)
                sum_of_reports += reports
        if gathered:
            yield gathered, sum_of_reports

    @property
    def _period(self) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
        first, last = self.table.days
        return self.pieces.of_reports[first], self.pieces.of_reports[last]

    def _among(self, pairs: Sequence[Run], conditions: Conditions, goods: Run | None = None) -> Select[Any]:
        """The rows that pass the filters, of these pairs and of reports under these conditions, the newest first."""
        pushed = told_conditions(self._conditions, self.pieces.of_reports)
        rows = self.pieces.among(pairs, [*pushed, *conditions], goods)

        def told_by(part: object) -> FromClause | ColumnElement[Any] | None:
            if part is self.table.rows:
                return rows
            if isinstance(part, ColumnClause) and part.table is self.table.rows:
                return rows.c[part.name]
            return None

        return replaced(self.table.question(self.filters, newest_first=True), told_by)
