"""Rows of lines as typed points: what is not known is None, and a mark is a mark however often it was counted."""

from dataclasses import replace

from dashboard.screens.commodities.choices import By
from dashboard.screens.commodities.lines import to_points
from dashboard.screens.commodities.points import (
    GoodsLine,
    GoodsPoint,
    Marks,
    by_line,
    goods_points,
    stated_point,
)
from dashboard.subjects.trade.series import Series
from tests.dashboard.made_trade import FIGURE, whole_year
from tests.dashboard.screens.commodities.test_lines import frame, month, year

LINE = GoodsLine("aland_customs", "AX", "BV", "")


def points(*rows: dict[str, object]) -> list[GoodsPoint]:
    return goods_points(to_points(frame(*rows), By.YEAR))


def test_a_year_of_the_sources_own_is_no_sum_of_months_and_has_no_weight_that_nobody_told() -> None:
    assert points(year(2099, 5.0)) == [GoodsPoint(LINE, whole_year(2099), "cif", 5.0, None)]


def test_a_sum_of_months_keeps_its_marks() -> None:
    weighed = {"net_weight_kg": 2000.0, "derived_count": 1}
    assert points(month(1, 3.0, doubtful_count=1, **weighed), month(2, 4.0, is_at_least=False, **weighed)) == [
        GoodsPoint(LINE, whole_year(2099), "cif", 7.0, 4000.0, 1.75, 2, Marks(is_doubtful=True, is_derived=True))
    ]


def test_the_points_of_a_line_stay_together() -> None:
    first, second, other = points(year(2098), year(2099), year(2099, commodity_id="HS:1001"))
    assert by_line([first, other, second]) == {LINE: [first, second], other.line: [other]}


def test_a_statement_is_a_value_or_a_weight_and_never_converted_from_another_currency() -> None:
    stated = [stated_point(replace(FIGURE, unit=unit, value=2.0)) for unit in ("USD", "t", "CNY")]
    assert [(point.value_usd, point.net_weight_kg) for point in stated] == [(2.0, None), (None, 2000.0), (None, None)]


def test_a_statement_belongs_to_the_office_that_counted_and_a_table_to_its_source() -> None:
    said = stated_point(replace(FIGURE, unit="USD", value=2.0, counted_by="ax-customs", confidence="medium"))
    assert (said.series.is_stated, said.series.counted_by, said.marks.is_doubtful) == (True, "ax-customs", True)
    assert points(year(2099))[0].series == Series("aland_customs", "AX")
