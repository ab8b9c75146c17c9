from pathlib import Path

import pandas as pd

from etl.inputs.price_reference import read_price_reference
from etl.values.reading import Reading
from tests.etl.made_inputs import made_up_reference, rows_of, said, write_data

GOODS = "price_good_code,sort_order,title_en,title_zh,title_ru,definition\nrye,1,Rye,,,Made up.\n"
NEAREST = "commodity_id,price_good_code,reason\nHS:10,rye,Grain.\nHS:1005,,Maize is no rye.\n"
CROPS = "crop_id,commodity_id,reason\nHS:10,HS:1001,The same.\n"


def commodity() -> pd.DataFrame:
    return made_up_reference().tables["commodity"]


def read(tmp_path: Path, *, nearest: str = NEAREST, crops: str = CROPS) -> Reading:
    files = {"price_goods.csv": GOODS, "nearest_prices.csv": nearest, "crop_codes.csv": crops}
    data_dir = write_data(tmp_path, {f"reference/{name}": text for name, text in files.items()})
    return read_price_reference(data_dir, commodity())


def test_a_line_holds_for_its_code_and_what_is_below_until_another_decides(tmp_path: Path) -> None:
    reading = read(tmp_path)

    assert said(reading) == []
    assert rows_of(reading.tables["nearest_price"]) == [
        {"commodity_id": "HS:10", "price_good_code": "rye", "told_for": "HS:10", "reason": "Grain."},
        {"commodity_id": "HS:1001", "price_good_code": "rye", "told_for": "HS:10", "reason": "Grain."},
        {"commodity_id": "HS:1005", "told_for": "HS:1005", "reason": "Maize is no rye."},
    ]


def test_a_line_names_goods_that_are_there_and_its_reason(tmp_path: Path) -> None:
    lines = "commodity_id,price_good_code,reason\nHS:1009,rye,Grain.\nHS:1001,rya,Grain.\nHS:1005,rye,\n"

    assert [(fault.where, fault.field, fault.problem) for fault in read(tmp_path, nearest=lines).faults] == [
        ("line 4", "reason", "expected a value, the field is empty"),
        ("line 2", "commodity_id", "no such code in data/reference/commodities.csv"),
        ("line 3", "price_good_code", "no such code in data/reference/price_goods.csv"),
    ]


def test_a_crop_is_traded_under_codes_that_are_there(tmp_path: Path) -> None:
    reading = read(tmp_path, crops=CROPS + "HS:10,HS:1009,No such code.\n")

    assert rows_of(reading.tables["crop_code"], "crop_id", "commodity_id") == [
        {"crop_id": "HS:10", "commodity_id": "HS:1001"}
    ]
    assert [(fault.where, fault.field) for fault in reading.faults] == [("line 3", "commodity_id")]


def test_a_project_may_do_without_these_files(tmp_path: Path) -> None:
    assert read_price_reference(write_data(tmp_path), commodity()) == Reading()
