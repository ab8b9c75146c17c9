"""The ledger: kept, late, repeated and unmeasurable promises of Aland, made up."""

from collections.abc import Iterable
from datetime import date

import pytest

from dashboard.subjects.promises.commitments import Commitment
from dashboard.subjects.promises.ledger import (
    Due,
    LedgerChoice,
    LedgerEntry,
    StageCount,
    choose_entries,
    count_by_outcome,
    count_by_stage,
    in_order,
    to_ledger,
    to_shares,
)
from tests.dashboard.made_commitments import by_figures, made_commitment, standing_of

TODAY = date(2100, 3, 21)


def ledger_of(*commitments: Commitment) -> list[LedgerEntry]:
    return to_ledger(commitments, commitments, TODAY)


def names(ledger: Iterable[LedgerEntry]) -> list[str]:
    return [entry.commitment.commitment_id.removesuffix("-c1") for entry in ledger]


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
    (entry,) = ledger_of(made_commitment("a", stage=stage, deadline=deadline, standing=verdict))

    assert (entry.is_past, entry.is_overdue, entry.is_unknown) == expected


def test_a_promise_told_again_is_counted_once_unless_asked_for() -> None:
    ledger = ledger_of(
        made_commitment("b-again", date(2098, 6, 1), repeats_commitment_id="a-c1"),
        made_commitment("c-again", date(2099, 6, 1), repeats_commitment_id="b-again-c1"),
        made_commitment("a"),
        made_commitment("d"),
    )

    assert sorted(names(choose_entries(ledger, LedgerChoice()))) == ["a", "d"]
    assert len(choose_entries(ledger, LedgerChoice(with_repetitions=True))) == 4
    assert {entry.commitment.commitment_id: entry.telling_count for entry in ledger} == {
        "b-again-c1": 3,
        "c-again-c1": 3,
        "a-c1": 3,
        "d-c1": 1,
    }


def test_of_tellings_that_pass_the_filters_the_earliest_stays() -> None:
    ledger = ledger_of(
        made_commitment("a"), made_commitment("b", date(2099, 1, 1), text="Sheep again", repeats_commitment_id="a-c1")
    )

    assert names(choose_entries(ledger, LedgerChoice(text="sheep"))) == ["b"]


def test_overdue_first_then_unknown_then_deadlines_ahead_then_the_newest() -> None:
    ledger = ledger_of(
        made_commitment("old"),
        made_commitment("new", date(2099, 1, 1)),
        made_commitment("later", deadline=date(2103, 1, 1)),
        made_commitment("soon", deadline=date(2101, 1, 1)),
        made_commitment("unknown", deadline=date(2099, 1, 1)),
        made_commitment("late-long", deadline=date(2097, 1, 1), standing="partly"),
        made_commitment("late", deadline=date(2098, 1, 1), standing="not_met"),
    )

    assert names(in_order(ledger)) == ["late", "late-long", "unknown", "soon", "later", "new", "old"]


def test_each_choice_of_deadline_keeps_what_it_says() -> None:
    ledger = ledger_of(
        made_commitment("unset"),
        made_commitment("ahead", deadline=date(2101, 1, 1)),
        made_commitment("unknown", deadline=date(2099, 1, 1)),
        made_commitment("late", deadline=date(2098, 1, 1), standing="not_met"),
        made_commitment("kept", deadline=date(2098, 1, 1), standing="met"),
    )

    assert {due: sorted(names(choose_entries(ledger, LedgerChoice(due=due)))) for due in Due} == {
        Due.ANY: ["ahead", "kept", "late", "unknown", "unset"],
        Due.OVERDUE: ["late"],
        Due.UNKNOWN: ["unknown"],
        Due.PASSED: ["kept", "late", "unknown"],
        Due.AHEAD: ["ahead"],
        Due.UNSET: ["unset"],
    }


def test_every_word_of_a_search_must_be_found_somewhere() -> None:
    ledger = ledger_of(made_commitment("a", text="Open a hub"), made_commitment("b", metric="Tonnes of WOOL"))

    assert names(choose_entries(ledger, LedgerChoice(text="wool meeting"))) == ["b"]
    assert names(choose_entries(ledger, LedgerChoice(text="wool hub"))) == []


def test_what_cannot_be_judged_is_counted_as_three_things() -> None:
    ledger = ledger_of(
        made_commitment("a", stage="done", standing="met"),
        made_commitment("b", stage="done"),
        made_commitment("c", standing=standing_of(cause="indefinite")),
    )

    assert count_by_stage(ledger) == [
        StageCount("announced", "indefinite", 1),
        StageCount("done", "met", 1),
        StageCount("done", "nothing_found", 1),
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
    ledger = ledger_of(
        made_commitment("a", standing="met"),
        made_commitment("b"),
        made_commitment("c", standing=standing_of(cause="indefinite")),
    )

    assert sorted(names(choose_entries(ledger, LedgerChoice(outcomes=("not_assessable",))))) == ["b", "c"]
    assert names(choose_entries(ledger, LedgerChoice(outcomes=("indefinite",)))) == ["c"]


def test_what_was_only_expected_is_never_late() -> None:
    (entry,) = ledger_of(made_commitment("a", kind="forecast", deadline=date(2099, 1, 1)))

    assert entry.commitment.is_forecast
    assert (entry.is_past, entry.is_overdue, entry.is_unknown) == (True, False, False)


def test_progress_has_a_share_for_each_line_that_is_heard_and_keeps_the_ledgers_order() -> None:
    judged = [
        by_figures("met", commitment_id="b-c1", share_of_target_pct=120.0),
        by_figures("too_early", "BV", commitment_id="b-c1", share_of_target_pct=90.0),
        by_figures("not_assessable", "BV", commitment_id="b-c1", share_of_target_pct=10.0, year=2090),
        by_figures("not_assessable", commitment_id="a-c1", share_of_target_pct=40.0, value=4.0, rule="ends_before"),
        by_figures("not_assessable", commitment_id="c-c1", rule="no_figure", value=None, share_of_target_pct=None),
    ]
    ledger = ledger_of(made_commitment("c"), made_commitment("b"), made_commitment("a"))

    shares = to_shares(ledger, judged)

    assert [
        (share.commitment.commitment_id, share.place, share.share_pct, share.judgement.line.side) for share in shares
    ] == [("b-c1", 0, 120.0, "AX"), ("b-c1", 0, 90.0, "BV"), ("a-c1", 1, 40.0, "AX")]
    assert [share.judgement.line.is_heard for share in shares] == [True, True, False]
