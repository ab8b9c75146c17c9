"""Commitments in words: targets, deadlines, whose line, and how many stand how."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.subjects.promises.words import (
    amount_in_words,
    deadline_in_words,
    ledger_detail,
    ledger_sentence,
    line_name,
    standing_badge,
    target_in_words,
)
from etl.vocabulary.commitments import TargetUnit
from tests.dashboard.made_commitments import made_commitment, made_entry, made_line, side, standing_of
from tests.dashboard.made_names import made_names

WORDS = {
    "met": "Met",
    "partly": "Partly met",
    "not_met": "Not met",
    "disagree": "Figures disagree",
    "too_early": "Too early",
    "not_assessable": "Cannot be judged",
}
CAUSES = {
    "indefinite": "Nothing definite was promised",
    "no_figure": "No figure can show it",
    "nothing_found": "Nothing was found after it",
}
NAMES = made_names(
    areas={"AX": "Aland", "BV": "Bouvet"},
    authorities={"AX-CUSTOMS": "Aland's customs office (ACO)", "AX-RAIL": "Aland Railways"},
    publishers={"aland_customs": "Aland Customs"},
    terms={
        "valuation": {"fob": "FOB"},
        "standing_word": WORDS,
        "unjudged_cause": CAUSES,
        "judge": {"nobody": "Nobody"},
    },
)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (4e10, "USD/year", "40 bn USD a year"),
        (1.4e6, "t/year", "1.4 million tonnes a year"),
        (30_055_389_612.0, "USD/year", "30.06 bn USD a year"),
        (22.0, "km", "22 km"),
        (800.0, "vehicles/day", "800 vehicles a day"),
        (None, "USD/year", "– a year"),
    ],
)
def test_an_amount_has_as_many_digits_as_it_needs(value: float | None, unit: str, words: str) -> None:
    assert amount_in_words(value, TargetUnit.parse(unit)) == words


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ({}, ""),
        ({"target_value": 1e6, "target_unit": "t/year", "comparator": "at_least"}, "at least 1 million tonnes a year"),
        ({"target_value": 5.0, "target_unit": "days", "comparator": "at_most"}, "at most 5 days"),
        (
            {"target_value": 2.0, "target_unit": "USD/year", "comparator": "multiple_of_baseline"}
            | {"baseline_value": 2e9, "baseline_period": "2098"},
            "2.0 times the 2 bn USD a year of 2098",
        ),
    ],
)
def test_a_target_says_which_side_of_which_number(terms: dict[str, Any], words: str) -> None:
    unit = TargetUnit.parse(terms.pop("target_unit", ""))

    assert target_in_words(made_commitment(target_unit=unit, **terms)) == words


def test_a_deadline_says_where_it_is_from() -> None:
    stated = made_commitment(deadline=date(2099, 12, 31), deadline_basis="stated")

    assert deadline_in_words(stated) == "by 31 December 2099, as stated"
    assert deadline_in_words(replace(stated, deadline_basis="derived")) == "by 31 December 2099, read from the wording"
    assert deadline_in_words(made_commitment()) == "no deadline was set"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ({}, "Aland: Aland Customs"),
        ({"counted_by": "AX-CUSTOMS"}, "Aland: ACO, as stated"),
        ({"counted_by": "AX-RAIL", "indicator": "rail_cargo"}, "Aland: Aland Railways, freight loaded"),
        ({"bound": "whole"}, "Aland: Aland Customs (counts more than was promised)"),
        ({"bound": "part"}, "Aland: Aland Customs (counts a part of what was promised)"),
        ({"source_code": None}, "Aland: no figures"),
        ({"valuation": "reconciled"}, "Neither side's own: Aland Customs, reconciled"),
    ],
)
def test_a_line_is_named_by_whose_figures_it_is(line: dict[str, Any], name: str) -> None:
    assert line_name(made_line(**line), NAMES) == name


COUNTS = {
    "met": 1,
    "partly": 0,
    "not_met": 0,
    "disagree": 0,
    "too_early": 0,
    "indefinite": 2,
    "no_figure": 0,
    "nothing_found": 1,
}


def test_the_ledger_in_a_sentence_says_what_is_kept_and_how_many_cannot_be_judged() -> None:
    assert ledger_sentence(COUNTS) == (
        "Of 4 promises 1 are kept, 0 in part and 0 not; 0 are not due yet and 3 cannot be judged."
    )
    assert ledger_sentence(COUNTS | {"disagree": 2}).endswith("; on 2 the two sides' figures disagree.")


def test_the_three_causes_for_which_nothing_can_be_judged_are_told_apart() -> None:
    assert ledger_detail(COUNTS, NAMES, 0, 2) == (
        "Overdue **0**; deadline passed and outcome not known **2**. Cannot be judged because: nothing definite was "
        "promised **2**, no figure can show it **0**, nothing was found after it **1**."
    )


def test_a_badge_names_the_cause_and_the_side_that_reached_it_late() -> None:
    missed = made_commitment(standing="not_met", deadline=date(2099, 12, 31))
    late = replace(missed, sides=(side("AX", "not_met"), side("BV", "not_met", date(2101, 12, 31))))
    unmeasured = made_commitment(standing=standing_of(cause="no_figure"))

    assert standing_badge(made_entry(unmeasured), NAMES) == (":gray-badge[Cannot be judged: no figure can show it]")
    assert standing_badge(made_entry(missed), NAMES) == ":red-badge[Not met] :red-badge[Overdue]"
    assert standing_badge(made_entry(late), NAMES) == (
        ":red-badge[Not met] :orange-badge[Reached after the deadline: Bouvet]"
    )
