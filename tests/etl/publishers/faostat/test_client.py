"""The client of FAOSTAT's bulk file, against a server that knows tags and ranges, well and badly."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from etl.errors import FetchFailed
from etl.inputs.trade.snapshots import list_arrivals
from etl.publishers.common.request import FetchRequest
from etl.publishers.common.server import Patience
from etl.publishers.faostat.client import FAOSTAT, FILE
from tests.etl.publishers.stub import Answering, Asked, Reply, Stub, serve

CLIENT = replace(FAOSTAT, patience=Patience(attempts=3, first_wait=0.001, longest_wait=0.002, silence=60.0))
HEADER = "Reporter Country Code (M49),Partner Country Code (M49),Item,Element,Unit,Y2099,Y2099F"


def archive(*lines: str, header: str = HEADER, table: str = "Trade_DetailedTradeMatrix_E_All_Data.csv") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("Trade_DetailedTradeMatrix_E_Flags.csv", "Flag,Description\n")
        file.writestr(table, "\n".join([header, *lines, ""]))
    return packed.getvalue()


WORLD = archive(*(f"'156,'398,Barley,Export value,1000 USD,{number},A" for number in range(200)))


def bulk(content: bytes, tag: str = '"one"') -> Answering:
    """Answers as a server of files does: the rest of one where its tag is right, nothing where the tag is known."""

    def answer(asked: Asked) -> Reply:
        headers = {name.lower(): value for name, value in asked.headers.items()}
        if headers.get("if-none-match") == tag:
            return Reply(304, b"", {"ETag": tag})
        if "range" in headers and headers.get("if-range") == tag:
            begin = int(headers["range"].removeprefix("bytes=").removesuffix("-"))
            return Reply(206, content[begin:], {"ETag": tag}) if begin < len(content) else Reply(416, b"")
        return Reply(200, content, {"ETag": tag})

    return answer


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    with serve(bulk(WORLD)) as running:
        monkeypatch.setenv("KHORGOS_FAOSTAT_URL", running.address)
        yield running


def stored(data_dir: Path) -> bytes:
    (arrival,), faults = list_arrivals(data_dir)
    assert faults == []
    assert [file.name for file in arrival.files] == [FILE]
    return (arrival.folder / FILE).read_bytes()


def failure(data_dir: Path) -> str:
    with pytest.raises(FetchFailed) as failed:
        CLIENT.fetch(FetchRequest(data_dir))
    assert list_arrivals(data_dir) == ([], [])
    return failed.value.reason


def asked_ranges(stub: Stub) -> list[str | None]:
    return [asked.headers.get("Range") for asked in stub.asked]


def test_the_file_is_kept_as_it_came(stub: Stub, data_dir: Path) -> None:
    arrival = CLIENT.fetch(FetchRequest(data_dir))

    assert arrival
    assert (arrival.layout, arrival.url, arrival.parameters) == (
        "faostat_matrix_bulk",
        f"{stub.address}/{FILE}",
        {"etag": '"one"'},
    )
    assert stored(data_dir) == WORLD


def test_a_connection_that_breaks_is_gone_on_with_where_it_was(stub: Stub, data_dir: Path) -> None:
    stub.first = [Reply(200, WORLD, {"ETag": '"one"'}, cut=100), None]

    CLIENT.fetch(FetchRequest(data_dir))

    assert asked_ranges(stub) == [None, "bytes=100-"]
    assert stored(data_dir) == WORLD


def test_a_stopped_fetch_is_gone_on_with_by_the_next_one(stub: Stub, data_dir: Path) -> None:
    stub.first = [Reply(200, WORLD, {"ETag": '"one"'}, cut=100), Reply(500, b""), Reply(500, b"")]
    assert failure(data_dir) == "the server answered 500"
    stub.asked.clear()

    CLIENT.fetch(FetchRequest(data_dir))

    assert asked_ranges(stub) == ["bytes=100-"]
    assert stored(data_dir) == WORLD


def test_halves_of_two_files_are_never_joined(stub: Stub, data_dir: Path) -> None:
    newer = archive("'156,'398,Barley,Export value,1000 USD,7,A")
    stub.first = [Reply(200, WORLD, {"ETag": '"one"'}, cut=100)]
    stub.answer = bulk(newer, '"two"')

    CLIENT.fetch(FetchRequest(data_dir))

    assert stored(data_dir) == newer


def test_a_rest_that_is_none_is_fetched_anew(stub: Stub, data_dir: Path) -> None:
    folder = data_dir / "snapshots" / "faostat_matrix" / ".receiving-bulk"
    folder.mkdir(parents=True)
    (folder / f"{FILE}.part").write_bytes(WORLD)
    (folder / f"{FILE}.part.tag").write_text('"one"', encoding="utf-8")

    CLIENT.fetch(FetchRequest(data_dir))

    assert asked_ranges(stub) == [f"bytes={len(WORLD)}-", None]
    assert stored(data_dir) == WORLD


def test_a_file_that_is_known_is_not_fetched_again(stub: Stub, data_dir: Path) -> None:
    told: list[str] = []
    CLIENT.fetch(FetchRequest(data_dir))

    assert CLIENT.fetch(FetchRequest(data_dir, tell=told.append)) is None

    assert told == ["the file is the one of the last arrival"]
    assert stored(data_dir) == WORLD


def test_a_server_without_tags_is_asked_for_the_whole(stub: Stub, data_dir: Path) -> None:
    stub.first = [Reply(200, WORLD, cut=100), Reply(200, WORLD)]

    CLIENT.fetch(FetchRequest(data_dir))

    assert asked_ranges(stub) == [None, None]
    assert stored(data_dir) == WORLD


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            b"<html>Maintenance</html>",
            "the server sent a file that is no zip archive and begins '<html>Maintenance</html>'",
        ),
        (b"", "the server sent a file that is no zip archive and begins ''"),
        (WORLD[:-50], "the server sent a file that is no zip archive"),
        (archive(header="Reporter,Partner,Y2099"), "the server sent a table that lacks Reporter Country Code (M49)"),
        (archive(header=HEADER.replace(",Y2099,Y2099F", "")), "the server sent a table that lacks Year, Value, Flag"),
    ],
    ids=["HTML", "nothing", "half", "columns", "years"],
)
def test_another_file_ends_in_a_sentence(stub: Stub, data_dir: Path, content: bytes, sentence: str) -> None:
    stub.answer = bulk(content)

    assert failure(data_dir).startswith(sentence)


def test_what_passes_is_healed_by_asking_again(stub: Stub, data_dir: Path) -> None:
    stub.first = [Reply(503, b"", {"Retry-After": "0"}), Reply(200, b"<html>busy</html>", {"ETag": '"one"'})]

    CLIENT.fetch(FetchRequest(data_dir))

    assert stored(data_dir) == WORLD


def test_a_dry_run_asks_for_nothing(stub: Stub, data_dir: Path) -> None:
    assert CLIENT.fetch(FetchRequest(data_dir, dry_run=True)) is None
    assert stub.asked == []


def test_progress_counts_bytes(stub: Stub, data_dir: Path) -> None:
    steps = []

    CLIENT.fetch(FetchRequest(data_dir, progress=steps.append))

    assert (steps[-1].done, steps[-1].total) == (len(WORLD), len(WORLD))
