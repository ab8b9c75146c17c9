"""The first run and its plan, against a server on this machine. Years and figures are made up."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from etl.errors import FetchFailed
from etl.publishers.common.server import Patience
from etl.publishers.comtrade.client import KEY_VARIABLE, QUOTA_VARIABLE
from etl.publishers.comtrade.first_run import FIRST_RUN, first_request, most_calls, plan_calls
from etl.publishers.comtrade.query import ComtradeQuery
from tests.etl.publishers.stub import Reply, Stub, comtrade, record, serve

QUICK = Patience(attempts=2, first_wait=0.001, longest_wait=0.002, longest_told=2.0, silence=60.0)
CODES = tuple(f"{code:06}" for code in range(100_000, 100_100))
RUN = replace(FIRST_RUN, patience=QUICK, codes=lambda: CODES, today=lambda: date(2021, 12, 15))
ROWS = [
    record(freqCode="M", period="202006", cmdCode=CODES[0]),
    record(freqCode="M", period="202111", cmdCode=CODES[0], reporterCode=398, partnerCode=156, flowCode="X"),
    record(freqCode="M", period="202006", cmdCode=CODES[0], partnerCode=417),
]


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    for name in (KEY_VARIABLE, QUOTA_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KHORGOS_SECRETS_FILE", "none")
    with serve(comtrade(ROWS)) as running:
        monkeypatch.setenv("KHORGOS_COMTRADE_URL", running.address)
        yield running


def test_the_plan_tells_calls_and_time_and_asks_nothing(stub: Stub, data_dir: Path) -> None:
    plan = plan_calls(data_dir, RUN)

    # 18 months in calls of 12 and 6, each side alone: 4 queries of 2,400 and 1,200 cells. Halved until a call has fewer
    # than 500 cells: 2,400 into eight of 200 to 400 (7 counts and 8 of two calls), 1,200 into four (3 and 4 of two).
    assert (plan.months, plan.codes, plan.least_calls, plan.most_calls) == (18, 100, 4, 2 * (7 + 16) + 2 * (3 + 8))
    assert (plan.rows_a_call, plan.calls_a_day, plan.most_days, plan.most_minutes) == (500, None, 1, 2)
    assert "2020-06 to 2021-11 (18 months, 100 codes, each side's report), without a key" in plan.in_words()
    assert stub.asked == []
    assert list(data_dir.iterdir()) == []


def test_with_a_key_no_call_is_split_and_the_days_follow_from_the_calls_of_a_day(
    stub: Stub, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "a-key")
    monkeypatch.setenv(QUOTA_VARIABLE, "3")

    plan = plan_calls(data_dir, RUN)

    assert (plan.least_calls, plan.most_calls, plan.calls_a_day, plan.most_days) == (4, 8, 3, 3)
    assert "3 days at most" in plan.in_words()
    assert "a-key" not in plan.in_words()
    assert stub.asked == []


def test_the_first_run_keeps_to_its_plan_and_to_kazakhstan(stub: Stub, data_dir: Path) -> None:
    arrival = RUN.fetch(first_request(data_dir))

    plan = plan_calls(data_dir, RUN)
    assert arrival is not None
    assert {(asked.parameters["reporterCode"], asked.parameters["partnerCode"]) for asked in stub.asked} == {
        ("156", "398"),
        ("398", "156"),
    }
    assert plan.least_calls < len(stub.asked) <= plan.most_calls
    assert len(stub.data_requests()) == 2


def test_the_most_calls_are_those_of_a_server_that_has_a_row_for_every_cell(stub: Stub, data_dir: Path) -> None:
    codes = CODES[:40]
    run = replace(RUN, codes=lambda: codes)
    months = [f"2020{month:02}" for month in range(6, 13)] + [f"2021{month:02}" for month in range(1, 12)]
    stub.answer = comtrade(
        [
            record(freqCode="M", period=month, cmdCode=code, flowCode=flow, reporterCode=one, partnerCode=other)
            for month in months
            for code in codes
            for flow in "MX"
            for one, other in ((156, 398), (398, 156))
        ]
    )

    run.fetch(first_request(data_dir))

    assert len(stub.asked) == plan_calls(data_dir, run).most_calls


def test_a_first_run_that_was_broken_off_does_not_ask_again_for_what_came(stub: Stub, data_dir: Path) -> None:
    stub.first = [None, None, *[Reply(500, b"")] * QUICK.attempts]
    with pytest.raises(FetchFailed, match=r"answers that came are kept \(1\)"):
        RUN.fetch(first_request(data_dir))
    came = stub.data_requests()[0].parameters
    stub.asked.clear()

    assert RUN.fetch(first_request(data_dir)) is not None
    assert came not in [asked.parameters for asked in stub.asked]
    assert len(stub.data_requests()) == 1


def test_a_query_below_the_cap_takes_its_count_and_its_rows() -> None:
    query = ComtradeQuery("M", ("202006",), ("156",), ("398",), ("M", "X"), CODES)

    assert (most_calls(query, 201), most_calls(query, 200)) == (2, 1 + 2 * 2)
