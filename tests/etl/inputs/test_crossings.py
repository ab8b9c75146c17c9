"""Lines of crossings and modes of cargo: they name places and areas that are there, and a mode of the list."""

from pathlib import Path

from etl.inputs.codes import known_codes
from etl.inputs.crossings import read_crossings
from etl.values.reading import Reading
from tests.etl.made_inputs import CARGO_MODES, CROSSING_LINES, made_up_reference, rows_of, write_data


def read(tmp_path: Path, lines: str = CROSSING_LINES, modes: str = CARGO_MODES) -> Reading:
    files = {"reference/crossing_lines.csv": lines, "reference/cargo_modes.csv": modes}
    return read_crossings(write_data(tmp_path, files), known_codes(made_up_reference()))


def faults(reading: Reading) -> list[tuple[str, str]]:
    return [(fault.where, fault.field) for fault in reading.faults]


def test_a_line_says_by_what_goods_cross_and_who_says_so(tmp_path: Path) -> None:
    reading = read(tmp_path)

    assert faults(reading) == []
    assert rows_of(reading.tables["crossing_line"]) == [
        {
            "place_code": "mariehamn",
            "mode": "rail",
            "neighbour_code": "BV",
            "sort_order": 1,
            "source_url": "https://example.org/rail",
            "publisher": "Aland News",
            "published_date": "2099-05",
        }
    ]
    assert rows_of(reading.tables["cargo_mode"]) == [
        {
            "indicator": "rail_cargo",
            "subject": "cargo by sledge",
            "mode": "rail",
            "sort_order": 1,
            "title_en": "sledges",
        }
    ]


def test_a_line_names_places_areas_and_a_mode_that_are_there(tmp_path: Path) -> None:
    page = "https://example.org/rail,Aland News,2099-05"
    lines = (
        f"{CROSSING_LINES}nowhere,rail,BV,,2,{page}\nmariehamn,road,XX,,3,{page}\nmariehamn,pipeline,BV,away,4,{page}\n"
        f"mariehamn,together,BV,,5,{page}\n"
    )

    assert sorted(faults(read(tmp_path, lines))) == [
        ("line 3", "place_code"),
        ("line 4", "neighbour_code"),
        ("line 5", "opposite_code"),
        ("line 6", "mode"),
    ]


def test_a_mode_is_told_of_an_indicator_once_a_subject(tmp_path: Path) -> None:
    modes = (
        f"{CARGO_MODES}rail_cargo,cargo by sledge,road,2,a\nsheep,sheep,road,3,b\nrail_cargo,cargo by kite,air,4,c\n"
    )

    assert sorted(faults(read(tmp_path, modes=modes))) == [
        ("line 3", "indicator"),
        ("line 4", "indicator"),
        ("line 5", "mode"),
    ]


def test_a_project_may_do_without_these_files(tmp_path: Path) -> None:
    assert read_crossings(write_data(tmp_path), known_codes(made_up_reference())) == Reading()
