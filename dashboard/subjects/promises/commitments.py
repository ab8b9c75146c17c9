"""What was promised, by whom to whom, by when, and how it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, select

from dashboard.subjects.codes import areas_in_order, codes_by_key, stands_for, topics_in_order
from dashboard.subjects.promises.attestations import OF_EVENT, DatedEvent, to_dated_event
from dashboard.subjects.promises.standings import (
    CommitmentStanding,
    SideStanding,
    join_standing,
    sides_of_commitments,
    standing_columns,
    to_standing,
)
from dashboard.subjects.typed_rows import make_part
from etl.schema import commitment, commitment_party, commitment_topic, event, event_participant, stage
from etl.vocabulary.commitments import CommitmentKind, CommitmentRole, Stage, TargetUnit

OPEN_STAGES = (Stage.ANNOUNCED, Stage.SIGNED, Stage.IN_PROGRESS)

_repeated = commitment.alias("repeated")


@dataclass(frozen=True)
class MeasuringSeries:
    """The trade that would show a commitment, of a group of goods or of one commodity, whose code is ``goods``."""

    measure: str
    reporter_code: str
    partner_code: str
    flow: str
    goods: str
    is_group: bool


@dataclass(frozen=True)
class Commitment:
    """What was promised at an event, and how it stands.

    ``target_value`` and ``baseline_value`` are in ``target_unit``, whose base is empty where there is none. What was
    not set is None: ``series`` where no trade would show it, ``repeats_...`` where it was first made here. Parties
    and topics are codes in the order in which they are shown.
    """

    commitment_id: str
    event: DatedEvent
    text: str
    kind: str
    stage: str
    measurability: str
    not_measurable_reason: str | None
    metric: str | None
    target_value: float | None
    target_unit: TargetUnit
    comparator: str | None
    baseline_value: float | None
    baseline_period: str | None
    series: MeasuringSeries | None
    deadline: date | None
    deadline_basis: str | None
    repeats_commitment_id: str | None
    repeats_event_id: str | None
    promisers: tuple[str, ...]
    promisees: tuple[str, ...]
    topics: tuple[str, ...]
    standing: CommitmentStanding
    sides: tuple[SideStanding, ...]

    @property
    def is_forecast(self) -> bool:
        """Whether it was only expected, and so is no promise."""
        return self.kind == CommitmentKind.FORECAST

    @property
    def is_open(self) -> bool:
        """Whether it is announced, signed or in progress."""
        return self.stage in OPEN_STAGES


@dataclass(frozen=True)
class CommitmentFilters:
    """Which commitments are meant; an empty tuple or None is no restriction.

    Every one of ``parties`` promises or is promised, a group standing for its members and China for its regions; one of
    each of the other lists is enough. ``first_deadline`` and ``last_deadline`` keep promises with a deadline between
    the two days, both included.
    """

    parties: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    measurabilities: tuple[str, ...] = ()
    first_deadline: date | None = None
    last_deadline: date | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The same as SQL conditions on ``commitment`` and ``stage``."""
        conditions = [_has_party(code) for code in self.parties]
        for values, column in (
            (self.kinds, commitment.c.kind),
            (self.stages, stage.c.stage),
            (self.measurabilities, commitment.c.measurability),
        ):
            if values:
                conditions.append(column.in_(values))
        if self.topics:
            on_topic = select(commitment_topic.c.commitment_id).where(commitment_topic.c.topic.in_(self.topics))
            conditions.append(commitment.c.commitment_id.in_(on_topic))
        if self.first_deadline:
            conditions.append(commitment.c.deadline >= self.first_deadline)
        if self.last_deadline:
            conditions.append(commitment.c.deadline <= self.last_deadline)
        return conditions


def commitments_with(connection: Connection, filters: CommitmentFilters) -> list[Commitment]:
    """Commitments that pass the filters, the newest first."""
    order = [event.c.start_date.desc(), event.c.event_id, commitment.c.seq]
    return _commitments(connection, filters.conditions(), order)


def commitments_by_id(connection: Connection, commitment_ids: Sequence[str]) -> list[Commitment]:
    """The commitments with these ids, by id; those that are not there are left out."""
    return _commitments(connection, [commitment.c.commitment_id.in_(commitment_ids)], [commitment.c.commitment_id])


def commitment_by_id(connection: Connection, commitment_id: str) -> Commitment | None:
    """The commitment with this id; None where there is none."""
    with_id = _commitments(connection, [commitment.c.commitment_id == commitment_id], [commitment.c.commitment_id])
    return next(iter(with_id), None)


def tellings_of_commitment(connection: Connection, commitment_id: str) -> list[Commitment]:
    """The commitment as it was first made and every repetition of it, oldest first; one where it was made once."""
    rows = connection.execute(
        select(commitment.c.commitment_id, commitment.c.repeats_commitment_id).order_by(commitment.c.commitment_id)
    )
    first = first_tellings({row.commitment_id: row.repeats_commitment_id for row in rows})
    same = [code for code in first if commitment_id in first and first[code] == first[commitment_id]]
    order = [event.c.start_date, commitment.c.commitment_id]
    return _commitments(connection, [commitment.c.commitment_id.in_(same)], order)


def first_tellings(repeats: Mapping[str, str | None]) -> dict[str, str]:
    """Commitment to the one it first was; takes each with the one that it repeats."""

    def first_of(code: str) -> str:
        while earlier := repeats.get(code):
            code = earlier
        return code

    return {code: first_of(code) for code in repeats}


def commitments_of_event(connection: Connection, event_id: str) -> list[Commitment]:
    """What was promised at an event, in the note's order."""
    return _commitments(connection, [commitment.c.event_id == event_id], [commitment.c.seq])


def commitments_in_presence(connection: Connection, person_code: str) -> list[Commitment]:
    """What was promised at events at which a person took part, newest event first; forecasts are left out."""
    attended = select(event_participant.c.event_id).where(event_participant.c.person_code == person_code)
    order = [event.c.start_date.desc(), commitment.c.event_id, commitment.c.seq]
    promised = [commitment.c.event_id.in_(attended), commitment.c.kind != CommitmentKind.FORECAST]
    return _commitments(connection, promised, order)


def next_deadlines(
    connection: Connection, on_day: date, parties: tuple[str, ...] = (), nearest: int | None = None
) -> list[Commitment]:
    """Open commitments whose deadline is ``on_day`` or later, the nearest first; ``nearest`` keeps so many of them.

    Forecasts are not among them. Every one of ``parties`` must promise or be promised; a group such as C5 stands for
    its members, China for its regions too.
    """
    is_open = [
        commitment.c.deadline >= on_day,
        commitment.c.kind != CommitmentKind.FORECAST,
        stage.c.stage.in_(OPEN_STAGES),
    ]
    order = [commitment.c.deadline, commitment.c.commitment_id]
    return _commitments(connection, [*is_open, *(_has_party(code) for code in parties)], order, nearest)


def _has_party(code: str) -> ColumnElement[bool]:
    meant = select(commitment_party.c.commitment_id).where(stands_for(commitment_party.c.area_code, code))
    return commitment.c.commitment_id.in_(meant)


def _commitments(
    connection: Connection,
    conditions: Sequence[ColumnElement[bool]],
    order: Sequence[ColumnElement[Any]],
    most: int | None = None,
) -> list[Commitment]:
    rows = (
        commitment.join(event, event.c.event_id == commitment.c.event_id)
        .join(stage, stage.c.commitment_id == commitment.c.commitment_id)
        .join(_repeated, _repeated.c.commitment_id == commitment.c.repeats_commitment_id, isouter=True)
    )
    repeated = _repeated.c.event_id.label("repeats_event_id")
    columns = (*commitment.c, stage.c.stage, repeated, *standing_columns(), *OF_EVENT)
    question = select(*columns).select_from(join_standing(rows)).where(*conditions).order_by(*order).limit(most)
    return _with_parts(connection, connection.execute(question).mappings().all())


def _with_parts(connection: Connection, rows: Sequence[RowMapping]) -> list[Commitment]:
    sides = sides_of_commitments(connection, [row["commitment_id"] for row in rows])
    promisers = codes_by_key(connection, _parties(CommitmentRole.BY))
    promisees = codes_by_key(connection, _parties(CommitmentRole.TO))
    topics = codes_by_key(connection, topics_in_order(commitment_topic, "commitment_id"))
    return [
        make_part(
            row,
            Commitment,
            event=to_dated_event(row),
            target_unit=TargetUnit.parse(row["target_unit"] or ""),
            series=_series(row),
            promisers=promisers.get(row["commitment_id"], ()),
            promisees=promisees.get(row["commitment_id"], ()),
            topics=topics.get(row["commitment_id"], ()),
            standing=to_standing(row),
            sides=sides.get(row["commitment_id"], ()),
        )
        for row in rows
    ]


def _series(row: RowMapping) -> MeasuringSeries | None:
    if row["series_measure"] is None:
        return None
    group, commodity = row["series_group_code"], row["series_commodity_id"]
    return MeasuringSeries(
        measure=row["series_measure"],
        reporter_code=row["series_reporter_code"],
        partner_code=row["series_partner_code"],
        flow=row["series_flow"],
        goods=group or commodity,
        is_group=group is not None,
    )


def _parties(role: CommitmentRole) -> Select[Any]:
    return areas_in_order(commitment_party, "commitment_id").where(commitment_party.c.role == role)
