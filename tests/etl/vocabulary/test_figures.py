"""An office that nobody named."""

import csv
from pathlib import Path

from etl.vocabulary.figures import UNNAMED_OFFICE

AUTHORITIES = Path(__file__).parents[3] / "data/reference/authorities.csv"


def test_offices_that_nobody_named_are_told_by_the_end_of_their_code_and_each_has_its_side() -> None:
    with AUTHORITIES.open(encoding="utf-8", newline="") as file:
        unnamed = [row for row in csv.DictReader(file) if row["authority_code"].endswith(UNNAMED_OFFICE)]

    assert {row["authority_code"]: row["name_en"] for row in unnamed if "not named" not in row["name_en"]} == {}
    assert unnamed
