"""What a program may ask with its token, and how it must not show it."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.types import Scope

from dashboard.access.deciding import decide_reader
from dashboard.access.token_file import VARIABLE, Opens, Token, changing, hash_of
from dashboard.shell.refusal import Refusal
from dashboard.shell.token_rules import TOKEN_RULES

# No chance: names of tests have them, and are the same in each worker.
READING, COUNTING, OLD, UNKNOWN = (f"khorgos_{digits * 32}" for digits in ("5a", "5b", "5c", "5d"))


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "tokens.json"
    monkeypatch.setenv(VARIABLE, str(path))
    today = datetime.now(UTC).date()
    with changing(path) as tokens:
        for name, token, opens, days in (
            ("aland", READING, Opens.API, 30),
            ("counts", COUNTING, Opens.METRICS, 30),
            ("old", OLD, Opens.API, 0),
        ):
            tokens.append(Token(name, opens, hash_of(token), today, today + timedelta(days=days)))


def refusal(path: str, token: str = "", method: str = "GET", kind: str = "http", query: str = "") -> Refusal | None:
    headers = [(b"authorization", f"Bearer {token}".encode())] if token else []
    client = ("192.0.2.1", 1)
    scope: Scope = {
        "client": client,
        "type": kind,
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": headers,
    }
    decide_reader(scope)
    return next((found for rule in TOKEN_RULES if (found := rule(scope))), None)


@pytest.mark.parametrize(
    "path", ["/api", "/api/", "/api/trade.csv", "/api/events.ics", "/api/events.atom", "/api/search", "/api/none"]
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_program_reads_the_api(path: str, method: str) -> None:
    assert refusal(path, READING, method) is None


@pytest.mark.parametrize("path", ["/api/metrics", "/_stcore/metrics", "/api/metrics/"])
def test_a_token_for_metrics_opens_them_and_nothing_else(path: str) -> None:
    assert refusal(path, COUNTING) is None
    assert refused(refusal(path, READING)) == 403
    assert refused(refusal("/api/trade.csv", COUNTING)) == 403


def refused(found: Refusal | None) -> int:
    return found.status if found else 200


@pytest.mark.parametrize("path", ["/", "/event", "/apiary", "/media/a.csv", "/_stcore/health", "/static/js/a.js"])
@pytest.mark.parametrize("token", [READING, COUNTING])
def test_no_token_opens_a_page(path: str, token: str) -> None:
    assert refused(refusal(path, token)) == 403


@pytest.mark.parametrize("path", ["/_stcore/stream", "/api/trade.csv", "/api/metrics"])
def test_no_token_opens_a_websocket(path: str) -> None:
    assert [refused(refusal(path, token, kind="websocket")) for token in (READING, COUNTING)] == [403, 403]


@pytest.mark.parametrize("method", ["OPTIONS", "POST", "DELETE"])
def test_a_program_only_reads(method: str) -> None:
    assert refused(refusal("/api/trade.csv", READING, method)) == 403


@pytest.mark.parametrize("token", [OLD, UNKNOWN])
@pytest.mark.parametrize("path", ["/api/trade.csv", "/", "/api/health"])
def test_a_token_that_is_not_in_force_is_refused_wherever_it_is_shown(path: str, token: str) -> None:
    found = refusal(path, token)

    assert found
    assert (found.status, found.headers["www-authenticate"]) == (401, 'Bearer realm="Khorgos", error="invalid_token"')


def test_a_token_that_is_refused_is_told_with_the_address_that_showed_it(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "khorgos.audit")
    refusal("/api/trade.csv", UNKNOWN)

    told = [(record.getMessage(), record.__dict__["khorgos_facts"]) for record in caplog.records]
    assert told == [("token refused", {"address": "192.0.2.1"})]


@pytest.mark.parametrize("token", ["", READING])
def test_a_token_in_an_address_is_refused_even_a_good_one(token: str) -> None:
    found = refusal("/api/trade.csv", token, query=f"token={READING}")

    assert found
    assert (found.status, "Authorization: Bearer" in found.error) == (400, True)


def test_who_shows_no_token_is_held_to_nothing_here() -> None:
    assert [refusal(path) for path in ("/", "/api/trade.csv", "/_stcore/stream")] == [None] * 3
