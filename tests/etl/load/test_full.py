"""A full disk is told as one, by whatever layer, and the old database stays."""

import errno
import os
from pathlib import Path

import pytest

from etl import __main__ as command_line
from etl import schema
from etl.errors import DiskFull, VerificationFailed
from etl.load import replace_database, sqlite
from etl.load.full import told_where_full
from tests.databases import read_table
from tests.etl.load.test_init import leftovers
from tests.factories import area_row, complete, frames, observation_row

BEFORE = complete(area=[area_row(name_en="Before")])


@pytest.mark.parametrize("pages", [20, 60, 200])
def test_a_disk_that_fills_while_a_database_is_made_is_told_and_the_old_one_stays(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, pages: int
) -> None:
    replace_database(sqlite_url, frames(**BEFORE))
    monkeypatch.setattr(sqlite, "BULK_PRAGMAS", (*sqlite.BULK_PRAGMAS, f"PRAGMA max_page_count = {pages}"))
    many = [observation_row(source_row=number, commodity_id=f"HS:{number}") for number in range(1000, 5000)]

    with pytest.raises(DiskFull, match=r"khorgos\.db: the disk is full\. The old database stays\. Free some space"):
        replace_database(sqlite_url, frames(**complete(observation=many)))

    assert read_table(sqlite_url, schema.area) == [area_row(name_en="Before")]
    assert leftovers(sqlite_url) == []


def test_a_disk_that_is_full_at_the_last_sync_is_told(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_database(sqlite_url, frames(**BEFORE))

    def fail(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        with pytest.raises(DiskFull):
            replace_database(sqlite_url, frames(**complete(area=[area_row(name_en="After")])))

    assert read_table(sqlite_url, schema.area) == [area_row(name_en="Before")]


def test_any_other_fault_stays_what_it_is() -> None:
    with pytest.raises(VerificationFailed, match="a made-up finding"), told_where_full("here"):
        raise VerificationFailed(["a made-up finding"])


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device", "source.csv", None, "data/snapshots/copy.csv"),
            "data/snapshots/copy.csv: the disk is full. What was there stays as it was. Free some space, then run the same command again.",
        ),
        (OSError(errno.EACCES, "Permission denied", "data/a.csv"), "data/a.csv: Permission denied."),
        (OSError(errno.EIO, "Input/output error"), "The system refused: Input/output error."),
    ],
)
def test_what_the_system_refuses_is_told_with_its_place(fault: OSError, said: str, tmp_path: Path) -> None:
    assert command_line.in_words(fault) == said
