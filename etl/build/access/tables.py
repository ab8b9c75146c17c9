"""The table ``access_state``: the rule's answer for each good and route, by what was known on each day. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from etl import schema
from etl.build.access.rule import Act, Stretch, course_of
from etl.values.areas import members_of_groups
from etl.values.frames import rows_to_frame
from etl.values.history import span_rows, spans_of
from etl.values.knowledge import ALWAYS
from etl.values.listing import list_by
from etl.values.typed_rows import typed_rows
from etl.vocabulary.access import AccessKind, ActForce, ActScope, ConflictMatter, DateBasis
from etl.vocabulary.places import HOME, WORLD

GROUP = "C5"
Row = dict[str, Any]
Route = tuple[str, str]


@dataclass(frozen=True)
class ActFacts:
    """An act as the table ``market_access`` has it."""

    act_code: str
    good_code: str
    origin_code: str
    destination_code: str
    kind: AccessKind
    force: ActForce
    scope: ActScope
    date_basis: DateBasis
    from_date: date
    last_date: date | None
    known_from: date

    def bears_on(self, route: Route) -> bool:
        """Whether it is of a route: it names both ends, or leaves one open to any country."""
        return self.origin_code in (route[0], WORLD) and self.destination_code in (route[1], WORLD)

    def to_act(self, good: str) -> Act:
        """What the rule takes, for one good."""
        return Act(
            code=self.act_code,
            good=self.good_code,
            kind=self.kind,
            scope=self.scope,
            from_date=self.from_date,
            last_date=self.last_date,
            is_own=self.good_code == good,
            is_from_any=self.origin_code == WORLD,
            is_to_any=self.destination_code == WORLD,
            date_basis=self.date_basis,
        )


@dataclass(frozen=True)
class BearingAct:
    """An act that bears on a good, and what the rule takes of it for this good."""

    facts: ActFacts
    act: Act

    @property
    def code(self) -> str:
        """The act's own."""
        return self.act.code


@dataclass(frozen=True)
class ActConflict:
    """Two acts that contradict each other, as the table ``market_access_conflict`` has it."""

    act_code: str
    other_act_code: str
    about: ConflictMatter
    known_from: date


@dataclass(frozen=True)
class ToldStretch:
    """A stretch of a course, and the act that contradicts the one by which it began."""

    stretch: Stretch
    conflict_act_code: str | None

    def to_row(self) -> Row:
        """What a row of ``access_state`` has beside its good, its route and its days of knowledge."""
        standing, act = self.stretch.standing, self.stretch.standing.act
        return {
            "from_date": self.stretch.start,
            "until_date": self.stretch.end,
            "state": str(standing.state),
            "since_date": self.stretch.since,
            "act_code": act.code if act else None,
            "is_less_sure": bool(act and act.is_less_sure),
            "conflict_act_code": self.conflict_act_code,
            "is_duty_known": standing.is_duty_known,
            "is_quota_known": standing.is_quota_known,
            "is_restricted": standing.is_restricted,
        }


def conclude_access(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The table ``access_state``.

    Takes ``access_good``, ``access_good_part``, ``area_member``, ``market_access`` and ``market_access_conflict``. Each
    good but the collective ones has rows on each route: between China and each of the five, both ways, and between any
    two areas that an act names.
    """
    acts = typed_rows(tables["market_access"], ActFacts)
    contradictions = _contradictions(typed_rows(tables["market_access_conflict"], ActConflict))
    routes = sorted(_routes(acts, members_of_groups(tables["area_member"]).get(GROUP, [])))
    rows = [
        row
        for good, bearing in _by_good(tables, acts)
        for route in routes
        for row in _rows_of(good, route, [one for one in bearing if one.facts.bears_on(route)], contradictions)
    ]
    return rows_to_frame(schema.access_state, rows)


def _by_good(tables: Mapping[str, pd.DataFrame], acts: Iterable[ActFacts]) -> Iterator[tuple[str, list[BearingAct]]]:
    """Each good but the collective ones, with the acts on it and on the wider ones that it lies in."""
    of_good = list_by(acts, lambda act: act.good_code)
    part = tables["access_good_part"]
    wholes = part.groupby("part_code")["whole_code"].agg(list).to_dict()
    goods = tables["access_good"]
    for good in goods.loc[~goods["is_collective"], "good_code"]:
        bearing = [act for code in (good, *wholes.get(good, ())) for act in of_good.get(code, ())]
        yield str(good), [BearingAct(act, act.to_act(good)) for act in bearing]


def _routes(acts: Iterable[ActFacts], partners: Iterable[str]) -> set[Route]:
    named = {(act.origin_code, act.destination_code) for act in acts}
    both_ways = {route for partner in partners for route in ((HOME, partner), (partner, HOME))}
    return both_ways | {route for route in named if not {WORLD, GROUP} & set(route)}


def _contradictions(conflicts: Iterable[ActConflict]) -> dict[str, list[ActConflict]]:
    """The conflicts that bear on a state, by each of the two acts."""
    conflicts_of: dict[str, list[ActConflict]] = {}
    for one in conflicts:
        if one.about != ConflictMatter.DETAIL:
            conflicts_of.setdefault(one.act_code, []).append(one)
            conflicts_of.setdefault(one.other_act_code, []).append(one)
    return conflicts_of


def _rows_of(
    good: str, route: Route, acts: Sequence[BearingAct], contradictions: Mapping[str, Sequence[ActConflict]]
) -> Iterator[Row]:
    """Each stretch of the course from the day on which it came to be told so until that on which it no longer is."""
    same = {"good_code": good, "origin_code": route[0], "destination_code": route[1]}
    conflicts = _among(acts, contradictions)
    of_conflicts = (one.known_from for several in conflicts.values() for one in several)
    days = {ALWAYS, *(one.facts.known_from for one in acts), *of_conflicts}
    states = {day: _told_on(day, acts, conflicts) for day in days}
    for stretch in dict.fromkeys(stretch for course in states.values() for stretch in course):
        row = {**same, **stretch.to_row()}

        def on_day(day: date, stretch: ToldStretch = stretch, row: Row = row) -> Row | None:
            return row if stretch in states[day] else None

        yield from span_rows(spans_of(days, on_day))


def _among(
    acts: Iterable[BearingAct], contradictions: Mapping[str, Sequence[ActConflict]]
) -> dict[str, list[ActConflict]]:
    """The conflicts of each act with another one of ``acts``."""
    codes = {one.code for one in acts}
    return {
        code: [one for one in contradictions.get(code, ()) if {one.act_code, one.other_act_code} <= codes]
        for code in codes
    }


def _told_on(
    day: date, acts: Sequence[BearingAct], conflicts: Mapping[str, Sequence[ActConflict]]
) -> tuple[ToldStretch, ...]:
    """The course by the acts that are known on a day, with the conflicts that are."""
    in_force = (one for one in acts if one.facts.force == ActForce.IN_FORCE)
    known = tuple(one.act for one in in_force if one.facts.known_from <= day)
    return tuple(ToldStretch(one, _other_act(one.standing.act, conflicts, day)) for one in course_of(known))


def _other_act(act: Act | None, conflicts: Mapping[str, Sequence[ActConflict]], day: date) -> str | None:
    """The act that contradicts the one by which a market stands so; the first by its code where several do."""
    if act is None:
        return None
    known = [one for one in conflicts.get(act.code, ()) if one.known_from <= day]
    return min((({one.act_code, one.other_act_code} - {act.code}).pop() for one in known), default=None)
