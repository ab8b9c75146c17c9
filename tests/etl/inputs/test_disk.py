"""What is on the disk when a rename is."""

import os
from pathlib import Path

import pytest

from etl.inputs.disk import rename_synced, sync_folder, write_synced


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files and folders in the order in which they were synced."""
    names: list[str] = []
    real = os.fsync

    def sync(descriptor: int) -> None:
        names.append(Path(f"/proc/self/fd/{descriptor}").readlink().name)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", sync)
    return names


def test_a_folders_files_come_before_the_folder(tmp_path: Path, synced: list[str]) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / name).touch()

    sync_folder(folder)

    assert synced == ["a", "b", "folder"]


def test_a_name_is_waited_for_in_both_folders(tmp_path: Path, synced: list[str]) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    (tmp_path / "old/a").touch()

    rename_synced(tmp_path / "old/a", tmp_path / "new/b")

    assert sorted(synced) == ["new", "old"]
    assert (tmp_path / "new/b").exists()


def test_a_file_that_could_not_be_written_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.json"
    write_synced(path, "old")

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_synced(path, "new")

    assert path.read_text(encoding="utf-8") == "old"
