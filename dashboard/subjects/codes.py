"""Codes that several questions share: what an area stands for, and the codes of each row."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from etl.schema import area, area_member


def stands_for(column: ColumnElement[str], area_code: str) -> ColumnElement[bool]:
    """Whether an area is the one asked for, a member of it or a region of it.

    Kazakhstan of the five, Xinjiang of China.
    """
    members = select(area_member.c.area_code).where(area_member.c.group_code == area_code)
    regions = select(area.c.area_code).where(area.c.parent_code == area_code)
    return or_(column == area_code, column.in_(members), column.in_(regions))


def codes_by_key(connection: Connection, question: Select[Any]) -> dict[str, tuple[str, ...]]:
    """Key to its codes in the question's order; a question selects the key and the code."""
    codes: dict[str, list[str]] = {}
    for key, code in connection.execute(question):
        codes.setdefault(key, []).append(code)
    return {key: tuple(of_key) for key, of_key in codes.items()}
