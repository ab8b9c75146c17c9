"""How a program shows its token, and how long one is good."""

import base64
import hmac
import logging
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from starlette.types import Scope

from dashboard.access import tokens
from dashboard.access.roles import Kind, Reader, Role
from dashboard.access.token_file import VARIABLE, Opens, Token, WrongTokens, changing, hash_of
from dashboard.access.tokens import find_token, is_in_address, new_token, offered_token, reader_by_token, require_tokens
from dashboard.watch.hidden import TOKEN
from tests.dashboard.noon import TODAY, stand_still

GOOD = f"khorgos_{'5a' * 32}"  # no chance: names of tests have it, and are the same in each worker


def scope(authorization: str = "", path: str = "/api/trade.csv", query: str = "") -> Scope:
    headers = [(b"authorization", authorization.encode())] if authorization else []
    return {"type": "http", "path": path, "query_string": query.encode(), "headers": headers}


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def kept(token: str, name: str = "aland", opens: Opens = Opens.API, days: int = 1) -> Token:
    return Token(name, opens, hash_of(token), TODAY, TODAY + timedelta(days=days))


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch, tokens)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of tokens of this test's server, with one in force."""
    path = tmp_path / "tokens.json"
    monkeypatch.setenv(VARIABLE, str(path))
    with changing(path) as all_:
        all_.append(kept(GOOD))
    return path


def test_a_token_is_new_each_time_and_has_256_bits_of_chance() -> None:
    assert len({new_token() for _ in range(8)}) == 8
    assert all(TOKEN.fullmatch(new_token()) for _ in range(8))


@pytest.mark.parametrize("given", [f"Bearer {GOOD}", f"bearer  {GOOD} ", basic("anna", GOOD), basic("", GOOD)])
def test_a_token_comes_as_bearer_or_as_a_password(given: str) -> None:
    assert offered_token(scope(given)) == GOOD


@pytest.mark.parametrize(
    "given",
    [
        *("", "Bearer", "Bearer ", f"Token {GOOD}", GOOD, f"Bearer {GOOD}0", f"Bearer {GOOD[:-1]}", "Bearer khorgos_x"),
        *(basic(GOOD, ""), basic(GOOD, "x"), "Basic !", "Basic /w==", f"Bearer {GOOD},{GOOD}", basic("of", "a proxy")),
    ],
)
def test_what_cannot_be_a_token_is_none(given: str) -> None:
    assert offered_token(scope(given)) is None


@pytest.mark.parametrize(
    ("path", "query", "is_in"),
    [
        ("/api/trade.csv", f"token={GOOD}", True),
        ("/api/trade.csv", f"a=1&x={GOOD.replace('_', '%5f')}", True),
        (f"/api/{GOOD}", "", True),
        ("/api/khorgos_events.ics", "partner=KZ", False),
    ],
)
def test_a_token_in_an_address_is_seen(path: str, query: str, *, is_in: bool) -> None:
    assert is_in_address(scope(path=path, query=query)) is is_in


def test_a_program_is_known_by_its_token_and_reads(path: Path) -> None:
    assert reader_by_token(scope(f"Bearer {GOOD}")) == Reader("aland", Role.READER, Kind.PROGRAM)
    assert reader_by_token(scope(f"Bearer {new_token()}")) is None
    assert reader_by_token(scope()) is None


def test_the_first_use_in_a_day_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "khorgos.audit")
    used = {hash_of(GOOD): TODAY - timedelta(days=1)}
    monkeypatch.setattr(tokens, "_used", used)
    for _ in range(3):
        reader_by_token(scope(f"Bearer {GOOD}"))

    told = [(record.getMessage(), record.__dict__["khorgos_facts"]) for record in caplog.records]
    assert told == [("token used", {"reader": "aland", "kind": "program"})]
    assert used == {hash_of(GOOD): TODAY}


def test_one_for_what_the_server_counts_is_a_maintainers(path: Path) -> None:
    counting = new_token()
    with changing(path) as all_:
        all_.append(kept(counting, "counts", Opens.METRICS))

    assert reader_by_token(scope(f"Bearer {counting}")) == Reader("counts", Role.MAINTAINER, Kind.PROGRAM)


def test_a_token_that_is_revoked_is_good_no_longer(path: Path) -> None:
    assert reader_by_token(scope(f"Bearer {GOOD}"))
    with changing(path) as all_:
        all_.clear()

    assert reader_by_token(scope(f"Bearer {GOOD}")) is None


def test_without_its_file_no_token_is_good(path: Path) -> None:
    assert reader_by_token(scope(f"Bearer {GOOD}"))
    path.unlink()

    assert reader_by_token(scope(f"Bearer {GOOD}")) is None


def test_a_file_that_goes_wrong_lets_nobody_in_and_is_told_once(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.write_text("{", encoding="utf-8")

    assert [reader_by_token(scope(f"Bearer {GOOD}")) for _ in range(3)] == [None] * 3
    assert [record.getMessage() for record in caplog.records] == ["tokens not read"]


def test_on_the_day_it_expires_it_is_good_no_longer() -> None:
    all_ = [kept(GOOD, days=1)]

    assert find_token(all_, GOOD, TODAY) == all_[0]
    assert find_token(all_, GOOD, TODAY + timedelta(days=1)) is None


def test_every_token_is_looked_at_in_the_same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def compare(one: str, other: str) -> bool:
        looked.append(one)
        return hmac.compare_digest(one, other)

    monkeypatch.setattr(tokens, "hmac", type("H", (), {"compare_digest": staticmethod(compare)}))
    all_ = [kept(GOOD, "first"), kept(new_token(), "second"), kept(new_token(), "third")]

    assert find_token(all_, GOOD, date(2000, 1, 1)) == all_[0]
    assert looked == [one.sha256 for one in all_]


def test_a_server_does_not_start_with_a_wrong_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    require_tokens()
    path.write_text("{", encoding="utf-8")
    with pytest.raises(WrongTokens):
        require_tokens()
    monkeypatch.delenv(VARIABLE)
    require_tokens()
    assert VARIABLE not in os.environ
