import numpy as np
import pytest

from tests.benchmarks.heavy_tail import allocate, months_traded


def test_few_goods_are_traded_every_month_and_most_seldom():
    months = months_traded(450_000, 5_612, 300)
    assert (months.sum(), months.max()) == (450_000, 300)
    assert (months > 250).mean() < 0.1
    assert (months < 75).mean() > 0.5


@pytest.mark.parametrize("rows", [1, 500, 20_000, 1_600_000])
def test_all_rows_are_placed_and_no_good_is_traded_more_often_than_there_are_months(rows):
    months = months_traded(rows, 5_612, 300)
    assert months.sum() == rows
    assert (months.min() >= 0, months.max() <= 300) == (True, True)


def test_shares_add_up_to_the_whole():
    assert allocate(10, np.array([1.0, 1.0, 1.0])) == [4, 3, 3]
