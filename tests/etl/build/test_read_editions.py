"""Newer files of prices over those that ship. All made up."""

from pathlib import Path

import pytest

from etl.build.read_editions import read_figures_beside
from etl.inputs.prices import prices_folder
from etl.inputs.trade.receiving import receiving
from etl.inputs.trade.snapshots import list_arrivals
from etl.publishers.common.own_columns import PRICES
from etl.values.reading import Reading
from tests.etl.made_inputs import CARD_BESIDE, PRICE, Row, csv_text, rows_of, said, write_data, yaml_text
from tests.etl.received import moment

FOLDER = prices_folder(frozenset({"rye"}))
OLD = "aland_prices"


def read_beside(data_dir: Path) -> Reading:
    return read_figures_beside(data_dir, FOLDER, list_arrivals(data_dir)[0])


def shipped(folder: Path, *rows: Row, card: Row = CARD_BESIDE) -> Path:
    files = {f"prices/{OLD}.csv": csv_text([PRICE | row for row in rows]), f"prices/{OLD}.yml": yaml_text(card)}
    return write_data(folder, files)


def receive(data_dir: Path, day: int, *rows: Row, source: str = OLD, layout: str = PRICES.name) -> str:
    with receiving(data_dir, source, layout, url="", parameters={}, retrieved_at=moment(day)) as folder:
        (folder / "a.csv").write_text(csv_text([PRICE | row for row in rows]), encoding="utf-8")
    return f"{source}-2100-01-{day:02}T120000Z"


def prices(reading: Reading) -> list[tuple[object, ...]]:
    columns = ("period_start", "value", "known_from", "is_known_from_assumed")
    return [tuple(row.values()) for row in rows_of(reading.tables["price"], *columns)]


def test_new_months_are_added_changed_ones_replaced_and_others_stay(tmp_path: Path) -> None:
    data_dir = shipped(tmp_path, {"period": "2099-04"}, {"period": "2099-05"}, {"period": "2099-06"})
    code = receive(data_dir, 2, {"period": "2099-05", "value": "251"}, {"period": "2099-06"}, {"period": "2099-07"})

    reading = read_beside(data_dir)

    assert said(reading) == []
    assert prices(reading) == [
        ("2099-04-01", 250.5, "2099-05-05", True),
        ("2099-05-01", 251.0, "2100-01-02", False),
        ("2099-06-01", 250.5, "2099-07-05", True),
        ("2099-07-01", 250.5, "2099-08-05", True),
    ]
    assert list(reading.tables["price"]["snapshot_code"].eq(code)) == [False, True, False, True]
    assert [(count.rows_loaded, count.rows_absorbed) for count in reading.files if count.rows_loaded > 1] == [
        (3, 1),
        (3, 1),
    ]


def test_the_newest_of_several_files_wins(tmp_path: Path) -> None:
    data_dir = shipped(tmp_path, {})
    for day, value in ((3, "300"), (2, "200")):
        receive(data_dir, day, {"value": value})

    assert prices(read_beside(data_dir)) == [("2099-05-01", 300.0, "2100-01-03", False)]


def test_the_day_of_release_of_what_ships_is_not_that_of_a_newer_file(tmp_path: Path) -> None:
    data_dir = shipped(tmp_path, {}, card=CARD_BESIDE | {"released_date": "2099-06-02"})
    receive(data_dir, 2, {"period": "2099-11"})

    assert [row[2] for row in prices(read_beside(data_dir))] == ["2099-06-02", "2099-12-05"]


def test_an_arrival_of_a_source_without_a_card_is_refused_whole(tmp_path: Path) -> None:
    data_dir = shipped(tmp_path, {})
    receive(data_dir, 2, {"value": "300"}, source="nobody")

    reading = read_beside(data_dir)

    assert prices(reading) == [("2099-05-01", 250.5, "2099-06-05", True)]
    assert [fault.problem for fault in reading.faults] == ["no sound card says what this source is"]


@pytest.mark.parametrize("folder", ["rates", "production"])
def test_an_arrival_in_another_folders_layout_is_none_of_this_one(tmp_path: Path, folder: str) -> None:
    data_dir = shipped(tmp_path, {})
    receive(data_dir, 2, {"value": "300"}, layout=f"{folder}_csv")

    assert len(prices(read_beside(data_dir))) == 1
    assert prices(read_beside(data_dir))[0][1] == 250.5
