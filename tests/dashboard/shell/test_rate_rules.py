"""What is counted as which work, and that who asks too often is told when to ask again."""

from itertools import count

import pytest
from starlette.types import Scope

from dashboard.access.rates import VARIABLE, Work
from dashboard.access.roles import ANYONE, STATE, Kind, Reader, Role
from dashboard.access.tokens import new_token
from dashboard.shell.rate_rules import not_too_often, work_of

PROGRAM = Reader("aland", Role.READER, Kind.PROGRAM)
_addresses = count(1)


def scope(
    path: str = "/api/search", reader: Reader | None = ANYONE, client: str = "192.0.2.1", **given: object
) -> Scope:
    headers = [(b"host", b"localhost")]
    return {
        "type": "http", "method": "GET", "path": path, "client": (client, 1), "headers": headers, "state": {STATE: reader}
    } | given  # fmt: skip


@pytest.mark.parametrize(
    ("path", "work"),
    [
        ("/", Work.PAGES),
        ("/event", Work.PAGES),
        ("/no/such/page", Work.PAGES),
        ("/embed/timeline", Work.PAGES),
        ("/api/", Work.API),
        ("/api/search", Work.API),
        ("/api/events.ics", Work.API),
        ("/api/metrics", Work.API),
        ("/api/trade.csv", Work.EXPORTS),
        ("/api/events.xlsx", Work.EXPORTS),
        ("/auth/login", Work.SIGN_IN),
        ("/oauth2callback", Work.SIGN_IN),
        ("/api/health", None),
        ("/static/js/a.js", None),
        ("/media/a.csv", None),
        ("/_stcore/health", None),
    ],
)
def test_each_address_is_counted_as_its_work(path: str, work: Work | None) -> None:
    assert work_of(scope(path), ANYONE) == work


def test_a_websocket_is_a_page_and_a_file_that_is_not_made_is_none() -> None:
    assert work_of(scope("/_stcore/stream", type="websocket"), ANYONE) is Work.PAGES
    assert work_of(scope("/api/trade.csv", method="HEAD"), ANYONE) is Work.API


def test_a_token_that_is_not_in_force_is_a_try_to_get_in() -> None:
    shown = scope(headers=[(b"authorization", f"Bearer {new_token()}".encode())])

    assert (work_of(shown, None), work_of(shown, PROGRAM)) == (Work.SIGN_IN, Work.API)


@pytest.fixture
def new_client(monkeypatch: pytest.MonkeyPatch) -> str:
    """An address that nobody asked from yet, where two answers in a year are allowed: no test goes on from one to the next."""
    monkeypatch.setenv(VARIABLE, "api=2/year sign-in=2/year")
    return f"192.0.2.{next(_addresses)}"


def test_who_asks_too_often_is_told_when_to_ask_again(new_client: str) -> None:
    assert [not_too_often(scope(client=new_client)) for _ in range(2)] == [None, None]
    found = not_too_often(scope(client=new_client))

    assert found
    assert found.status == 429
    assert found.error == f"asked too often: 2 per 1 year for api; ask again in {found.headers['retry-after']} s"
    assert not_too_often(scope("/event", client=new_client)) is None


def test_a_program_is_counted_by_its_name_wherever_it_is(new_client: str) -> None:
    program = Reader(f"of-{new_client}", Role.READER, Kind.PROGRAM)
    answers = [not_too_often(scope(reader=program, client=f"198.51.100.{n}")) for n in range(3)]

    assert [found is None for found in answers] == [True, True, False]
    assert not_too_often(scope(client="198.51.100.2")) is None


def test_its_own_machine_is_not_counted_where_it_is_open_to_it_but_for_tries_to_get_in(new_client: str) -> None:
    local = [(b"host", b"localhost")]
    assert [not_too_often(scope(client="127.0.0.1")) for _ in range(5)] == [None] * 5
    bad = scope(
        client=f"127.0.0.{next(_addresses)}", headers=[*local, (b"authorization", f"Bearer {new_token()}".encode())]
    )
    assert [not_too_often(bad) is None for _ in range(3)] == [True, True, False]
    signed_in = Reader(f"one@{new_client}", Role.READER, Kind.PERSON)
    assert [not_too_often(scope(reader=signed_in, client="127.0.0.1")) is None for _ in range(3)] == [True, True, False]
