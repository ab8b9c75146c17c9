"""Units of money in the words of China's customs."""

import pytest

from etl.publishers.common.trade_rows import RefusedWhole
from etl.publishers.gacc.units import MoneyUnit, parse_unit, require_dollars, to_card_unit

THOUSAND_DOLLARS = MoneyUnit(1_000, in_dollars=True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("美元", "US dollars"),
        ("千美元", "thousand US dollars"),
        ("金额（万美元）", "10,000 US dollars"),
        ("单位：百万美元", "million US dollars"),
        ("US dollar", "US dollars"),
        ("Unit: US$1,000", "thousand US dollars"),
        ("人民币", "yuan"),
        ("人民币（万元）", "10,000 yuan"),
        ("单位:万元人民币", "10,000 yuan"),
        ("Renminbi Yuan", "yuan"),
    ],
)
def test_a_unit_of_money_is_read_from_its_words(text: str, name: str) -> None:
    unit = parse_unit(text)

    assert unit is not None
    assert unit.name == name


@pytest.mark.parametrize("text", ["", "千克", "第一数量", "数量：吨；金额：万美元", "人民币/美元", "金额"])
def test_a_text_that_is_more_or_less_than_one_unit_of_money_is_none(text: str) -> None:
    assert parse_unit(text) is None


def test_amounts_are_told_in_the_card_s_unit_and_what_is_no_number_stays() -> None:
    ten_thousand = MoneyUnit(10_000, in_dollars=True)

    assert [to_card_unit(text, ten_thousand, 1_000) for text in ("1,161.50", "0", "n/a", "")] == [
        "11615",
        "0",
        "n/a",
        "",
    ]
    assert to_card_unit("1,161.50", THOUSAND_DOLLARS, 1_000) == "1161.50"
    assert to_card_unit("3", MoneyUnit(1, in_dollars=True), 1_000) == "0.003"


def test_a_refusal_of_yuan_says_that_no_switch_takes_it_and_where_it_is_kept() -> None:
    with pytest.raises(RefusedWhole) as refused:
        require_dollars(MoneyUnit(10_000, in_dollars=False), "Take the page in dollars.")

    assert refused.value.advice.startswith("Take the page in dollars. No switch of import brings yuan in")
    assert "data/figures/official_figures.csv, with the unit CNY" in refused.value.advice
