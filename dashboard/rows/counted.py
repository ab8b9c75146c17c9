"""What the build has counted of a table's rows (``etl.schema.reach``): how many, of which codes, how far in time.

A question that wants no more than that is answered by it, however many rows there are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, FromClause, Select, func, select
from sqlalchemy.sql.visitors import iterate

from dashboard.rows.replaced import replaced


@dataclass(frozen=True)
class CountedRows:
    """The counts of rows, in the column ``row_count``, of those that pass ``where``.

    ``told`` has, for each column of the rows by which they were counted, the column that tells it here. Where rows are
    counted by the day on which some came or went, what is counted of a day is what came less what went.
    """

    counts: FromClause
    row_count: Column[int]
    told: Mapping[Any, Column[Any]]
    where: tuple[ColumnElement[bool], ...] = ()

    @property
    def has_periods(self) -> bool:
        """Whether it is told how far the rows reach."""
        return "last_date" in self.counts.c

    @property
    def has_years(self) -> bool:
        """Whether it is told of which years how many rows are."""
        return "years_until" in self.counts.c

    def among(self, asked: Iterable[ColumnElement[bool]]) -> "CountedRows | None":
        """The counts of the rows that pass these conditions too; None where they were not counted by what is asked."""
        conditions = tuple(asked)
        columns = [part for one in conditions for part in iterate(one) if isinstance(part, Column)]
        own = {column.table for column in self.told}
        if any(column.table in own and column not in self.told for column in columns):
            return None
        return replace(self, where=(*self.where, *(replaced(one, self.told.get) for one in conditions)))

    @property
    def _there(self) -> ColumnElement[bool]:
        return func.sum(self.row_count) > 0

    def count(self) -> Select[Any]:
        """How many rows there are."""
        return select(func.coalesce(func.sum(self.row_count), 0)).select_from(self.counts).where(*self.where)

    def codes(self, column: ColumnElement[Any]) -> Select[Any]:
        """The codes that a column of the rows has, as ``code``."""
        told = self.told[column]
        codes = select(told.label("code")).select_from(self.counts).where(*self.where)
        return codes.group_by(told).having(self._there)

    def span(self) -> Select[Any]:
        """The first and the last day of all periods."""
        counts = self.counts.c
        return select(func.min(counts.first_date), func.max(counts.last_date)).where(*self.where)

    def of_years(self, since: date) -> Select[Any]:
        """Each kind of period, the first of its years and how many rows: of rows that end no sooner than a day."""
        counts = self.counts.c
        counted = func.min(counts.years_from).label("begins"), func.sum(self.row_count).label("rows")
        question = select(counts.period_kind, *counted).where(*self.where, counts.years_until >= since)
        return question.group_by(counts.period_kind).order_by(counts.period_kind)

    def newest(self) -> Select[Any]:
        """The first and the last day of the newest period, of several the shortest; no row where there is none."""
        counts = self.counts.c
        return (
            select(counts.newest_start, counts.last_date)
            .where(*self.where, counts.last_date.is_not(None))
            .order_by(counts.last_date.desc(), counts.newest_start.desc())
            .limit(1)
        )
