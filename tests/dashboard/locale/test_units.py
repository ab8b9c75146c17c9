"""Units are named in the reader's language, and amounts in them have a scale that the largest reads well at."""

import pytest

from dashboard.locale import formats, units, use_language
from dashboard.locale.units import Scale


@pytest.mark.parametrize(
    ("language", "unit", "written"),
    [
        ("zh", "vehicles/day", "每日800辆"),
        ("ru", "companies", "800 предприятий"),
        ("zh", "pct", "800%"),
        ("ru", "ells", "800 ells"),
    ],
)
def test_what_is_counted_is_named_in_the_language_where_it_has_a_name(language: str, unit: str, written: str) -> None:
    use_language(language)
    assert formats.stated_amount(800.0, unit) == written


@pytest.mark.parametrize(
    ("values", "scale"),
    [
        ([2.0e6, None, -3.0e9], Scale(1e9, "bn USD")),
        ([float("nan"), 1.0e3], Scale(1e3, "thousand USD")),
        ([None], Scale(1, "USD")),
        ([], Scale(1, "USD")),
    ],
)
def test_amounts_have_the_scale_of_the_largest(values: list[float | None], scale: Scale) -> None:
    assert units.scale_for(values, "USD") == scale
