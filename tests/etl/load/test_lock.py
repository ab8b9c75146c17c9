"""One builder at a time, who is named to the next."""

import os
from pathlib import Path

import pytest

from etl.errors import DatabaseLocked
from etl.load.lock import lock_file


def test_the_second_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    target = tmp_path / "khorgos.db"

    with lock_file(target), pytest.raises(DatabaseLocked) as locked, lock_file(target):
        pytest.fail("two builders at once")

    assert locked.value.holder.startswith(f"process {os.getpid()} on ")


def test_a_lock_that_was_let_go_can_be_had_and_its_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "khorgos.db"
    with lock_file(target):
        pass
    with lock_file(target):
        assert not target.exists()

    assert (tmp_path / "khorgos.db.lock").exists()


def test_files_beside_each_other_have_locks_of_their_own(tmp_path: Path) -> None:
    with lock_file(tmp_path / "a.db"), lock_file(tmp_path / "b.db"):
        assert {path.name for path in tmp_path.iterdir()} == {"a.db.lock", "b.db.lock"}
