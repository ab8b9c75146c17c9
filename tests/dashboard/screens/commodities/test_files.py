"""The names of files, and the rows behind a view."""

from dataclasses import replace

from dashboard.screens.commodities.files import file_parts, rows_behind
from dashboard.screens.commodities.goods import Goods
from tests.dashboard.screens.commodities.test_view import VIEW


def test_a_file_is_named_by_goods_partner_way_and_view() -> None:
    named = file_parts(replace(VIEW, goods=Goods("grain", "HS:1001"), whose="BV", years=(2098, 2099)))
    assert named == ("goods", "HS1001", "BV", "import", "BV", "first", "year", "2098-2099")


def test_behind_one_side_are_its_rows_alone_and_behind_one_source_its_own() -> None:
    assert rows_behind(VIEW) != rows_behind(replace(VIEW, whose="BV"))
    assert rows_behind(replace(VIEW, whose="BV")) != rows_behind(replace(VIEW, whose="BV", source="office"))
