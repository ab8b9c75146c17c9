"""How markets stand: on the day shown, and over time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Select, select

from dashboard.subjects.access.day import HOLDS_NOW
from dashboard.subjects.typed_rows import read_rows
from etl.schema import access_good, access_state, market_access
from etl.vocabulary.access import AccessKind, AccessState

STOPPED = (AccessState.SUSPENDED, AccessState.CLOSED)
_ACT, _OTHER = market_access.alias("act"), market_access.alias("other_act")


@dataclass(frozen=True)
class Good:
    """A good as acts name it; a collective one has acts and no market."""

    good_code: str
    is_collective: bool


@dataclass(frozen=True)
class Market:
    """How a market stands to a good on a route from ``from_date`` until, and without, ``until_date``.

    ``since_date`` is the first day on which it stands so without a break; ``act_*`` tell the act by which it does, and
    ``conflict_*`` one that contradicts that act; a date is as it is written, None where it is printed nowhere.
    ``act_last`` is the last day that the act itself names, or that follows from its term; None where it names no end.
    """

    good_code: str
    origin_code: str
    destination_code: str
    from_date: date
    until_date: date | None
    state: str
    since_date: date | None
    is_less_sure: bool
    is_duty_known: bool
    is_quota_known: bool
    is_restricted: bool
    act_code: str | None
    act_kind: str | None
    act_instrument: str | None
    act_number: str | None
    act_scope: str | None
    act_from: date | None
    act_date: str | None
    act_last: date | None
    conflict_act_code: str | None
    conflict_date: str | None

    @property
    def is_end_by_rule(self) -> bool:
        """Whether it is closed by a ban that names no end, so that our rule alone says how long it is told."""
        return self.state == AccessState.CLOSED and self.act_kind == AccessKind.EXPORT_BAN and self.act_last is None

    @property
    def is_end_named(self) -> bool:
        """Whether it is stopped up to the last day that the act itself names."""
        is_stopped = self.state in {AccessState.SUSPENDED, AccessState.CLOSED}
        return is_stopped and self.act_last is not None and self.until_date == self.act_last + timedelta(days=1)

    def holds_on(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.from_date <= day and (self.until_date is None or day < self.until_date)


def all_goods(connection: Connection) -> list[Good]:
    """Every good, in its order."""
    question = select(access_good.c.good_code, access_good.c.is_collective).order_by(access_good.c.sort_order)
    return read_rows(connection, question, Good)


def markets_now(connection: Connection, origin: str | None = None, destination: str | None = None) -> list[Market]:
    """How each market stands on the day shown, good by good; ``origin`` and ``destination`` name one end of a route."""
    question = _markets().where(HOLDS_NOW)
    if origin:
        question = question.where(access_state.c.origin_code == origin)
    if destination:
        question = question.where(access_state.c.destination_code == destination)
    return read_rows(connection, question, Market)


def stopped_markets(markets: Iterable[Market]) -> list[Market]:
    """Markets that are suspended or closed, the newest stop first."""
    stopped = [market for market in markets if market.state in STOPPED]
    return sorted(stopped, key=lambda one: (-(one.since_date or one.from_date).toordinal(), one.good_code))


def course_of_good(connection: Connection, good_code: str) -> list[Market]:
    """Every stretch of a good on every route, oldest first."""
    return read_rows(connection, _markets().where(access_state.c.good_code == good_code), Market)


def _markets() -> Select[Any]:
    states = access_state.c
    joined = (
        access_state.join(access_good, access_good.c.good_code == states.good_code)
        .join(_ACT, _ACT.c.act_code == states.act_code, isouter=True)
        .join(_OTHER, _OTHER.c.act_code == states.conflict_act_code, isouter=True)
    )
    own = [column for column in states if column.key not in {"known_from", "known_until"}]
    act = [
        _ACT.c.kind.label("act_kind"),
        _ACT.c.instrument.label("act_instrument"),
        _ACT.c.instrument_number.label("act_number"),
        _ACT.c.scope.label("act_scope"),
        _ACT.c.from_date.label("act_from"),
        _ACT.c.date.label("act_date"),
        _ACT.c.last_date.label("act_last"),
        _OTHER.c.date.label("conflict_date"),
    ]
    order = (access_good.c.sort_order, states.origin_code, states.destination_code, states.from_date)
    return select(*own, *act).select_from(joined).order_by(*order)
