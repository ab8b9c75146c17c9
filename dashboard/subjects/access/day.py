"""The day on which markets are looked at: the one that is asked for, else the last on which an act came to be known."""

from datetime import date

from sqlalchemy import ColumnElement, Connection, func, or_, select

from etl.schema import access_state, market_access
from etl.schema.known import as_known

_LAST_KNOWN = select(func.max(market_access.c.known_from)).scalar_subquery()
ACCESS_DAY = select(func.coalesce(as_known.c.day, _LAST_KNOWN)).scalar_subquery()
HOLDS_NOW: ColumnElement[bool] = (access_state.c.from_date <= ACCESS_DAY) & or_(
    access_state.c.until_date.is_(None), access_state.c.until_date > ACCESS_DAY
)
"""Whether a row of ``access_state`` holds on that day."""


def access_day(connection: Connection) -> date | None:
    """That day; None where no act is known."""
    asked, last = connection.execute(
        select(select(as_known.c.day).scalar_subquery(), select(func.max(market_access.c.known_from)).scalar_subquery())
    ).one()
    day: date | None = asked if asked and last else last
    return day
