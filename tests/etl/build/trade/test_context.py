"""What a part of the trade figures is read with."""

from dataclasses import fields, replace

import pandas as pd
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from etl.build.derive import SERIES
from etl.build.reach import GoodsKinds
from etl.build.trade.context import Shown, TradeContext
from etl.values.gates import Gates
from etl.values.keyed_rows import Key

NO_GOODS = GoodsKinds(pa.table({}), pa.table({}))
CATEGORIES = {
    "source_code": ("a", "b"),
    "reporter_code": ("AX", "BV"),
    "partner_code": ("AX", "BV"),
    "flow": ("export", "import"),
    "commodity_id": ("HS:10", "HS:1001", "HS:11", "TOTAL"),
}
SERIES_ROWS = st.lists(st.tuples(*(st.sampled_from(codes) for codes in CATEGORIES.values())), max_size=20)


def context(*pieces: Key) -> TradeContext:
    return TradeContext({}, frozenset(), NO_GOODS, CATEGORIES, Gates(), frozenset(), {}, pieces)


def frame(rows: list[tuple[str, ...]]) -> pd.DataFrame:
    return context().name_texts(pd.DataFrame(rows, columns=SERIES, dtype="str"))


@given(rows=SERIES_ROWS)
def test_numbers_of_series_are_in_the_order_of_the_key(rows: list[tuple[str, ...]]) -> None:
    numbers = context().number_series(frame(rows)).tolist()

    assert [rows[place] for place in sorted(range(len(rows)), key=numbers.__getitem__)] == sorted(rows)
    assert len(set(numbers)) == len(set(rows))


def test_a_series_is_in_the_last_piece_that_begins_before_it() -> None:
    pieces = [("a", "AX", "BV", "export", ""), ("a", "AX", "BV", "export", "HS:11"), ("b", "AX", "BV", "export", "")]
    rows = [("a", "AX", "BV", "export", code) for code in CATEGORIES["commodity_id"]] + [
        ("b", "AX", "BV", "export", "HS:10")
    ]

    assert context(*pieces).number_pieces(frame(rows)).tolist() == [0, 0, 1, 1, 2]


def test_a_good_that_is_listed_is_a_fact_of_all_and_one_that_is_named_of_those_that_have_it() -> None:
    one = replace(context(), tables=goods_tables("HS:10", "HS:1001"), listed=frozenset({"HS:10"}))
    more = replace(one, tables=goods_tables("HS:10", "HS:1001", "HS:1002"))
    listed = replace(one, listed=frozenset({"HS:10", "HS:1001"}))
    of_1001, of_1002 = (replace(more, named=frozenset({code})) for code in ("HS:1001", "HS:1002"))

    assert one.common_facts == more.common_facts != listed.common_facts
    assert one.facts == more.facts != of_1001.facts != of_1002.facts
    assert replace(one, named=frozenset({"HS:1001"})).facts == of_1001.facts


def goods_tables(*codes: str) -> dict[str, pd.DataFrame]:
    return {"source": pd.DataFrame({"source_code": ["a"]}), "commodity": pd.DataFrame({"commodity_id": codes})}


def test_whatever_it_says_is_among_its_facts() -> None:
    """Save ``categories``: of what is not there an outcome that is kept could be taken for another one."""
    before = replace(context(), tables=goods_tables("HS:10"))
    kinds = GoodsKinds(pa.table({}), pa.table({"kind": [1]}))
    changes = {
        "tables": goods_tables("HS:10") | {"source": pd.DataFrame({"source_code": ["b"]})},
        "listed": frozenset({"HS:10"}),
        "goods": kinds,
        "gates": Gates(jump_factor=2),
        "derives": frozenset({"a"}),
        "arrivals": {"a-1": "a"},
        "pieces": (("a", "AX", "BV", "export", ""),),
        "named": frozenset({"HS:10"}),
        "shown": Shown(frozenset({"HS:10"})),
    }

    assert {one.name for one in fields(TradeContext)} == changes.keys() | {"categories"}
    assert [name for name, value in changes.items() if facts(replace(before, **{name: value})) == facts(before)] == []


def facts(told: TradeContext) -> tuple[object, ...]:
    return told.common_facts, told.kinds_facts, told.facts


def test_a_range_is_asked_for_what_its_trades_may_have() -> None:
    shown = Shown(frozenset({"HS:10", "HS:1001", "HS:11", "TOTAL"}), frozenset({"AX", "BV", "SJ"}))

    assert shown.among([("a", "AX", "BV", "export", "HS:10"), ("a", "AX", "CN", "export", "TOTAL")]) == Shown(
        frozenset({"HS:10", "HS:1001", "TOTAL"}), frozenset({"AX", "BV"})
    )
