"""A folder of figures beside trade: its files with their cards, each row checked by form and period."""

from dataclasses import replace
from pathlib import Path

from etl import schema
from etl.inputs.figure_folder import FigureFolder, read_figure_folder
from etl.values.reading import Reading
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.sources import SourceKind
from tests.etl.made_inputs import CARD_BESIDE, PRICE, Row, counts, csv_text, rows_of, said, write_data, yaml_text

FOLDER = FigureFolder(
    name="prices",
    kind=SourceKind.PRICES,
    table=schema.price,
    columns=tuple(PRICE),
    period="period",
    kinds=(PeriodKind.MONTH, PeriodKind.YEAR),
    key=("good", "period"),
    numbers={"value": "value"},
    renamed={"good": "price_good_code"},
    check=lambda checks: checks.require_above_zero("value"),
)


def read(tmp_path: Path, *rows: Row, folder: FigureFolder = FOLDER, **files: str) -> Reading:
    texts = {"prices/aland.csv": csv_text([PRICE | row for row in rows]), "prices/aland.yml": yaml_text(CARD_BESIDE)}
    return read_figure_folder(
        write_data(tmp_path, texts | {f"prices/{name}": text for name, text in files.items()}), folder
    )


def test_rows_have_the_table_s_names_and_their_place_in_the_file(tmp_path: Path) -> None:
    reading = read(tmp_path, {"period": "2099", "value": "0300.50"}, {"quality": "doubtful"})

    assert said(reading) == []
    assert rows_of(
        reading.tables["price"], "price_good_code", "period_start", "period_end", "value", "quality", "source_row"
    ) == [
        {
            "price_good_code": "rye",
            "period_start": "2099-01-01",
            "period_end": "2099-12-31",
            "value": 300.5,
            "quality": "ok",
            "source_row": 2,
        },
        {
            "price_good_code": "rye",
            "period_start": "2099-05-01",
            "period_end": "2099-05-31",
            "value": 250.5,
            "quality": "doubtful",
            "source_row": 3,
        },
    ]
    assert list(reading.tables["source"]["source_code"]) == ["aland"]


def test_a_row_of_another_period_of_a_key_that_stands_or_that_fails_the_folder_s_check_is_refused_alone(
    tmp_path: Path,
) -> None:
    reading = read(
        tmp_path, {}, {"period": "2099-05-01/2099-05-31"}, {"period": "2099-06/2099-07"}, {"good": "oats", "value": "0"}
    )

    assert [(fault.where, fault.problem) for fault in reading.faults] == [
        ("line 5", "expected a number above zero"),
        ("line 3", "the same good, period as on line 2"),
        ("line 4", "expected a month or year"),
    ]
    assert counts(reading)["data/prices/aland.csv"] == (4, 1, 3)


def test_a_file_and_its_card_go_together_and_a_stray_is_told(tmp_path: Path) -> None:
    reading = read(tmp_path, {}, **{"bouvet.yml": yaml_text(CARD_BESIDE), "notes.txt": "x"})

    assert [fault.file for fault in reading.faults] == ["data/prices/notes.txt", "data/prices/bouvet.csv"]
    assert len(reading.tables["price"]) == 1


def test_a_project_may_do_without_the_folder(tmp_path: Path) -> None:
    assert read(tmp_path, {}, folder=replace(FOLDER, name="tolls")) == Reading()
