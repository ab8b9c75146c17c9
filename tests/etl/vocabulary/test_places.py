"""The areas that the code names are those of the reference."""

import csv

from etl.schema.address import PROJECT_ROOT
from etl.vocabulary.places import HOME, HOME_REGION, WORLD, AreaKind


def test_home_is_a_country_with_a_region_and_the_world_is_there_once() -> None:
    with (PROJECT_ROOT / "data" / "reference" / "areas.csv").open(encoding="utf-8", newline="") as file:
        areas = {row["area_code"]: (row["kind"], row["parent_code"]) for row in csv.DictReader(file)}

    assert (areas[HOME], areas[HOME_REGION]) == ((AreaKind.COUNTRY, ""), (AreaKind.REGION, HOME))
    assert [code for code, (kind, _) in areas.items() if kind == AreaKind.WORLD] == [WORLD]
