"""A restore gives back what was kept, and takes nothing that is there without being told to."""

import shutil
from pathlib import Path

import pytest

from etl.backup import restoring
from etl.backup.archive import ArchiveDamaged
from etl.backup.making import back_up
from etl.backup.restoring import WouldReplace, restore
from etl.errors import CannotWrite
from etl.inputs.trade.snapshots import list_arrivals
from tests.etl.backup.conftest import DRAFT
from tests.etl.backup.held import hashes


@pytest.fixture
def archive(data_dir: Path, tmp_path: Path) -> Path:
    return back_up(data_dir, tmp_path / "backup.zip").path


def test_everything_comes_back_into_an_empty_folder(data_dir: Path, archive: Path, tmp_path: Path) -> None:
    empty = tmp_path / "two" / "data"
    empty.mkdir(parents=True)

    done = restore(archive, empty)

    assert hashes(empty) == {entry.name: entry.sha256 for entry in done.manifest.entries}
    assert [arrival.code for arrival in list_arrivals(empty)[0]] == [
        arrival.code for arrival in list_arrivals(data_dir)[0]
    ]


def test_only_what_is_missing_is_put_back(data_dir: Path, archive: Path) -> None:
    before = hashes(data_dir)
    shutil.rmtree(data_dir / "inbox")
    (data_dir / "new.txt").write_text("came later", encoding="utf-8")

    done = restore(archive, data_dir)

    assert (done.added, done.replaced) == (["inbox/.feeds.json", DRAFT], [])
    (data_dir / "new.txt").unlink()
    assert hashes(data_dir) == before


def test_other_contents_stay_until_a_person_says_so_and_are_kept_then(data_dir: Path, archive: Path) -> None:
    before = hashes(data_dir)
    (data_dir / DRAFT).write_text("other words", encoding="utf-8")

    with pytest.raises(WouldReplace, match=f"1 of the files that are there: {DRAFT}"):
        restore(archive, data_dir)
    assert (data_dir / DRAFT).read_text(encoding="utf-8") == "other words"

    done = restore(archive, data_dir, replace=True)
    assert done.replaced_to is not None
    assert (done.replaced_to / DRAFT).read_text(encoding="utf-8") == "other words"
    shutil.rmtree(done.replaced_to.parent)
    assert hashes(data_dir) == before


def test_a_dry_run_writes_nothing(data_dir: Path, archive: Path) -> None:
    (data_dir / DRAFT).unlink()
    before = hashes(data_dir)

    assert restore(archive, data_dir, dry_run=True).added == [DRAFT]
    assert hashes(data_dir) == before


def test_an_archive_that_does_not_match_gives_nothing(data_dir: Path, archive: Path) -> None:
    shutil.rmtree(data_dir / "inbox")
    before = hashes(data_dir)
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 1
    archive.write_bytes(content)

    with pytest.raises(ArchiveDamaged):
        restore(archive, data_dir)

    assert hashes(data_dir) == before


def test_a_restore_that_was_stopped_goes_on(data_dir: Path, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = hashes(data_dir)
    shutil.rmtree(data_dir / "snapshots" / "aland")
    shutil.rmtree(data_dir / "inbox")
    real, moved = restoring.rename_synced, []

    def stop(source: Path, target: Path) -> None:
        if moved:
            raise KeyboardInterrupt
        moved.append(target)
        real(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(restoring, "rename_synced", stop)
        with pytest.raises(KeyboardInterrupt):
            restore(archive, data_dir)
    assert list_arrivals(data_dir)[1] == []  # those that are there are whole

    restore(archive, data_dir)
    assert before.items() - hashes(data_dir).items() == {
        (name, sha) for name, sha in before.items() if ".receiving" in name
    }


def test_a_full_disk_is_told_before_anything_is_written(
    data_dir: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data_dir / DRAFT).unlink()
    full = shutil._ntuple_diskusage(100, 100, 0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)

    with pytest.raises(CannotWrite, match="bytes are needed and 0 are free"):
        restore(archive, data_dir)
