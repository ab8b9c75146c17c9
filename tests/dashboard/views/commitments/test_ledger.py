"""The ledger: kept, late, repeated and unmeasurable promises of Aland, made up."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.views.commitments.ledger import (
    Due,
    LedgerChoice,
    choose_rows,
    count_by_stage,
    count_by_standing,
    first_tellings,
    in_order,
    to_ledger,
    to_progress,
)
from tests.dashboard.judged import by_figures, by_person
from tests.factories import Row, commitment_row

TODAY = date(2100, 3, 21)


def promise(name: str, day: date = date(2098, 1, 1), **overrides: Any) -> Row:
    """A row as the query of promises gives it: of an event of its own, with dates as pandas reads them."""
    deadline = overrides.pop("deadline", None)
    row = commitment_row(commitment_id=f"{name}-c1", event_id=name, **overrides)
    return row | {"deadline": pd.Timestamp(deadline), "event_start_date": pd.Timestamp(day), "event_title": f"Meeting {name}"}


def ledger_of(*rows: Row, judged: list[Row] | None = None) -> pd.DataFrame:
    commitments = pd.DataFrame(rows)
    judgements = pd.DataFrame(judged or [by_person("met", commitment_id="nothing-c1")])
    return to_ledger(commitments, judgements, first_tellings(commitments), TODAY)


def names(ledger: pd.DataFrame) -> list[str]:
    return [code.removesuffix("-c1") for code in ledger["commitment_id"]]


@pytest.mark.parametrize(
    ("stage", "verdict", "deadline", "expected"),
    [
        ("announced", "not_met", date(2099, 12, 31), (True, True, False)),
        ("lapsed", "partly", date(2099, 12, 31), (True, True, False)),
        ("announced", "met", date(2099, 12, 31), (True, False, False)),
        ("done", "partly", date(2099, 12, 31), (True, False, False)),
        ("superseded", "not_met", date(2099, 12, 31), (True, False, False)),
        ("announced", "not_assessable", date(2099, 12, 31), (True, False, True)),
        ("announced", "not_met", TODAY, (False, False, False)),
        ("announced", "not_met", None, (False, False, False)),
    ],
)
def test_late_is_only_what_passed_its_deadline_open_and_unkept(
    stage: str, verdict: str, deadline: date | None, expected: tuple[bool, bool, bool]
) -> None:
    ledger = ledger_of(promise("a", stage=stage, deadline=deadline), judged=[by_person(verdict, commitment_id="a-c1")])

    assert tuple(ledger[["is_past", "is_overdue", "is_unknown"]].iloc[0]) == expected


def test_a_promise_told_again_is_counted_once_unless_asked_for() -> None:
    ledger = ledger_of(
        promise("b-again", date(2098, 6, 1), repeats_commitment_id="a-c1"),
        promise("c-again", date(2099, 6, 1), repeats_commitment_id="b-again-c1"),
        promise("a"),
        promise("d"),
    )

    assert sorted(names(choose_rows(ledger, LedgerChoice()))) == ["a", "d"]
    assert len(choose_rows(ledger, LedgerChoice(with_repetitions=True))) == 4
    assert ledger.set_index("commitment_id")["telling_count"].to_dict() == {"b-again-c1": 3, "c-again-c1": 3, "a-c1": 3, "d-c1": 1}


def test_of_tellings_that_pass_the_filters_the_earliest_stays() -> None:
    ledger = ledger_of(promise("a"), promise("b", date(2099, 1, 1), text="Sheep again", repeats_commitment_id="a-c1"))

    assert names(choose_rows(ledger, LedgerChoice(text="sheep"))) == ["b"]


def test_overdue_first_then_unknown_then_deadlines_ahead_then_the_newest() -> None:
    ledger = ledger_of(
        promise("old"),
        promise("new", date(2099, 1, 1)),
        promise("later", deadline=date(2103, 1, 1)),
        promise("soon", deadline=date(2101, 1, 1)),
        promise("unknown", deadline=date(2099, 1, 1)),
        promise("late-long", deadline=date(2097, 1, 1)),
        promise("late", deadline=date(2098, 1, 1)),
        judged=[by_person("not_met", commitment_id="late-c1"), by_person("partly", commitment_id="late-long-c1")],
    )

    assert names(in_order(ledger)) == ["late", "late-long", "unknown", "soon", "later", "new", "old"]


def test_each_choice_of_deadline_keeps_what_it_says() -> None:
    ledger = ledger_of(
        promise("unset"),
        promise("ahead", deadline=date(2101, 1, 1)),
        promise("unknown", deadline=date(2099, 1, 1)),
        promise("late", deadline=date(2098, 1, 1)),
        promise("kept", deadline=date(2098, 1, 1)),
        judged=[by_person("not_met", commitment_id="late-c1"), by_person("met", commitment_id="kept-c1")],
    )

    assert {due: sorted(names(choose_rows(ledger, LedgerChoice(due=due)))) for due in Due} == {
        Due.ANY: ["ahead", "kept", "late", "unknown", "unset"],
        Due.OVERDUE: ["late"],
        Due.UNKNOWN: ["unknown"],
        Due.PASSED: ["kept", "late", "unknown"],
        Due.AHEAD: ["ahead"],
        Due.UNSET: ["unset"],
    }


def test_every_word_of_a_search_must_be_found_somewhere() -> None:
    ledger = ledger_of(promise("a", text="Open a hub"), promise("b", metric="Tonnes of WOOL"))

    assert names(choose_rows(ledger, LedgerChoice(text="wool meeting"))) == ["b"]
    assert names(choose_rows(ledger, LedgerChoice(text="wool hub"))) == []


def test_counts_show_what_cannot_be_judged() -> None:
    ledger = ledger_of(
        promise("a", stage="done"), promise("b", stage="done"), promise("c"), judged=[by_person("met", commitment_id="a-c1")]
    )

    assert count_by_stage(ledger).to_numpy().tolist() == [
        ["announced", "not_assessable", 1],
        ["done", "met", 1],
        ["done", "not_assessable", 1],
    ]
    assert count_by_standing(ledger) == {"met": 1, "partly": 0, "not_met": 0, "disagree": 0, "too_early": 0, "not_assessable": 2}


def test_progress_has_a_mark_for_each_line_that_judges_and_keeps_the_ledgers_order() -> None:
    judged = [
        by_figures("met", commitment_id="b-c1", share_of_target_pct=120.0, line=1),
        by_figures("too_early", "BV", commitment_id="b-c1", share_of_target_pct=90.0, line=2),
        by_figures("not_assessable", "BV", commitment_id="b-c1", share_of_target_pct=10.0, line=3, year=2090),
        by_figures("not_assessable", commitment_id="a-c1", share_of_target_pct=40.0, value=4.0, line=1, rule="ends_before"),
        by_figures("not_assessable", commitment_id="c-c1", rule="no_figure"),
    ]
    ledger = ledger_of(promise("c"), promise("b"), promise("a"), judged=judged)

    marks = to_progress(ledger, pd.DataFrame(judged))

    assert marks[["commitment_id", "place", "share_of_target_pct", "side", "is_judging"]].to_numpy().tolist() == [
        ["b-c1", 0, 120.0, "AX", True],
        ["b-c1", 0, 90.0, "BV", True],
        ["a-c1", 1, 40.0, "AX", False],
    ]
