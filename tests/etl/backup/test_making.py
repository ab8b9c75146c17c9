"""A backup holds what cannot be made again, as of one moment."""

import zipfile
from pathlib import Path

import pytest

from etl.backup import making
from etl.backup.making import NeverStill, back_up
from etl.errors import CannotWrite
from etl.inputs.trade import receiving as room
from etl.inputs.trade.receiving import keeping_together, receiving
from tests.etl.backup.conftest import DRAFT
from tests.etl.received import moment


def test_all_is_kept_but_what_can_be_made_again(data_dir: Path, tmp_path: Path) -> None:
    made = back_up(data_dir, tmp_path / "backup.zip")

    names = {entry.name for entry in made.manifest.entries}
    kept = {path.relative_to(data_dir).as_posix() for path in data_dir.rglob("*") if path.is_file()}
    assert kept - names == {
        "snapshots/aland/.receiving-job/half.csv",
        "snapshots/.quota",
        ".checked/part.parquet",
        "khorgos.db",
        "khorgos.db.lock",
    }
    assert names - kept == set()
    assert zipfile.ZipFile(made.path).testzip() is None


def test_a_backup_replaces_nothing_and_lies_elsewhere(data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.zip").write_text("a letter", encoding="utf-8")

    with pytest.raises(CannotWrite, match="is there already"):
        back_up(data_dir, tmp_path / "letter.zip")
    with pytest.raises(CannotWrite, match="outside data/"):
        back_up(data_dir, data_dir / "inbox" / "backup.zip")

    assert (tmp_path / "letter.zip").read_text(encoding="utf-8") == "a letter"
    assert not (data_dir / "inbox" / "backup.zip").exists()


def test_what_changes_while_it_is_copied_is_copied_anew(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, rounds = making._copy, []

    def copy_and_change(folder: Path, paths: list[Path], writer: making.ArchiveWriter) -> None:
        real(folder, paths, writer)
        if data_dir / DRAFT in paths and len(rounds) < 2:
            rounds.append(1)
            (data_dir / DRAFT).write_text(f"changed {len(rounds)} times", encoding="utf-8")

    monkeypatch.setattr(making, "_copy", copy_and_change)
    made = back_up(data_dir, tmp_path / "backup.zip")

    assert zipfile.ZipFile(made.path).read(DRAFT) == b"changed 2 times"


def test_what_never_stands_still_is_named_and_nothing_is_left(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = iter(range(10_000))
    monkeypatch.setattr(making, "_state", lambda path: (next(states) if path.match(DRAFT) else 0, 0, 0))

    with pytest.raises(NeverStill, match=DRAFT):
        back_up(data_dir, tmp_path / "backup.zip")

    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_of_arrivals_that_get_their_names_meanwhile_all_or_none_are_kept(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, held = room.rename_synced, []

    def rename(source: Path, target: Path) -> None:
        made = back_up(data_dir, tmp_path / f"backup{len(held)}.zip")
        held.append({entry.name.split("/")[1] for entry in made.manifest.entries if "2100-01-09" in entry.name})
        real(source, target)

    monkeypatch.setattr(room, "rename_synced", rename)
    with keeping_together(data_dir) as together:
        for source in ("bouvet", "cook"):
            with receiving(
                data_dir, source, "aland_csv", url="", parameters={}, retrieved_at=moment(9), together=together
            ) as folder:
                (folder / "one.csv").write_text("a", encoding="utf-8")
    after = back_up(data_dir, tmp_path / "after.zip")

    assert held == [set(), set()]
    assert {entry.name.split("/")[1] for entry in after.manifest.entries if "2100-01-09" in entry.name} == {
        "bouvet",
        "cook",
    }


def test_a_file_that_a_link_leads_to_is_kept_and_a_circle_ends(data_dir: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "note.md").write_text("a note", encoding="utf-8")
    (data_dir / "events").symlink_to(elsewhere)
    (elsewhere / "circle").symlink_to(elsewhere)

    made = back_up(data_dir, tmp_path / "backup.zip")

    assert [entry.name for entry in made.manifest.entries if entry.name.startswith("events")] == ["events/note.md"]
