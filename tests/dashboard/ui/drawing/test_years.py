"""A year's figure over its year, and labels where their time begins."""

from datetime import date

import pytest

from dashboard.locale import in_language
from dashboard.svg.points import YearPoint
from dashboard.ui.drawing.years import MOST_LABELS, month_axis, year_axis, year_bars, year_steps


def test_a_years_figure_is_drawn_from_its_first_day_to_its_last() -> None:
    steps = year_steps([YearPoint(2098, 1.0, "table"), YearPoint(2099, 2.0, "table")])

    assert [(step.day, step.amount) for step in steps] == [
        (date(2098, 1, 1), 1.0),
        (date(2098, 12, 31), 1.0),
        (date(2099, 1, 1), 2.0),
        (date(2099, 12, 31), 2.0),
    ]


def test_steps_break_where_the_source_changes() -> None:
    steps = year_steps([YearPoint(2098, 1.0, "table"), YearPoint(2099, 2.0, "other")])

    assert [step.amount for step in steps] == [1.0, 1.0, None, 2.0, 2.0]


def test_a_bar_is_almost_as_wide_as_its_year_and_stands_in_its_middle() -> None:
    bars = year_bars([YearPoint(2095, 3e9)], divisor=1e9, colour="#123456", name="Aland")
    left, width = bars.offset / 86_400_000, bars.width[0] / 86_400_000

    assert (bars.x, bars.y) == (("2095-01-01",), (3.0,))
    assert 300 < width < 365
    assert left == pytest.approx(365 - left - width)


def test_the_label_of_a_year_stands_in_its_middle_and_the_newest_year_has_one() -> None:
    axis = year_axis(2070, 2099)
    assert axis["hoverformat"] == "%Y"

    assert axis["range"] == ["2070-01-01", "2100-01-01"]
    assert (axis["tickvals"][-1], axis["ticktext"][-1]) == ("2099-07-02", "2099")
    assert len(axis["ticktext"]) <= MOST_LABELS


@pytest.mark.parametrize("last", [date(2098, 5, 31), date(2099, 12, 31), date(2120, 1, 31), date(2199, 12, 31)])
def test_labels_of_months_stand_at_first_days_and_are_few(last: date) -> None:
    axis = month_axis(date(2098, 1, 1), last)

    assert all(day.endswith("-01") for day in axis["tickvals"])
    assert 2 <= len(axis["tickvals"]) <= MOST_LABELS + 1


def test_the_year_is_told_with_the_first_month_and_each_january() -> None:
    with in_language("en"):
        axis = month_axis(date(2098, 10, 1), date(2099, 3, 31))

    assert axis["ticktext"] == ["Oct<br>2098", "Nov", "Dec", "Jan<br>2099", "Feb", "Mar"]
