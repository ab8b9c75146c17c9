"""Promises in words: targets, deadlines, whose line, and why a judgement is what it is."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.series_names import Names
from dashboard.views.commitments.tables import to_figure_table, to_judgement_table
from dashboard.views.commitments.texts import (
    amount_in_words,
    deadline_in_words,
    line_name,
    reason_in_words,
    sides_in_words,
    standing_in_words,
    standing_names,
    summary_in_words,
    target_in_words,
)
from etl.transform.judgement.rules import VERDICTS
from etl.vocabulary import JudgementRule
from tests.dashboard.judged import by_figures, by_person
from tests.factories import commitment_figure_row, commitment_row

NAMES = Names(
    areas={"AX": "Aland", "BV": "Bouvet"},
    authorities={"AX-CUSTOMS": "Aland's customs office (ACO)", "AX-RAIL": "Aland Railways"},
    publishers={"aland_customs": "Aland Customs"},
    sources={},
    source_urls={},
    valuations={"fob": "FOB"},
)
VERDICT_NAMES = {"met": "Met", "partly": "Partly met", "not_met": "Not met", "too_early": "Too early", "not_assessable": "Cannot be judged"}


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (4e10, "USD/year", "40 bn USD a year"),
        (1.4e6, "t/year", "1.4 m t a year"),
        (30_055_389_612.0, "USD/year", "30.06 bn USD a year"),
        (22.0, "km", "22 km"),
        (float("nan"), "USD/year", "– a year"),
    ],
)
def test_an_amount_has_as_many_digits_as_it_needs(value: float, unit: str, words: str) -> None:
    assert amount_in_words(value, unit) == words


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ({}, ""),
        ({"target_value": 1e6, "target_unit": "t/year", "comparator": "at_least"}, "at least 1 m t a year"),
        ({"target_value": 5.0, "target_unit": "days", "comparator": "at_most"}, "at most 5 days"),
        (
            {"target_value": 2.0, "target_unit": "USD/year", "comparator": "multiple_of_baseline"}
            | {"baseline_value": 2e9, "baseline_period": "2098"},
            "2.0 times the 2 bn USD a year of 2098",
        ),
    ],
)
def test_a_target_says_which_side_of_which_number(terms: dict[str, Any], words: str) -> None:
    assert target_in_words(commitment_row(**terms)) == words


def test_a_deadline_says_where_it_is_from() -> None:
    day = pd.Timestamp(date(2099, 12, 31))

    assert deadline_in_words({"deadline": day, "deadline_basis": "stated"}) == "by 31 December 2099, as stated"
    assert deadline_in_words({"deadline": day, "deadline_basis": "derived"}) == "by 31 December 2099, read from the wording"
    assert deadline_in_words({"deadline": pd.NaT, "deadline_basis": None}) == "no deadline was set"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ({}, "Aland: Aland Customs"),
        ({"counted_by": "AX-CUSTOMS"}, "Aland: ACO, as stated"),
        ({"counted_by": "AX-RAIL", "indicator": "rail_cargo"}, "Aland: Aland Railways, freight loaded"),
        ({"is_wider": True}, "Aland: Aland Customs (whole country)"),
        ({"valuation": "reconciled"}, "Neither side's own: Aland Customs, reconciled"),
    ],
)
def test_a_line_is_named_by_whose_figures_it_is(line: dict[str, Any], name: str) -> None:
    assert line_name(commitment_figure_row(**line), NAMES) == name


def test_every_rule_has_a_sentence_of_its_own() -> None:
    row = by_figures("met", value=5e8, share_of_target_pct=50.0, period_start=pd.Timestamp(2099, 1, 1)) | {"unit": "CNY"}
    sentences = {rule: reason_in_words({**row, "rule": rule, "reached_date": pd.NaT}, "USD/year") for rule in JudgementRule}

    assert len(set(sentences.values())) == len(JudgementRule) == len(VERDICTS)
    assert sentences[JudgementRule.OPEN_ENDED] == "500 m USD a year in 2099: 50.0 % of the target, and no deadline was set."
    assert sentences[JudgementRule.OTHER_CURRENCY] == "Counted in CNY, and the target is in USD: nothing is converted."


def test_reaching_a_target_late_is_said_beside_the_verdict() -> None:
    row = by_figures("not_met", rule="short", value=4e8, share_of_target_pct=40.0, period_start=pd.Timestamp(2099, 1, 1))
    late = reason_in_words({**row, "reached_date": pd.Timestamp(2101, 12, 31)}, "USD/year")

    assert late.endswith("40.0 % of the target. It was reached later, by 31 December 2101.")


def test_doubt_about_the_figure_is_said_beside_the_verdict() -> None:
    row = by_figures("met", rule="reached", value=4e8, share_of_target_pct=120.0, period_start=pd.Timestamp(2099, 1, 1))

    assert reason_in_words(row | {"is_doubtful": True}, "USD/year").endswith("120.0 % of the target. The figure is estimated or doubtful.")
    assert reason_in_words(row | {"is_stand_in": True}, "USD/year").endswith("A chapter that also holds other goods stands in.")


def test_a_persons_reason_stands_in_the_persons_words() -> None:
    assert reason_in_words(by_person("partly", reason="Half of it came."), "USD/year") == "Half of it came."


def test_each_side_is_told_with_its_verdict() -> None:
    standings = standing_names(VERDICT_NAMES)

    assert sides_in_words("AX:met BV:not_assessable", NAMES, standings) == "Aland: met; Bouvet: cannot be judged"
    assert standing_in_words({"standing": "disagree", "judged_by": "figures", "sides": "AX:met BV:not_met"}, NAMES, standings) == (
        "By the figures: Aland: met; Bouvet: not met."
    )
    assert standing_in_words({"standing": "met", "judged_by": "people", "sides": "", "reason": "It came."}, NAMES, standings) == "It came."


def test_the_summary_does_not_hide_what_cannot_be_judged() -> None:
    counts = {"met": 1, "partly": 0, "not_met": 0, "disagree": 0, "too_early": 0, "not_assessable": 3}

    assert summary_in_words(counts, standing_names(VERDICT_NAMES), 0, 2) == (
        "**4 promises**: met **1**, partly met **0**, not met **0**, figures disagree **0**, too early **0**, cannot be judged **3** "
        "(75 % of all). Overdue **0**; deadline passed and outcome not known **2**."
    )


def test_the_table_of_judgements_has_those_that_judge_first_and_none_of_peoples() -> None:
    line = {"line": 1, "indicator": "goods_trade", "counted_by": None, "source_code": "aland_customs", "unit": "USD"}
    period = {"period_start": pd.Timestamp(2099, 1, 1)}
    rows = [
        by_person("met") | {"seq": 1},
        by_figures("not_assessable", rule="ends_before", seq=2, **period) | line,
        by_figures("met", "BV", rule="reached", seq=3, **period) | line,
    ]
    table = to_judgement_table(pd.DataFrame(rows), "USD/year", NAMES, VERDICT_NAMES)

    assert table[["Whose figures", "Verdict", "Counts for the headline"]].to_numpy().tolist() == [
        ["Bouvet: Aland Customs", "Met", "yes"],
        ["Aland: Aland Customs", "Cannot be judged", "no"],
    ]


def test_the_table_of_figures_has_source_and_codes_for_every_number() -> None:
    row = commitment_figure_row(period_start=pd.Timestamp(2099, 1, 1), period_end=pd.Timestamp(2099, 12, 31)) | {
        "publisher": "Aland Customs",
        "source_url": "https://example.org/customs",
    }
    (told,) = to_figure_table(pd.DataFrame([row]), NAMES).to_dict("records")

    assert (told["Amount"], told["Unit"], told["Valuation"]) == (500_000.0, "USD", "FOB")
    assert (told["Published by"], told["Link"], told["Source code"]) == ("Aland Customs", "https://example.org/customs", "aland_customs")
