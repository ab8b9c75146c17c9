"""What is overdue or nearly full is told in a sentence, and nothing else is."""

from datetime import date
from pathlib import Path

import pytest

from etl.load.contents import HeldSource
from etl.load.warnings import Disk, disk_warnings, overdue_warnings, read_disks

TODAY = date(2099, 12, 31)


def held(release: str | None, *, is_due: bool, command: str = "", is_assumed: bool = False) -> HeldSource:
    """A made-up source whose next figures come on a day."""
    return HeldSource(
        source_code="aland_customs",
        title="Aland's trade",
        publisher="Aland Customs",
        licence="CC0",
        rows=1,
        first_period=None,
        last_period=None,
        retrieved_date=None,
        next_release_date=release,
        is_next_release_assumed=is_assumed,
        is_due=is_due,
        command=command,
        url=None,
        files=[],
    )


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (
            held("2099-12-30", is_due=True),
            ["aland_customs: the next figures were due on 2099-12-30. Look for them at the publisher's."],
        ),
        (
            held("2099-12-30", is_due=True, is_assumed=True, command="python -m etl refresh aland_customs"),
            [
                "aland_customs: the next figures were due on 2099-12-30 by the usual lag. "
                "Run 'python -m etl refresh aland_customs'."
            ],
        ),
        (held("2099-12-31", is_due=True), []),
        (held("2100-01-01", is_due=False), []),
        (held(None, is_due=False), []),
    ],
)
def test_a_source_is_overdue_from_the_day_after_its_release(source: HeldSource, told: list[str]) -> None:
    assert overdue_warnings([source], TODAY) == told


@pytest.mark.parametrize(
    ("size", "free", "database", "is_told"),
    [
        (100_000_000, 10_000_000, 0, False),
        (100_000_000, 9_999_999, 0, True),
        (100_000_000, 40_000_000, 20_000_000, False),
        (100_000_000, 39_999_999, 20_000_000, True),
    ],
)
def test_a_disk_is_nearly_full_below_a_tenth_or_twice_the_database(
    size: int, free: int, database: int, is_told: bool
) -> None:
    told = disk_warnings([Disk(Path("/made-up"), size, free, database)])

    sentence = f"/made-up: {free // 1_000_000} MB free of 100 MB. Make room before the next build."
    assert told == ([sentence] if is_told else [])


def test_the_disk_of_a_file_has_the_size_of_the_database(tmp_path: Path) -> None:
    file = tmp_path / "made_up.db"
    file.write_bytes(b"x" * 7)

    [data, own] = read_disks(f"sqlite:///{file}")
    assert (data.folder.name, data.database, own.folder, own.database) == ("data", 0, tmp_path, 7)
    assert 0 < own.free <= own.size


def test_of_a_database_on_a_server_only_the_folder_of_the_data_is_looked_at() -> None:
    assert [disk.folder.name for disk in read_disks("postgresql+psycopg://127.0.0.1/made_up")] == ["data"]
