from pathlib import Path

from etl.inputs.codes import KnownCodes
from etl.inputs.figure_folder import read_figure_folder
from etl.inputs.production import production_folder
from etl.values.reading import Reading
from tests.etl.made_inputs import CARD_BESIDE, HARVEST, Row, csv_text, rows_of, said, write_data, yaml_text

CSV = "data/production/aland_harvests.csv"
CODES = KnownCodes(areas=frozenset({"AX"}), commodities=frozenset({"HS:1001"}))


def read(tmp_path: Path, *rows: Row) -> Reading:
    files = {
        "production/aland_harvests.csv": csv_text([HARVEST | one for one in rows]),
        "production/aland_harvests.yml": yaml_text(CARD_BESIDE),
    }
    return read_figure_folder(write_data(tmp_path, files), production_folder(CODES))


def test_a_row_becomes_a_harvest_in_hectares_and_tonnes(tmp_path: Path) -> None:
    reading = read(tmp_path, {}, {"year": "2100", "yield": "", "status": "estimated"})

    told = ("crop_id", "period_end", "area_harvested_ha", "yield_kg_per_ha", "production_t", "status")
    assert said(reading) == []
    assert rows_of(reading.tables["production"], *told) == [
        {
            "crop_id": "HS:1001",
            "period_end": "2099-12-31",
            "area_harvested_ha": 100.0,
            "yield_kg_per_ha": 2000.5,
            "production_t": 200.05,
            "status": "final",
        },
        {
            "crop_id": "HS:1001",
            "period_end": "2100-12-31",
            "area_harvested_ha": 100.0,
            "production_t": 200.05,
            "status": "estimated",
        },
    ]


def test_a_harvest_of_which_nothing_is_known_has_no_row(tmp_path: Path) -> None:
    assert said(read(tmp_path, {"area_harvested": "", "yield": "", "production": ""})) == [
        f"{CSV}: line 2: field 'production': neither area, yield nor tonnes is given. Take the row out: the unknown has "
        "no row."
    ]


def test_a_harvest_is_of_a_year_an_area_and_a_crop_that_are_known(tmp_path: Path) -> None:
    rows = [{"year": "2099-05"}, {"crop": "HS:1009"}, {"area": "AY", "year": "2100"}]

    assert said(read(tmp_path, *rows)) == [
        f"{CSV}: line 4: field 'area': no such code in data/reference/areas.csv, got 'AY'. Add it to "
        "data/reference/areas.csv.",
        f"{CSV}: line 3: field 'crop': no such code in data/reference/commodities.csv, got 'HS:1009'. Did you mean "
        "'HS:1001'? If not, add it to data/reference/commodities.csv.",
        f"{CSV}: line 2: field 'year': expected a year, got '2099-05'. Give each year a row of its own.",
    ]
