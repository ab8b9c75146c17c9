"""The product groups of the World Bank's WITS."""

import csv
from pathlib import Path

from etl.publishers.wits.words import GROUP_CODES, GROUP_NAMES

ROOT = Path(__file__).parents[4]


def test_every_group_is_a_commodity_of_the_same_chapters() -> None:
    with (ROOT / "data/reference/commodities.csv").open(encoding="utf-8", newline="") as file:
        known = [row["commodity_id"] for row in csv.DictReader(file) if row["classification"] in {"TOTAL", "WITS"}]

    assert list(GROUP_CODES.values()) == list(GROUP_NAMES.values()) == known
    assert [code.partition("_")[0] for code in GROUP_CODES if code != "Total"] == [
        code.removeprefix("WITS:") for code in known[1:]
    ]
