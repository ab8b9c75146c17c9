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


def add_codes(connection: Connection, frame: pd.DataFrame, key: str, **questions: Select[Any]) -> pd.DataFrame:
    """Add a text column for each question, with the codes of each row's ``key`` in the question's order: ``CN-XJ KZ``.

    A question selects the key and the code. A row without codes has an empty text.
    """
    joined = {name: _joined(connection, question) for name, question in questions.items()}
    return frame.assign(**{name: [codes.get(value, "") for value in frame[key]] for name, codes in joined.items()})


def _joined(connection: Connection, question: Select[Any]) -> dict[str, str]:
    # Not group_concat: its ORDER BY needs a newer SQLite than every Python 3.11 brings.
    joined: dict[str, str] = {}
    for key, code in connection.execute(question):
        joined[key] = f"{joined[key]} {code}" if key in joined else code
    return joined
