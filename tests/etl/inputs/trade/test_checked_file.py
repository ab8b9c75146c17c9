"""What rows of one file are held to together, in however many parts it comes."""

from pathlib import Path

import pytest

from etl.inputs.cards import read_source_card
from etl.inputs.trade import checked_file
from etl.inputs.trade.check_part import check_part
from etl.inputs.trade.checked_file import TradeFile, to_trade_file
from etl.values.gates import Gates
from etl.vocabulary.sources import SourceKind
from tests.etl.inputs.trade.test_trade_input import planned
from tests.etl.made_inputs import Row

YEARS: list[Row] = [{"period": str(year)} for year in range(2050, 2070)]
AGAIN: list[Row] = [
    *YEARS,
    {"period": "2050-01/2050-12", "value": "9"},
    {"period": "2069", "value": "many"},
    {"period": "2068"},
]


def file_of(folder: Path, rows: list[Row], block_bytes: int) -> TradeFile:
    plan = planned(folder, rows, block_bytes)
    card = read_source_card(plan.parts[0].path.with_suffix(".yml"), folder / "data", SourceKind.TABLE).card
    assert card
    parts = [check_part(part) for part in plan.parts]
    return to_trade_file(plan.source, card, card.to_snapshot(plan.source), parts, Gates())


@pytest.mark.parametrize("block_bytes", [10_000, 400, 100])
def test_a_cell_is_there_once_however_its_period_is_written(tmp_path: Path, block_bytes: int) -> None:
    file = file_of(tmp_path, AGAIN, block_bytes)

    repeated = "field 'reporter': the same reporter, partner, flow, period, commodity as on line"
    assert sorted(str(fault).partition(", got")[0] for fault in file.faults) == [
        f"data/trade/aland.csv: line 22: {repeated} 2",
        f"data/trade/aland.csv: line 23: {repeated} 21",
        "data/trade/aland.csv: line 23: field 'value': expected a number",
        f"data/trade/aland.csv: line 24: {repeated} 20",
    ]
    assert (file.count.rows_read, file.count.rows_loaded, file.count.rows_rejected) == (23, 20, 3)
    assert sum(len(places) for places in file.repeated) == 2


def test_keys_are_compared_in_turns_where_they_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = file_of(tmp_path / "at once", AGAIN, 400)
    monkeypatch.setattr(checked_file, "KEYS_AT_ONCE", 5)

    in_turns = file_of(tmp_path / "in turns", AGAIN, 400)

    assert list(in_turns.faults) == list(at_once.faults)


@pytest.mark.parametrize("block_bytes", [10_000, 100])
def test_the_share_of_refused_rows_is_that_of_the_whole_file(tmp_path: Path, block_bytes: int) -> None:
    faulty: list[Row] = [{"period": str(year), "value": "many"} for year in range(2080, 2086)]

    file = file_of(tmp_path, [*YEARS, *faulty], block_bytes)

    (fault,) = file.faults
    assert fault.problem.startswith("refused whole: 6 of 26 rows have faults (23 %)")
    assert "The first: data/trade/aland.csv: line 22: field 'value': expected a number" in fault.advice
    assert (file.parts, file.count.rows_loaded) == ((), 0)
