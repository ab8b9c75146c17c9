"""A database that is not sound is not swapped in."""

import pytest

from etl import schema
from etl.errors import VerificationFailed
from etl.load import replace_database
from tests.databases import by_key, read_table
from tests.factories import (
    Row,
    build_file_row,
    build_row,
    complete,
    event_row,
    frames,
    observation_row,
    official_figure_row,
    place_row,
    price_row,
    snapshot_row,
)
from tests.loading import OLD

CSV = "trade/aland_customs.csv"
NOTE = "events/2099/2099-05-09-mariehamn-a-b.md"
LOST_NOTE = "events/2099/2099-01-01-lost.md"
QUOTED = str(price_row()["snapshot_code"])


def findings_of(url: str, **tables: list[Row]) -> list[str]:
    """Findings for which the tables are refused; the old database must stay."""
    with pytest.raises(VerificationFailed) as refused:
        replace_database(url, frames(**tables))
    assert read_table(url, schema.area) == by_key(OLD)["area"]
    return refused.value.findings


def test_a_reference_to_nothing_stops_the_swap(old_url: str) -> None:
    findings = findings_of(old_url, build=[build_row()], place=[place_row(area_code="AX")])

    assert len(findings) == 1
    assert "place" in findings[0]
    assert "area" in findings[0]


def test_a_code_outside_its_closed_list_stops_the_swap(old_url: str) -> None:
    findings = findings_of(old_url, **complete(place=[place_row(kind="castle")]))

    assert len(findings) == 1
    assert "ck_place_kind" in findings[0] or "place" in findings[0]


def test_the_same_key_twice_stops_the_swap(old_url: str) -> None:
    findings = findings_of(old_url, **complete(observation=[observation_row(), observation_row()]))

    assert len(findings) == 1
    assert findings[0].startswith("table observation: ")


@pytest.mark.parametrize(("builds", "number"), [([], 0), ([build_row(), build_row(build_id="another")], 2)])
def test_a_database_is_of_one_build(old_url: str, builds: list[Row], number: int) -> None:
    assert findings_of(old_url, build=builds) == [f"table build: there must be one row and there are {number}"]


def test_counts_are_held_against_each_other_and_against_the_rows_that_are_there(old_url: str) -> None:
    build = build_row(rows_read=9, rows_loaded=8, rows_rejected=2)
    counts = [
        build_file_row(rows_read=2, rows_loaded=2),
        build_file_row(file="trade/of_nothing.csv"),
        build_file_row(file="figures/stated.csv", rows_loaded=0, rows_rejected=1),
        build_file_row(file="prices/quoted.csv", rows_read=2, rows_loaded=2),
        build_file_row(file=LOST_NOTE),
        build_file_row(file=NOTE, rows_loaded=0, rows_rejected=1),
    ]
    snapshots = [
        snapshot_row(),
        snapshot_row(snapshot_code="of_nothing-1", file="trade/of_nothing.csv"),
        snapshot_row(snapshot_code="stated-1", source_code="official_figures", file="figures/stated.csv"),
        snapshot_row(snapshot_code=QUOTED, source_code="aland_prices", file="prices/quoted.csv"),
    ]
    figures = {"observation": [observation_row()], "official_figure": [official_figure_row()], "price": [price_row()]}

    assert findings_of(
        old_url, **complete(build=[build], event=[event_row()], snapshot=snapshots, build_file=counts, **figures)
    ) == [
        "table build: read, loaded, rejected are (9, 8, 2), the files' sums are (8, 6, 2)",
        "table build: 8 loaded + 2 rejected are not the 9 read",
        f"{LOST_NOTE}: 1 rows were loaded and 0 are there",
        f"{NOTE}: 0 rows were loaded and 1 are there",
        "figures/stated.csv: 0 rows were loaded and 1 are there",
        "prices/quoted.csv: 2 rows were loaded and 1 are there",
        f"{CSV}: 2 rows were loaded and 1 are there",
        "trade/of_nothing.csv: 1 rows were loaded and 0 are there",
    ]


def test_derived_months_come_on_top_of_what_a_file_gave(database_url: str) -> None:
    rows = [observation_row(), observation_row(flow="import", is_derived=True)]

    replace_database(database_url, frames(**complete(observation=rows, build_file=[build_file_row()])))

    assert len(read_table(database_url, schema.observation)) == 2
