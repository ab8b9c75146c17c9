"""The file of those who are let in is read again when it changes, and a wrong one goes unused."""

import logging
from pathlib import Path

import pytest

from dashboard.access.access_file import AccessFile, access_file
from dashboard.access.access_list import WrongAccessList
from dashboard.access.roles import Role

ADDRESS = "one@aland.example"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "access.yml"
    path.write_text(f"addresses: {{{ADDRESS}: editor}}", encoding="utf-8")
    return path


def test_a_changed_file_counts_at_once(path: Path) -> None:
    file = AccessFile(path)
    file.begin()
    before = file.current().role_of(ADDRESS)
    path.write_text(f"addresses: {{{ADDRESS}: reader}}", encoding="utf-8")

    assert (before, file.current().role_of(ADDRESS)) == (Role.EDITOR, Role.READER)


@pytest.mark.parametrize("wrong", ["", "domains: {x@b.example: reader}", None])
def test_a_file_that_becomes_wrong_leaves_the_last_right_one_and_is_told_once(
    path: Path, wrong: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    file = AccessFile(path)
    file.begin()
    if wrong is None:
        path.unlink()
    else:
        path.write_text(wrong, encoding="utf-8")
    caplog.set_level(logging.INFO, "khorgos")
    found = [file.current().role_of(ADDRESS) for _ in range(2)]

    assert found == [Role.EDITOR] * 2
    assert [record.message for record in caplog.records] == ["access list is wrong: the last right one goes on"]


def test_a_file_that_is_right_again_counts_again(path: Path) -> None:
    file = AccessFile(path)
    file.begin()
    path.write_text("", encoding="utf-8")
    file.current()
    path.write_text("domains: {bland.example: reader}", encoding="utf-8")

    assert [file.current().role_of(one) for one in (ADDRESS, "x@bland.example")] == [None, Role.READER]


@pytest.mark.parametrize("content", [None, b"\xff", b"#" * 4_000_001])
def test_a_server_does_not_begin_with_a_wrong_file(path: Path, content: bytes | None) -> None:
    path.unlink()
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(WrongAccessList, match=str(path)):
        AccessFile(path).begin()
    assert AccessFile(path).current().role_of(ADDRESS) is None


def test_a_server_has_one_file(path: Path) -> None:
    assert access_file(str(path)) is access_file(str(path))


def test_a_file_that_everybody_can_write_to_is_not_believed(path: Path) -> None:
    file = AccessFile(path)
    file.begin()
    path.write_text("addresses: {two@aland.example: maintainer}", encoding="utf-8")
    path.chmod(0o666)

    assert file.current().role_of("two@aland.example") is None
    with pytest.raises(WrongAccessList, match="everybody on this machine can write to it"):
        AccessFile(path).begin()
