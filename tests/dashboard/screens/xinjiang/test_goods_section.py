"""The part on goods: whose columns there are, what is said of conversion, and its text for those who cannot see it."""

from datetime import date

from dashboard.screens.xinjiang.bar_table import BarCell, BarRow
from dashboard.screens.xinjiang.dollars import to_dollars
from dashboard.screens.xinjiang.goods_section import goods_facts, goods_table, rows_in_words, side_columns
from dashboard.subjects.prices.rates import StatedRate
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import made_figures, whole_year

SIDES = HomeAndPartner(
    "CN-XJ", "BV", made_names(areas={"BV": "Bouvet"}, authorities={"ax-customs": "Customs of Aland (AXC)"})
)
RATES = [StatedRate("bank", "CNY", "USD", date(2099, 1, 1), date(2099, 12, 31), "year", "mean", 8.0)]


def test_each_side_has_a_column_and_a_group_none_of_its_own() -> None:
    assert [one.heading for one in side_columns(SIDES, is_alone=False)] == ["Xinjiang states", "Bouvet states"]
    assert [one.heading for one in side_columns(SIDES, is_alone=True)] == ["Xinjiang states"]


def test_the_unit_says_that_some_are_converted_only_where_some_are() -> None:
    stated = to_dollars(made_figures({"figure_code": "F1"}), RATES)
    converted = to_dollars(made_figures({"unit": "CNY", "period": whole_year(2099)}), RATES)

    assert (goods_facts(stated, SIDES).unit, goods_facts(stated, SIDES).reporter) == ("USD", "AXC")
    assert goods_facts([*stated, *converted], SIDES).unit == "USD, in part converted"
    assert goods_table([*stated, *converted], SIDES).sources == ("official_figures", "bank")


def test_the_alternative_text_has_every_row_with_what_is_known_of_it() -> None:
    rows = [BarRow("wool", (BarCell("1 m USD"), None)), BarRow("sheep", (BarCell("2 m USD"), BarCell("3 m USD")))]

    assert rows_in_words(rows) == "wool: 1 m USD; sheep: 2 m USD, 3 m USD"
