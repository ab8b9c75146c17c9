"""The client of UN Comtrade, against a server that speaks its protocol, well and badly."""

import json
import logging
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from etl.errors import FetchFailed
from etl.inputs.trade.snapshots import list_arrivals
from etl.publishers.common.request import FetchRequest
from etl.publishers.common.server import Patience
from etl.publishers.comtrade import client
from etl.publishers.comtrade.api_layout import ANNUAL_LAYOUT
from etl.publishers.comtrade.client import COMTRADE_ANNUAL, COMTRADE_MONTHLY, KEY_VARIABLE, Comtrade
from tests.etl.publishers.stub import Reply, Stub, comtrade, envelope, record, serve

CODES = ("TOTAL", "10", "1001", "100199")
QUICK = Patience(attempts=3, first_wait=0.001, longest_wait=0.002, longest_told=2.0, silence=60.0)
KEY = "a-key-that-nobody-may-see"
WHEAT = record()
ROWS = [
    WHEAT,
    record(flowCode="X", primaryValue=50.5),
    record(reporterCode=398, partnerCode=156, flowCode="X", cmdCode="TOTAL", netWgt=0),
]
QUERIES = 2  # China with the five, the five with China


def client_of(client: Comtrade) -> Comtrade:
    return replace(client, patience=QUICK, codes=lambda: CODES, today=lambda: date(2100, 6, 15))


ANNUAL, MONTHLY = client_of(COMTRADE_ANNUAL), client_of(COMTRADE_MONTHLY)


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    monkeypatch.setenv("KHORGOS_SECRETS_FILE", "none")
    with serve(comtrade(ROWS)) as running:
        monkeypatch.setenv("KHORGOS_COMTRADE_URL", running.address)
        yield running


def asked_for(data_dir: Path, told: list[str] | None = None, since: int = 2099) -> FetchRequest:
    return FetchRequest(
        data_dir, since=date(since, 1, 1), until=date(2099, 12, 31), tell=(told if told is not None else []).append
    )


def failure(data_dir: Path) -> str:
    """The sentence that a fetch ends with, which leaves no arrival."""
    with pytest.raises(FetchFailed) as failed:
        ANNUAL.fetch(asked_for(data_dir))
    assert list_arrivals(data_dir) == ([], [])
    return failed.value.reason


def values(data_dir: Path) -> list[str]:
    (arrival,), _ = list_arrivals(data_dir)
    frames = [ANNUAL_LAYOUT.read(arrival.folder / file.name, data_dir).frame for file in arrival.files]
    return sorted(value for frame in frames for value in frame["value"])


def test_counts_come_first_and_what_is_stored_is_what_was_sent(stub: Stub, data_dir: Path) -> None:
    arrival = ANNUAL.fetch(asked_for(data_dir))

    assert [(asked.is_count, asked.parameters["reporterCode"]) for asked in stub.asked] == [
        (True, "156"),
        (False, "156"),
        (True, "398,417,762,795,860"),
        (False, "398,417,762,795,860"),
    ]
    assert arrival
    assert [(arrival.folder / file.name).read_bytes() for file in arrival.files] == [
        envelope(ROWS[:2]),
        envelope(ROWS[2:]),
    ]
    assert (arrival.layout, arrival.url) == ("comtrade_annual_api", f"{stub.address}/public/v1/preview/C/A/HS")
    assert sorted(arrival.parameters) == [file.name for file in arrival.files]
    assert list_arrivals(data_dir) == ([arrival], [])
    assert values(data_dir) == ["1000.0", "1000.0", "50.5"]


def test_each_call_pins_what_would_double_a_total(stub: Stub, data_dir: Path) -> None:
    ANNUAL.fetch(asked_for(data_dir))

    pinned = [
        {name: asked.parameters[name] for name in ("partner2Code", "customsCode", "motCode")} for asked in stub.asked
    ]
    assert pinned == [{"partner2Code": "0", "customsCode": "C00", "motCode": "0"}] * (2 * QUERIES)


def test_months_are_asked_for_as_months(stub: Stub, data_dir: Path) -> None:
    stub.answer = comtrade([record(freqCode="M", period="209902", refMonth=2)])

    arrival = MONTHLY.fetch(asked_for(data_dir))

    assert stub.asked[0].path == "/public/v1/preview/C/M/HS"
    assert stub.asked[0].parameters["period"] == ",".join(f"2099{month:02}" for month in range(1, 13))
    assert arrival
    assert arrival.layout == "comtrade_monthly_api"


def test_rows_that_reach_the_cap_are_asked_for_in_parts(stub: Stub, data_dir: Path) -> None:
    crowd = [
        record(period=str(year), cmdCode=code, flowCode=flow)
        for year in (2098, 2099)
        for code in CODES
        for flow in "MX"
        for _ in range(45)
    ]
    stub.answer = comtrade(crowd)  # 720 rows, 360 a year: each of the five partners may have all of them

    arrival = ANNUAL.fetch(asked_for(data_dir, since=2098))

    assert arrival
    assert [len(json.loads((arrival.folder / file.name).read_bytes())["data"]) for file in arrival.files] == [360, 360]
    assert [asked.parameters["period"] for asked in stub.data_requests()] == ["2098", "2099"]


def test_exactly_500_rows_of_a_preview_are_too_many(stub: Stub, data_dir: Path) -> None:
    stub.answer = comtrade([record(flowCode=flow) for flow in "MX" for _ in range(250)])

    ANNUAL.fetch(asked_for(data_dir))

    assert sorted(asked.parameters["flowCode"] for asked in stub.data_requests()) == ["M", "X"]


def test_a_server_whose_counts_stop_at_the_cap_is_split_all_the_same(stub: Stub, data_dir: Path) -> None:
    crowd = [record(cmdCode=code, flowCode=flow) for code in CODES for flow in "MX" for _ in range(100)]

    # It heeds no countOnly, and counts what it sends.
    stub.answer = lambda asked: comtrade(crowd)(replace(asked, parameters=asked.parameters | {"countOnly": ""}))

    ANNUAL.fetch(asked_for(data_dir))

    assert len(values(data_dir)) == 800


def test_a_month_of_more_rows_than_a_call_gives_is_split_with_a_key(
    stub: Stub, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    # A hundredth of the cap and of the rows: 250,000 of imports from Kazakhstan, in four codes, weigh tens of megabytes.
    monkeypatch.setattr(client, "KEYED_ROWS", client.KEYED_ROWS // 100)

    def crowded(asked):
        cells = len(asked.parameters["cmdCode"].split(","))
        fits = "156" in asked.parameters["reporterCode"].split(",") and "398" in asked.parameters["partnerCode"].split(
            ","
        )
        fits = fits and "M" in asked.parameters["flowCode"]
        if asked.is_count:
            return Reply(200, envelope([], count=cells * 625 if fits else 0))
        return Reply(200, envelope([record(freqCode="M", period="209905", cmdCode="1001")] * (cells * 625)))

    stub.answer = crowded

    arrival = MONTHLY.fetch(FetchRequest(data_dir, since=date(2099, 5, 1), until=date(2099, 5, 31)))

    assert arrival
    assert len(arrival.files) == 4
    assert {asked.parameters["cmdCode"] for asked in stub.data_requests()} == set(CODES)


def test_a_server_that_heeds_no_parameter_is_told_and_not_asked_for_ever(stub: Stub, data_dir: Path) -> None:
    stub.answer = lambda asked: Reply(200, envelope([], count=250000))

    assert "the server counts 250,000 rows where one is asked for (156 with 398, 2099, M, TOTAL)" in failure(data_dir)
    assert len(stub.asked) < 20


def test_rows_of_other_partners_are_no_answer(stub: Stub, data_dir: Path) -> None:
    stub.answer = lambda asked: Reply(200, envelope([record(partnerCode=32)]))

    assert "rows that were not asked for (156 with 32, 2099, M, 1001)" in failure(data_dir)


@pytest.mark.parametrize(
    "fault",
    [
        Reply(500, b"oops"),
        Reply(503, b""),
        Reply(429, b'{"message": "Rate limit is exceeded."}', {"Retry-After": "0"}),
        Reply(200, envelope(ROWS), cut=100),
        Reply(200, envelope(ROWS)[:300]),
        Reply(200, b"<!DOCTYPE html><html><body>Maintenance</body></html>"),
        Reply(200, b""),
    ],
    ids=["500", "503", "429", "broken off", "half a body", "HTML", "nothing"],
)
def test_what_passes_is_healed_by_asking_again(stub: Stub, data_dir: Path, fault: Reply) -> None:
    told: list[str] = []
    stub.first = [fault, None, fault]

    assert ANNUAL.fetch(asked_for(data_dir, told))
    assert len(stub.asked) == 2 * QUERIES + 2
    assert values(data_dir) == ["1000.0", "1000.0", "50.5"]
    assert len(told) == 2


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (Reply(500, b"oops"), "the server answered 500 (oops)"),
        (Reply(200, envelope(ROWS), cut=100), "the answer broke off in the middle"),
        (Reply(200, envelope(ROWS)[:300]), "JSON that breaks off"),
        (
            Reply(200, b"<html><body>Maintenance</body></html>"),
            "no answer of its API but an HTML page that begins '<html><body>Maint",
        ),
        (Reply(200, b""), "an empty answer"),
        (Reply(200, b'{"data": []}'), "JSON with data, without the count"),
        (Reply(200, envelope([], count=0, error="Invalid period")), "the server says: Invalid period"),
        (
            Reply(200, envelope([{k: v for k, v in WHEAT.items() if k != "primaryValue"}])),
            "the records lack primaryValue: the publisher",
        ),
        (Reply(401, b'{"message": "Access denied"}'), "the server does not take the key: look at KHORGOS_COMTRADE_KEY"),
        (Reply(404, b'{"message": "Resource not found"}'), "the server answered 404"),
        (Reply(429, b"", {"Retry-After": "3600"}), "the server answered 429"),
        (Reply(302, b"", {"Location": "http://127.0.0.1:9/"}), "the server answered 302"),
    ],
    ids=["500", "broken off", "half", "HTML", "nothing", "no count", "error", "column", "401", "404", "429", "302"],
)
def test_what_stays_ends_in_a_sentence(stub: Stub, data_dir: Path, fault: Reply, sentence: str) -> None:
    stub.first = [fault] * 3

    assert sentence in failure(data_dir)


def test_a_changed_column_is_not_asked_for_again(stub: Stub, data_dir: Path) -> None:
    stub.answer = lambda asked: Reply(
        200, envelope([{"value" if k == "primaryValue" else k: v for k, v in WHEAT.items()}])
    )

    failure(data_dir)

    assert len(stub.asked) == 1


def test_rows_that_were_counted_and_are_not_sent_are_a_fault_and_not_a_zero(stub: Stub, data_dir: Path) -> None:
    stub.answer = lambda asked: Reply(200, envelope([], count=5 if asked.is_count else 0))

    assert failure(data_dir).startswith("the server counted 5 rows and sent 0")


def test_no_rows_at_all_are_no_fault_and_no_arrival(stub: Stub, data_dir: Path) -> None:
    told: list[str] = []
    stub.answer = comtrade([])

    assert ANNUAL.fetch(asked_for(data_dir, told)) is None
    assert told == ["the publisher has no rows for these years or months"]
    assert stub.data_requests() == []
    assert list_arrivals(data_dir) == ([], [])


def test_the_seconds_that_the_server_asks_for_are_waited(stub: Stub, data_dir: Path) -> None:
    stub.first = [Reply(429, b"", {"Retry-After": "1"})]
    begun = time.monotonic()

    ANNUAL.fetch(asked_for(data_dir))

    assert time.monotonic() - begun >= 1


def test_no_server_is_told_as_such(data_dir: Path, stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHORGOS_COMTRADE_URL", "http://127.0.0.1:9")

    assert failure(data_dir).startswith("the server cannot be reached")


def test_an_address_that_is_none_is_told(data_dir: Path, stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHORGOS_COMTRADE_URL", "comtrade.example")

    assert (
        failure(data_dir) == "KHORGOS_COMTRADE_URL is 'comtrade.example', which is no address; write https://host/path"
    )


def test_a_stopped_fetch_asks_only_for_what_is_missing(stub: Stub, data_dir: Path) -> None:
    stub.first = [None, None, None, *[Reply(500, b"")] * 3]
    assert failure(data_dir).endswith("The answers that came are kept (1): the same command goes on from there")
    stub.asked.clear()

    told: list[str] = []
    assert ANNUAL.fetch(asked_for(data_dir, told))

    assert [asked.parameters["reporterCode"] for asked in stub.data_requests()] == ["398,417,762,795,860"]
    assert told == ["going on with a fetch that was stopped: 1 answers are there"]
    assert values(data_dir) == ["1000.0", "1000.0", "50.5"]


def test_a_killed_fetch_leaves_nothing_half(stub: Stub, data_dir: Path) -> None:
    def hang_up(words: str) -> None:
        raise KeyboardInterrupt

    stub.first = [None, None, None, Reply(200, envelope(ROWS), cut=50)]
    with pytest.raises(KeyboardInterrupt):
        ANNUAL.fetch(replace(asked_for(data_dir), tell=hang_up))
    journal = next((data_dir / "snapshots" / "comtrade_annual").glob(".receiving-*.jsonl"))
    with journal.open("a", encoding="utf-8") as file:
        file.write('{"query": "torn')
    stub.asked.clear()

    assert ANNUAL.fetch(asked_for(data_dir))

    assert len(stub.asked) == 1
    assert values(data_dir) == ["1000.0", "1000.0", "50.5"]
    assert (
        sorted(
            path.name for path in (data_dir / "snapshots" / "comtrade_annual").iterdir() if path.name.startswith(".")
        )
        == []
    )


def test_what_came_more_than_a_week_ago_is_asked_for_again(stub: Stub, data_dir: Path) -> None:
    stub.first = [None, None, None, *[Reply(500, b"")] * 3]
    failure(data_dir)
    left = sorted((data_dir / "snapshots" / "comtrade_annual").glob(".receiving-*"))
    for path in left:
        os.utime(path, (0, 0))
    stub.asked.clear()

    ANNUAL.fetch(asked_for(data_dir))

    assert len(left) == 2
    assert len(stub.asked) == 2 * QUERIES
    assert values(data_dir) == ["1000.0", "1000.0", "50.5"]


def test_the_same_rows_again_are_nothing_new(stub: Stub, data_dir: Path) -> None:
    ANNUAL.fetch(asked_for(data_dir))
    before = list_arrivals(data_dir)
    slower = comtrade(ROWS)
    stub.answer = lambda asked: Reply(200, slower(asked).body.replace(b"0.21 secs", b"0.34 secs"))

    assert ANNUAL.fetch(asked_for(data_dir)) is None
    assert list_arrivals(data_dir) == before


def test_a_revised_row_is_a_new_arrival(stub: Stub, data_dir: Path) -> None:
    ANNUAL.fetch(asked_for(data_dir))
    stub.answer = comtrade([WHEAT | {"primaryValue": 1001}, *ROWS[1:]])

    assert ANNUAL.fetch(asked_for(data_dir))
    assert len(list_arrivals(data_dir)[0]) == 2


def test_a_dry_run_counts_and_stores_nothing(stub: Stub, data_dir: Path) -> None:
    told: list[str] = []

    assert ANNUAL.fetch(replace(asked_for(data_dir, told), dry_run=True)) is None

    assert stub.data_requests() == []
    assert told[-1] == "3 rows to fetch, at most 500 a call; nothing was stored"
    assert [path.name for path in (data_dir / "snapshots").iterdir()] == [".quota"]


def test_periods_that_have_not_ended_are_not_asked_for(stub: Stub, data_dir: Path) -> None:
    with pytest.raises(FetchFailed, match="no year or month between these days has ended yet"):
        ANNUAL.fetch(FetchRequest(data_dir, since=date(2100, 1, 1)))
    assert stub.asked == []


def test_the_key_is_sent_and_nowhere_else(
    stub: Stub, data_dir: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    caplog.set_level(logging.DEBUG)
    told: list[str] = []
    stub.first = [Reply(500, f"the key {KEY} is odd".encode())]

    ANNUAL.fetch(asked_for(data_dir, told))
    stub.first = [Reply(400, f"no such thing: subscription-key={KEY}".encode())]
    with pytest.raises(FetchFailed) as failed:
        ANNUAL.fetch(asked_for(data_dir, told))

    assert {asked.parameters["subscription-key"] for asked in stub.asked} == {KEY}
    assert {asked.path for asked in stub.asked} == {"/data/v1/get/C/A/HS"}
    assert "HTTP Request" in caplog.text
    stored = [path.read_text(encoding="utf-8") for path in data_dir.rglob("*") if path.is_file()]
    assert [text for text in [caplog.text, str(failed.value), *told, *stored] if KEY in text] == []
    assert "the key *** is odd" in told[0]


def test_the_key_may_stand_in_a_file(stub: Stub, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = data_dir.parent / "secrets"
    secrets.write_text(f"# keys\nKHORGOS_COMTRADE_KEY={KEY}\n", encoding="utf-8")
    monkeypatch.setenv("KHORGOS_SECRETS_FILE", str(secrets))

    ANNUAL.fetch(asked_for(data_dir))

    assert {asked.parameters["subscription-key"] for asked in stub.asked} == {KEY}


def test_the_calls_of_a_day_are_kept_to(stub: Stub, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    monkeypatch.setenv("KHORGOS_COMTRADE_CALLS_A_DAY", "3")

    assert failure(data_dir).startswith("the day's 3 calls are used up; there are new ones from ")
    assert failure(data_dir).startswith("the day's 3 calls are used up; there are new ones from ")
    assert len(stub.asked) == 3


def test_a_quota_that_the_server_says_is_spent_is_remembered(
    stub: Stub, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    stub.first = [Reply(403, b'{"message": "Out of call volume quota. Quota will be replenished in 03:14:17."}')]

    first, second = failure(data_dir), failure(data_dir)

    opens_at = datetime.strptime(first[-20:], "%Y-%m-%d %H:%M UTC").replace(tzinfo=UTC)
    assert (first[-20:], second[:33]) == (second[-20:], "the publisher said that the day's")
    assert (
        timedelta(0) <= datetime.now(UTC) + timedelta(hours=3, minutes=14, seconds=17) - opens_at < timedelta(minutes=2)
    )
    assert len(stub.asked) == 1


def test_progress_ends_with_all_that_was_asked_for(stub: Stub, data_dir: Path) -> None:
    steps = []

    ANNUAL.fetch(replace(asked_for(data_dir), progress=steps.append))

    assert [(step.done, step.total) for step in steps] == [(40, 80), (80, 80)]
    assert steps[-1].words.startswith("3 rows, ")
