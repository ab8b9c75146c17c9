"""Builds from arrivals, under gates, on both kinds of database; and refreshes."""

from pathlib import Path

import pytest

from etl import pipeline, schema
from etl.errors import VerificationFailed
from etl.load.revisions import RevisionFilters, count_revisions, read_revisions
from tests.databases import read_table
from tests.etl.received import receive


def values(url: str) -> list[float]:
    return [row["value_usd"] for row in read_table(url, schema.observation) if row["known_until"] is None]


def test_an_arrival_gives_one_revision_and_passes_every_check_of_the_new_database(
    received_dir: Path, database_url: str
) -> None:
    code = receive(received_dir, 5, [{"value": "15"}])

    result = pipeline.build(received_dir, database_url)

    assert (result.rows_read, result.rows_loaded, result.rows_rejected, result.revisions) == (
        result.rows_loaded,
        result.rows_loaded,
        0,
        1,
    )
    assert values(database_url) == [15000.0]
    (changed,) = read_revisions(database_url)
    assert (changed.period, changed.old_value, changed.new_value) == ("2099-05", 12340.0, 15000.0)
    assert (changed.new_snapshot_code, changed.old_retrieved, changed.new_retrieved) == (code, None, "2100-01-05")
    assert changed.change_pct == pytest.approx(21.555915721231766)
    assert count_revisions(database_url, RevisionFilters(source="aland")) == {"value_usd": 1}


def test_a_gate_that_stops_keeps_the_old_database(received_dir: Path, sqlite_url: str) -> None:
    pipeline.build(received_dir, sqlite_url)
    (received_dir / "gates.yml").write_text("gates: {weight_zero: stop_received}\n", encoding="utf-8")
    receive(received_dir, 5, [{"value": "15", "net_weight": "0"}])

    with pytest.raises(VerificationFailed) as stopped:
        pipeline.build(received_dir, sqlite_url)

    assert stopped.value.findings == [
        "aland, AX export to BV: goods have a value and a weight of nought: HS:1001 in 2099-05."
    ]
    assert values(sqlite_url) == [12340.0]


def test_what_a_fetch_has_not_all_of_yet_is_no_input(received_dir: Path, sqlite_url: str) -> None:
    pipeline.build(received_dir, sqlite_url)
    torn = received_dir / "snapshots" / "aland" / ".receiving-job"
    torn.mkdir(parents=True)
    (torn / "part1.csv").write_text("half a fi", encoding="utf-8")

    assert pipeline.is_current(received_dir, sqlite_url)
