"""How trade figures are cut: no cut goes through what must stay together."""

from collections import Counter

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from etl.build.derive import SERIES
from etl.build.trade.context import TradeContext, bucket_keys, cut_series
from etl.values.gates import Gates

CATEGORIES = {
    "source_code": ("a", "b"),
    "reporter_code": ("AX", "BV"),
    "partner_code": ("AX", "BV"),
    "flow": ("export", "import"),
    "commodity_id": ("HS:10", "HS:1001", "HS:11", "TOTAL"),
}
SERIES_ROWS = st.lists(st.tuples(*(st.sampled_from(codes) for codes in CATEGORIES.values())), max_size=20)


def context(cuts: tuple[int, ...] = ()) -> TradeContext:
    return TradeContext({}, CATEGORIES, Gates(), frozenset(), {}, cuts)


def frame(rows: list[tuple[str, ...]]) -> pd.DataFrame:
    return context().name_texts(pd.DataFrame(rows, columns=SERIES, dtype="str"))


@given(rows=SERIES_ROWS)
def test_numbers_of_series_are_in_the_order_of_the_key(rows: list[tuple[str, ...]]) -> None:
    numbers = context().number_series(frame(rows)).tolist()

    assert [rows[place] for place in sorted(range(len(rows)), key=numbers.__getitem__)] == sorted(rows)
    assert len(set(numbers)) == len(set(rows))


@given(rows=SERIES_ROWS, size=st.integers(1, 8))
def test_ranges_follow_each_other_and_keep_a_chapter_together(rows: list[tuple[str, ...]], size: int) -> None:
    trades = Counter((*row[:4], row[4][:5]) for row in rows)
    cut = context(cut_series(CATEGORIES, trades, size))

    ranges = cut.number_ranges(frame(sorted(rows))).tolist()

    assert ranges == sorted(ranges)
    by_trade = set(zip(((*row[:4], row[4][:5]) for row in sorted(rows)), ranges, strict=True))
    assert len(by_trade) == len(trades)
    assert [
        number for number, rows in Counter(ranges).items() if rows > size and _trades_in(number, by_trade) > 1
    ] == []


def _trades_in(number: int, by_trade: set[tuple[tuple[str, ...], int]]) -> int:
    return sum(1 for _, found in by_trade if found == number)


@given(counts=st.dictionaries(st.tuples(st.sampled_from(["AX", "BV"]), st.integers(2090, 2099)), st.integers(1, 9)))
def test_buckets_hold_every_key_once_in_order(counts: dict[tuple[str, int], int]) -> None:
    buckets = list(bucket_keys(Counter(counts), 10))

    assert [key for bucket in buckets for key in bucket] == sorted(counts)
    assert [bucket for bucket in buckets if len(bucket) > 1 and sum(counts[key] for key in bucket) > 10] == []
