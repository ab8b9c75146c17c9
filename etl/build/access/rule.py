"""How a market stands to one good on one route: the rule of ``docs/method.md`` ("Market access"). Pure.

All takes ``Act``s that bear on the good and the route: those on the good itself or on a wider one that it lies in, of
the route or of any country. What is told is what holds by these acts alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache

from etl.values.history import DatedSpan, holds_on, spans_of
from etl.values.knowledge import ALWAYS
from etl.values.periods import add_months
from etl.vocabulary.access import LONGEST_BAN_MONTHS, AccessKind, AccessState, ActScope, DateBasis

OPENING = (
    AccessKind.ANNOUNCEMENT,
    AccessKind.ADMITTED,
    AccessKind.FIRMS_LISTED,
    AccessKind.FIRST_SHIPMENT,
    AccessKind.EXPANDED,
    AccessKind.REOPENED,
)
STOPPING = (AccessKind.SUSPENDED, AccessKind.EXPORT_BAN)


@dataclass(frozen=True)
class Act:
    """An act in force that bears on the good of the course.

    ``good`` is the one that it names, ``is_own`` whether that is the good itself and no wider one. ``is_from_any`` and
    ``is_to_any``: it is aimed at no one origin, no one destination.
    """

    code: str
    good: str
    kind: AccessKind
    scope: ActScope
    from_date: date
    last_date: date | None
    is_own: bool
    is_from_any: bool
    is_to_any: bool
    date_basis: DateBasis

    @property
    def is_less_sure(self) -> bool:
        """Whether its day is inferred, or it has none, or its end is assumed."""
        is_endless_ban = self.kind == AccessKind.EXPORT_BAN and self.last_date is None
        return is_endless_ban or self.date_basis in (DateBasis.INFERRED, DateBasis.NOT_PRINTED)

    def __hash__(self) -> int:
        return hash(self.code)  # which it nearly always differs in; acts are looked up by the ten thousand

    @cached_property
    def end(self) -> date | None:
        """The first day on which it no longer holds; None: it names no end and is no ban by the exporting side."""
        if self.last_date:
            return self.last_date + timedelta(days=1)
        return add_months(self.from_date, LONGEST_BAN_MONTHS) if self.kind == AccessKind.EXPORT_BAN else None

    def is_in_term_on(self, day: date) -> bool:
        """Whether a day lies in its term."""
        return holds_on(day, self.from_date, self.end)


@dataclass(frozen=True)
class Standing:
    """How a market stands, by which act, and what is known beside it."""

    state: AccessState
    act: Act | None = None
    is_duty_known: bool = False
    is_quota_known: bool = False
    is_restricted: bool = False


@dataclass(frozen=True)
class Stretch:
    """Days on which a market stands the same, from ``start`` until, and without, ``end``.

    ``since`` is the first day on which it stands so without a break; None: before any act.
    """

    standing: Standing
    start: date
    end: date | None
    since: date | None


@lru_cache(maxsize=4096)  # goods and routes that the same acts bear on stand the same
def course_of(acts: tuple[Act, ...]) -> tuple[Stretch, ...]:
    """How a market stands from the first day to the last change that the acts tell of, later ones included."""
    days = {ALWAYS, *(act.from_date for act in acts), *(act.end for act in acts if act.end)}
    return tuple(_without_breaks(Stretch(span.value, span.start, span.end, span.start) for span in _spans(days, acts)))


def stand_on(acts: Iterable[Act], day: date) -> Standing:
    """How a market stands on a day."""
    return _stand_by(tuple(act for act in acts if act.from_date <= day), day)


@lru_cache(maxsize=4096)  # what comes to be known of later days changes nothing of earlier ones
def _stand_by(begun: tuple[Act, ...], day: date) -> Standing:
    state, act = _state_on(begun, day)
    holding = [one for one in begun if one.is_in_term_on(day)]
    return Standing(
        state,
        act,
        is_duty_known=any(one.kind == AccessKind.DUTY for one in holding),
        is_quota_known=any(one.kind == AccessKind.QUOTA for one in holding),
        is_restricted=any(one.kind == AccessKind.RESTRICTED and not _is_lifted(one, begun) for one in holding),
    )


def _spans(days: Iterable[date], acts: Sequence[Act]) -> list[DatedSpan[Standing]]:
    return spans_of(days, lambda day: stand_on(acts, day))


def _without_breaks(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Stretches of one state after the other have the first one's day and act; those that are then alike are one."""
    before: Stretch | None = None
    for one in stretches:
        if before and before.standing.state == one.standing.state:
            standing = replace(one.standing, act=before.standing.act)
            if standing == before.standing:
                before = replace(before, end=one.end)
                continue
            following = replace(one, standing=standing, since=before.since)
        else:
            following = one if one.standing.act else replace(one, since=None)
        if before:
            yield before
        before = following
    if before:
        yield before


def _state_on(begun: Sequence[Act], day: date) -> tuple[AccessState, Act | None]:
    """The state on a day and the act by which it came to be, of the acts that have begun by then."""
    opened, opener = _opened(begun)
    stops = [act for act in begun if act.kind in STOPPING and act.is_in_term_on(day) and not _is_lifted(act, begun)]
    for kind, state in ((AccessKind.EXPORT_BAN, AccessState.CLOSED), (AccessKind.SUSPENDED, AccessState.SUSPENDED)):
        for stop in _in_order(act for act in stops if act.kind == kind):
            if stop.scope == ActScope.WHOLE or not opened:
                return state, stop
    if opened and stops:
        return AccessState.OPEN_IN_PART, _in_order(stops)[0]
    if opened:
        return opened, opener
    protocols = _in_order(act for act in begun if act.is_own and act.kind == AccessKind.PROTOCOL_SIGNED)
    return (AccessState.PROTOCOL_ONLY, protocols[0]) if protocols else (AccessState.NO_ACT, None)


def _opened(begun: Sequence[Act]) -> tuple[AccessState | None, Act | None]:
    """How far the market was opened, whatever stops it now, and the act that did it last; nothing where none did."""
    opened: AccessState | None = None
    opener: Act | None = None
    lasting = [act for act in begun if act.kind in STOPPING]
    for act in _in_order(act for act in begun if act.kind in OPENING and not _lifts_any_destination(act)):
        ended = [stop for stop in lasting if _ends(act, stop)]
        lasting = [stop for stop in lasting if stop not in ended]
        is_of_good = act.is_own or (act.kind == AccessKind.REOPENED and (opened or any(one.is_own for one in ended)))
        if is_of_good:
            further = _opened_further(act, opened)
            opened, opener = (further, act) if further != opened or ended else (opened, opener)
    return opened, opener


def _lifts_any_destination(act: Act) -> bool:
    """Whether it is the end of a measure by the exporting side, which opens no market."""
    return act.kind == AccessKind.REOPENED and act.is_to_any


def _opened_further(act: Act, before: AccessState | None) -> AccessState | None:
    """How far an act opens a market that was open as far as ``before``."""
    state = AccessState.OPEN if act.scope == ActScope.WHOLE else AccessState.OPEN_IN_PART
    if act.kind in (AccessKind.FIRST_SHIPMENT, AccessKind.EXPANDED):
        return before or state
    if act.kind == AccessKind.REOPENED and state == AccessState.OPEN_IN_PART:
        return state
    return AccessState.OPEN if AccessState.OPEN in (before, state) else state


def _is_lifted(stop: Act, begun: Iterable[Act]) -> bool:
    return any(_ends(act, stop) for act in begun)


def _ends(act: Act, stop: Act) -> bool:
    """Whether a later act ends a stop or a restriction that is in its term; one without a date ends none.

    A reopening ends stops of its own side: what is aimed at any destination is the exporting side's. It ends
    restrictions of the good that it names. A good that is let in again, without more being said, ends an import stop
    that names no end.
    """
    is_later = stop.from_date < act.from_date and stop.is_in_term_on(act.from_date)
    if not is_later or act.date_basis == DateBasis.NOT_PRINTED:
        return False
    if act.kind == AccessKind.REOPENED:
        is_same_good = act.good == stop.good and act.is_from_any == stop.is_from_any
        return act.is_to_any == stop.is_to_any and (stop.kind in STOPPING or is_same_good)
    return stop.kind == AccessKind.SUSPENDED and stop.end is None and act.is_own and act.kind in OPENING


def _in_order(acts: Iterable[Act]) -> list[Act]:
    return sorted(acts, key=lambda act: (act.from_date, act.code))
