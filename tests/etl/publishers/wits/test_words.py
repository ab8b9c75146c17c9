"""The product groups of the World Bank's WITS."""

import csv
from pathlib import Path

import pytest

from etl.publishers.wits.words import (
    AREA_NAMES,
    GROUP_CODES,
    GROUP_NAMES,
    OTHER_CODES,
    OTHER_NAMES,
    is_ours,
    to_commodity,
)

ROOT = Path(__file__).parents[4]


def test_every_group_is_a_commodity_of_the_same_chapters() -> None:
    with (ROOT / "data/reference/commodities.csv").open(encoding="utf-8", newline="") as file:
        known = [row["commodity_id"] for row in csv.DictReader(file) if row["classification"] in {"TOTAL", "WITS"}]

    assert list(GROUP_CODES.values()) == list(GROUP_NAMES.values()) == known
    assert [code.partition("_")[0] for code in GROUP_CODES if code != "Total"] == [
        code.removeprefix("WITS:") for code in known[1:]
    ]


@pytest.mark.parametrize(
    ("reporter", "partner", "ours"),
    [
        ("China", "Kazakhstan", True),
        ("China", "World", True),
        ("World", "China", False),
        ("Aland", "China", False),
        ("China", "Aland", False),
    ],
)
def test_one_of_the_six_reports_its_trade_with_another_or_the_world(reporter: str, partner: str, ours: bool) -> None:
    assert is_ours(reporter, partner, AREA_NAMES) is ours


def test_a_group_in_no_list_keeps_its_word() -> None:
    assert to_commodity("Animal", GROUP_NAMES) == "WITS:01-05"
    assert to_commodity("Sheep", GROUP_NAMES) == "WITS:Sheep"


def test_groups_that_cut_the_same_trade_otherwise_are_none_of_ours() -> None:
    assert not OTHER_NAMES & GROUP_NAMES.keys()
    assert not OTHER_CODES & GROUP_CODES.keys()
