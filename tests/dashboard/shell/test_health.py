"""Whether the server is well."""

import asyncio
import json
import threading

import pytest
from starlette.requests import Request

from dashboard.access.roles import ANYONE, STATE, Reader
from dashboard.shell import health
from dashboard.shell.health import Health, HealthCheck, read_health
from etl.schema.address import ADDRESS_VARIABLE
from tests.loading import file_of

PATIENCE = 60  # seconds, on a machine that is busy with other things
WELL = Health(200, {"database": "readable"})


@pytest.fixture(autouse=True)
def no_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look may take longer, and is good for longer, than any test does."""
    monkeypatch.setattr(health, "PATIENCE", PATIENCE)
    monkeypatch.setattr(health, "GOOD_FOR", PATIENCE)


def test_a_database_that_can_be_read_says_which_build_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, file_of())
    told = {"database": "readable", "build_id": "0123456789ab", "built_at": "2099-12-31T12:00:00"}

    assert read_health() == Health(200, told)


@pytest.mark.usefixtures("no_database")
def test_no_database_is_told() -> None:
    assert (read_health().status, read_health().told["database"]) == (503, "unreadable")


def test_all_who_ask_at_a_time_are_answered_by_one_look(monkeypatch: pytest.MonkeyPatch) -> None:
    looks, may_go_on = [], threading.Event()

    def look() -> Health:
        looks.append(1)
        may_go_on.wait(PATIENCE)
        return WELL

    async def ask() -> list[int]:
        check = HealthCheck()
        asked = [asyncio.create_task(check.answer(Request({"type": "http"}))) for _ in range(20)]
        await asyncio.sleep(0)
        may_go_on.set()
        return [(await one).status_code for one in asked]

    monkeypatch.setattr(health, "read_health", look)
    assert asyncio.run(ask()) == [200] * 20
    assert looks == [1]


def test_whoever_asks_soon_after_is_told_at_once_and_what_is_found_meanwhile_is_told_the_next_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    founds, may_go_on = [WELL, Health(503, {"database": "unreadable"}), WELL], threading.Event()
    may_go_on.set()
    monkeypatch.setattr(health, "read_health", lambda: (may_go_on.wait(PATIENCE), founds.pop(0))[1])

    async def ask() -> list[int]:
        check = HealthCheck()
        told = [(await check.answer(Request({"type": "http"}))).status_code]
        may_go_on.clear()
        told.append((await check.answer(Request({"type": "http"}))).status_code)
        may_go_on.set()
        assert check._look
        await asyncio.wrap_future(check._look)
        told.append((await check.answer(Request({"type": "http"}))).status_code)
        await asyncio.wrap_future(check._look)  # no look of this test goes on in another
        return told

    assert asyncio.run(ask()) == [200, 200, 503]


def test_what_was_found_long_ago_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    founds = [WELL, Health(503, {"database": "unreadable"})]
    monkeypatch.setattr(health, "read_health", lambda: founds.pop(0))
    monkeypatch.setattr(health, "GOOD_FOR", 0.0)

    async def ask() -> list[int]:
        check = HealthCheck()
        return [(await check.answer(Request({"type": "http"}))).status_code for _time in range(2)]

    assert asyncio.run(ask()) == [200, 503]


def test_a_database_that_does_not_answer_counts_as_one_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    may_go_on = threading.Event()
    monkeypatch.setattr(health, "read_health", lambda: (may_go_on.wait(PATIENCE), WELL)[1])
    monkeypatch.setattr(health, "PATIENCE", 0.01)

    answer = asyncio.run(HealthCheck().answer(Request({"type": "http"})))
    may_go_on.set()
    assert answer.status_code == 503


def test_whoever_is_not_let_in_is_told_whether_it_is_well_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(reader: Reader | None) -> object:
        scope = {"type": "http", "state": {STATE: reader}}
        return json.loads(bytes(asyncio.run(HealthCheck().answer(Request(scope))).body))

    monkeypatch.setattr(health, "read_health", lambda: WELL)

    assert [ask(ANYONE), ask(None)] == [WELL.told, {"well": True}]
