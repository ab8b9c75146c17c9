"""Judgements and promises as the queries give them, made up: of Aland (AX) on its trade with Bouvet (BV)."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.subjects.promises.standings import SideStanding
from tests.factories import EVENT, Row, assessment_row, commitment_row, judgement_row, standing_row


def by_figures(verdict: str, reporter: str = "AX", **overrides: Any) -> Row:
    """What a line of 2099 shows."""
    ended = overrides.pop("year", 2099)
    row = judgement_row(
        verdict=verdict,
        reporter_code=reporter,
        is_heard=overrides.pop("is_heard", verdict != "not_assessable"),
        period_start=pd.Timestamp(ended, 1, 1),
        period_end=pd.Timestamp(ended, 12, 31),
        reached_date=pd.Timestamp(ended, 12, 31) if verdict == "met" else pd.NaT,
        **overrides,
    )
    return row | {"known_from": pd.Timestamp(row["known_from"])}


def standing_of(word: str = "not_assessable", day: date = date(2100, 1, 15), **overrides: Any) -> Row:
    """Columns of a standing and what gave it; by a person where ``assessment_reason`` is given."""
    reason = overrides.get("assessment_reason")
    given = standing_row(word=word, cause=None if word != "not_assessable" else "nothing_found")
    if reason is not None:
        given |= {"judged_by": "people", "reason": "assessed", "assessment_seq": 1}
    assessed = assessment_row(reason=reason, assessed_date=pd.Timestamp(day))
    return {
        "commitment_id": f"{EVENT}-c1",
        "standing": given["word"],
        "cause": given["cause"],
        "judged_by": given["judged_by"],
        "standing_reason": given["reason"],
        "standing_from": pd.Timestamp(day),
        "assessment_seq": given["assessment_seq"],
        "assessed_date": assessed["assessed_date"] if reason is not None else pd.NaT,
        "assessed_by": assessed["assessed_by"] if reason is not None else None,
        "assessment_reason": reason,
        "standing_line": None,
        "evidence_seq": None,
        "evidence_note": None,
        "evidence_event_id": None,
        "evidence_event_title": None,
        "deadline": pd.NaT,
        "not_measurable_reason": None,
    } | overrides


def promise(name: str, day: date = date(2098, 1, 1), **overrides: Any) -> Row:
    """A promise of an event of its own as the query gives it, on paper announced; ``standing`` is its word."""
    deadline, stage = overrides.pop("deadline", None), overrides.pop("stage", "announced")
    word, sides = overrides.pop("standing", "not_assessable"), overrides.pop("sides", ())
    row = commitment_row(commitment_id=f"{name}-c1", event_id=name, **overrides)
    told = {"event_start_date": pd.Timestamp(day), "event_title": f"Meeting {name}", "stage": stage, "sides": sides}
    return standing_of(word) | row | told | {"deadline": pd.Timestamp(deadline)}


def side(side_code: str, word: str, late_date: date | None = None) -> SideStanding:
    return SideStanding(side_code, word, late_date)
