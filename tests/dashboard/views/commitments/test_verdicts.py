"""Which one word stands for a promise."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.commitments.verdicts import Standing, add_headlines, to_headlines
from tests.dashboard.judged import by_figures, by_person
from tests.factories import EVENT, Row


def standing(*rows: Row) -> tuple[str, str, str]:
    """Standing, who it is from, and each side's verdict."""
    numbered = [row | {"seq": seq} for seq, row in enumerate(rows, start=1)]
    (found,) = to_headlines(pd.DataFrame(numbered))[["standing", "judged_by", "sides"]].to_numpy().tolist()
    return tuple(found)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([by_figures("met"), by_figures("met", "BV")], ("met", "figures", "AX:met BV:met")),
        ([by_figures("met"), by_figures("too_early", "BV")], ("disagree", "figures", "AX:met BV:too_early")),
        ([by_figures("met"), by_figures("not_met"), by_figures("not_met", "BV")], ("disagree", "figures", "AX:disagree BV:not_met")),
        ([by_figures("met"), by_figures("not_assessable", "BV")], ("met", "figures", "AX:met BV:not_assessable")),
        ([by_figures("not_assessable")], ("not_assessable", "nobody", "AX:not_assessable")),
        ([by_person("partly"), by_figures("met")], ("partly", "people", "AX:met")),
    ],
)
def test_one_word_stands_for_what_judges_agree_on(rows: list[Row], expected: tuple[str, str, str]) -> None:
    assert standing(*rows) == expected


def test_the_latest_assessment_by_a_person_comes_first_whatever_its_place() -> None:
    early, late = by_person("too_early", date(2099, 6, 1)), by_person("met", date(2100, 6, 1))

    assert standing(late, early)[0] == "met"
    assert standing(early, late)[0] == "met"


def test_figures_that_end_before_another_side_reached_the_target_do_not_disagree() -> None:
    assert standing(by_figures("met", year=2099), by_figures("too_early", "BV", year=2098)) == (
        "met",
        "figures",
        "AX:met BV:not_assessable",
    )
    assert standing(by_figures("met", year=2099), by_figures("too_early", "BV", year=2099))[0] == "disagree"


def test_a_whole_country_speaks_for_its_region_only_where_nothing_else_does() -> None:
    bound = by_figures("not_met", "BV", is_wider=True)

    assert standing(bound) == ("not_met", "figures", "BV:not_met")
    assert standing(bound, by_figures("partly", "AX")) == ("partly", "figures", "BV:not_assessable AX:partly")


def test_a_third_partys_figure_is_no_sides() -> None:
    assert standing(by_figures("met", valuation="reconciled"))[2] == "reconciled:met"


def test_a_promise_nobody_judged_cannot_be_judged() -> None:
    commitments = pd.DataFrame({"commitment_id": [f"{EVENT}-c1", f"{EVENT}-c2"]})

    found = add_headlines(commitments, pd.DataFrame([by_figures("met")]))

    assert found[["standing", "judged_by", "is_reached_late"]].to_numpy().tolist() == [
        ["met", "figures", False],
        ["not_assessable", "nobody", False],
    ]


def test_reaching_a_target_late_is_remembered() -> None:
    late = by_figures("not_met") | {"reached_date": pd.Timestamp(2101, 12, 31)}

    assert to_headlines(pd.DataFrame([late]))["is_reached_late"].tolist() == [True]


verdicts = st.sampled_from(["met", "partly", "not_met", "too_early", "not_assessable"])


@given(rows=st.lists(st.builds(by_figures, verdicts, st.sampled_from(["AX", "BV"]), year=st.integers(2097, 2099)), min_size=1))
def test_figures_give_a_verdict_only_where_a_line_gives_it(rows: list[Row]) -> None:
    found, judge, _ = standing(*rows)

    assert found in {row["verdict"] for row in rows} | {Standing.DISAGREE}
    assert (found == Standing.NOT_ASSESSABLE) == (judge == "nobody")
