"""``python -m etl import`` of newer prices and rates. All made up."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.__main__ import app
from etl.errors import InputFaults
from etl.inputs.trade.snapshots import list_arrivals
from etl.publishers.importing_figures import SourceNotSaid
from tests.etl.made_inputs import CARD_BESIDE, PRICE, RATE, csv_text, write_data, yaml_text
from tests.etl.publishers.layout_files import write

YUAN = "observation_date,EXCHUS\n2099-05-01,8.125\n2099-06-01,.\n"


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    rates = {f"rates/{code}.csv": csv_text([RATE]) for code in ("fed_h10", "aland_bank")}
    cards = {f"rates/{code}.yml": yaml_text(CARD_BESIDE) for code in ("fed_h10", "aland_bank")}
    return write_data(tmp_path, rates | cards)


def run(data_dir: Path, path: Path, *arguments: str):
    return CliRunner().invoke(app, ["import", str(path), "--data", str(data_dir), *arguments])


def test_a_newer_file_is_kept_and_it_is_said_what_it_is(data_dir: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "EXCHUS.csv", YUAN)

    result = run(data_dir, path, "--retrieved", "2099-07-01", "--url", "https://example.org/q")

    (arrival,) = list_arrivals(data_dir)[0]
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "EXCHUS.csv: taken for Federal Reserve, yuan per US dollar by month, CSV (source fed_h10)",
        "1 row of ours, 1 to load, 0 refused; 2099-05-01 to 2099-05-31",
        "left out: 1 lines of description",
        "left out: 1 months without a rate",
        f"Kept in {arrival.folder}.",
        "Next: python -m etl build",
    ]
    assert (arrival.folder / "EXCHUS.csv").read_text(encoding="utf-8") == YUAN
    assert "Nothing new" in run(data_dir, path).output


def test_a_file_in_our_columns_says_with_source_whose_it_is(data_dir: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", csv_text([RATE | {"period": "2099-06"}]))

    unsaid, said = run(data_dir, path), run(data_dir, path, "--source", "aland_bank")

    assert isinstance(unsaid.exception, SourceNotSaid)
    assert unsaid.exception.sources == ["aland_bank", "fed_h10"]
    assert said.output.splitlines()[0].endswith("(source aland_bank)")


def test_a_file_of_which_nothing_can_be_loaded_is_not_kept(data_dir: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", csv_text([RATE | {"value": "-1"}]))

    result = run(data_dir, path, "--source", "aland_bank")

    assert isinstance(result.exception, InputFaults)
    assert str(result.exception).startswith("a.csv: line 2: field 'value'")
    assert list_arrivals(data_dir)[0] == []


def test_a_refused_row_is_told_and_the_others_are_kept(data_dir: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", csv_text([RATE, RATE | {"period": "2099-06", "value": "-1"}]))

    result = run(data_dir, path, "--source", "aland_bank")

    assert result.exit_code == 1
    assert "2 rows of ours, 1 to load, 1 refused" in result.output
    assert len(list_arrivals(data_dir)[0]) == 1


def test_prices_of_goods_that_nobody_names_are_refused(tmp_path: Path) -> None:
    files = {"prices/aland.csv": csv_text([PRICE]), "prices/aland.yml": yaml_text(CARD_BESIDE)}
    result = run(write_data(tmp_path, files), write(tmp_path, "a.csv", csv_text([PRICE])), "--source", "aland")

    assert isinstance(result.exception, InputFaults)
    assert "price_goods.csv" in str(result.exception)
