"""How often one reader may ask, and under what one is counted."""

import pytest
from limits import parse
from starlette.types import Scope

from dashboard.access.rates import (
    DEFAULTS,
    VARIABLE,
    Rates,
    TooOften,
    Work,
    WrongRates,
    counted_under,
    name_or_address,
    parse_rates,
    require_rate,
    require_rates,
)
from dashboard.access.roles import ANYONE, Kind, Reader, Role
from dashboard.watch.asked import Who, working_on


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The moment it is, in the middle of every while that is counted: none ends before its test sets another."""
    moment = [4_070_908_830.5]
    monkeypatch.setattr("time.time", lambda: moment[0])
    return moment


def test_one_rate_is_set_and_the_others_stay() -> None:
    assert parse_rates("exports=30/hour") == DEFAULTS | {Work.EXPORTS: parse("30/hour")}
    assert parse_rates("") == DEFAULTS == parse_rates(" ")
    assert set(DEFAULTS) == set(Work)
    assert parse_rates("off") == {}


@pytest.mark.parametrize(
    "wrong", ["exports", "exports=", "exports=0/minute", "files=3/minute", "api=many", "on", "api=-1/minute"]
)
def test_what_is_no_rate_is_told_and_stops_the_server(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    with pytest.raises(WrongRates) as told:
        parse_rates(f"api=5/minute {wrong}")

    monkeypatch.setenv(VARIABLE, wrong)
    with pytest.raises(WrongRates):
        require_rates()
    assert str(told.value) == (
        f"{VARIABLE}: expected a rate of one of pages, api, exports, sign-in, as exports=30/minute, or off, got {wrong!r}."
    )


def test_past_the_rate_one_waits_and_others_do_not() -> None:
    rates = Rates(parse_rates("api=2/minute exports=1/minute"))

    assert [rates.seconds_to_wait(Work.API, "a") for _ in range(2)] == [0, 0]
    assert 1 <= rates.seconds_to_wait(Work.API, "a") <= 120
    assert [rates.seconds_to_wait(Work.API, "b"), rates.seconds_to_wait(Work.EXPORTS, "a")] == [0, 0]


def test_after_the_wait_that_is_told_it_may_be_done(clock: list[float]) -> None:
    rates = Rates(parse_rates("api=1/minute"))
    rates.seconds_to_wait(Work.API, "a")
    wait = rates.seconds_to_wait(Work.API, "a")
    assert 1 <= wait <= 120

    clock[0] += wait
    assert rates.seconds_to_wait(Work.API, "a") == 0


def test_without_rates_nobody_waits() -> None:
    rates = Rates(parse_rates("off"))

    assert {rates.seconds_to_wait(Work.API, "a") for _ in range(5000)} == {0}


@pytest.mark.parametrize(
    ("reader", "address", "name"),
    [
        (None, "192.0.2.1", "192.0.2.1"),
        (ANYONE, "::ffff:192.0.2.1", "192.0.2.1"),
        (None, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (None, "2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        (None, "no address", "no address"),
        (Reader("aland", Role.READER, Kind.PROGRAM), "192.0.2.1", "program aland"),
        (Reader("aland", Role.READER, Kind.PERSON), "192.0.2.1", "person aland"),
    ],
)
def test_one_is_counted_by_name_else_by_the_address_of_the_connection(
    reader: Reader | None, address: str, name: str
) -> None:
    scope: Scope = {"client": (address, 1), "headers": [(b"host", b"localhost")]}

    assert name_or_address(reader, scope) == name == counted_under(reader, scope)


def test_the_machine_itself_is_not_counted_where_the_server_is_open_to_it() -> None:
    scope: Scope = {"client": ("127.0.0.1", 1), "headers": [(b"host", b"localhost")]}

    assert [counted_under(reader, scope) for reader in (ANYONE, None)] == ["", "127.0.0.1"]


def test_whoever_asks_now_may_do_it_so_often_and_who_is_not_counted_always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "exports=1/hour")
    for _ in range(3):
        require_rate(Work.EXPORTS)
    with working_on("9f", Who("aland", "person", "person of this test")):
        require_rate(Work.EXPORTS)
        with pytest.raises(TooOften) as told:
            require_rate(Work.EXPORTS)

    assert 1 <= told.value.again_in <= 3600
