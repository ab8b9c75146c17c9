from pathlib import Path

import pytest

from etl.inputs.access.goods import read_access_goods
from etl.inputs.codes import known_codes
from etl.values.reading import Reading
from tests.etl.made_inputs import ACCESS_GOODS, made_up_reference, rows_of, said, write_data

GOODS, PARTS, CODES = ACCESS_GOODS.values()


def read(tmp_path: Path, goods: str = GOODS, parts: str = PARTS, codes: str = CODES) -> Reading:
    data_dir = write_data(tmp_path, dict(zip(ACCESS_GOODS, (goods, parts, codes), strict=True)))
    return read_access_goods(data_dir, known_codes(made_up_reference()))


def test_goods_are_read_with_what_lies_in_them_and_what_shows_their_trade(tmp_path: Path) -> None:
    reading = read(tmp_path)

    assert reading.faults == []
    assert rows_of(reading.tables["access_good"], "good_code", "is_collective", "name_en") == [
        {"good_code": "farm_goods", "is_collective": True, "name_en": "Farm goods"},
        {"good_code": "fruit", "is_collective": False, "name_en": "Fruit"},
        {"good_code": "plums", "is_collective": False, "name_en": "Plums"},
    ]
    assert rows_of(reading.tables["access_good_code"]) == [
        {"good_code": "plums", "commodity_id": "HS:1201", "basis": "stand_in", "reason": "Holds pears too."}
    ]


def test_a_part_of_a_part_lies_in_the_whole(tmp_path: Path) -> None:
    pairs = read(tmp_path).tables["access_good_part"].to_numpy().tolist()

    assert pairs == [["farm_goods", "fruit"], ["farm_goods", "plums"], ["fruit", "plums"]]


def test_a_project_may_do_without_goods(tmp_path: Path) -> None:
    assert read_access_goods(write_data(tmp_path), known_codes(made_up_reference())) == Reading()


FILES = "data/reference/access_good"


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        (
            {"goods": GOODS.replace("2,false", "2,perhaps")},
            f"{FILES}s.csv: line 3: field 'is_collective': expected one of true, false, got 'perhaps'. "
            "Take one of the list.",
        ),
        (
            {"parts": PARTS + "fruit,pears\n"},
            f"{FILES}_parts.csv: line 4: field 'part_code': no such code in {FILES}s.csv, got 'pears'. "
            f"Add it to {FILES}s.csv.",
        ),
        (
            {"parts": PARTS + "plums,farm_goods\n"},
            f"{FILES}_parts.csv: line 2: field 'whole_code': the good lies in itself, through its parts, "
            "got 'farm_goods'. Take out the line that leads back to it.",
        ),
        (
            {"codes": CODES.replace("HS:1201", "HS:1200")},
            f"{FILES}_codes.csv: line 2: field 'commodity_id': no such code in data/reference/commodities.csv, "
            "got 'HS:1200'. Did you mean 'HS:1201'? If not, add it to data/reference/commodities.csv.",
        ),
        (
            {"codes": CODES.replace("Holds pears too.", "")},
            f"{FILES}_codes.csv: line 2: field 'reason': a code that stands in needs its reason. Say what else it holds.",
        ),
    ],
    ids=["flag", "unknown part", "circle", "unknown code", "bare stand-in"],
)
def test_what_is_wrong_is_named(tmp_path: Path, changed: dict[str, str], fault: str) -> None:
    assert fault in said(read(tmp_path, **changed))
