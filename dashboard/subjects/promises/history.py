"""How a promise has stood from day to day, and its steps on paper, in words. Pure: no database, no page."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.events.notes import published_in_words
from dashboard.subjects.events.words import date_in_words
from dashboard.subjects.names import Names
from dashboard.subjects.promises.outcomes import outcome_of
from dashboard.subjects.promises.reasons import line_reason, standing_reason
from dashboard.subjects.promises.words import line_name
from etl.vocabulary.judgement import Judge, JudgementRule, StandingReason, StandingWord

Row = Mapping[Hashable, Any]


@dataclass(frozen=True)
class Turn:
    """From which day a promise stands how, who says so (a role, or the name of a kind of judge) and what changed it."""

    day: date
    outcome: str
    by: str
    changes: tuple[str, ...]
    event_id: str = ""
    event_title: str = ""


@dataclass(frozen=True)
class Step:
    """A step on paper and what shows it: an event by its id, or a page by its address, or an assessment alone."""

    day: date
    stage: str
    words: str
    event_id: str = ""
    url: str = ""
    publisher: str = ""


def to_turns(standings: pd.DataFrame, judged: pd.DataFrame, unit: str, names: Names) -> list[Turn]:
    """Every standing of a promise, the latest first.

    Where only another of its lines came to decide the same, that is no turn. Takes rows of
    ``standings.standings_of_commitment`` and ``judgements_of_commitment``, and the promise's unit.
    """
    ordered = standings.sort_values("standing_from", kind="stable")
    told = ordered[["standing", "standing_reason"]]
    is_same = (told == told.shift()).all(axis="columns") & (ordered["judged_by"] == Judge.FIGURES)
    rows = ordered[~is_same].iloc[::-1].to_dict("records")
    return [_turn(row, _begun(judged, row["standing_from"]), unit, names) for row in rows]


def _begun(judged: pd.DataFrame, day: pd.Timestamp) -> Sequence[Row]:
    """What each line has shown since a day, or that it ceased to be heard on it."""
    return judged[judged["known_from"] == day].to_dict("records")


def _turn(row: Row, begun: Sequence[Row], unit: str, names: Names) -> Turn:
    by = str(row["assessed_by"]) if row["judged_by"] == Judge.PEOPLE else names.term("judge", row["judged_by"])
    has_event = isinstance(row["evidence_event_id"], str)
    return Turn(
        day=row["standing_from"].date(),
        outcome=outcome_of(row["standing"], row["cause"]),
        by=by,
        changes=tuple(_changes(row, begun, unit, names)),
        event_id=row["evidence_event_id"] if has_event else "",
        event_title=row["evidence_event_title"] if has_event else "",
    )


def _changes(row: Row, begun: Sequence[Row], unit: str, names: Names) -> list[str]:
    if row["standing_reason"] == StandingReason.NO_LINE_JUDGES:
        return [
            standing_reason(row),
            *(_line(line, unit, names) for line in begun if line["rule"] != JudgementRule.NO_FIGURE),
        ]
    if row["judged_by"] != Judge.FIGURES:
        return [standing_reason(row)]
    told = [_line(line, unit, names) for line in begun if line["is_heard"]]
    silent = [
        line_name(line, names)
        for line in begun
        if not line["is_heard"] and line["verdict"] != StandingWord.NOT_ASSESSABLE
    ]
    told += [_("{line} has no more say beside the others.").format(line=line) for line in silent]
    return told or [standing_reason(row)]


def _line(line: Row, unit: str, names: Names) -> str:
    return _("{line}: {reason}").format(line=line_name(line, names), reason=line_reason(line, unit))


def to_steps(stages: pd.DataFrame) -> list[Step]:
    """The steps on paper, the latest first; takes rows of ``standings.stages_of_commitment``."""
    return [_step(row) for row in stages.iloc[::-1].to_dict("records")]


def _step(row: Row) -> Step:
    note = row["note"] if isinstance(row["note"], str) else ""
    day, stage = row["known_from"].date(), str(row["stage"])
    if isinstance(row["event_id"], str):
        when = row["event_start_date"].date()
        shown = _("{date}: {title}").format(
            date=date_in_words(when, when, row["event_date_precision"]), title=row["event_title"]
        )
        return Step(day, stage, _joined(shown, note), event_id=row["event_id"])
    if isinstance(row["figure_code"], str):
        shown = _("{subject}, {period}: {amount}").format(
            subject=row["subject"], period=row["period_label"], amount=row["as_published"]
        )
        return Step(day, stage, _joined(shown, note), url=row["source_url"], publisher=row["publisher"])
    if isinstance(row["source_url"], str):
        shown = published_in_words(row["published_date"])
        return Step(day, stage, _joined(shown, note), url=row["source_url"], publisher=row["publisher"])
    shown = _("Nothing else dates it than the assessment of {date}.").format(date=formats.day(row["assessed_date"]))
    return Step(day, stage, _joined(shown, note))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
