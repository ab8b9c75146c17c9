"""The ledger: kept, late, repeated and unmeasurable promises of Aland, made up."""

from datetime import date

import pandas as pd
import pytest

from dashboard.subjects.promises.ledger import (
    Due,
    LedgerChoice,
    choose_rows,
    count_by_outcome,
    count_by_stage,
    first_tellings,
    in_order,
    to_ledger,
    to_progress,
)
from tests.dashboard.judged import by_figures, promise
from tests.factories import Row

TODAY = date(2100, 3, 21)


def ledger_of(*rows: Row) -> pd.DataFrame:
    commitments = pd.DataFrame(rows)
    return to_ledger(commitments, first_tellings(commitments), TODAY)


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
    ledger = ledger_of(promise("a", stage=stage, deadline=deadline, standing=verdict))

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
    assert ledger.set_index("commitment_id")["telling_count"].to_dict() == {
        "b-again-c1": 3,
        "c-again-c1": 3,
        "a-c1": 3,
        "d-c1": 1,
    }


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
        promise("late-long", deadline=date(2097, 1, 1), standing="partly"),
        promise("late", deadline=date(2098, 1, 1), standing="not_met"),
    )

    assert names(in_order(ledger)) == ["late", "late-long", "unknown", "soon", "later", "new", "old"]


def test_each_choice_of_deadline_keeps_what_it_says() -> None:
    ledger = ledger_of(
        promise("unset"),
        promise("ahead", deadline=date(2101, 1, 1)),
        promise("unknown", deadline=date(2099, 1, 1)),
        promise("late", deadline=date(2098, 1, 1), standing="not_met"),
        promise("kept", deadline=date(2098, 1, 1), standing="met"),
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


def test_what_cannot_be_judged_is_counted_as_three_things() -> None:
    ledger = ledger_of(
        promise("a", stage="done", standing="met"),
        promise("b", stage="done"),
        promise("c") | {"cause": "indefinite"},
    )

    assert count_by_stage(ledger).to_numpy().tolist() == [
        ["announced", "indefinite", 1],
        ["done", "met", 1],
        ["done", "nothing_found", 1],
    ]
    assert count_by_outcome(ledger) == {
        "met": 1,
        "partly": 0,
        "not_met": 0,
        "disagree": 0,
        "too_early": 0,
        "indefinite": 1,
        "no_figure": 0,
        "nothing_found": 1,
    }


def test_a_choice_of_the_word_keeps_all_of_its_causes() -> None:
    ledger = ledger_of(promise("a", standing="met"), promise("b"), promise("c") | {"cause": "indefinite"})

    assert sorted(names(choose_rows(ledger, LedgerChoice(standings=("not_assessable",))))) == ["b", "c"]
    assert names(choose_rows(ledger, LedgerChoice(standings=("indefinite",)))) == ["c"]


def test_what_was_only_expected_is_never_late() -> None:
    (row,) = ledger_of(promise("a", kind="forecast", deadline=date(2099, 1, 1))).to_dict("records")

    assert (row["is_forecast"], row["is_past"], row["is_overdue"], row["is_unknown"]) == (True, True, False, False)


def test_progress_has_a_mark_for_each_line_that_is_heard_and_keeps_the_ledgers_order() -> None:
    judged = [
        by_figures("met", commitment_id="b-c1", share_of_target_pct=120.0),
        by_figures("too_early", "BV", commitment_id="b-c1", share_of_target_pct=90.0),
        by_figures("not_assessable", "BV", commitment_id="b-c1", share_of_target_pct=10.0, year=2090),
        by_figures("not_assessable", commitment_id="a-c1", share_of_target_pct=40.0, value=4.0, rule="ends_before"),
        by_figures("not_assessable", commitment_id="c-c1", rule="no_figure", value=None, share_of_target_pct=None),
    ]
    ledger = ledger_of(promise("c"), promise("b"), promise("a"))

    marks = to_progress(ledger, pd.DataFrame(judged))

    assert marks[["commitment_id", "place", "share_of_target_pct", "side", "is_heard"]].to_numpy().tolist() == [
        ["b-c1", 0, 120.0, "AX", True],
        ["b-c1", 0, 90.0, "BV", True],
        ["a-c1", 1, 40.0, "AX", False],
    ]
