"""A file of ``data/reference`` is held to what it must have; names in other languages may be missing."""

from pathlib import Path

from etl import schema
from etl.inputs.reference_files import PLACES, add_rows, open_reference
from etl.values.reading import Reading


def written(data: Path, *lines: str) -> Path:
    path = data / "reference" / PLACES.name
    path.parent.mkdir(parents=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return data


def test_a_file_may_do_without_names_in_other_languages_and_becomes_a_table_in_the_order_of_its_key(
    tmp_path: Path,
) -> None:
    data = written(tmp_path, "place_code,kind,area_code,name_en", "tallow,city,AX,Tallow", "aland,city,AX,Aland")
    reading = Reading()

    places = add_rows(reading, schema.place, open_reference(data, PLACES))

    assert places["place_code"].tolist() == ["aland", "tallow"]
    assert places["name_zh"].isna().tolist() == [True, True]
    assert (reading.faults, [count.rows_loaded for count in reading.files]) == ([], [2])


def test_a_row_without_its_english_name_and_one_whose_code_has_another_form_are_refused(tmp_path: Path) -> None:
    data = written(tmp_path, "place_code,kind,area_code,name_en", "aland,city,AX,", "Tal Low,city,AX,Tallow")

    checks = open_reference(data, PLACES)

    assert sorted((fault.where, fault.field) for fault in checks.faults) == [
        ("line 2", "name_en"),
        ("line 3", "place_code"),
    ]
    assert checks.passed.empty
