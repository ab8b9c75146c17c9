"""One question has one answer on every page.

The newest figures of both sides and their gap, in a database built of the shipped data.
"""

import re

import pytest

from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import open_page, texts

NUMBER = r"[\d.]+ (?:bn|m) USD"
APART = re.compile(rf"({NUMBER})[^.]*?({NUMBER})[^.]*?({NUMBER}) apart".replace("[^.]*?", "(?:(?!apart).)*?"))


@pytest.mark.parametrize("partner", ["KZ", "KG", "TJ", "TM", "UZ", "C5"])
def test_the_overview_and_both_sides_tell_the_same_gap(
    real_database: str, monkeypatch: pytest.MonkeyPatch, partner: str
) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, real_database)
    told = {page: APART.search(texts(open_page(page, partner=partner))) for page in ("overview", "both_sides")}
    numbers = {page: found.groups() if found else None for page, found in told.items()}
    assert numbers["overview"] is not None
    assert numbers["overview"] == numbers["both_sides"]
