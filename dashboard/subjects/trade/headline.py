"""The lines that a reader sees first, and the newest year that both sides count.

The build concluded them by the rules of ``docs/method.md``.
"""

import pandas as pd
from sqlalchemy import Connection, Table, select

from dashboard.subjects.trade.measures import add_gap
from etl.schema import headline_line, headline_pair

SIDE_COLUMNS = (
    *("source_code", "reporter_code", "counted_by", "figure_code", "value", "valuation"),
    *("is_at_least", "is_doubtful", "is_stand_in"),
)
"""What ``headline_pair`` tells of each side, there with ``home_`` or ``partner_`` before it."""


def headline_lines(connection: Connection, home: str, partner: str) -> pd.DataFrame:
    """Headline lines of a trade with the newest year of each, of every direction, group, side and unit.

    Columns: direction, group_code, unit, side, is_at_least, period_start, period_end, then ``SIDE_COLUMNS``. Where a
    lower bound reaches further than any whole, there is a row of either.
    """
    return _read(connection, headline_line, home, partner)


def headline_pairs(connection: Connection, home: str, partner: str) -> pd.DataFrame:
    """The newest year that both sides count, of every direction, group and unit.

    Columns: direction, group_code, unit, period_start, period_end, ``SIDE_COLUMNS`` of ``home_`` and ``partner_``, then
    those of ``measures.add_gap``, which are unknown where one of the two is a lower bound.
    """
    return add_gap(_read(connection, headline_pair, home, partner))


def _read(connection: Connection, table: Table, home: str, partner: str) -> pd.DataFrame:
    columns = [
        column
        for column in table.columns
        if column.name not in {"home_code", "partner_code", "known_from", "known_until"}
    ]
    question = (
        select(*columns)
        .where(table.c.home_code == home, table.c.partner_code == partner)
        .order_by(*table.primary_key.columns)
    )
    frame = pd.read_sql(question, connection)
    types = {
        column.name: "bool" for column in columns if column.name.endswith(("is_at_least", "is_doubtful", "is_stand_in"))
    }
    dates = {name: pd.to_datetime(frame[name]) for name in ("period_start", "period_end")}
    values = {column.name: "float64" for column in columns if column.name.endswith("value")}
    return frame.astype(types | values).assign(**dates)
