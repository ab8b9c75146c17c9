"""Acts on market access: those that bear on a good, what contradicts them and what tells of them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, or_, select

from dashboard.subjects.typed_rows import read_rows
from etl.schema import (
    access_good_code,
    access_good_part,
    commodity_group_member,
    market_access,
    market_access_conflict,
    market_access_event,
    topic_group,
)
from etl.vocabulary.goods import WIDE_GROUPS


@dataclass(frozen=True)
class Act:
    """An act on a good, with its page; a date is as it is written, None where it is printed nowhere."""

    act_code: str
    good_code: str
    origin_code: str
    destination_code: str
    kind: str
    force: str
    scope: str
    act_date: str | None
    date_basis: str
    from_date: date
    last_date: date | None
    instrument: str | None
    instrument_number: str | None
    tariff_lines: str | None
    quantity: float | None
    unit: str | None
    quantity_note: str | None
    detail: str | None
    source_title: str | None
    publisher: str
    source_url: str | None
    published_date: str | None

    def holds_on(self, day: date) -> bool:
        """Whether it has begun and has not ended by its own words."""
        return self.from_date <= day and (self.last_date is None or day <= self.last_date)


@dataclass(frozen=True)
class ActConflict:
    """Two acts that contradict each other, and how."""

    act_code: str
    other_act_code: str
    text: str


@dataclass(frozen=True)
class GoodCode:
    """A code whose trade shows a good's; ``reason`` says what else it holds, where it is not the good alone."""

    commodity_id: str
    basis: str
    reason: str | None


_ACT = (
    *(column for column in market_access.c if column.key in Act.__dataclass_fields__),
    market_access.c.date.label("act_date"),
)


def acts_by_code(connection: Connection, act_codes: tuple[str, ...]) -> list[Act]:
    """The acts of these codes, each once, in the order in which they are asked for."""
    found = read_rows(connection, select(*_ACT).where(market_access.c.act_code.in_(act_codes)), Act)
    return sorted(found, key=lambda act: act_codes.index(act.act_code))


def acts_on_good(connection: Connection, good_code: str) -> list[Act]:
    """The acts on a good and on the wider ones that it lies in, newest first."""
    wholes = select(access_good_part.c.whole_code).where(access_good_part.c.part_code == good_code)
    bears = or_(market_access.c.good_code == good_code, market_access.c.good_code.in_(wholes))
    question = select(*_ACT).where(bears).order_by(market_access.c.from_date.desc(), market_access.c.act_code)
    return read_rows(connection, question, Act)


def conflicts_of_acts(connection: Connection, act_codes: tuple[str, ...]) -> list[ActConflict]:
    """What contradicts these acts, or is contradicted by them."""
    columns = market_access_conflict.c
    question = (
        select(columns.act_code, columns.other_act_code, columns.text)
        .where(or_(columns.act_code.in_(act_codes), columns.other_act_code.in_(act_codes)))
        .order_by(columns.act_code, columns.other_act_code)
    )
    return read_rows(connection, question, ActConflict)


def events_of_acts(connection: Connection, act_codes: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of the events that tell of these acts, each once."""
    columns = market_access_event.c
    question = select(columns.event_id).where(columns.act_code.in_(act_codes)).distinct().order_by(columns.event_id)
    return tuple(connection.scalars(question))


def codes_of_good(connection: Connection, good_code: str) -> list[GoodCode]:
    """The codes whose trade shows a good's."""
    columns = access_good_code.c
    question = (
        select(columns.commodity_id, columns.basis, columns.reason)
        .where(columns.good_code == good_code)
        .order_by(columns.commodity_id)
    )
    return read_rows(connection, question, GoodCode)


def topics_of_good(connection: Connection, good_code: str) -> tuple[str, ...]:
    """The topics whose trade holds a good's; those of all goods and of all farm goods are left out."""
    member, topic = commodity_group_member.c, topic_group.c
    question = (
        select(topic.topic)
        .join(commodity_group_member, member.group_code == topic.group_code)
        .join(access_good_code, access_good_code.c.commodity_id == member.commodity_id)
        .where(access_good_code.c.good_code == good_code, topic.group_code.not_in(WIDE_GROUPS))
        .distinct()
        .order_by(topic.topic)
    )
    return tuple(connection.scalars(question))


def goods_of_events(connection: Connection, event_ids: tuple[str, ...]) -> tuple[str, ...]:
    """The goods of the acts that any of the events tells of, each once."""
    acts, told = market_access.c, market_access_event.c
    question = (
        select(acts.good_code)
        .join(market_access_event, told.act_code == acts.act_code)
        .where(told.event_id.in_(event_ids))
        .distinct()
        .order_by(acts.good_code)
    )
    return tuple(connection.scalars(question))


def goods_of_group(connection: Connection, group_code: str) -> tuple[str, ...]:
    """The goods on which there are acts and whose trade lies in a commodity group."""
    member, codes = commodity_group_member.c, access_good_code.c
    question = (
        select(codes.good_code)
        .join(commodity_group_member, member.commodity_id == codes.commodity_id)
        .where(member.group_code == group_code, codes.good_code.in_(select(market_access.c.good_code)))
        .distinct()
        .order_by(codes.good_code)
    )
    return tuple(connection.scalars(question))
