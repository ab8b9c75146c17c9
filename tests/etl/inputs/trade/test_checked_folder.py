"""What is kept of a file is trusted only as long as it is what was written."""

import os
import tempfile
from errno import EROFS
from pathlib import Path
from uuid import uuid4

import pytest

from etl.errors import CannotWrite
from etl.inputs.trade.checked_folder import (
    PLACE_VARIABLE,
    TOLD,
    address_of,
    checked_folder,
    folder_aside,
    forget_unused,
    load_kept,
    seal,
    shared_place,
)
from etl.values.addresses import open_to_write


def sealed(data_dir: Path) -> Path:
    folder = checked_folder(data_dir) / "address"
    aside = folder.with_name(".part-1")
    aside.mkdir(parents=True)
    (aside / "rows.arrow").write_bytes(b"rows")
    seal(aside, folder, {"rows_read": 1})
    return folder


def test_what_was_sealed_is_told_again(tmp_path: Path) -> None:
    assert load_kept(sealed(tmp_path)) == {"rows_read": 1}


@pytest.mark.parametrize("name", ["rows.arrow", TOLD])
def test_a_folder_in_which_something_changed_is_none(tmp_path: Path, name: str) -> None:
    folder = sealed(tmp_path)
    (folder / name).write_bytes((folder / name).read_bytes()[:-1] + b"!")

    assert load_kept(folder) is None
    assert not folder.exists()


def test_a_folder_under_the_name_of_another_is_none(tmp_path: Path) -> None:
    moved = sealed(tmp_path).rename(checked_folder(tmp_path) / "another")

    assert load_kept(moved) is None
    assert not moved.exists()


def test_what_has_the_name_of_a_folder_and_is_none_is_replaced(tmp_path: Path) -> None:
    checked_folder(tmp_path).mkdir()
    (checked_folder(tmp_path) / "address").write_text("a file of somebody's", encoding="utf-8")

    assert load_kept(checked_folder(tmp_path) / "address") is None
    assert load_kept(sealed(tmp_path)) == {"rows_read": 1}


def test_of_two_that_write_the_same_the_first_one_stays(tmp_path: Path) -> None:
    folder = sealed(tmp_path)
    written = (folder / TOLD).stat().st_ino

    assert sealed(tmp_path) == folder
    assert (folder / TOLD).stat().st_ino == written


def test_where_nothing_can_be_written_another_folder_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(EROFS, os.strerror(EROFS))

    monkeypatch.setattr(tempfile, "mkdtemp", refuse)

    told = f"{checked_folder(tmp_path)}: Read-only file system. Name a folder .* with {PLACE_VARIABLE}"
    with pytest.raises(CannotWrite, match=told), folder_aside(checked_folder(tmp_path) / "address"):
        pass


def test_another_fact_has_another_address() -> None:
    assert address_of("a", 1) == address_of("a", 1)
    assert len({address_of("a", 1), address_of("a", 2), address_of("a1")}) == 3


@pytest.mark.parametrize("place", ["", "named"])
def test_what_nobody_used_for_a_day_is_forgotten(tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / place if place else checked_folder(tmp_path)
    monkeypatch.setenv(PLACE_VARIABLE, str(root) if place else "")
    ours = [root / name for name in (address_of("used"), address_of("old"), ".part-killed", ".work-killed")]
    fresh, others = root / address_of("fresh"), root / "of somebody else"
    for folder in (*ours, fresh, others):
        folder.mkdir(parents=True)
    for folder in (*ours, others):
        os.utime(folder, (0, 0))

    forget_unused(tmp_path, {address_of("used")})

    assert set(root.iterdir()) == {ours[0], fresh, others}


@pytest.mark.parametrize(
    ("named", "place"),
    [("", None), ("/srv/checked/", Path("/srv/checked")), ("s3://made-up/checked", "s3://made-up/checked")],
)
def test_what_stages_keep_for_each_other_lies_where_it_is_said_to(
    named: str, place: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLACE_VARIABLE, named)

    assert shared_place(tmp_path) == (place or checked_folder(tmp_path))


def test_a_folder_at_an_address_is_there_once_all_of_it_is(tmp_path: Path) -> None:
    address = f"memory://{uuid4().hex}/address"
    with folder_aside(address) as aside:
        (aside / "rows.arrow").write_bytes(b"rows")
        assert load_kept(address) is None
        seal(aside, address, {"rows_read": 1})

    assert load_kept(address) == {"rows_read": 1}
    with open_to_write(f"{address}/rows.arrow") as file:
        file.write(b"rowz")
    assert load_kept(address) is None
