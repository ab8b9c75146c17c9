"""The client of the World Bank's WITS; years and figures are made up."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.errors import FetchFailed
from etl.inputs.trade.snapshots import list_arrivals
from etl.publishers.common.request import FetchRequest
from etl.publishers.common.server import Patience
from etl.publishers.wits.client import DATA_SET, WITS
from tests.etl.publishers.stub import Asked, Reply, Stub, serve

PATIENCE = Patience(attempts=3, first_wait=0.001, longest_wait=0.002, silence=60.0)
CLIENT = replace(WITS, patience=PATIENCE, today=lambda: date(2100, 3, 1))
NO_RECORDS = (
    b'<mes:Error><mes:ErrorMessage code="100"><com:Text>NoRecordsFound</com:Text></mes:ErrorMessage></mes:Error>'
)
TOO_LARGE = b"<string>&lt;wits:error&gt;&lt;wits:message key='1'&gt;Request is too large&lt;/wits:message&gt;&lt;/wits:error&gt;</string>"
CALLS = 60
PAIRS = {("CHN", "KAZ", "XPRT-TRD-VL"), ("KAZ", "CHN", "MPRT-TRD-VL"), ("UZB", "KGZ", "XPRT-TRD-VL")}
Values = dict[str, float | None]


def answer(
    reporter: str = "CHN",
    partner: str = "KAZ",
    indicator: str = "XPRT-TRD-VL",
    years: tuple[str, ...] = ("2099",),
    **groups: float | None,
) -> dict[str, Any]:
    """An answer as WITS sends it: each group's value is the same in every year.

    By default all goods for 1500.5 thousand dollars.
    """
    values: Values = groups or {"Total": 1500.5}
    dimensions = {
        "FREQ": ["A"],
        "REPORTER": [reporter],
        "PARTNER": [partner],
        "PRODUCTCODE": list(values),
        "INDICATOR": [indicator],
    }
    series = {
        f"0:0:0:{place}:0": {"attributes": [], "observations": {str(year): [value, 0] for year in range(len(years))}}
        for place, value in enumerate(values.values())
    }
    return {
        "header": {"id": "DF_WITS_TradeStats_Trade", "sender": {"id": "WBG_WITS"}},
        "dataSets": [{"action": "Information", "series": series}],
        "structure": {
            "dimensions": {
                "dataset": [],
                "series": [
                    {"id": name, "values": [{"id": code, "name": f"name of {code}"} for code in codes]}
                    for name, codes in dimensions.items()
                ],
                "observation": [{"id": "TIME_PERIOD", "values": [{"id": year, "name": year} for year in years]}],
            }
        },
    }


def body(**changes: Any) -> bytes:
    return json.dumps(answer(**changes)).encode()


def asked_of(asked: Asked) -> tuple[str, str, str, str]:
    """Reporter, partner, indicator and years of a request."""
    parts = asked.path.split("/")
    named = dict(zip(parts[-10::2], parts[-9::2], strict=True))
    return named["reporter"].upper(), named["partner"].upper(), named["indicator"], named["year"]


def serve_pairs(asked: Asked) -> Reply:
    reporter, partner, indicator, years = asked_of(asked)
    if (reporter, partner, indicator) not in PAIRS:
        return Reply(404, NO_RECORDS)
    given = ("2098", "2099") if years == "all" else tuple(years.split(";"))
    return Reply(200, body(reporter=reporter, partner=partner, indicator=indicator, years=given))


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    with serve(serve_pairs) as running:
        monkeypatch.setenv("KHORGOS_WITS_URL", running.address)
        yield running


def failure(data_dir: Path) -> str:
    with pytest.raises(FetchFailed) as failed:
        CLIENT.fetch(FetchRequest(data_dir))
    assert list_arrivals(data_dir) == ([], [])
    return failed.value.reason


def test_each_pair_and_flow_is_asked_for_with_all_groups_and_years(stub: Stub, data_dir: Path) -> None:
    arrival = CLIENT.fetch(FetchRequest(data_dir))

    assert arrival
    assert len(stub.asked) == len({asked_of(asked) for asked in stub.asked}) == CALLS
    assert stub.asked[0].path == f"/{DATA_SET}/reporter/chn/year/all/partner/kaz/product/all/indicator/XPRT-TRD-VL"
    assert {tuple(asked.parameters.items()) for asked in stub.asked} == {(("format", "JSON"),)}
    assert (arrival.layout, arrival.url) == ("wits_trade_api", f"{stub.address}/{DATA_SET}")
    assert [file.name for file in arrival.files] == [
        "chn_kaz_export.json",
        "kaz_chn_import.json",
        "uzb_kgz_export.json",
    ]
    assert (arrival.folder / "chn_kaz_export.json").read_bytes() == body(years=("2098", "2099"))
    assert arrival.parameters["chn_kaz_export.json"].startswith(
        "reporter/chn/year/all/partner/kaz/product/all/indicator/XPRT-TRD-VL ("
    )
    assert arrival.parameters["chn_kaz_export.json"].endswith(", 2 figures)")


def test_a_span_asks_for_its_years(stub: Stub, data_dir: Path) -> None:
    CLIENT.fetch(FetchRequest(data_dir, since=date(2097, 5, 1), until=date(2100, 1, 1)))

    assert {asked_of(asked)[3] for asked in stub.asked} == {"2097;2098;2099"}
    assert "/year/2097;2098;2099/" in stub.asked[0].path


def test_a_span_without_an_ended_year_asks_for_nothing(stub: Stub, data_dir: Path) -> None:
    with pytest.raises(FetchFailed, match="no year between these days has ended yet"):
        CLIENT.fetch(FetchRequest(data_dir, since=date(2100, 1, 1)))

    assert stub.asked == []


def test_a_dry_run_asks_for_nothing(stub: Stub, data_dir: Path) -> None:
    told: list[str] = []

    assert CLIENT.fetch(FetchRequest(data_dir, dry_run=True, tell=told.append)) is None
    assert told == [
        f"60 calls to {stub.address}/{DATA_SET}: there is nothing to count; nothing was asked and nothing stored"
    ]
    assert stub.asked == []


def test_the_same_figures_again_are_nothing_new_whatever_their_header(stub: Stub, data_dir: Path) -> None:
    told: list[str] = []
    CLIENT.fetch(FetchRequest(data_dir))

    def later(asked: Asked) -> Reply:
        reply = serve_pairs(asked)
        return replace(reply, body=reply.body.replace(b"WBG_WITS", b"WBG_WITS_2"))

    stub.answer = later

    assert CLIENT.fetch(FetchRequest(data_dir, tell=told.append)) is None
    assert told == ["the figures are those of the last arrival"]
    assert len(list_arrivals(data_dir)[0]) == 1


def test_no_figures_anywhere_are_no_arrival(stub: Stub, data_dir: Path) -> None:
    told: list[str] = []
    stub.answer = lambda asked: Reply(404, NO_RECORDS)

    assert CLIENT.fetch(FetchRequest(data_dir, tell=told.append)) is None
    assert told == ["the publisher has no figures for these years"]
    assert len(stub.asked) == CALLS


def test_what_passes_is_healed_by_asking_again(stub: Stub, data_dir: Path) -> None:
    faults = [
        Reply(500, b""),
        Reply(429, b"", {"Retry-After": "0"}),
        Reply(200, body(), cut=50),
        Reply(200, body()[:-20]),
        Reply(200, b"<html>"),
        Reply(200, b""),
    ]
    stub.first = [one for fault in faults for one in (fault, None)]

    assert CLIENT.fetch(FetchRequest(data_dir))
    paths = [asked.path for asked in stub.asked]
    assert [paths[place] == paths[place + 1] for place in range(0, 2 * len(faults), 2)] == [True] * len(faults)
    assert len(paths) == CALLS + len(faults)


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (
            Reply(200, b"<html>Maintenance</html>"),
            "the server sent no answer of its API but an HTML page that begins '<html>Maintenance</html>'",
        ),
        (
            Reply(200, b'{"a": 1}'),
            "the server sent no answer of its API but JSON without the data sets and the structure that every answer has",
        ),
        (Reply(200, TOO_LARGE), "the server says: Request is too large"),
        (
            Reply(200, body().replace(b"PARTNER", b"PARTNERS")),
            "the answer lacks PARTNER: the publisher changed its form",
        ),
        (
            Reply(200, body().replace(b"0:0:0:0:0", b"0:0:0:7:0")),
            "a figure's key is not explained by the answer's dimensions: the publisher changed its form",
        ),
        (
            Reply(200, body(partner="UZB")),
            "the server sent figures that were not asked for (CHN with UZB, 2099, XPRT-TRD-VL): it does not heed the address",
        ),
        (Reply(404, b"<html>gone</html>"), "the server answered 404 (<html>gone</html>)"),
        (Reply(400, b"Invalid_Product"), "the server answered 400 (Invalid_Product)"),
        (Reply(500, b""), "the server answered 500"),
    ],
    ids=["HTML", "other JSON", "its own words", "dimension", "key", "stray", "404", "400", "500"],
)
def test_what_stays_ends_in_a_sentence(stub: Stub, data_dir: Path, reply: Reply, sentence: str) -> None:
    stub.answer = lambda asked: reply

    assert failure(data_dir) == sentence


def test_a_stopped_fetch_asks_for_no_answer_twice(stub: Stub, data_dir: Path) -> None:
    stub.first = [None] * 8 + [Reply(500, b"")] * 3
    assert (
        failure(data_dir)
        == "the server answered 500. The answers that came are kept (1): the same command goes on from there"
    )
    stub.asked.clear()
    told: list[str] = []

    arrival = CLIENT.fetch(FetchRequest(data_dir, tell=told.append))

    assert arrival
    assert told == ["going on with a fetch that was stopped: 1 answers are there"]
    assert len(stub.asked) == CALLS - 8
    assert len(arrival.files) == len(PAIRS)
