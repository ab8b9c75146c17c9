"""Which lists parts of all goods are from, and what they are parts of."""

import csv
from pathlib import Path

from etl.vocabulary.goods import PARTS_OF_ALL, WIDE_GROUPS, Classification

REFERENCE = Path(__file__).parents[3] / "data" / "reference"


def test_lists_of_farm_goods_hold_no_parts_of_all_goods_and_a_total_is_no_part() -> None:
    assert set(Classification) - set(PARTS_OF_ALL) == {Classification.TOTAL, Classification.FAO, Classification.MOFCOM}


def test_all_goods_and_all_farm_goods_are_groups_of_their_own() -> None:
    with (REFERENCE / "commodity_groups.csv").open(encoding="utf-8", newline="") as file:
        assert set(WIDE_GROUPS) <= {row["group_code"] for row in csv.DictReader(file)}
