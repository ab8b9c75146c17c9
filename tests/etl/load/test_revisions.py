"""The list of changed figures: each filter, the largest change first, no more than asked for.

On SQLite and PostgreSQL alike.
"""

from datetime import date
from typing import Any

import pytest

from etl.load.revisions import NoSuchCode, Order, RevisionFilters, count_revisions, read_revisions
from tests.conftest import LoadDatabase
from tests.factories import Row, revision_row, snapshot_row

FIRST, SECOND = "aland_customs-1", "aland_customs-2"
CODES = ("HS:1001", "HS:1002", "HS:1003", "HS:1004", "HS:1005")


def changes() -> dict[str, list[Row]]:
    """Three values that changed, one that came, and a weight."""
    values: list[tuple[str, float | None, float | None, str]] = [
        ("HS:1001", 100.0, 110.0, "value_usd"),
        ("HS:1002", 1_000.0, 400.0, "value_usd"),
        ("HS:1003", 10.0, 40.0, "value_usd"),
        ("HS:1004", None, 50.0, "value_usd"),
        ("HS:1005", 5_000.0, 9_000.0, "net_weight_kg"),
    ]
    rows = [
        revision_row(
            seq=seq, commodity_id=code, column_name=name, old_value=old, new_value=new, new_snapshot_code=SECOND
        )
        for seq, (code, old, new, name) in enumerate(values, start=1)
    ]
    arrivals = [
        snapshot_row(),
        snapshot_row(snapshot_code=SECOND, source_code="aland_customs", retrieved_date=date(2100, 1, 5)),
    ]
    return {"revision": rows, "snapshot": arrivals}


def listed(url: str, **arguments: Any) -> list[str]:
    return [record.commodity_id for record in read_revisions(url, **arguments)]


def test_the_largest_change_stands_first_dollars_before_kilograms(loaded_database: LoadDatabase) -> None:
    url = loaded_database(**changes())

    assert listed(url, order=Order.CHANGE) == ["HS:1002", "HS:1004", "HS:1003", "HS:1001", "HS:1005"]
    assert listed(url, order=Order.PERCENT) == ["HS:1004", "HS:1003", "HS:1005", "HS:1002", "HS:1001"]
    assert listed(url) == list(CODES)


def test_no_more_are_read_than_asked_for(loaded_database: LoadDatabase) -> None:
    assert listed(loaded_database(**changes()), order=Order.CHANGE, limit=2) == ["HS:1002", "HS:1004"]


def test_a_value_that_came_has_no_change_and_no_per_cent(loaded_database: LoadDatabase) -> None:
    records = {record.commodity_id: record for record in read_revisions(loaded_database(**changes()))}

    assert [(records[code].change, records[code].change_pct) for code in CODES[1:4]] == [
        (-600.0, -60.0),
        (30.0, 300.0),
        (None, None),
    ]
    assert records["HS:1002"].new_retrieved == "2100-01-05"


@pytest.mark.parametrize(
    ("filters", "codes"),
    [
        (RevisionFilters(), CODES),
        (RevisionFilters(source="aland_customs", reporter="AX", partner="BV", flow="export"), CODES),
        (RevisionFilters(commodity="HS:1003"), ("HS:1003",)),
        (RevisionFilters(figure="net_weight_kg"), ("HS:1005",)),
        (RevisionFilters(flow="import"), ()),
        (RevisionFilters(partner="AX"), ()),
        (RevisionFilters(since=date(2100, 1, 5)), CODES),
        (RevisionFilters(since=date(2100, 1, 6)), ()),
    ],
)
def test_what_is_counted_is_what_is_listed(
    loaded_database: LoadDatabase, filters: RevisionFilters, codes: tuple[str, ...]
) -> None:
    url = loaded_database(**changes())

    assert tuple(listed(url, filters=filters)) == codes
    assert sum(count_revisions(url, filters).values()) == len(codes)


def test_the_count_tells_values_from_weights(loaded_database: LoadDatabase) -> None:
    assert count_revisions(loaded_database(**changes())) == {"net_weight_kg": 1, "value_usd": 4}


def test_a_code_that_the_database_does_not_have_is_told_with_the_nearest(loaded_database: LoadDatabase) -> None:
    url = loaded_database(**changes())

    with pytest.raises(
        NoSuchCode,
        match=r"^--source: the database has no such code, got 'aland_custom'. Did you mean 'aland_customs'\?$",
    ):
        count_revisions(url, RevisionFilters(source="aland_custom"))


def test_periods_are_written_as_they_are_everywhere(loaded_database: LoadDatabase) -> None:
    (record,) = read_revisions(
        loaded_database(revision=[revision_row(period_start=date(2099, 5, 1), period_end=date(2099, 5, 31))])
    )

    assert record.period == "2099-05"
