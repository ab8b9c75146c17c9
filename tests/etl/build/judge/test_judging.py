"""Each line of figures held against each promise: rows of judgement and commitment_figure."""

from calendar import monthrange
from dataclasses import replace
from datetime import date

import pandas as pd

from etl.build.judge.figure_lines import FigureLine, ReportingSide
from etl.build.judge.judging import JudgedCommitment, JudgedLine, figure_rows
from etl.build.judge.rules import LinePoint
from etl.vocabulary.judgement import Bound
from etl.vocabulary.trade import Flow, Valuation
from tests.etl.build.judge.made_promises import TURNOVER, judged, promise, told, traded
from tests.factories import (
    EVENT,
    commitment_row,
    observation_row,
    official_figure_row,
    year,
)


def test_each_side_is_judged_by_its_own_figures_and_they_may_disagree() -> None:
    rows = [
        traded(2096, net_weight_kg=1_200_000.0),
        traded(2096, reporter_code="BV", partner_code="AX", flow="import", net_weight_kg=900_000.0),
    ]

    assert told(judged(commitment=[promise()], observation=rows)) == [
        ("AX", "aland_customs", None, "reached", 1200.0, 120.0),
        ("BV", "aland_customs", None, "open_ended", 900.0, 90.0),
    ]


def test_a_side_without_figures_says_so() -> None:
    assert told(judged(commitment=[promise()], observation=[traded(2096, net_weight_kg=1_200_000.0)]))[1] == (
        *("BV", None, None, "no_figure", None, None),
    )


def test_nothing_is_judged_across_currencies() -> None:
    in_yuan = official_figure_row(**year(2096), unit="CNY", group_code="grain", value=9_000.0)

    result = judged(commitment=[promise(**TURNOVER)], official_figure=[in_yuan])

    assert told(result)[0] == ("AX", "official_figures", "F0001", "other_currency", 9000.0, None)
    assert result["judgement"][["unit", "target_value"]].astype(object).iloc[0].isna().tolist() == [False, True]
    assert result["judgement"]["unit"].iloc[0] == "CNY"


def test_same_inputs_in_another_order_give_the_same_rows() -> None:
    rows = [
        traded(number, net_weight_kg=number * 1000.0, source_code=code)
        for number in (2096, 2097)
        for code in ("aland_customs", "other_table")
    ]
    promises = [
        promise(commitment_id=f"{EVENT}-c{number}", target_value=target) for number, target in ((1, 5.0), (2, 2097.0))
    ]

    first = judged(commitment=promises, observation=rows)
    second = judged(commitment=promises[::-1], observation=rows[::-1])

    for name, frame in first.items():
        pd.testing.assert_frame_equal(frame, second[name])


def test_only_promises_measured_by_a_series_are_judged() -> None:
    result = judged(commitment=[commitment_row(measurability="document")], observation=[traded(2096)])

    assert (len(result["judgement"]), len(result["commitment_figure"])) == (0, 0)


def test_monthly_promises_are_judged_by_months() -> None:
    rows = [
        observation_row(
            period_start=date(2096, number, 1),
            period_end=date(2096, number, monthrange(2096, number)[1]),
            period_kind="month",
            net_weight_kg=weight,
        )
        for number, weight in ((1, 900_000.0), (2, 1_000_000.0))
    ]
    monthly = promise(series_period_kind="month", deadline=date(2096, 2, 29), deadline_basis="stated")

    assert told(judged(commitment=[monthly], observation=rows))[0][3:] == ("reached", 1000.0, 100.0)


def test_figures_of_a_line_are_kept_from_the_day_on_which_both_they_and_the_promise_were_known() -> None:
    point = LinePoint(date(2099, 1, 1), date(2099, 12, 31), 500.0, known_from=date(2100, 3, 1))
    gone = replace(point, value=400.0, known_from=date(2100, 1, 1), known_until=date(2100, 2, 1))
    late = replace(point, value=600.0, known_from=date(2102, 1, 1))
    side = ReportingSide("AX", "BV", Flow.EXPORT, is_own=True)
    line = FigureLine("0-a", side, Bound.EXACT, "aland_customs", "USD", Valuation.FOB, (gone, point, late))
    none = JudgedLine("1-none", side, [], "USD")
    commitment = JudgedCommitment("c1", date(2100, 2, 1), [JudgedLine("0-a", side, [], "USD", line), none])

    rows = figure_rows(commitment, record_end=date(2101, 1, 1))

    assert [(row["value"], row["known_from"], row["known_until"]) for row in rows] == [(500.0, date(2100, 3, 1), None)]


def test_a_line_weighed_out_of_both_reports_is_nobody_s() -> None:
    side = ReportingSide("AX", "BV", Flow.EXPORT, is_own=True)
    line = FigureLine("0-a", side, Bound.PART, "weighed", "USD", Valuation.RECONCILED, ())

    assert [
        (one.side_code, one.bound)
        for one in (JudgedLine("0-a", side, [], "USD", line), JudgedLine("0-a", side, [], "USD"))
    ] == [
        ("reconciled", Bound.PART),
        ("AX", Bound.EXACT),
    ]
