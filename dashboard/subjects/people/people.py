"""People: who they are, what they attended, whom they met there and what was promised in their presence."""

import pandas as pd
from sqlalchemy import Connection, and_, func, select

from etl.schema import event, event_participant, person
from etl.schema.columns import name_columns_of

NAMES = name_columns_of(person, "name")


def people(connection: Connection) -> pd.DataFrame:
    """Everyone who took part in an event, those of most events first.

    Columns: person_code, area_code (the side they speak for, may be missing), the ``name`` columns, event_count,
    first_date and last_date (of the events).
    """
    attended = func.count(event.c.event_id.distinct())
    question = (
        select(
            *(person.c.person_code, person.c.area_code, *NAMES, attended.label("event_count")),
            func.min(event.c.start_date).label("first_date"),
            func.max(event.c.start_date).label("last_date"),
        )
        .join(event_participant, event_participant.c.person_code == person.c.person_code)
        .join(event, event.c.event_id == event_participant.c.event_id)
        .group_by(person.c.person_code, person.c.area_code, *NAMES)
        .order_by(attended.desc(), person.c.name_en, person.c.person_code)
    )
    return _with_dates(pd.read_sql(question, connection), "first_date", "last_date")


def person_by_code(connection: Connection, person_code: str) -> pd.DataFrame:
    """The person with this code, or no row. Columns: person_code, area_code, the ``name`` columns."""
    question = select(person.c.person_code, person.c.area_code, *NAMES).where(person.c.person_code == person_code)
    return pd.read_sql(question.order_by(person.c.person_code), connection)


def roles_at_events(connection: Connection, person_code: str | None = None) -> pd.DataFrame:
    """In which role people took part, oldest event first; of one person, or of all.

    Columns: person_code, event_id, start_date, end_date, date_precision, role (held then, may be missing), side_code
    (may be missing).
    """
    columns = (event.c.event_id, event.c.start_date, event.c.end_date, event.c.date_precision)
    question = (
        select(event_participant.c.person_code, *columns, event_participant.c.role, event_participant.c.side_code)
        .join(event, event.c.event_id == event_participant.c.event_id)
        .order_by(event.c.start_date, event.c.event_id, event_participant.c.seq)
    )
    if person_code is not None:
        question = question.where(event_participant.c.person_code == person_code)
    return _with_dates(pd.read_sql(question, connection), "start_date", "end_date")


def people_met(connection: Connection, person_code: str) -> pd.DataFrame:
    """Who else took part in this person's events, those of most common events first.

    Columns: person_code, the ``name`` columns, side_code (at those events, may be missing), is_other_side (1 where
    both sides are known and differ), event_count (common events), last_date (of them).
    """
    own, other = event_participant.alias("own"), event_participant.alias("other")
    count = func.count(other.c.event_id.distinct())
    question = (
        select(
            *(
                person.c.person_code,
                *NAMES,
                other.c.side_code,
                own.c.side_code.label("own_side_code"),
                count.label("event_count"),
            ),
            func.max(event.c.start_date).label("last_date"),
        )
        .select_from(own)
        .join(other, and_(other.c.event_id == own.c.event_id, other.c.person_code != own.c.person_code))
        .join(person, person.c.person_code == other.c.person_code)
        .join(event, event.c.event_id == own.c.event_id)
        .where(own.c.person_code == person_code)
        .group_by(person.c.person_code, *NAMES, other.c.side_code, own.c.side_code)
        .order_by(
            count.desc(), func.max(event.c.start_date).desc(), person.c.person_code, other.c.side_code, own.c.side_code
        )
    )
    frame = pd.read_sql(question, connection)
    differ = (
        frame["side_code"].notna() & frame["own_side_code"].notna() & (frame["side_code"] != frame["own_side_code"])
    )
    return _with_dates(frame.drop(columns="own_side_code").assign(is_other_side=differ.astype("int64")), "last_date")


def _with_dates(frame: pd.DataFrame, *names: str) -> pd.DataFrame:
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in names})
