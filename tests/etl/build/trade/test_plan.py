"""A work has what it needs, and nothing of others makes it anew."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from etl.build.read_trade import check_trade
from etl.build.trade.arrivals import ArrivalWork
from etl.build.trade.cells import CellsWork
from etl.build.trade.context import Shown, TradeContext
from etl.build.trade.cuts import cut_keys
from etl.build.trade.plan import count_buckets, count_rows, plan_cells, sort_corrections
from etl.build.trade.series import SeriesWork
from etl.build.trade.trade_counts import count_trades
from etl.inputs.codes import known_codes
from etl.inputs.trade.checked_file import TradeFile
from etl.values.gates import Gate, Gates
from etl.values.keyed_rows import Key, KeyedRows
from tests.etl.build.trade.bucket import cells_work
from tests.etl.made_inputs import CARD, Row, made_up_reference, trade_text, yaml_text
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
    assert count_buckets(files) == dict(zip(YEARS, (2, 1), strict=True))


def test_rows_with_long_notes_count_for_as_many_as_they_weigh(data_dir: Path) -> None:
    receive(data_dir, 6, [{"period": "2098-07", "note": "made up" * 100}])
    files = files_in(data_dir)

    assert [part.weight for file in files for part in file.parts] == [1, 1, 6]
    assert count_buckets(files) == dict(zip(YEARS, (8, 1), strict=True))
    assert count_trades(files, 9) == {("aland", "", "", "", ""): 9}
    assert count_trades(files, 8) == {("aland", "AX", "BV", "export", "HS:10"): 9}


def test_a_bucket_has_its_files_and_what_there_is_of_them(data_dir: Path) -> None:
    files = files_in(data_dir)
    context = replace(cells_work(data_dir, *YEARS).context, shown=Shown(frozenset({"HS:10"}), frozenset({"AX"})))

    works = plan_of(files, context, data_dir)

    assert [[file.snapshot_key for file in work.files] for work in works] == [
        [files[1].snapshot.snapshot_code],
        ["aland"],
    ]
    assert [work.context.arrivals for work in works] == [{files[1].snapshot.snapshot_code: files[1].arrival}, {}]
    assert {work.context.shown for work in works} == {Shown()}


def test_an_arrival_changes_the_facts_of_the_years_that_it_tells_of(data_dir: Path) -> None:
    context = cells_work(data_dir, *YEARS).context
    before = [work.facts for work in plan_of(files_in(data_dir), context, data_dir)]
    receive(data_dir, 6, [{"period": "2099-05", "value": "9"}])
    after = [work.facts for work in plan_of(files_in(data_dir), context, data_dir)]

    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False]


LINE = trade_text({}).splitlines()[1]
OTHER_YEAR = LINE.replace("2099", "2098")
OF_THE_FILE = [LINE, OTHER_YEAR]
OF_ONE_YEAR = {
    "value": [LINE.replace("12.34", "12.35"), OTHER_YEAR],
    "weight": [LINE.replace(",5,", ",,"), OTHER_YEAR],
    "commodity": [LINE.replace("1001", "1005"), OTHER_YEAR],
    "month": [LINE.replace("-05", "-06"), OTHER_YEAR],
    "note": [f"{LINE}Odd", OTHER_YEAR],
    "a row more": [LINE, OTHER_YEAR, LINE.replace("-05", "-06")],
    "a refused row": [LINE, OTHER_YEAR, LINE.replace("12.34", "-1").replace("1001", "1005")],
}
OF_BOTH_YEARS = {"line": [OTHER_YEAR, LINE], "a repeated row": [LINE, OTHER_YEAR, LINE]}
CHANGED = [*((lines, False) for lines in OF_ONE_YEAR.values()), *((lines, True) for lines in OF_BOTH_YEARS.values())]


@pytest.mark.parametrize(("lines", "is_of_both"), CHANGED, ids=[*OF_ONE_YEAR, *OF_BOTH_YEARS])
def test_whatever_a_shipped_file_says_of_a_year_is_among_the_facts_of_that_year(
    data_dir: Path, lines: list[str], *, is_of_both: bool
) -> None:
    before, after = facts_with(data_dir, OF_THE_FILE), facts_with(data_dir, lines)

    assert [before[year] != after[year] for year in YEARS] == [is_of_both, True]


@pytest.mark.parametrize("line", [{"value_factor": "1"}, {"retrieved_date": "2100-01-01"}, {"export_valuation": "cif"}])
def test_what_the_card_of_a_shipped_file_says_is_among_the_facts(data_dir: Path, line: Row) -> None:
    before, after = facts_with(data_dir, OF_THE_FILE), facts_with(data_dir, OF_THE_FILE, CARD | line)

    assert [before[year] != after[year] for year in YEARS] == [True, True]


def facts_with(data_dir: Path, lines: list[str], card: Row = CARD) -> dict[Key, tuple[object, ...]]:
    """The facts of each year's bucket where the file that ships has these lines and this card."""
    head = trade_text({}).splitlines()[0]
    (data_dir / "trade" / "aland.csv").write_text("\n".join([head, *lines, ""]), encoding="utf-8")
    (data_dir / "trade" / "aland.yml").write_text(yaml_text(card), encoding="utf-8")
    context = cells_work(data_dir, *YEARS).context
    files = files_in(data_dir)
    buckets = [(year,) for year in YEARS]
    works = plan_cells(files, buckets, sort_corrections([], buckets), context, data_dir)
    return {work.keys[0]: work.facts for work in works}


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
