"""A work has what it needs, and nothing of others makes it anew."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from etl.build.read_trade import check_trade
from etl.build.trade.arrivals import ArrivalWork
from etl.build.trade.cells import CellsWork
from etl.build.trade.context import Shown, TradeContext
from etl.build.trade.cuts import cut_keys
from etl.build.trade.plan import count_buckets, count_rows, count_trades, plan_cells, sort_corrections
from etl.build.trade.series import SeriesWork
from etl.inputs.codes import known_codes
from etl.inputs.trade.checked_file import TradeFile
from etl.values.gates import Gate, Gates
from etl.values.keyed_rows import KeyedRows
from tests.etl.build.trade.bucket import cells_work
from tests.etl.made_inputs import made_up_reference
from tests.etl.received import LAYOUT, receive, write_received

YEARS = [("AX", "export", 2098), ("AX", "export", 2099)]


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    data_dir = write_received(tmp_path)
    receive(data_dir, 5, [{"period": "2098-05"}, {"period": "2098-06"}])
    return data_dir


def files_in(data_dir: Path) -> list[TradeFile]:
    return check_trade(data_dir, known_codes(made_up_reference()), layouts=[LAYOUT]).files


def test_rows_are_counted_by_what_they_are_cut_by(data_dir: Path) -> None:
    files = files_in(data_dir)

    assert count_rows(files) == 3
    assert count_trades(files) == {("aland", "AX", "BV", "export", "HS:10"): 3}
    assert count_buckets(files) == dict(zip(YEARS, (2, 1), strict=True))


def test_a_bucket_has_its_files_and_what_there_is_of_them(data_dir: Path) -> None:
    files = files_in(data_dir)
    context = replace(cells_work(data_dir, *YEARS).context, shown=Shown(frozenset({"HS:10"}), frozenset({"AX"})))

    works = plan_of(files, context, data_dir)

    assert [[file.snapshot_code for file in work.files] for work in works] == [
        [files[1].snapshot.snapshot_code],
        [files[0].snapshot.snapshot_code],
    ]
    assert [work.context.arrivals for work in works] == [{files[1].snapshot.snapshot_code: files[1].arrival}, {}]
    assert {work.context.shown for work in works} == {Shown()}


def test_an_arrival_changes_the_facts_of_the_years_that_it_tells_of(data_dir: Path) -> None:
    context = cells_work(data_dir, *YEARS).context
    before = [work.facts for work in plan_of(files_in(data_dir), context, data_dir)]
    receive(data_dir, 6, [{"period": "2099-05", "value": "9"}])
    after = [work.facts for work in plan_of(files_in(data_dir), context, data_dir)]

    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False]


def plan_of(files: list[TradeFile], context: TradeContext, data_dir: Path) -> list[CellsWork]:
    buckets = cut_keys(count_buckets(files), 2)
    return plan_cells(files, buckets, sort_corrections([], buckets), context, data_dir)


def test_whatever_a_work_has_is_among_its_facts_but_its_number_and_folder(data_dir: Path) -> None:
    cells = cells_work(data_dir, *YEARS)
    told = replace(cells.context, pieces=())
    rows = (KeyedRows("folder/rows.arrow", {("a",): (0, 1)}),)
    works: list[tuple[CellsWork | SeriesWork | ArrivalWork, dict[str, object]]] = [
        (cells, {"keys": (), "files": (), "corrections": ("one",), "context": told}),
        (
            SeriesWork(0, (), (), (), cells.context, data_dir),
            {"pieces": YEARS, "rows": rows, "revisions": rows} | {"context": told},
        ),
        (
            ArrivalWork(Gate.YEAR_SHIFT, (), Gates()),
            {"gate": Gate.UNIT_SHIFT, "files": rows, "gates": Gates(jump_factor=2), "compared": 1},
        ),
    ]

    for work, changes in works:
        assert {one.name for one in fields(work)} - {"number", "folder"} == changes.keys()
        assert [name for name, value in changes.items() if replace(work, **{name: value}).facts == work.facts] == []
