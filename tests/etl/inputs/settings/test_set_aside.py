from pathlib import Path

from etl.errors import Fault
from etl.inputs.settings.set_aside import read_set_aside
from tests.etl.made_inputs import counts, said, write_data

HEADER = "file,place,field,problem,seen,advice\n"


def test_every_row_set_aside_counts_as_rejected(tmp_path: Path) -> None:
    rows = "data/trade/aland.csv,2099-05,value,ten times too high,20,Look it up.\n"
    reading = read_set_aside(write_data(tmp_path, {"set_aside.csv": HEADER + rows}))

    assert reading.set_aside == [
        Fault("data/trade/aland.csv", "2099-05", "value", "ten times too high", "20", "Look it up.")
    ]
    assert counts(reading) == {"data/set_aside.csv": (1, 0, 1)}


def test_a_row_without_its_reason_is_a_fault(tmp_path: Path) -> None:
    reading = read_set_aside(
        write_data(tmp_path, {"set_aside.csv": HEADER + "data/trade/aland.csv,2099-05,value,,20,Look it up.\n"})
    )

    assert said(reading) == [
        "data/set_aside.csv: line 2: field 'problem': expected a value, the field is empty. Fill it in, or take the row out."
    ]
    assert (reading.set_aside, counts(reading)) == ([], {"data/set_aside.csv": (1, 0, 1)})


def test_no_file_means_that_nothing_was_set_aside(tmp_path: Path) -> None:
    assert read_set_aside(write_data(tmp_path)).files == []
