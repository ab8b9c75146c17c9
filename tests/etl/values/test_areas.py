"""Which areas lie in which: made-up regions of Aland and a made-up group."""

import pandas as pd

from etl.values.areas import countries_of, country_in, is_region, members_of_groups


def test_a_region_lies_in_its_country_and_any_other_area_in_itself() -> None:
    area = pd.DataFrame({"area_code": ["AX", "AX-1", "BV"], "parent_code": [None, "AX", None]}, dtype="str")

    assert countries_of(area) == {"AX": "AX", "AX-1": "AX", "BV": "BV"}


def test_a_group_has_its_areas_in_their_order() -> None:
    member = pd.DataFrame({"group_code": ["XG", "XG", "XH"], "area_code": ["BV", "AX", "AX"]}, dtype="str")

    assert members_of_groups(member) == {"XG": ["BV", "AX"], "XH": ["AX"]}


def test_a_region_s_code_begins_with_its_country_s() -> None:
    assert [(country_in(code), is_region(code)) for code in ("AX-1", "AX")] == [("AX", True), ("AX", False)]
