"""Why promises stand as they do, in words: every rule, its parameters, and each side."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.subjects.promises.reasons import line_reason, sides_in_words, standing_in_words, standing_reason
from etl.vocabulary.commitments import TargetUnit
from etl.vocabulary.judgement import JudgementRule, StandingReason
from tests.dashboard.made_commitments import by_figures, made_commitment, side, standing_of
from tests.dashboard.made_names import made_names

NAMES = made_names(
    areas={"AX": "Aland", "BV": "Bouvet"},
    terms={"standing_word": {"met": "Met", "not_met": "Not met", "not_assessable": "Cannot be judged"}},
)
UNIT = TargetUnit("USD", is_yearly=True)


def test_every_rule_of_a_line_has_a_sentence_of_its_own() -> None:
    judgement = by_figures("met", value=5e8, share_of_target_pct=50.0, unit="CNY", reached_date=None)
    sentences = {rule: line_reason(replace(judgement, rule=rule), UNIT) for rule in JudgementRule}

    assert len(set(sentences.values())) == len(JudgementRule)
    assert (
        sentences[JudgementRule.OPEN_ENDED]
        == "500 m USD a year in 2099: 50.0 % of the target, and no deadline was set."
    )
    assert sentences[JudgementRule.OTHER_CURRENCY] == "Counted in CNY, and the target is in USD: nothing is converted."


@pytest.mark.parametrize(
    ("rule", "start", "words"),
    [
        (
            "fell",
            5e8,
            "It fell from 500 m USD a year at the promise to 400 m USD a year in 2099, the last full period by the deadline",
        ),
        ("fell", 3e8, "It rose from 300 m USD a year at the promise to 400 m USD a year in 2099"),
        (
            "fell",
            None,
            "400 m USD a year in 2099, the last full period by the deadline, is on the wrong side of where it stood",
        ),
        ("short", 3e8, "Only from 300 m USD a year at the promise to 400 m USD a year in 2099"),
        ("halfway", 3e8, "From 300 m USD a year at the promise to 400 m USD a year in 2099"),
        ("short", None, "Only 400 m USD a year in 2099"),
    ],
)
def test_the_way_gone_is_told_from_where_the_line_stood(rule: str, start: float | None, words: str) -> None:
    row = by_figures("not_met", rule=rule, value=4e8, start_value=start, share_of_target_pct=40.0)

    assert line_reason(row, UNIT).startswith(words)


def test_a_bound_that_judges_says_what_it_counts() -> None:
    whole = by_figures("not_met", rule="short", bound="whole", value=4e8, share_of_target_pct=40.0)
    part = by_figures("met", rule="reached", bound="part", value=2e9, share_of_target_pct=200.0)

    assert line_reason(whole, UNIT).endswith(
        "It counts more than was promised, and what was promised is no more than that."
    )
    assert line_reason(part, UNIT).endswith(
        "It counts only a part of what was promised, and the whole is no less than that."
    )


def test_reaching_a_target_late_is_said_beside_the_verdict() -> None:
    late = date(2101, 12, 31)
    judgement = by_figures("not_met", rule="short", value=4e8, share_of_target_pct=40.0, reached_date=late)

    assert line_reason(judgement, UNIT).endswith("40.0 % of the target. It was reached later, by 31 December 2101.")


def test_doubt_about_the_figure_is_said_beside_the_verdict() -> None:
    row = by_figures("met", rule="reached", value=4e8, share_of_target_pct=120.0)

    assert line_reason(replace(row, is_doubtful=True), UNIT).endswith(
        "120.0 % of the target. The figure is estimated or doubtful."
    )
    assert line_reason(replace(row, is_stand_in=True), UNIT).endswith(
        "A chapter that also holds other goods stands in."
    )


def test_every_reason_of_a_standing_has_a_sentence_of_its_own() -> None:
    standing = standing_of(assessment_reason="A person's words.", cause=None)
    commitment = made_commitment(deadline=date(2101, 12, 31))
    sentences = {reason: standing_reason(replace(standing, reason=reason), commitment) for reason in StandingReason}

    assert len(set(sentences.values())) == len(StandingReason)
    assert sentences[StandingReason.ASSESSED] == "A person's words."
    assert sentences[StandingReason.DEADLINE_AHEAD] == "Its deadline, 31 December 2101, lies ahead."


def test_where_nothing_was_found_the_day_of_the_last_look_is_told() -> None:
    standing = standing_of(assessed_date=date(2102, 3, 4), assessment_reason="Searched.")

    assert standing_reason(standing, made_commitment()) == "Searched. Last looked for on 4 March 2102."
    assert standing_reason(replace(standing, cause="no_figure"), made_commitment()) == "Searched."


def test_a_reason_takes_the_words_of_the_note_where_it_has_any() -> None:
    vague = made_commitment(not_measurable_reason="It names nothing to count.")
    shown = standing_of(reason="documented", evidence_note="The hub stood open.")

    assert standing_reason(standing_of(reason="vague"), vague) == "It names nothing to count."
    assert standing_reason(shown, made_commitment()) == "The hub stood open."


def test_each_side_is_told_with_its_word_and_when_it_came_late() -> None:
    sides = (side("AX", "not_met", date(2101, 12, 31)), side("BV", "not_assessable"), side("reconciled", "met"))

    assert sides_in_words(sides, NAMES) == (
        "Aland: not met, reached later, by 31 December 2101; Bouvet: cannot be judged; reconciled figures: met"
    )


def test_a_persons_reason_comes_before_what_the_figures_say() -> None:
    by_person = made_commitment(standing=standing_of("met", assessment_reason="It came."))
    sides = (side("AX", "met"), side("BV", "not_met"))
    by_lines = standing_of("disagree", judged_by="figures", reason="lines_differ")

    assert standing_in_words(by_person, NAMES) == "It came."
    assert (
        standing_in_words(replace(by_person, sides=sides), NAMES)
        == "It came. By the figures alone: Aland: met; Bouvet: not met."
    )
    assert (
        standing_in_words(made_commitment(standing=by_lines, sides=sides), NAMES)
        == "By the figures: Aland: met; Bouvet: not met."
    )
