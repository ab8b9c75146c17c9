"""Restrictions of a table by codes: which codes there are, and which rows have one of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select, union

from dashboard.subjects.codes import stands_for
from etl.schema import area_member

YES = "1"


@dataclass(frozen=True)
class RowFilter:
    """A restriction of a table by codes.

    It says which codes occur in the table, what having one of them means, and the list their names are in. Without
    ``occurring`` it is a plain yes or no: the one code is ``YES``.
    """

    names: str
    occurring: Select[Any] | None
    condition: Callable[[tuple[str, ...]], ColumnElement[bool]]


def by_column(column: ColumnElement[Any], names: str, occurring: Select[Any] | None = None) -> RowFilter:
    """Rows whose column holds one of the codes; ``occurring`` is where these are told sooner than by the rows."""
    return RowFilter(names, _distinct(column) if occurring is None else occurring, column.in_)


def by_area(column: ColumnElement[Any], occurring: Select[Any] | None = None) -> RowFilter:
    """Rows of an area, of its regions or of its members; groups whose members occur can be chosen too."""
    there = _distinct(column) if occurring is None else occurring
    return RowFilter("area", _with_groups(there), _of_area(column))


def by_link(
    key: ColumnElement[Any], link_key: ColumnElement[Any], code: ColumnElement[Any], names: str, *, every: bool = False
) -> RowFilter:
    """Rows that another table links to one of the codes, or with ``every`` to each of them.

    Areas stand for their regions and members.
    """
    occurring = _distinct(code).where(link_key.in_(select(key)))
    is_area = names == "area"
    has = _of_area(code) if is_area else code.in_

    def condition(codes: tuple[str, ...]) -> ColumnElement[bool]:
        sets = [(one,) for one in codes] if every else [codes]
        return and_(*(key.in_(select(link_key).where(has(wanted))) for wanted in sets))

    return RowFilter(names, _with_groups(occurring) if is_area else occurring, condition)


def _distinct(column: ColumnElement[Any]) -> Select[Any]:
    return select(column.label("code")).where(column.is_not(None)).distinct()


def _with_groups(occurring: Select[Any]) -> Select[Any]:
    there = occurring.cte("occurring")  # looked for once, and not for the groups again
    groups = select(area_member.c.group_code.label("code")).where(area_member.c.area_code.in_(select(there.c.code)))
    return select(union(select(there.c.code), groups).subquery("there").c.code)


def _of_area(column: ColumnElement[Any]) -> Callable[[tuple[str, ...]], ColumnElement[bool]]:
    return lambda codes: or_(*(stands_for(column, code) for code in codes))


def by_flag(condition: ColumnElement[bool]) -> RowFilter:
    """Rows for which the condition holds, where the reader asks for them only."""
    return RowFilter("", None, lambda _: condition)
