"""A file of gigabytes is gone on with, known again by its tag, and dropped where it is no file of the publisher's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.errors import FetchFailed
from etl.publishers.common.big_file import BigFile
from etl.publishers.common.quota import Quota
from etl.publishers.common.server import Patience, Server, Torn
from tests.etl.publishers.stub import Asked, Reply, Stub, serve

CONTENT = b"0123456789" * 20
ONE = {"ETag": '"one"'}


def answer(asked: Asked) -> Reply:
    if asked.headers.get("If-None-Match") == ONE["ETag"]:
        return Reply(304, b"", ONE)
    first = int(asked.headers.get("Range", "bytes=0-").removeprefix("bytes=").removesuffix("-"))
    return Reply(206 if first else 200, CONTENT[first:], ONE)


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serve(answer) as running:
        yield running


@pytest.fixture
def steps() -> list[tuple[int, int | None]]:
    return []


@pytest.fixture
def file(stub: Stub, tmp_path: Path, steps: list[tuple[int, int | None]]) -> BigFile:
    patience = Patience(attempts=2, first_wait=0.001, longest_wait=0.002, silence=60.0)
    server = Server("aland", Quota(tmp_path, "aland", None), patience=patience)
    return BigFile(server, f"{stub.address}/all.zip", tmp_path / "all.zip", lambda *step: steps.append(step))


def take(path: Path) -> None:
    """Every file is one of the publisher's."""


def refuse(path: Path) -> None:
    message = "the server sent a web page"
    raise Torn(message)


def test_what_broke_off_is_asked_for_from_there_and_told_in_bytes(
    stub: Stub, file: BigFile, steps: list[tuple[int, int | None]]
) -> None:
    stub.first = [Reply(200, CONTENT, ONE, cut=100)]

    assert file.download("", take) == '"one"'
    assert file.path.read_bytes() == CONTENT
    assert (stub.asked[1].headers["Range"], stub.asked[1].headers["If-Range"]) == ("bytes=100-", '"one"')
    assert steps[-1] == (200, 200)
    assert list(file.path.parent.glob("*.part*")) == []


def test_a_file_that_is_known_is_not_sent_again(file: BigFile) -> None:
    assert file.download('"one"', take) is None
    assert not file.path.exists()


def test_a_file_that_is_none_is_dropped_and_asked_for_whole(stub: Stub, file: BigFile) -> None:
    with pytest.raises(FetchFailed, match="the server sent a web page"):
        file.download("", refuse)

    assert [asked.headers.get("Range") for asked in stub.asked] == [None, None]
    assert not file.path.exists()
