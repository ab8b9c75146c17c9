"""The world price as a line beside the value of a tonne, and what is said of it."""

from dashboard.screens.commodities.price_section import Prices, price_notes, world_curves
from dashboard.screens.commodities.prices import priced_points
from tests.dashboard.screens.commodities.test_prices import NAMES, point, quotation
from tests.dashboard.screens.commodities.test_view import VIEW


def test_the_world_price_is_a_curve_with_a_value_per_tonne_alone() -> None:
    (curve,) = world_curves([point(2099, 1, 1)], quotation(2099))
    assert curve.name == "World price: Rye"
    assert list(curve.by_measure) == ["unit_value"]


def test_without_a_quotation_or_a_price_there_is_no_curve() -> None:
    assert world_curves([point(2099, 1, 1)], None) == []
    assert world_curves([point(2099, 1, 1)], quotation(2098)) == []


def test_a_parted_change_is_explained_and_of_a_group_that_goods_may_have_changed() -> None:
    priced = priced_points([point(2098, 1000, 10), point(2099, 1650, 11)], NAMES, {})
    notes = price_notes(Prices(priced, None, []), VIEW)
    assert [note.split(",")[0].split(" ")[0] for note in notes] == ["A", "Of"]
    assert price_notes(Prices([], None, []), VIEW) == []
