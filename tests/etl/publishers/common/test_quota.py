"""Calls are counted on the disk before they are made, each publisher's own, anew every day."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from etl.inputs.trade.snapshots import snapshots_folder
from etl.publishers.common.quota import FILE, Quota, QuotaSpent

NOON = datetime(2099, 5, 9, 12, tzinfo=UTC)


def quota(data_dir: Path, now: datetime = NOON, publisher: str = "aland", limit: int | None = 2) -> Quota:
    return Quota(data_dir, publisher, limit, lambda: now)


def test_the_calls_of_a_day_end_and_the_next_day_has_new_ones(tmp_path: Path) -> None:
    for _call in range(2):
        quota(tmp_path).spend()

    with pytest.raises(QuotaSpent, match="the day's 2 calls are used up") as spent:
        quota(tmp_path).spend()

    assert spent.value.opens_at == datetime(2099, 5, 10, tzinfo=UTC)
    quota(tmp_path, NOON + timedelta(days=1)).spend()


def test_another_publisher_has_calls_of_its_own(tmp_path: Path) -> None:
    for _call in range(2):
        quota(tmp_path).spend()

    quota(tmp_path, publisher="bouvet").spend()


def test_without_a_limit_any_number_is_made(tmp_path: Path) -> None:
    for _call in range(5):
        quota(tmp_path, limit=None).spend()


def test_a_publisher_that_has_closed_is_not_asked_before_it_opens(tmp_path: Path) -> None:
    opens_at = quota(tmp_path, limit=None).close(timedelta(hours=3))

    assert opens_at == NOON + timedelta(hours=3)
    with pytest.raises(QuotaSpent, match="the publisher said"):
        quota(tmp_path, NOON + timedelta(hours=2), limit=None).spend()
    quota(tmp_path, opens_at, limit=None).spend()


@pytest.mark.parametrize("broken", ["", "no JSON", "[]", '{"aland": 5}'])
def test_a_broken_file_forgets_the_calls_and_stops_nothing(tmp_path: Path, broken: str) -> None:
    path = snapshots_folder(tmp_path) / FILE
    path.parent.mkdir(parents=True)
    path.write_text(broken, encoding="utf-8")

    quota(tmp_path).spend()

    assert '"calls": 1' in path.read_text(encoding="utf-8")
