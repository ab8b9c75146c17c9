"""How trade figures are cut: no cut goes through what must stay together, and none moves for what is elsewhere."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from etl.build.trade.cuts import cut_keys, cut_series, first_number
from etl.values.keyed_rows import Key

CHAPTERS = ("HS:01", "HS:10", "HS:11", "HS:84", "TOTAL")
SIDES = st.sampled_from(["AX", "BV"])
TRADES = st.dictionaries(
    st.tuples(
        st.sampled_from(["a", "b"]), SIDES, SIDES, st.sampled_from(["export", "import"]), st.sampled_from(CHAPTERS)
    ),
    st.integers(1, 9),
)
YEARS = st.dictionaries(st.tuples(SIDES, st.integers(2090, 2099)), st.integers(1, 9))


@given(counts=YEARS)
def test_groups_hold_every_key_once_in_order(counts: dict[Key, int]) -> None:
    groups = cut_keys(counts, 10)

    assert [key for group in groups for key in group] == sorted(counts)
    assert [group for group in groups if len(group) > 1 and sum(counts[key] for key in group) > 10] == []


@given(counts=YEARS, more=st.integers(1, 100))
def test_more_rows_of_one_side_move_no_cut_of_another(counts: dict[Key, int], more: int) -> None:
    """Of AX there are too many to stay with BV as it is."""
    full = counts | {("AX", 2000): 11}
    fuller = full | {("AX", 2001): more}

    assert [group for group in cut_keys(fuller, 10) if group[0][0] == "BV"] == [
        group for group in cut_keys(full, 10) if group[0][0] == "BV"
    ]


@given(trades=TRADES, size=st.integers(1, 40))
def test_ranges_follow_each_other_and_keep_a_chapter_together(trades: dict[Key, int], size: int) -> None:
    ranges = cut_series(trades, size)

    assert [trade for one in ranges for trade in one.trades] == sorted(trades)
    assert [one for one in ranges if len(one.trades) > 1 and sum(trades[trade] for trade in one.trades) > size] == []


@given(trades=TRADES, size=st.integers(1, 40))
def test_every_trade_is_in_a_piece_of_its_range(trades: dict[Key, int], size: int) -> None:
    ranges = cut_series(trades, size)
    pieces = [piece for one in ranges for piece in one.pieces]
    held = {trade: max(piece for piece in pieces if piece <= trade) for trade in trades}

    assert pieces == sorted(set(pieces))
    assert {trade[:4] for trade in trades} == {piece[:4] for piece in pieces if not piece[4]}
    assert [one.pieces for one in ranges] == [
        tuple(dict.fromkeys(held[trade] for trade in one.trades)) for one in ranges
    ]


def test_a_side_with_many_rows_is_cut_by_chapters() -> None:
    trades = Counter(
        {("a", "AX", "BV", "export", chapter): 4 for chapter in CHAPTERS} | {("b", *"AB", "export", "HS:01"): 1}
    )

    assert [one.pieces for one in cut_series(trades, 9)] == [
        (("a", "AX", "BV", "export", ""),),
        (("a", "AX", "BV", "export", "HS:10"),),
        (("a", "AX", "BV", "export", "HS:84"),),
        (("a", "AX", "BV", "export", "TOTAL"),),
        (("b", "A", "B", "export", ""),),
    ]


def test_the_first_number_of_a_piece_is_that_of_its_first_series() -> None:
    categories = {
        "source_code": ("a", "b"),
        "reporter_code": ("AX", "BV"),
        "partner_code": ("AX", "BV"),
        "flow": ("export", "import"),
        "commodity_id": ("HS:10", "HS:1001", "HS:11"),
    }

    assert first_number(categories, ("a", "AX", "AX", "export", "")) == 0
    assert first_number(categories, ("a", "AX", "AX", "export", "HS:11")) == 2
    assert first_number(categories, ("b", "AX", "BV", "import", "")) == 1 * 24 + 0 * 12 + 1 * 6 + 1 * 3
