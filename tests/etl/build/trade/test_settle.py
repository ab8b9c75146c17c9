"""What comes of trade figures does not depend on how they were cut, nor on who read which part."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from etl.build import read_trade
from etl.build.reach import GoodsKinds, Reach, count_reach
from etl.build.read import read_inputs
from etl.build.trade import cells, series
from etl.build.trade.bucket_rows import BucketRows, read_bucket
from etl.build.trade.run import run_here
from etl.build.trade.settle import Sizes
from etl.inputs.trade import check_part
from tests.etl.build.trade.made_trade import read_trade_in, run_elsewhere, write_trade
from tests.etl.received import LAYOUT, receive, write_received

Work = TypeVar("Work")
Done = TypeVar("Done")

SIZES = st.builds(Sizes, st.integers(500, 3000), st.integers(10, 60), st.integers(10, 60))
WHOLE = Sizes(10**9, 10**9, 10**9)


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_trade(tmp_path_factory.mktemp("trade"))


@pytest.fixture(scope="module")
def at_once(data_dir: Path) -> dict[str, object]:
    return read_trade_in(data_dir, WHOLE, run_here)


@settings(max_examples=3, phases=[Phase.generate])
@given(sizes=SIZES, seed=st.integers(0, 1000))
def test_parts_of_any_size_done_by_anyone_give_what_all_at_once_gives(
    data_dir: Path, at_once: dict[str, object], sizes: Sizes, seed: int
) -> None:
    assert read_trade_in(data_dir, sizes, run_elsewhere(seed)) == at_once


@pytest.mark.parametrize("rows", [1, 5])
def test_a_bucket_of_many_rows_is_settled_some_goods_of_a_partner_at_a_time(
    data_dir: Path, at_once: dict[str, object], monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    read: list[int] = []

    def read_some(*asked: Any) -> BucketRows:
        found = read_bucket(*asked)
        read.append(len(found.rows))
        return found

    monkeypatch.setattr(cells, "CUT_ROWS", rows)
    monkeypatch.setattr(cells, "read_bucket", read_some)

    assert read_trade_in(data_dir, WHOLE, run_here) == at_once
    assert max(read) < sum(read) / 2


def test_a_range_of_many_rows_is_put_in_order_some_series_at_a_time(
    data_dir: Path, at_once: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []

    def count_some(rows: pd.DataFrame, kinds: GoodsKinds) -> Reach:
        counted.append(len(rows))
        return count_reach(rows, kinds)

    monkeypatch.setattr(series, "CUT_ROWS", 5)
    monkeypatch.setattr(series, "count_reach", count_some)

    assert read_trade_in(data_dir, WHOLE, run_here) == at_once
    assert max(counted) < sum(counted) / 4


def test_a_column_of_many_texts_is_told_as_one_of_few(
    data_dir: Path, at_once: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_trade, "MANY_TEXTS", 0)

    assert read_trade_in(data_dir, WHOLE, run_here) == at_once


def test_all_that_can_happen_happens(at_once: dict[str, list[object]]) -> None:
    """The comparison above would show little of a folder in which nothing happens."""
    problems = " ".join(map(str, at_once["faults"]))
    kinds = {getattr(finding, "kind", "") for finding in at_once["findings"]}

    assert {"observation", "revision", "group_trade", "trade_reach"} <= {name for name in at_once if at_once[name]}
    assert [
        word for word in ("no such code", "the same reporter", "not applied", "a number") if word not in problems
    ] == []
    assert kinds >= {"correction", "duplicate_differs", "months_missing", "year_shift"}
    assert len(at_once["set aside"]) == 1


def test_what_the_builder_is_handed_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    """It holds the outcome of every part till the end: rows of their own in it would add up."""
    few, many = (handed_over(write_goods(tmp_path / str(goods), goods)) for goods in (20, 200))

    assert many < 1.01 * few


def write_goods(folder: Path, goods: int) -> Path:
    """Three years of so many goods, and an arrival that revises every figure."""
    folder.mkdir()
    data_dir = write_received(folder)
    rows = [
        {"commodity": f"HS:10{place:04}", "commodity_title": "Made up", "period": f"{year}-{month:02}"}
        for place in range(1000, 1000 + goods)
        for year in (2096, 2097, 2098)
        for month in (3, 6)
    ]
    for day, value in ((5, "1000"), (6, "1100")):
        receive(data_dir, day, [row | {"value": value} for row in rows])
    return data_dir


def handed_over(data_dir: Path) -> int:
    """The bytes of all that stages give to the builder, of those that are no part of a file."""
    handed = 0

    def run(stage: Callable[[Work], Done], works: Iterable[Work], /) -> Iterator[Done]:
        nonlocal handed
        for work in works:
            done = stage(work)
            handed += 0 if stage is check_part.check_part else len(pickle.dumps(done))
            yield done

    reading = read_inputs(data_dir, layouts=[LAYOUT], sizes=WHOLE, run=run)
    assert reading.stored["revision"].rows > 100
    return handed
