"""What was promised, by whom to whom, by when, and what later bears on it.

Rows of commitments come with their stage and standing, and with the codes of those who promise, those who are promised
and the topics, each as one text: ``CN-XJ KZ``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, select

from dashboard.subjects.codes import add_codes, stands_for
from dashboard.subjects.promises.standings import join_standing, sides_of_commitments, standing_columns
from etl.schema import area, commitment, commitment_party, commitment_topic, event, event_participant, stage, term
from etl.vocabulary.commitments import CommitmentKind, CommitmentRole, Stage

OPEN_STAGES = (Stage.ANNOUNCED, Stage.SIGNED, Stage.IN_PROGRESS)

OF_EVENT = (
    event.c.title.label("event_title"),
    event.c.start_date.label("event_start_date"),
    event.c.date_precision.label("event_date_precision"),
)


@dataclass(frozen=True)
class CommitmentFilters:
    """Which promises are meant; an empty tuple or None is no restriction.

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


def commitments_with(connection: Connection, filters: CommitmentFilters) -> pd.DataFrame:
    """Promises that pass the filters, the newest first. Columns: those of ``commitments_of_event``."""
    order = [event.c.start_date.desc(), event.c.event_id, commitment.c.seq]
    return _commitments(connection, filters.conditions(), order)


def commitment_by_id(connection: Connection, commitment_id: str) -> pd.DataFrame:
    """The promise with this id, or no row. Columns: those of ``commitments_of_event``."""
    return _commitments(connection, [commitment.c.commitment_id == commitment_id], [commitment.c.commitment_id])


def tellings_of_commitment(connection: Connection, commitment_id: str) -> pd.DataFrame:
    """The promise as it was first made and every repetition of it, oldest first; one row where it was made once.

    Columns: those of ``commitments_of_event``.
    """
    rows = connection.execute(
        select(commitment.c.commitment_id, commitment.c.repeats_commitment_id).order_by(commitment.c.commitment_id)
    )
    earlier: dict[str, str | None] = {code: repeated for code, repeated in rows}  # noqa: C416 (a Row is no pair to the type checker)

    def first_of(code: str) -> str:
        repeated = earlier[code]
        return code if repeated is None else first_of(repeated)

    same = [code for code in earlier if commitment_id in earlier and first_of(code) == first_of(commitment_id)]
    order = [event.c.start_date, commitment.c.commitment_id]
    return _commitments(connection, [commitment.c.commitment_id.in_(same)], order)


def commitments_of_event(connection: Connection, event_id: str) -> pd.DataFrame:
    """Promises made at an event, in the note's order.

    Columns: those of ``commitment``, then stage, those of ``standings.standing_columns``, event_title,
    event_start_date, event_date_precision, by_codes, to_codes, topics, sides (a tuple of ``SideStanding``, empty where
    no side has figures).
    """
    return _commitments(connection, [commitment.c.event_id == event_id], [commitment.c.seq])


def commitments_in_presence(connection: Connection, person_code: str) -> pd.DataFrame:
    """Promises made at events at which a person took part, those of the newest event first.

    What was only expected is no promise. Columns: those of ``commitments_of_event``.
    """
    attended = select(event_participant.c.event_id).where(event_participant.c.person_code == person_code)
    order = [event.c.start_date.desc(), commitment.c.event_id, commitment.c.seq]
    promised = [commitment.c.event_id.in_(attended), commitment.c.kind != CommitmentKind.FORECAST]
    return _commitments(connection, promised, order)


def next_deadlines(
    connection: Connection, on_day: date, parties: tuple[str, ...] = (), nearest: int | None = None
) -> pd.DataFrame:
    """Open promises whose deadline is ``on_day`` or later, the nearest first; ``nearest`` keeps so many of them.

    Open is what is announced, signed or in progress; what was only expected is no promise. Every one of ``parties``
    must promise or be promised; a group such as C5 stands for its members, China for its regions too. Columns: those of
    ``commitments_of_event``.
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
) -> pd.DataFrame:
    rows = commitment.join(event, event.c.event_id == commitment.c.event_id).join(
        stage, stage.c.commitment_id == commitment.c.commitment_id
    )
    columns = (*commitment.c, stage.c.stage, *standing_columns(), *OF_EVENT)
    question = select(*columns).select_from(join_standing(rows)).where(*conditions).order_by(*order).limit(most)
    frame = pd.read_sql(question, connection)
    days = {
        name: pd.to_datetime(frame[name]) for name in ("deadline", "event_start_date", "standing_from", "assessed_date")
    }
    told = frame.astype({"target_value": "float64", "baseline_value": "float64"}).assign(**days)
    sides = sides_of_commitments(connection, tuple(told["commitment_id"]))
    told["sides"] = pd.Series([sides.get(code, ()) for code in told["commitment_id"]], index=told.index, dtype=object)
    return _with_codes(connection, told)


def _with_codes(connection: Connection, commitments: pd.DataFrame) -> pd.DataFrame:
    parties = (
        select(commitment_party.c.commitment_id, commitment_party.c.area_code)
        .join(area, area.c.area_code == commitment_party.c.area_code)
        .order_by(commitment_party.c.commitment_id, area.c.sort_order, area.c.area_code)
    )
    is_name = and_(term.c.list_name == "topic", term.c.term_code == commitment_topic.c.topic)
    topics = (
        select(commitment_topic.c.commitment_id, commitment_topic.c.topic)
        .join(term, is_name, isouter=True)
        .order_by(commitment_topic.c.commitment_id, term.c.sort_order, commitment_topic.c.topic)
    )
    return add_codes(
        connection,
        commitments,
        "commitment_id",
        by_codes=parties.where(commitment_party.c.role == CommitmentRole.BY),
        to_codes=parties.where(commitment_party.c.role == CommitmentRole.TO),
        topics=topics,
    )
