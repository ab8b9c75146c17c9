"""The client of the IMF's SDMX service; years and figures are made up."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from etl.errors import FetchFailed
from etl.inputs.trade.snapshots import list_arrivals
from etl.publishers.common.request import FetchRequest
from etl.publishers.common.server import Patience
from etl.publishers.imf.client import FLOW, IMF
from tests.etl.publishers.stub import Reply, Stub, serve

CLIENT = replace(IMF, patience=Patience(attempts=3, first_wait=0.001, longest_wait=0.002, silence=60.0))
HEADER = "STRUCTURE,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,OBS_STATUS"
CHINA = "dataflow,CHN,XG_FOB_USD,KAZ,A,2099,1500000,A"
KAZAKHSTAN = "dataflow,KAZ,MG_CIF_USD,CHN,A,2099,1600000,E"


def table(*lines: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *lines, ""]).encode()


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    with serve(lambda asked: Reply(200, table(CHINA if "/CHN." in asked.path else KAZAKHSTAN))) as running:
        monkeypatch.setenv("KHORGOS_IMF_URL", running.address)
        yield running


def failure(data_dir: Path) -> str:
    with pytest.raises(FetchFailed) as failed:
        CLIENT.fetch(FetchRequest(data_dir))
    assert list_arrivals(data_dir) == ([], [])
    return failed.value.reason


def test_each_side_is_asked_for_the_other_as_csv(stub: Stub, data_dir: Path) -> None:
    arrival = CLIENT.fetch(FetchRequest(data_dir))

    assert arrival
    keys = ["CHN.XG_FOB_USD+MG_CIF_USD.KAZ+KGZ+TJK+TKM+UZB.A", "KAZ+KGZ+TJK+TKM+UZB.XG_FOB_USD+MG_CIF_USD.CHN.A"]
    assert [asked.path for asked in stub.asked] == [f"/{FLOW}/{key}" for key in keys]
    assert {asked.headers["Accept"] for asked in stub.asked} == {"application/vnd.sdmx.data+csv"}
    assert {file.name: (arrival.folder / file.name).read_bytes() for file in arrival.files} == {
        "china.csv": table(CHINA),
        "central_asia.csv": table(KAZAKHSTAN),
    }
    assert arrival.parameters == {"china.csv": keys[0], "central_asia.csv": keys[1]}


def test_the_same_rows_again_are_nothing_new(stub: Stub, data_dir: Path) -> None:
    told: list[str] = []
    CLIENT.fetch(FetchRequest(data_dir))

    assert CLIENT.fetch(FetchRequest(data_dir, tell=told.append)) is None
    assert told == ["the rows are those of the last arrival"]


def test_no_rows_are_no_arrival(stub: Stub, data_dir: Path) -> None:
    stub.answer = lambda asked: Reply(200, table())

    assert CLIENT.fetch(FetchRequest(data_dir)) is None
    assert list_arrivals(data_dir) == ([], [])


@pytest.mark.parametrize(
    "fault",
    [
        Reply(500, b""),
        Reply(429, b"", {"Retry-After": "0"}),
        Reply(200, table(CHINA), cut=50),
        Reply(200, table(CHINA)[:-20]),
        Reply(200, b"<html>"),
    ],
    ids=["500", "429", "broken off", "half", "HTML"],
)
def test_what_passes_is_healed_by_asking_again(stub: Stub, data_dir: Path, fault: Reply) -> None:
    stub.first = [fault]

    assert CLIENT.fetch(FetchRequest(data_dir))
    assert len(stub.asked) == 3


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<html>Maintenance</html>", "the server sent no table but a text that begins '<html>Maintenance</html>'"),
        (b"", "the server sent no table but an empty answer"),
        (table(CHINA)[:-20], "the table breaks off or is torn in line 2"),
        (
            table(header=HEADER.replace("OBS_VALUE", "VALUE")),
            "the server sent a table that lacks OBS_VALUE: the publisher changed its form",
        ),
    ],
    ids=["HTML", "nothing", "half", "column"],
)
def test_what_stays_ends_in_a_sentence(stub: Stub, data_dir: Path, content: bytes, sentence: str) -> None:
    stub.answer = lambda asked: Reply(200, content)

    assert failure(data_dir) == sentence
