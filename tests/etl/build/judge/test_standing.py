"""The one word for a promise: who has it, by which rule, from which day.

Made-up promises of Aland (AX) to Bouvet (BV).
"""

from datetime import date, timedelta
from typing import Any

import pytest

from etl.build.judge.facts import DatedAssessment, DatedEvidence
from etl.build.judge.figure_lines import FigureLine, ReportingSide
from etl.build.judge.judging import JudgedCommitment, JudgedLine
from etl.build.judge.rules import Judgement, LinePoint
from etl.build.judge.standing import Case, sides_on, stand_on
from etl.values.history import DatedSpan
from etl.vocabulary.commitments import CommitmentKind, EvidenceKind, Measurability
from etl.vocabulary.judgement import Bound, JudgementRule, UnjudgedCause, Verdict
from etl.vocabulary.trade import Flow, Valuation

MADE = date(2099, 5, 9)
DEADLINE = date(2101, 12, 31)
NOW = date(2102, 6, 1)
REACHED, SHORT, HALFWAY = JudgementRule.REACHED, JudgementRule.SHORT, JudgementRule.HALFWAY
NOT_YET, AWAITED, MISSING = JudgementRule.NOT_YET, JudgementRule.AWAITED, JudgementRule.PERIOD_MISSING


def line(
    reporter: str,
    rule: JudgementRule,
    *,
    year: int = 2101,
    reached: int | None = None,
    bound: Bound = Bound.EXACT,
    since: date = MADE,
    valuation: Valuation = Valuation.FOB,
) -> JudgedLine:
    """A line of which a rule says something from a day on, by its figure of a year."""
    side = ReportingSide(reporter, "BV" if reporter == "AX" else "AX", Flow.EXPORT, is_own=reporter == "AX")
    point = LinePoint(date(year, 1, 1), date(year, 12, 31), 1.0)
    first = reached or (year if rule == REACHED else None)
    judgement = Judgement(rule, point, target=1.0, reached=date(first, 12, 31) if first else None)
    figures = FigureLine(f"{side.place}-{reporter}", side, bound, "aland_customs", "USD", valuation, (point,))
    return JudgedLine(figures.code, side, [DatedSpan(judgement, since)], "USD", figures)


def case(*lines: JudgedLine, **told: Any) -> Case:
    judged = JudgedCommitment("c1", MADE, list(lines)) if lines else None
    facts = {"measurability": Measurability.SERIES if lines else Measurability.DOCUMENT, "kind": CommitmentKind.PLEDGE}
    return Case(
        **{"commitment_id": "c1", "made": MADE, "known_from": MADE, "record_end": NOW, "judged": judged} | facts | told
    )


def said(one: Case, day: date = NOW) -> tuple[str, str, str, str | None]:
    """The word, by whom, the rule, and the cause."""
    standing = stand_on(one, day)
    return (
        str(standing.word),
        str(standing.judged_by),
        str(standing.reason),
        str(standing.cause) if standing.cause else None,
    )


def assessed(seq: int, day: date, verdict: Verdict, cause: UnjudgedCause | None = None) -> DatedAssessment:
    return DatedAssessment("c1", seq, day, day, verdict, cause)


PARTLY = assessed(1, date(2100, 3, 1), Verdict.PARTLY)
KEPT, BROKEN = (
    DatedEvidence("c1", 1, date(2100, 1, 1), EvidenceKind.KEPT),
    DatedEvidence("c1", 2, date(2100, 6, 1), EvidenceKind.BROKEN),
)


def test_a_person_comes_before_figures_and_figures_before_the_record() -> None:
    lines = [line("AX", REACHED)]

    assert said(case(*lines, assessments=[PARTLY], evidence=[KEPT])) == ("partly", "people", "assessed", None)
    assert said(case(*lines, evidence=[BROKEN])) == ("met", "figures", "lines_agree", None)
    assert said(case(evidence=[KEPT])) == ("met", "record", "documented", None)
    assert said(case()) == ("not_assessable", "nobody", "nothing_found", "nothing_found")


def test_of_a_person_s_assessments_the_latest_that_is_known_counts() -> None:
    unjudged = assessed(3, date(2100, 9, 1), Verdict.NOT_ASSESSABLE, UnjudgedCause.NO_FIGURE)
    one = case(assessments=[unjudged, PARTLY, assessed(2, date(2100, 3, 1), Verdict.NOT_MET)])

    assert [said(one, day)[0] for day in (date(2100, 2, 28), date(2100, 3, 1), date(2100, 8, 31))] == [
        "too_early",
        "not_met",
        "not_met",
    ]
    assert said(one) == ("not_assessable", "people", "assessed", "no_figure")


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (case(measurability=Measurability.NONE), "vague"),
        (case(kind=CommitmentKind.FORECAST, measurability=Measurability.NONE, evidence=[KEPT]), "forecast"),
    ],
)
def test_what_promises_nothing_definite_cannot_be_judged_from_the_first_day(one: Case, reason: str) -> None:
    assert said(one, MADE) == said(one) == ("not_assessable", "nobody", reason, "indefinite")


def test_the_later_evidence_decides_a_document_and_other_kinds_do_not() -> None:
    progress = DatedEvidence("c1", 3, date(2101, 1, 1), EvidenceKind.PROGRESS)
    one = case(evidence=[BROKEN, KEPT, progress])

    assert said(one, date(2100, 1, 1)) == ("met", "record", "documented", None)
    assert said(one) == ("not_met", "record", "contradicted", None)
    assert said(case(evidence=[progress])) == ("not_assessable", "nobody", "nothing_found", "nothing_found")


def test_a_document_is_early_for_a_year_or_until_its_deadline() -> None:
    year_later = MADE + timedelta(days=365)

    assert said(case(), year_later - timedelta(days=1)) == ("too_early", "record", "young", None)
    assert said(case(), year_later)[2] == "nothing_found"
    assert said(case(deadline=DEADLINE), DEADLINE) == ("too_early", "record", "deadline_ahead", None)
    assert said(case(deadline=DEADLINE), DEADLINE + timedelta(days=1))[2] == "nothing_found"
    assert said(case(deadline=date(2099, 6, 30)), date(2099, 7, 1))[2] == "nothing_found"


def test_lines_that_agree_give_their_word_and_lines_that_do_not_disagree() -> None:
    assert said(case(line("AX", REACHED), line("BV", REACHED))) == ("met", "figures", "lines_agree", None)
    assert said(case(line("AX", REACHED), line("BV", HALFWAY))) == ("disagree", "figures", "lines_differ", None)
    assert stand_on(case(line("AX", REACHED), line("BV", HALFWAY)), NOW).line == "0-AX"


def test_a_line_that_cannot_judge_has_no_say_and_where_none_judges_no_figure_shows_it() -> None:
    assert said(case(line("AX", MISSING), line("BV", HALFWAY)))[0] == "partly"
    assert said(case(line("AX", MISSING), deadline=DEADLINE)) == (
        "not_assessable",
        "nobody",
        "no_line_judges",
        "no_figure",
    )
    assert stand_on(case(line("AX", MISSING), deadline=DEADLINE), NOW).line == "0-AX"


def test_figures_of_a_young_promise_that_cannot_judge_leave_it_too_early() -> None:
    assert said(case(line("AX", MISSING)), MADE) == ("too_early", "record", "young", None)


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        ([line("AX", REACHED), line("BV", SHORT, bound=Bound.WHOLE)], "met"),
        ([line("AX", AWAITED), line("BV", SHORT, bound=Bound.WHOLE)], "not_met"),
        ([line("AX", MISSING), line("BV", SHORT, bound=Bound.WHOLE)], "not_met"),
        ([line("AX", MISSING), line("BV", REACHED, bound=Bound.PART)], "met"),
    ],
)
def test_a_bound_is_heard_where_no_line_that_counts_just_what_was_promised_judges(
    lines: list[JudgedLine], word: str
) -> None:
    assert said(case(*lines))[0] == word


def test_a_line_that_ends_before_another_reaches_the_target_has_nothing_to_say() -> None:
    assert said(case(line("AX", REACHED, year=2101), line("BV", NOT_YET, year=2100)))[0] == "met"
    assert said(case(line("AX", REACHED, year=2101), line("BV", NOT_YET, year=2101)))[0] == "disagree"


def test_a_line_that_waits_for_the_deadline_s_figure_is_not_heard_beside_one_that_judges_by_it() -> None:
    assert said(case(line("AX", SHORT), line("BV", AWAITED, year=2100)))[0] == "not_met"
    assert said(case(line("AX", AWAITED), line("BV", AWAITED)))[0] == "too_early"


def sides(*lines: JudgedLine, deadline: date | None = DEADLINE) -> dict[str, tuple[str, date | None]]:
    return {side: (str(told.word), told.late) for side, told in sides_on(case(*lines, deadline=deadline), NOW).items()}


def test_each_side_has_the_word_of_its_own_lines_and_one_that_cannot_judge_is_named() -> None:
    assert sides(line("AX", REACHED), line("BV", MISSING)) == {"AX": ("met", None), "BV": ("not_assessable", None)}


def test_a_side_that_reaches_the_target_after_the_deadline_says_when() -> None:
    late = line("BV", SHORT, reached=2103)

    assert sides(line("AX", SHORT), late) == {"AX": ("not_met", None), "BV": ("not_met", date(2103, 12, 31))}
    assert sides(line("BV", REACHED), late) == {"BV": ("disagree", None)}
    assert sides(late, deadline=None) == {"BV": ("not_met", None)}


def test_a_third_party_that_weighed_both_reports_is_no_side_s_and_is_named_only_where_it_judges() -> None:
    weighed = line("AX", REACHED, valuation=Valuation.RECONCILED)

    assert sides(weighed, line("BV", HALFWAY)) == {"BV": ("partly", None), "reconciled": ("met", None)}
    assert sides(line("AX", MISSING, valuation=Valuation.RECONCILED), line("BV", HALFWAY)) == {"BV": ("partly", None)}
