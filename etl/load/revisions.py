"""Which published figures changed between two arrivals of a source."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, case, func, select

from etl.errors import KhorgosError
from etl.load.reading import open_database
from etl.schema import area, commodity, revision, snapshot, source
from etl.values.nearest import say_nearest
from etl.values.periods import format_period

_AT_ONCE = 10_000
_NEW = snapshot.alias("new")
_OLD = snapshot.alias("old")
_CODES = {
    "source": (revision.c.source_code, source.c.source_code),
    "reporter": (revision.c.reporter_code, area.c.area_code),
    "partner": (revision.c.partner_code, area.c.area_code),
    "commodity": (revision.c.commodity_id, commodity.c.commodity_id),
}


class Order(StrEnum):
    """What stands first in a list of changed figures."""

    CHANGE = "change"  # the largest change, dollars before kilograms
    PERCENT = "percent"  # the largest change in per cent; one that can not be said in per cent first
    TABLE = "table"  # as in the table: by source and cell


class NoSuchCode(KhorgosError):
    """A list is asked for by a code that the database does not have."""

    def __init__(self, option: str, seen: str, known: list[str]) -> None:
        self.option = option
        self.seen = seen
        super().__init__(f"--{option}: the database has no such code, got {seen!r}. {say_nearest(seen, known)}")


@dataclass(frozen=True)
class RevisionFilters:
    """Which changed figures are meant; an empty code means any.

    ``since`` is the first day on which the new value may have arrived.
    """

    source: str = ""
    reporter: str = ""
    partner: str = ""
    commodity: str = ""
    flow: str = ""
    figure: str = ""
    since: date | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The filters as conditions on ``revision`` joined with the new snapshot."""
        wanted = [column == getattr(self, name) for name, (column, _) in _CODES.items() if getattr(self, name)]
        wanted += [revision.c.flow == self.flow] if self.flow else []
        wanted += [revision.c.column_name == self.figure] if self.figure else []
        return wanted + ([_NEW.c.retrieved_date >= self.since] if self.since else [])


class ChangedFigure(NamedTuple):
    """A figure that changed between two arrivals, as plain values that JSON can carry.

    ``change`` is new less old, None where either is unknown; ``change_pct`` is None there and where the old is nought.
    ``old_retrieved`` and ``new_retrieved`` are ISO days, None where nothing says when a file came.
    """

    source_code: str
    reporter_code: str
    partner_code: str
    flow: str
    commodity_id: str
    column_name: str
    period: str
    old_value: float | None
    new_value: float | None
    change: float | None
    change_pct: float | None
    old_snapshot_code: str
    new_snapshot_code: str
    old_retrieved: str | None
    new_retrieved: str | None


def count_revisions(url: str, filters: RevisionFilters | None = None) -> dict[str, int]:
    """How many figures changed, by which figure it is (``column_name``).

    Raises NoSuchCode, NoDatabase and NoConnection.
    """
    filters = filters or RevisionFilters()
    question = select(revision.c.column_name, func.count()).join(
        _NEW, _NEW.c.snapshot_code == revision.c.new_snapshot_code
    )
    question = question.where(*filters.conditions()).group_by(revision.c.column_name).order_by(revision.c.column_name)
    with open_database(url) as connection:
        _require_known(connection, filters)
        return {str(name): int(count) for name, count in connection.execute(question)}


def read_revisions(
    url: str, filters: RevisionFilters | None = None, order: Order = Order.TABLE, limit: int | None = None
) -> Iterator[ChangedFigure]:
    """Each changed figure that is meant, read as it is asked for, no more than ``limit``.

    Raises NoDatabase and NoConnection.
    """
    question = _select((filters or RevisionFilters()).conditions(), order).limit(limit)
    with open_database(url) as connection:
        for row in connection.execution_options(yield_per=_AT_ONCE).execute(question):
            yield _to_figure(row)


def _select(conditions: list[ColumnElement[bool]], order: Order) -> Select[Any]:
    return (
        select(revision, _OLD.c.retrieved_date.label("old_retrieved"), _NEW.c.retrieved_date.label("new_retrieved"))
        .join_from(revision, _OLD, _OLD.c.snapshot_code == revision.c.old_snapshot_code)
        .join(_NEW, _NEW.c.snapshot_code == revision.c.new_snapshot_code)
        .where(*conditions)
        .order_by(*_first(order), revision.c.seq)
    )


def _first(order: Order) -> list[ColumnElement[Any]]:
    """The terms of an order; a value that came or went counts as a change from or to nought."""
    old, new = func.coalesce(revision.c.old_value, 0), func.coalesce(revision.c.new_value, 0)
    match order:
        case Order.CHANGE:
            return [case((revision.c.column_name == "value_usd", 0), else_=1), func.abs(new - old).desc()]
        case Order.PERCENT:
            unsaid = revision.c.old_value.is_(None) | revision.c.new_value.is_(None) | (revision.c.old_value == 0)
            return [case((unsaid, 0), else_=1), func.abs((new - old) / func.nullif(old, 0)).desc()]
        case Order.TABLE:
            return []


def _require_known(connection: Connection, filters: RevisionFilters) -> None:
    for name, (_, known) in _CODES.items():
        asked = getattr(filters, name)
        if asked and connection.execute(select(known).where(known == asked)).first() is None:
            raise NoSuchCode(name, asked, [str(code) for code in connection.scalars(select(known).order_by(known))])


def change_pct(old: float | None, new: float | None) -> float | None:
    """The change from the old value in per cent; None where either is unknown or the old is nought."""
    return None if old is None or new is None or old == 0 else 100 * (new - old) / old


def _to_figure(row: Row[Any]) -> ChangedFigure:
    old, new = row.old_value, row.new_value
    return ChangedFigure(
        source_code=row.source_code,
        reporter_code=row.reporter_code,
        partner_code=row.partner_code,
        flow=row.flow,
        commodity_id=row.commodity_id,
        column_name=row.column_name,
        period=_period(row.period_start, row.period_end),
        old_value=old,
        new_value=new,
        change=None if old is None or new is None else new - old,
        change_pct=change_pct(old, new),
        old_snapshot_code=row.old_snapshot_code,
        new_snapshot_code=row.new_snapshot_code,
        old_retrieved=row.old_retrieved.isoformat() if row.old_retrieved else None,
        new_retrieved=row.new_retrieved.isoformat() if row.new_retrieved else None,
    )


_period = cache(format_period)
