"""What was known on a day: by date of the event, of publication, of the customs' usual delay, of the assessment."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.brief.known import counted_by_day, figure_day, known_events, known_judgements, published_by_day, stage_on_day
from etl.vocabulary import Stage

LATEST = date(2100, 1, 1)


@pytest.mark.parametrize(
    ("start", "end", "known"),
    [
        (date(2099, 1, 1), date(2099, 12, 31), date(2100, 4, 1)),
        (date(2099, 5, 1), date(2099, 5, 31), date(2099, 7, 15)),
        (date(2099, 1, 1), date(2099, 2, 28), date(2099, 4, 14)),
        (date(2098, 7, 1), date(2099, 6, 30), date(2099, 8, 14)),
    ],
)
def test_a_month_is_known_after_45_days_and_a_year_from_1_april(start: date, end: date, known: date) -> None:
    assert counted_by_day(start, end) == known


@pytest.mark.parametrize(
    ("published", "known"),
    [("2099-05-09", date(2099, 5, 9)), ("2096-02", date(2096, 2, 29)), ("2099", date(2099, 12, 31)), (None, None), ("", None)],
)
def test_a_page_of_a_month_or_year_is_out_by_its_last_day(published: str | None, known: date | None) -> None:
    assert published_by_day(published) == known


def test_a_figure_without_a_date_of_publication_is_known_as_a_customs_figure_is() -> None:
    row = {"published_date": None, "period_start": date(2099, 1, 1), "period_end": date(2099, 12, 31)}

    assert figure_day(row) == date(2100, 4, 1)
    assert figure_day({**row, "published_date": "2100-01-15"}) == date(2100, 1, 15)


@given(st.lists(st.dates(date(2090, 1, 1), date(2099, 12, 31))), st.dates(date(2090, 1, 1), date(2099, 12, 31)), st.integers(0, 400))
def test_what_is_known_stays_known(ends: list[date], day: date, later: int) -> None:
    events = pd.DataFrame({"event_id": range(len(ends)), "end_date": pd.to_datetime(pd.Series(ends, dtype="object"))})
    known = set(known_events(events, day)["event_id"])

    assert known == {place for place, end in enumerate(ends) if end <= day}
    assert known <= set(known_events(events, day + timedelta(days=later))["event_id"])


def judgement(**overrides: object) -> dict[str, object]:
    return {
        "commitment_id": "c1",
        "assessed_by": "build",
        "assessed_date": pd.Timestamp(2100, 1, 1),
        "figure_code": None,
        "period_start": pd.Timestamp(2098, 1, 1),
        "period_end": pd.Timestamp(2098, 12, 31),
        "verdict": "not_met",
        "rule": "short",
        "reached_date": pd.NaT,
    } | overrides


def known_of(rows: list[dict[str, object]], day: date, due: dict[str, pd.Timestamp] | None = None) -> list[str]:
    frame = pd.DataFrame(rows, columns=list(judgement()))
    return list(known_judgements(frame, due or {}, {"F1": date(2099, 2, 1)}, day)["verdict"])


def test_a_judgement_is_known_when_its_figure_is() -> None:
    assert known_of([judgement()], date(2099, 3, 31)) == []
    assert known_of([judgement()], date(2099, 4, 1)) == ["not_met"]
    assert known_of([judgement(figure_code="F1")], date(2099, 1, 31)) == []
    assert known_of([judgement(figure_code="F1")], date(2099, 2, 1)) == ["not_met"]
    assert known_of([judgement(period_start=pd.NaT, period_end=pd.NaT)], LATEST) == []
    assert known_of([], LATEST) == []


def test_a_person_judges_from_the_day_of_the_assessment() -> None:
    row = judgement(assessed_by="desk officer", assessed_date=pd.Timestamp(2099, 6, 1), verdict="met")

    assert known_of([row], date(2099, 5, 31)) == []
    assert known_of([row], date(2099, 6, 1)) == ["met"]


def test_before_the_deadline_nothing_is_judged_as_missed() -> None:
    due = {"c1": pd.Timestamp(2099, 12, 31)}

    assert known_of([judgement(), judgement(verdict="partly"), judgement(verdict="met")], date(2099, 6, 1), due) == [
        "too_early",
        "too_early",
        "met",
    ]
    assert known_of([judgement()], date(2100, 1, 1), due) == ["not_met"]


@pytest.mark.parametrize(
    ("recorded", "kind", "evidence", "deadline", "told"),
    [
        ("done", "pledge", [], None, Stage.ANNOUNCED),
        ("done", "pledge", ["kept"], None, Stage.DONE),
        ("done", "agreement", ["progress"], None, Stage.IN_PROGRESS),
        ("in_progress", "protocol", [], None, Stage.SIGNED),
        ("in_progress", "pledge", ["reported"], None, Stage.IN_PROGRESS),
        ("lapsed", "pledge", [], date(2098, 12, 31), Stage.LAPSED),
        ("lapsed", "pledge", [], date(2099, 12, 31), Stage.ANNOUNCED),
        ("superseded", "target", ["repeated"], None, Stage.SUPERSEDED),
    ],
)
def test_a_step_counts_only_where_it_was_known(recorded: str, kind: str, evidence: list[str], deadline: date | None, told: Stage) -> None:
    promise = {"stage": recorded, "kind": kind, "deadline": pd.Timestamp(deadline) if deadline else pd.NaT}
    known = [{"kind": kind} for kind in evidence]

    assert stage_on_day(promise, known, date(2099, 6, 1), LATEST) == told
    assert stage_on_day(promise, known, LATEST, LATEST) == recorded
