"""A data folder at an address, as a folder of this machine."""

from pathlib import Path
from uuid import uuid4

import pytest

from etl.inputs.mirror import LIST, bring_where_missing, mirror, mirror_folder, origin_of
from etl.values.addresses import filesystem_at, open_to_write


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    found = f"memory://{uuid4().hex}/data"
    for name in ("trade/a.csv", "trade/a.csv.mapping.yml", "gates.yml", ".checked/1/part.json"):
        put(f"{found}/{name}", name)
    return found


def put(place: str, text: str) -> None:
    with open_to_write(place) as file:
        file.write(text.encode())


def files_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_what_lies_there_and_is_not_hidden_is_brought(address: str) -> None:
    folder = mirror(address)

    assert (folder, folder.name) == (mirror_folder(address), "data")
    assert files_in(folder) == [LIST, "gates.yml", "trade/a.csv", "trade/a.csv.mapping.yml"]
    assert (folder / "trade/a.csv").read_text(encoding="utf-8") == "trade/a.csv"


def test_only_what_is_another_edition_is_brought_again_and_what_is_gone_goes(address: str) -> None:
    folder = mirror(address)
    kept = (folder / "gates.yml").stat().st_ino
    filesystem, root = filesystem_at(address)
    put(f"{address}/trade/a.csv", "anew")
    filesystem.rm(f"{root}/trade/a.csv.mapping.yml")

    mirror(address)

    assert files_in(folder) == [LIST, "gates.yml", "trade/a.csv"]
    assert (folder / "trade/a.csv").read_text(encoding="utf-8") == "anew"
    assert (folder / "gates.yml").stat().st_ino == kept


def test_an_address_with_nothing_is_told(address: str) -> None:
    with pytest.raises(FileNotFoundError, match="nothing lies there"):
        mirror(f"{address}/none")


def test_a_worker_brings_a_file_and_what_is_named_after_it(address: str, tmp_path: Path) -> None:
    folder = mirror(address)
    origin = origin_of(folder / "trade" / "a.csv", folder)
    elsewhere = tmp_path / "other machine" / "a.csv"

    bring_where_missing(origin, elsewhere, (11, 4_000_000_000_000))

    assert origin == f"{address}/trade/a.csv"
    assert files_in(elsewhere.parent) == ["a.csv", "a.csv.mapping.yml"]
    assert elsewhere.stat().st_mtime_ns == 4_000_000_000_000


def test_a_file_of_this_machine_alone_has_no_origin(tmp_path: Path) -> None:
    assert origin_of(tmp_path / "trade" / "a.csv", tmp_path) == ""
    bring_where_missing("", tmp_path / "none.csv", (0, 0))
    assert files_in(tmp_path) == []
