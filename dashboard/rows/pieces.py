"""Rows that are put together from others, asked piece by piece in their order.

Asked at once, all of them would be put together and sorted before the first is there. A piece is of one pair of areas
and some goods, or of all where these are few; the pieces follow each other in the order of the rows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sqlalchemy import ColumnClause, ColumnElement, FromClause, ScalarSelect, Select, Subquery, func, select
from sqlalchemy.sql.visitors import iterate

from dashboard.rows.replaced import replaced
from etl.schema import commodity

Ask = Callable[[Select[Any]], Sequence[Sequence[Any]]]
Conditions = Sequence[ColumnElement[bool]]
Run = tuple[str, str]

FIRST_GOODS = 64
MOST_GOODS = 512
"""Goods of a piece: few at first, so that the first rows come at once, then twice as many each time up to these."""
MOST_PAIRS = 50
"""Of so many pairs of areas reports are looked up pair by pair; of one in any case."""
FEW_ROWS = 50_000
"""Of so few rows of trade pairs are put together at once."""


@dataclass(frozen=True)
class OneSide:
    """The reports of one side, each of which is in a row: ``told`` has the columns of rows by those of ``reports``."""

    reports: Select[Any]
    told: Mapping[Any, ColumnElement[Any]]

    def among(self, conditions: Conditions) -> Select[Any] | None:
        """The reports of rows that pass these conditions; None where they are of the other side too."""
        told = told_conditions(conditions, self.told)
        return self.reports.where(*told) if len(told) == len(conditions) else None


@dataclass(frozen=True)
class CountedReports:
    """What the build has counted of reports: ``told`` has, for columns of the rows, those that tell them here.

    ``counts`` has a row for each trade, and each of its years where it tells these (``years_until``), with
    ``row_count``, and ``period_kind``, ``first_date``, ``last_date`` and ``newest_start`` of its periods.
    """

    counts: Subquery
    told: Mapping[Any, ColumnElement[Any]]


@dataclass(frozen=True)
class Pieces:
    """How rows are parted: ``pair`` and ``goods`` are columns of theirs.

    ``by_trade`` and ``by_year`` count the reports of which rows can be. A column in ``of_one_side`` is told by some of
    their counts only: it is that of the reports which stand there.

    ``of_reports`` has the columns that a row has from each report that it is put together from; ``among`` gives the
    rows of some pairs that are put together from the reports under some conditions, of some goods or (None) of all.
    """

    pair: tuple[ColumnElement[str], ColumnElement[str]]
    goods: ColumnElement[str]
    by_trade: CountedReports
    by_year: CountedReports
    of_one_side: Mapping[Any, OneSide]
    of_reports: Mapping[Any, ColumnElement[Any]]
    among: Callable[[Sequence[Run], Conditions, Run | None], FromClause]

    def of(
        self, ask: Ask, conditions: Conditions, first_goods: int = FIRST_GOODS
    ) -> Iterator[tuple[ColumnElement[bool], ...]]:
        """Each piece of the rows that pass these conditions, as a condition of its own; some may have no row."""
        counted = self._counted(conditions)
        pair = [counted.told[column] for column in self.pair]
        rows = func.sum(counted.counts.c.row_count).label("rows")
        pairs = ask(select(*pair, rows).where(*self._among(conditions, counted)).group_by(*pair).order_by(*pair))
        for column in self.of_one_side:
            of_side = told_conditions(conditions, {column: counted.told[column]})
            if of_side:
                there = {tuple(row) for row in ask(select(*pair).where(*of_side).distinct())}
                pairs = [row for row in pairs if tuple(row[:2]) in there]
        if pairs and sum(row[2] for row in pairs) <= FEW_ROWS:
            yield ()
            return
        runs: list[Run] = []
        for first, second, count in pairs:
            of_pair = (self.pair[0] == first, self.pair[1] == second)
            if count <= FEW_ROWS:
                yield of_pair
                continue
            for run in self._runs(ask, conditions, first_goods, runs):
                yield (*of_pair, self.goods.between(*run))

    def _runs(self, ask: Ask, conditions: Conditions, first_goods: int, found: list[Run]) -> Iterator[Run]:
        """The first and the last good of each run of them; those ``found`` are not asked for again."""
        yield from tuple(found)
        while (
            run := self._next_run(ask, conditions, min(first_goods * 2 ** len(found), MOST_GOODS), found)
        ) is not None:
            found.append(run)
            yield run

    def _next_run(self, ask: Ask, conditions: Conditions, count: int, found: Sequence[Run]) -> Run | None:
        code = commodity.c.commodity_id
        goods = self._goods(conditions).where(*([code > found[-1][1]] if found else []))
        run = goods.order_by(code).limit(count).subquery().c.commodity_id
        ((first, last),) = ask(select(func.min(run).label("first"), func.max(run).label("last")))
        return None if first is None else (first, last)

    def runs(self, ask: Ask, conditions: Conditions, count: int, found: list[Run]) -> Iterator[Run]:
        """The first and the last good of each run of so many; those found are not asked for again."""
        yield from tuple(found)
        while (run := self._next_run(ask, conditions, max(FIRST_GOODS, count), found)) is not None:
            found.append(run)
            yield run

    def goods_of(self, ask: Ask, conditions: Conditions) -> tuple[int, int]:
        """How many goods there are under these conditions, and how many in all."""
        asked = (_counted(self._goods(told)) for told in (conditions, ()))
        counts: tuple[ColumnElement[Any], ...] = tuple(one.label(f"goods_{place}") for place, one in enumerate(asked))
        ((goods, all_goods),) = ask(select(*counts))
        return goods, all_goods

    def _goods(self, conditions: Conditions) -> Select[Any]:
        code = commodity.c.commodity_id
        return select(code).where(*told_conditions(conditions, {self.goods: code}))

    def of_years(self, conditions: Conditions, since: date | None) -> Select[Any]:
        """Of reports that end on the first day of a year or later (None: of all), by pair and kind of period, in order.

        The first of their days as ``begins``, and how many there may be as ``reports``.
        """
        counted = self.by_year if since else self._counted(conditions)
        days = counted.counts.c
        by = [*(counted.told[column] for column in self.pair), days.period_kind]
        sums = func.min(days.first_date).label("begins"), func.sum(days.row_count).label("reports")
        among = [*self._among(conditions, counted), *([days.years_until >= since] if since else [])]
        return select(*by, *sums).where(*among).group_by(*by).order_by(*by)

    def newest(self, conditions: Conditions) -> Select[Any]:
        """The first and the last day of the newest period that rows under these conditions can have, or no row."""
        counted = self._counted(conditions)
        days = counted.counts.c
        question = select(days.newest_start, days.last_date).where(
            *self._among(conditions, counted), days.last_date.is_not(None)
        )
        newest = question.order_by(days.last_date.desc(), days.newest_start.desc()).limit(1).subquery().c
        return select(newest.newest_start, newest.last_date)

    def span(self) -> Select[Any]:
        """The first and the last day of all periods."""
        days = self.by_trade.counts.c
        return select(func.min(days.first_date), func.max(days.last_date))

    def tells_all(self, conditions: Conditions) -> bool:
        """Whether there is nothing in the conditions that was not counted by."""
        return len(self._among(conditions, self.by_year)) == len(conditions)

    def codes(self, column: ColumnElement[Any], conditions: Conditions = ()) -> Select[Any]:
        """The codes that a column can have under these conditions, as ``code``."""
        counted = self._counted(conditions)
        code = counted.told[column]
        return select(code.label("code")).where(code.is_not(None), *self._among(conditions, counted)).distinct()

    def _counted(self, conditions: Conditions) -> CountedReports:
        """By trades, which are fewer, where their years tell no more of the conditions."""
        is_by_year = len(self._among(conditions, self.by_year)) > len(self._among(conditions, self.by_trade))
        return self.by_year if is_by_year else self.by_trade

    def _among(self, conditions: Conditions, counted: CountedReports) -> list[ColumnElement[bool]]:
        """What is told of the conditions by each row of what was counted."""
        return told_conditions(
            conditions, {column: told for column, told in counted.told.items() if column not in self.of_one_side}
        )


class RowQuestions(Protocol):
    """What is asked of rows: questions whose answers, one after the other, are the whole answer."""

    def parts(self, ask: Ask) -> Iterator[Select[Any]]:
        """The questions, in order; nobody asks the next one who has enough rows."""


@dataclass(frozen=True)
class RowQuestion:
    """A question of rows, which is asked in pieces where these are given; they are those of the ``conditions``.

    ``first_goods`` is how many goods are in the first of them.
    """

    question: Select[Any]
    pieces: Pieces | None = None
    conditions: Conditions = ()
    first_goods: int = FIRST_GOODS

    def parts(self, ask: Ask) -> Iterator[Select[Any]]:
        """The questions whose answers, one after the other, are the whole answer."""
        if self.pieces is None:
            yield self.question
            return
        for piece in self.pieces.of(ask, self.conditions, self.first_goods):
            yield self.question.where(*piece)

    def count(self, ask: Ask, most: int) -> int:
        """How many rows there are, counted up to so many."""
        found = 0
        for part in self.parts(ask):
            there = part.order_by(None).limit(most - found).subquery()
            found += int(ask(select(func.count()).select_from(there))[0][0])
            if found >= most:
                break
        return found


def _counted(rows: Select[Any]) -> ScalarSelect[int]:
    return select(func.count()).select_from(rows.subquery()).scalar_subquery()


def told_conditions(
    conditions: Iterable[ColumnElement[bool]], told: Mapping[Any, ColumnElement[Any]]
) -> list[ColumnElement[bool]]:
    """Those of the conditions that are of nothing but columns which are told, as conditions on what tells them."""
    return [
        replaced(one, told.get)
        for one in conditions
        if (own := _columns_of(one, next(iter(told)).table)) and own <= told.keys()
    ]


def _columns_of(condition: ColumnElement[bool], rows: FromClause) -> set[Any]:
    return {part for part in iterate(condition) if isinstance(part, ColumnClause) and part.table is rows}
