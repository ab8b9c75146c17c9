"""The drill: a backup while a fetch is at work, all of it lost, and the same figures after the restore."""

import shutil
from pathlib import Path

from etl.refresh import one_refresh
from tests.databases import read_tables
from tests.etl.backup.held import hashes
from tests.etl.command_line import run
from tests.etl.received import receive, write_received


def test_what_was_lost_comes_back_and_gives_the_same_database(tmp_path: Path, sqlite_url: str) -> None:
    data_dir = write_received(tmp_path)
    receive(data_dir, 5, [{"value": "1"}])
    receive(data_dir, 6, [{"value": "2"}])
    data, archive = ("--data", str(data_dir)), str(tmp_path / "backup.zip")
    assert run("build", *data, "--database", sqlite_url).returncode == 0
    shutil.rmtree(data_dir / ".checked")  # it is made again
    rows, files = read_tables(sqlite_url), hashes(data_dir)

    with one_refresh(data_dir):
        saved = run("backup", archive, *data)
    assert (saved.returncode, saved.stderr) == (0, "")
    assert saved.stdout.endswith("read back and the same\n")
    shutil.rmtree(data_dir)

    assert run("restore", archive, *data).returncode == 0
    locks = {"snapshots/.refresh.lock"}
    assert {name: sha for name, sha in hashes(data_dir).items() if name not in locks} == {
        name: sha for name, sha in files.items() if name not in locks
    }
    assert run("build", *data, "--database", sqlite_url).returncode == 0
    again = read_tables(sqlite_url)
    for build in (rows["build"][0], again["build"][0]):
        del build["built_at"]
    assert again == rows


def test_a_backup_of_a_damaged_snapshot_is_made_and_says_so(tmp_path: Path) -> None:
    data_dir = write_received(tmp_path)
    receive(data_dir, 5, [{"value": "1"}])
    (data_dir / "snapshots/aland/2100-01-05T120000Z/part1.csv").write_text("damaged", encoding="utf-8")

    saved = run("backup", str(tmp_path / "backup.zip"), "--data", str(data_dir))

    assert saved.returncode == 1
    assert "the file is not the one that arrived" in saved.stderr
    assert (tmp_path / "backup.zip").exists()
