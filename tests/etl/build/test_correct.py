"""A correction puts right the edition of a figure that was looked at, says so, and is named where it fits none."""

from datetime import date
from typing import Any

import pytest

from etl import schema
from etl.build.correct import Corrected, apply_corrections, format_number
from etl.values.corrections import Correction, CorrectionKind
from etl.values.frames import rows_to_frame
from etl.values.periods import Period
from etl.vocabulary.periods import PeriodKind
from tests.factories import observation_row

DAY = date(2099, 9, 1)


def correction(kind: CorrectionKind = CorrectionKind.REPLACE, **overrides: Any) -> Correction:
    plain: dict[str, Any] = {
        "line": 2,
        "source": "aland_customs",
        "reporter": "AX",
        "partner": "BV",
        "flow": "export",
        "commodity": "HS:1001",
        "period": Period(date(2099, 5, 1), date(2099, 5, 31), PeriodKind.MONTH),
        "column": "value_usd",
        "expect": 5000.0,
        "value": 5.0,
        "reason": "Thousands taken for ones.",
        "source_url": "",
    }
    return Correction(kind=kind, **plain | overrides)


def applied(*corrections: Correction, rows: list[dict[str, Any]] | None = None) -> Corrected:
    given = rows or [{"value_usd": 5000.0}, {"value_usd": 7.0, "commodity_id": "HS:1005"}]
    return apply_corrections(rows_to_frame(schema.observation, [observation_row(**row) for row in given]), corrections)


def test_a_replaced_figure_has_the_other_value_and_says_what_it_was() -> None:
    corrected = applied(correction())

    assert corrected.observations["value_usd"].tolist() == [5.0, 7.0]
    assert corrected.observations["note"].iloc[0] == "corrected: value_usd was 5000: Thousands taken for ones."
    assert [finding.text for finding in corrected.findings] == [
        "aland_customs, AX export to BV, HS:1001 in 2099-05, value_usd: 5000 replaced by 5. Thousands taken for ones."
    ]


def test_a_figure_that_is_another_one_now_is_left_and_the_correction_is_named() -> None:
    corrected = applied(correction(expect=4000.0), correction(commodity="HS:1201"))

    assert corrected.observations["value_usd"].tolist() == [5000.0, 7.0]
    assert [seen for _one, seen in corrected.misfits] == ["5000", "no such row"]
    assert corrected.findings == []


def test_a_dropped_row_is_gone_and_told_with_its_line() -> None:
    corrected = applied(correction(CorrectionKind.DROP))

    assert corrected.observations["commodity_id"].tolist() == ["HS:1005"]
    assert [(row.snapshot_code, row.line, row.is_superseded) for row in corrected.dropped] == [
        ("aland_customs-1", 2, False)
    ]


def test_a_figure_that_was_dropped_is_not_there_for_another_correction() -> None:
    corrected = applied(correction(CorrectionKind.DROP), correction(CorrectionKind.KEEP))

    assert [seen for _one, seen in corrected.misfits] == ["no such row"]
    assert corrected.confirmed == []


def test_a_figure_that_is_kept_is_pointed_out_to_the_checks_by_its_place_now() -> None:
    corrected = applied(
        correction(CorrectionKind.DROP), correction(CorrectionKind.KEEP, commodity="HS:1005", expect=7.0)
    )

    assert corrected.confirmed == [0]
    assert corrected.observations["value_usd"].tolist() == [7.0]


def test_a_correction_stays_with_the_edition_it_was_written_for() -> None:
    editions = [{"value_usd": 5000.0, "known_until": DAY}, {"value_usd": 6.0, "known_from": DAY}]

    corrected = applied(correction(), rows=editions)

    assert sorted(corrected.observations["value_usd"]) == [5.0, 6.0]
    assert "as it stood until 2099-09-01, when the publisher revised it" in corrected.findings[0].text


def test_an_unknown_value_may_be_expected_and_put_in() -> None:
    assert applied(correction(expect=None, value=5.0), rows=[{"value_usd": None}]).observations[
        "value_usd"
    ].tolist() == [5]
    assert applied(correction(value=None)).observations["value_usd"].isna().tolist() == [True, False]


@pytest.mark.parametrize(
    ("value", "text"), [(None, "unknown"), (5000.0, "5000"), (0.1, "0.1"), (1234567890123.0, "1234567890123")]
)
def test_a_number_has_no_more_digits_than_it_has(value: float | None, text: str) -> None:
    assert format_number(value) == text
