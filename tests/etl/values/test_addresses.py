"""Files of this machine and at addresses."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from etl.values.addresses import (
    hash_of,
    is_remote,
    open_to_read,
    open_to_write,
    put_folder,
    read_file,
    remove_folder,
)
from tests.etl.s3_store import use_s3


@pytest.fixture(params=["folder", "address"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path) if request.param == "folder" else f"memory://{uuid4().hex}"


def test_what_is_written_is_read_from_any_place_in_it(place: str) -> None:
    with open_to_write(f"{place}/rows") as file:
        file.write(b"0123456789")

    with open_to_read(f"{place}/rows") as file:
        file.seek(6)
        assert file.read(2) == b"67"
    assert read_file(f"{place}/rows") == b"0123456789"
    assert hash_of(f"{place}/rows") == hashlib.sha256(b"0123456789").hexdigest()


def test_at_an_address_there_is_no_half_file() -> None:
    address = f"memory://{uuid4().hex}/rows"

    with pytest.raises(ZeroDivisionError), open_to_write(address) as file:
        file.write(b"0" * (1 // 0))

    assert read_file(address) is None


def test_what_is_not_there_is_told_as_that(place: str) -> None:
    assert read_file(f"{place}/none") is None
    assert hash_of(f"{place}/none") is None
    remove_folder(f"{place}/none")


def test_a_removed_folder_is_gone_with_all_in_it(tmp_path: Path) -> None:
    (tmp_path / "rows").write_bytes(b"1")
    address = f"memory://{uuid4().hex}"
    put_folder(tmp_path, address, last="rows")

    remove_folder(address)

    assert read_file(f"{address}/rows") is None


def test_the_file_by_which_a_folder_counts_as_there_is_sent_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fsspec.implementations.memory import MemoryFileSystem  # noqa: PLC0415 - its method is watched

    sent: list[str] = []
    monkeypatch.setattr(MemoryFileSystem, "put_file", lambda _self, path, _to: sent.append(Path(path).name))
    for name in ("a", "b", "c"):
        (tmp_path / name).touch()

    put_folder(tmp_path, f"memory://{uuid4().hex}", last="b")

    assert sent == ["a", "c", "b"]


@pytest.mark.parametrize(("named", "remote"), [("s3://bucket/a", True), ("/srv/a", False), ("a", False)])
def test_an_address_is_told_from_a_path(named: str, remote: bool) -> None:
    assert is_remote(named) is remote


@pytest.mark.parametrize("ask", [read_file, hash_of, remove_folder])
def test_a_store_that_does_not_answer_is_a_fault_of_the_system(
    ask: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    use_s3("http://127.0.0.1:1", monkeypatch)
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    monkeypatch.setattr("s3fs.core.S3FileSystem.retries", 1)

    with pytest.raises(OSError, match=r"s3://made-up/.*: Could not connect"):
        ask("s3://made-up/rows")
