"""The Federal Reserve's yuan per dollar. Years and rates are made up."""

from pathlib import Path

import pytest

from etl.publishers.fed.yuan_by_month import LAYOUT
from etl.publishers.layouts import take_sample
from etl.publishers.registry import recognise_figures
from tests.etl.publishers.layout_files import rows_of, write

BANK = "observation_date,EXCHUS\n2099-05-01,8.125\n2099-06-01,.\n"
BOARD = (
    '"Series Description","Rate of Aland","CHINA -- SPOT EXCHANGE RATE"\n"Unit:","AXD:_Per_USD","CNY:_Per_USD"\n'
    '"Unique Identifier: ","H10/H10/RXI_N.M.AX","H10/H10/RXI_N.M.CH"\n"Time Period","RXI_N.M.AX","RXI_N.M.CH"\n'
    "2099-05,1.5,8.125\n2099-06,1.5,ND\n"
)


@pytest.mark.parametrize(("text", "line", "described"), [(BANK, "2", 1), (BOARD, "5", 4)])
def test_both_forms_give_the_mean_of_each_month(tmp_path: Path, text: str, line: str, described: int) -> None:
    path = write(tmp_path, "a.csv", text)

    assert recognise_figures(path) == ("rates", LAYOUT)
    assert rows_of(LAYOUT, path, "currency", "per_currency", "period", "kind", "value", "line") == [
        ("CNY", "USD", "2099-05", "mean", "8.125", line)
    ]
    assert dict(LAYOUT.read(path, tmp_path).left_out) == {
        "lines of description": described,
        "months without a rate": 1,
    }


@pytest.mark.parametrize("text", [BANK.replace("EXCHUS", "DEXCHUS"), "EXCHUS\n1\n", "", "date,value\n2099-05-01,8\n"])
def test_days_and_other_series_are_not_taken_for_it(tmp_path: Path, text: str) -> None:
    assert not LAYOUT.recognise(take_sample(write(tmp_path, "a.csv", text)))


def test_a_file_without_a_month_is_refused(tmp_path: Path) -> None:
    read = LAYOUT.read(write(tmp_path, "a.csv", "observation_date,EXCHUS\n2099-05-09,8\n"), tmp_path)

    assert [fault.problem for fault in read.faults] == ["refused whole: no line is a month (2099-05, or 2099-05-01)"]
