"""Codes that several questions share: what an area stands for, and several codes of a row as one text."""

from typing import Any

import pandas as pd
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


def add_codes(connection: Connection, frame: pd.DataFrame, key: str, **questions: Select[Any]) -> pd.DataFrame:
    """Add a text column for each question, with the codes of each row's ``key`` in the question's order: ``CN-XJ KZ``.

    A question selects the key and the code. A row without codes has an empty text.
    """
    joined = {name: codes_by_key(connection, question) for name, question in questions.items()}
    return frame.assign(
        **{name: [" ".join(codes.get(value, ())) for value in frame[key]] for name, codes in joined.items()}
    )
