"""Trade is counted as finely as it is cut, and no finer."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.build.read_trade import check_trade
from etl.build.trade.cuts import cut_series
from etl.build.trade.trade_counts import count_beginnings, count_trades, ranges_of
from etl.inputs.codes import known_codes
from etl.inputs.trade.checked_file import TradeFile
from etl.values.keyed_rows import Key
from tests.etl.build.trade.test_cuts import TRADES
from tests.etl.made_inputs import made_up_reference
from tests.etl.received import LAYOUT, receive, write_received


@pytest.fixture
def files(tmp_path: Path) -> list[TradeFile]:
    """A file that ships, with one row, and one that arrived, with three."""
    data_dir = write_received(tmp_path)
    receive(data_dir, 5, [{"period": "2098-05"}, {"commodity": "HS:11"}, {"flow": "import", "commodity": "TOTAL"}])
    return check_trade(data_dir, known_codes(made_up_reference()), layouts=[LAYOUT]).files


def test_a_source_with_few_rows_is_one_count(files: list[TradeFile]) -> None:
    assert count_trades(files, 4) == {("aland", "", "", "", ""): 4}


def test_of_one_with_more_what_begins_alike_and_is_few_is_one_count(files: list[TradeFile]) -> None:
    assert count_trades(files, 2) == {
        ("aland", "AX", "BV", "export", "HS:10"): 2,
        ("aland", "AX", "BV", "export", "HS:11"): 1,
        ("aland", "AX", "BV", "import", ""): 1,
    }


@given(trades=TRADES, size=st.integers(1, 40))
def test_trade_is_cut_where_it_would_be_if_all_of_it_were_counted(trades: dict[Key, int], size: int) -> None:
    counts = count_beginnings(trades, size)

    ranges, whole = (cut_series(counted, size) for counted in (counts, trades))

    assert [sum(counts[trade] for trade in one.trades) for one in ranges] == [
        sum(trades[trade] for trade in one.trades) for one in whole
    ]


@pytest.mark.parametrize(("size", "of_shipped", "of_arrived"), [(9, {0}, {0}), (3, {0}, {0, 1}), (1, {0}, {0, 1, 2})])
def test_a_file_is_in_the_ranges_of_which_it_has_rows(
    files: list[TradeFile], size: int, of_shipped: set[int], of_arrived: set[int]
) -> None:
    ranges = cut_series(count_trades(files, size), size)

    assert [ranges_of(file, ranges) for file in files] == [of_shipped, of_arrived]
