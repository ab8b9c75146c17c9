"""One tooltip a period: each line in every measure, and the gap of two whole counts."""

from datetime import date

from dashboard.screens.commodities.choices import By
from dashboard.screens.commodities.first_lines import GoodsCurve
from dashboard.screens.commodities.lines import MEASURES, to_points
from dashboard.screens.commodities.points import GoodsPoint, goods_points
from dashboard.screens.commodities.tooltips import tooltips_of
from tests.dashboard.screens.commodities.test_lines import frame, month, year


def curve(name: str, *rows: dict[str, object]) -> GoodsCurve:
    points = goods_points(to_points(frame(*rows), By.YEAR))
    known: dict[str, tuple[GoodsPoint, ...]] = {
        measure: tuple(point for point in points if point.measured(measure) is not None) for measure in MEASURES
    }
    return GoodsCurve(name, "#123456", known)


def told(*curves: GoodsCurve) -> str:
    return tooltips_of(curves, MEASURES, By.YEAR)[date(2099, 1, 1)]


def test_both_sides_are_told_with_every_measure_and_the_gap_of_their_values() -> None:
    aland = curve("Aland", year(2099, 5e6, net_weight_kg=1e7))
    text = told(aland, curve("Bouvet", year(2099, 3e6, reporter_code="BV")))
    assert text.startswith("<b>2099</b>")
    assert "Aland: <b>5.0 m USD · 10.0 thousand tonnes · 500 USD per tonne</b>" in text
    assert "Bouvet: <b>3.0 m USD</b>" in text
    assert text.endswith("Gap: 2.0 m USD")


def test_a_lower_bound_has_no_gap() -> None:
    text = told(curve("Aland", year(2099, 5e6)), curve("Bouvet", year(2099, 3e6, reporter_code="BV", is_at_least=True)))
    assert "at least 3.0 m USD" in text
    assert "Gap" not in text


def test_what_was_reconciled_is_held_against_nobodys_count() -> None:
    other = curve("Both", year(2099, 3e6, reporter_code="BV", valuation="reconciled"))
    assert "Gap" not in told(curve("Aland", year(2099, 5e6)), other)


def test_a_doubtful_sum_of_months_says_so() -> None:
    text = told(curve("Aland", month(1, 5e6, doubtful_count=1)))
    assert "5.0 m USD · 2099 (sum of 1 month), less sure" in text


def test_the_same_is_told_on_the_first_and_the_last_day() -> None:
    found = tooltips_of([curve("Aland", year(2099))], MEASURES, By.YEAR)
    assert list(found) == [date(2099, 1, 1), date(2099, 12, 31)]
    assert len(set(found.values())) == 1
