"""Rows of whole tables, filtered, with the name of every code beside it: what the Data page shows and its files hold.

A table is described once, in ``dashboard.rows.table_list``; counting, looking and exporting read the same description,
so a file has exactly the rows that were counted. SQL gives codes only; names are looked up afterwards, in the language
asked for, which keeps large tables fast.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Column as SqlColumn
from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    or_,
    select,
    union,
    union_all,
)

from dashboard.locale import gettext
from dashboard.rows.columns import BUILD_FIELD, Column, ComputedPart, Field, RowPart, UntoldColumns
from dashboard.rows.counted import CountedRows
from dashboard.rows.pieces import Pieces
from dashboard.rows.replaced import replaced
from dashboard.rows.row_filters import RowFilter
from etl.schema import area, observation, translation
from etl.schema.columns import is_our_text

SEPARATOR = "; "
_PERIOD_KIND = "period_kind"


@dataclass(frozen=True)
class CountedByFilter:
    """What the build has counted of the rows that a filter by codes leaves, by all that is known or by day.

    ``condition`` is that filter as one of the counts.
    """

    name: str
    counted: CountedRows
    condition: Callable[[tuple[str, ...]], ColumnElement[bool]]
    is_by_day: bool = False

    def among(self, table: "RowTable", filters: "RowFilters") -> CountedRows | None:
        """The counts of the rows that pass the filters; None where this one is not set, or others were not counted."""
        codes = dict(filters.chosen).get(self.name)
        if not codes:
            return None
        others = tuple((name, chosen) for name, chosen in filters.chosen if name != self.name)
        among = self.counted.among(replace(filters, chosen=others).conditions(table))
        return None if among is None else replace(among, where=(*among.where, self.condition(codes)))


@dataclass(frozen=True)
class TextsOnce:
    """Where each text of a column of the rows is once: ``text``, of a table that no question of the rows is of.

    ``codes`` gives those of what is searched by titles that have rows whose text passes a condition.
    """

    text: ColumnElement[str]
    codes: Callable[[ColumnElement[bool]], Select[Any]]


@dataclass(frozen=True)
class RowTable:
    """A table as it is shown and exported.

    ``parts`` are added at the end, looked up by the first column, and after them what is ``computed``. ``told_first``
    names the columns with which a preview begins. ``period`` holds the first and the last day of a row, where it has
    any; without ``is_dated`` these say from when a row counts, not of when it is, and no row is the newest.
    ``searched_titles`` are for ``searched`` what columns with a code are for ``columns``: titles of what a code of the
    rows refers to; ``texts_once`` tells for a column of ``searched`` where each of its texts is once.
    ``counted``, ``counted_by`` and, by all that is known, ``counted_else`` are what the build has counted of the rows,
    the first of which tells most sooner than those after it; ``pieces`` are given where rows are asked
    for piece by piece, and counted up to a bound. Making one raises UntoldColumns where columns have
    no name and heading of their own.
    """

    rows: FromClause
    columns: tuple[Column, ...]
    order: tuple[ColumnElement[Any], ...]
    parts: tuple[RowPart, ...] = ()
    computed: tuple[ComputedPart, ...] = ()
    told_first: tuple[str, ...] = ()
    filters: Mapping[str, RowFilter] = field(default_factory=dict)
    period: tuple[ColumnElement[Any], ColumnElement[Any]] | None = None
    is_dated: bool = True
    searched: tuple[ColumnElement[str], ...] = ()
    searched_titles: Mapping[ColumnElement[str], tuple[ColumnElement[str], ...]] = field(default_factory=dict)
    texts_once: Mapping[ColumnElement[str], TextsOnce] = field(default_factory=dict)
    counted: tuple[CountedRows, ...] = ()
    counted_by: tuple[CountedByFilter, ...] = ()
    counted_else: CountedRows | None = None
    pieces: Pieces | None = None

    def __post_init__(self) -> None:
        names = Counter(one.name for one in self.fields)
        headings = Counter(one.heading for one in self.fields)
        if wrong := [
            one.name for one in self.fields if not one.heading or names[one.name] > 1 or headings[one.heading] > 1
        ]:
            raise UntoldColumns(wrong)
        if unknown := set(self.told_first) - names.keys():
            raise UntoldColumns(sorted(unknown))

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The columns of the rows in order: each with that of its names after it, then parts, then the build."""
        told: tuple[Column | RowPart | ComputedPart, ...] = (*self.columns, *self.parts, *self.computed)
        return (*(one for column in told for one in column.fields()), BUILD_FIELD)

    def headings(self) -> dict[str, str]:
        """Column to heading, in the language of this run."""
        return {one.name: gettext(one.heading) for one in self.fields}

    def previewed(self) -> list[str]:
        """Columns to look at, the most telling first: names in place of codes, nothing of use to a program only.

        A source's long title stands last where a row has a direction of trade.
        """
        shown = [one.name for one in self.fields if one.is_previewed]
        others = [name for name in shown if name not in self.told_first]
        return [
            *self.told_first,
            *sorted(others, key=lambda name: name == "source_name" and "flow_name" in shown),
        ]

    @property
    def days(self) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
        """``period`` of a table that has one; raises TypeError for another."""
        if self.period is None:
            message = "these rows are of no period"
            raise TypeError(message)
        return self.period

    @property
    def period_kind(self) -> ColumnElement[Any] | None:
        """The column that says of which kind a row's period is; None where rows have none."""
        return next((column.value for column in self.columns if column.name == _PERIOD_KIND), None)

    def counted_among(
        self, filters: "RowFilters", day: date | None, tells: Callable[[CountedRows], bool] = lambda _: True
    ) -> CountedRows | None:
        """What the build has counted of the rows that pass the filters as known on a day, and tells what is asked.

        None where it has not.
        """
        conditions = filters.conditions(self)
        found = (one.among(conditions) for one in self.counted)
        by_filter = (one.among(self, filters) for one in self.counted_by if day is None or one.is_by_day)
        rest = self.counted_else.among(conditions) if self.counted_else and day is None else None
        return next((one for one in (*found, *by_filter, rest) if one and tells(one)), None)

    @property
    def is_searched(self) -> bool:
        """Whether words can be looked for."""
        return bool(self.searched or self.searched_titles)

    def question(self, filters: "RowFilters", *, newest_first: bool = False, is_walked: bool = False) -> Select[Any]:
        """The rows that pass the filters, in order, with codes and without what is looked up by them.

        With ``newest_first`` those whose period ended last stand first, of these the shortest. With ``is_walked`` rows
        are met in order, for the first of many, and not found by their goods, by which all would be sorted.
        """
        conditions = filters.conditions(self)
        is_sorted = newest_first and self.period and self.is_dated
        newest = [day.desc() for day in reversed(self.period or ())] if is_sorted else []
        own = {column.name: column.selected for column in self.columns if column.code is None}
        codes = {str(column.code.key): column.code for column in self.columns if column.code is not None}
        return (
            select(*(codes | own).values())
            .select_from(self.rows)
            .where(*(map(_looked_through, conditions) if is_walked else conditions))
            .order_by(*newest, *self.order)
        )

    def has_word(self, word: str) -> ColumnElement[bool]:
        """Rows with the word in one of the searched columns."""
        titled = {code: _titled(titles, word) for code, titles in self.searched_titles.items()}
        # Codes first: where one has the word, no text of the row is looked through.
        texts: list[ColumnElement[bool]] = [code.in_(codes) for code, codes in titled.items()]
        texts += [_has_word(column, word) for column in self.searched]
        return and_(or_(*texts), *self._may_have_word(word, titled))

    def _may_have_word(self, word: str, titled: Mapping[ColumnElement[str], Select[Any]]) -> list[ColumnElement[bool]]:
        """That the rows are of what is titled with the word, or of what has rows with it in a text."""
        if self.texts_once.keys() != set(self.searched) or len(self.searched_titles) != 1:
            return []
        ((code, codes),) = titled.items()
        with_text = (once.codes(_has_word(once.text, word)) for once in self.texts_once.values())
        return [code.in_(union_all(codes, *with_text))]


@dataclass(frozen=True)
class RowFilters:
    """Which rows are meant: ``chosen`` pairs a filter's name with codes.

    No codes, None and an empty text are no restriction. ``first_year`` and ``last_year`` keep rows that lie in these
    years at least in part. Every word of ``text`` must occur in one of the searched columns. ``keys`` are what the
    first column may hold.
    """

    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    text: str = ""
    keys: tuple[str, ...] | None = None

    def conditions(self, table: RowTable) -> list[ColumnElement[bool]]:
        """The same as SQL conditions; raises KeyError for a filter that the table does not have."""
        conditions = [table.filters[name].condition(codes) for name, codes in self.chosen if codes]
        if table.period is not None:
            first_day, last_day = table.period
            if self.first_year is not None:
                conditions.append(last_day >= date(self.first_year, 1, 1))
            if self.last_year is not None:
                conditions.append(first_day <= date(self.last_year, 12, 31))
        if self.keys is not None:
            conditions.append(table.columns[0].value.in_(self.keys))
        words = self.text.casefold().split() if table.is_searched else []
        return conditions + [table.has_word(word) for word in words]


def _key_of(titles: tuple[ColumnElement[str], ...]) -> ColumnElement[str]:
    key: ColumnElement[str]
    (key,) = titles[0].table.primary_key
    return key


def _titled(titles: tuple[ColumnElement[str], ...], word: str) -> Select[Any]:
    """Codes of what has the word in one of its titles, which are looked through once however often they are asked."""
    found = select(_key_of(titles).label("code")).where(or_(*(_has_word(title, word) for title in titles)))
    return select(found.cte().prefix_with("MATERIALIZED").c.code)


def _looked_through(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """The same condition, for which no index of goods is taken."""
    good = observation.c.commodity_id
    return replaced(condition, lambda part: good.concat("") if part is good else None)


def _has_word(column: ColumnElement[str], word: str) -> ColumnElement[bool]:
    if not is_our_text(column):
        return _contains(column, word)
    # Shown in one language, a text is found by the words of the English as well, and of its translations.
    english, told = translation.c.english, translation.c.translation
    elsewhere = union(select(told).where(_contains(english, word)), select(english).where(_contains(told, word)))
    return or_(_contains(column, word), column.in_(elsewhere))


def _contains(column: ColumnElement[str], word: str) -> ColumnElement[bool]:
    # SQLite folds the case of Latin letters only: a Cyrillic word is looked for as it stands inside and at the head of
    # a name.
    return or_(column.icontains(word, autoescape=True), column.contains(word.capitalize(), autoescape=True))


def parts_in_order(key: SqlColumn[str], value: ColumnElement[str], order: ColumnElement[Any]) -> Select[Any, Any]:
    """The question of a ``RowPart``: the values of each row in order."""
    return select(key, value).order_by(key, order)


def areas_in_order(key: SqlColumn[str], code: SqlColumn[str], *conditions: ColumnElement[bool]) -> Select[Any, Any]:
    """The question of a ``RowPart``: the areas of each row in the areas' order."""
    return (
        select(key, code).join(area, area.c.area_code == code).where(*conditions).order_by(key, area.c.sort_order, code)
    )
