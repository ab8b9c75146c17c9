"""A build's id says what it was made from, and nothing else."""

from pathlib import Path

import pytest

from etl.load import identity
from etl.load.identity import identify


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    for name in ("reference/areas.csv", "events/2099/a.md"):
        (tmp_path / "data" / name).parent.mkdir(parents=True)
        (tmp_path / "data" / name).write_text(name, encoding="utf-8")
    return tmp_path / "data"


def test_files_are_named_from_the_folder_above(data_dir: Path) -> None:
    assert list(identify(data_dir).files) == ["data/events/2099/a.md", "data/reference/areas.csv"]


@pytest.mark.parametrize(
    "name",
    ["reference/areas.csv", "events/2099/b.md", "trade/b.csv", "figures/b.yml", "snapshots/x/y.json", "set_aside.csv"],
)
def test_any_change_of_an_input_changes_the_id(data_dir: Path, name: str) -> None:
    before = identify(data_dir)
    (data_dir / name).parent.mkdir(parents=True, exist_ok=True)

    (data_dir / name).write_text("changed", encoding="utf-8")

    assert identify(data_dir).build_id != before.build_id
    assert identify(data_dir).input_sha256 != before.input_sha256


def test_a_renamed_file_changes_the_id(data_dir: Path) -> None:
    before = identify(data_dir).build_id

    (data_dir / "events/2099/a.md").rename(data_dir / "events/2099/b.md")

    assert identify(data_dir).build_id != before


@pytest.mark.parametrize("name", ["khorgos.db", "README.md", "reference/.areas.csv.swp", "notes/draft.md"])
def test_what_is_no_input_leaves_the_id(data_dir: Path, name: str) -> None:
    before = identify(data_dir)
    (data_dir / name).parent.mkdir(parents=True, exist_ok=True)

    (data_dir / name).write_text("changed", encoding="utf-8")

    assert identify(data_dir) == before


def test_changed_code_changes_the_id_of_the_same_inputs(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "code"
    (code / "transform").mkdir(parents=True)
    monkeypatch.setattr(identity, "CODE_FOLDER", code)
    before = identify(data_dir)

    (code / "transform" / "units.py").write_text("FACTOR = 2", encoding="utf-8")

    assert identify(data_dir).build_id != before.build_id
    assert identify(data_dir).input_sha256 == before.input_sha256


def test_another_schema_changes_the_id(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = identify(data_dir).build_id

    monkeypatch.setattr(identity, "SCHEMA_VERSION", 99)

    assert identify(data_dir).build_id != before


def test_every_folder_that_ships_is_an_input() -> None:
    shipped = {
        path.name for path in (Path(__file__).parents[3] / "data").iterdir() if path.is_dir() and path.name[0] != "."
    }

    assert shipped - {"inbox"} <= set(identity.INPUT_FOLDERS)
