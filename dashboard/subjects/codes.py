"""Codes that several questions share: what an area stands for, and the codes of each row."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, literal, select, union_all

from etl.schema import area, area_member, term


def stands_for(column: ColumnElement[str], area_code: str) -> ColumnElement[bool]:
    """Whether an area is the one asked for, a member of it or a region of it.

    Kazakhstan of the five, Xinjiang of China.
    """
    members = select(area_member.c.area_code).where(area_member.c.group_code == area_code)
    regions = select(area.c.area_code).where(area.c.parent_code == area_code)
    # As one list of codes it is looked up in an index; as conditions joined by OR it is not.
    return column.in_(union_all(select(literal(area_code)), members, regions))


def codes_by_key(connection: Connection, question: Select[Any]) -> dict[str, tuple[str, ...]]:
    """Key to its codes in the question's order; a question selects the key and the code."""
    codes: dict[str, list[str]] = {}
    for key, code in connection.execute(question):
        codes.setdefault(key, []).append(code)
    return {key: tuple(of_key) for key, of_key in codes.items()}


def areas_in_order(links: Table, key: str) -> Select[Any]:
    """The question for ``codes_by_key`` of the areas that a table links to what ``key`` names, in the areas' order."""
    return (
        select(links.c[key], links.c.area_code)
        .join(area, area.c.area_code == links.c.area_code)
        .order_by(links.c[key], area.c.sort_order, area.c.area_code)
    )


def topics_in_order(links: Table, key: str) -> Select[Any]:
    """The same of topics, in the order of their list."""
    is_name = and_(term.c.list_name == "topic", term.c.term_code == links.c.topic)
    return (
        select(links.c[key], links.c.topic)
        .join(term, is_name, isouter=True)
        .order_by(links.c[key], term.c.sort_order, links.c.topic)
    )
