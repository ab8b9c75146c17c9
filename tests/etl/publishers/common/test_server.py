"""What passes is asked for again, what does not ends in a sentence, and no half answer is kept."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from etl.errors import FetchFailed
from etl.publishers.common.quota import Quota
from etl.publishers.common.server import Patience, Server, Torn, find_address, parse_retry_after, shorten
from tests.etl.publishers.stub import Reply, Stub, serve

KEY = "made-up-key"


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serve(lambda asked: Reply(200, b"whole")) as running:
        yield running


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def server(tmp_path: Path, told: list[str]) -> Server:
    patience = Patience(attempts=2, first_wait=0.001, longest_wait=0.002, longest_told=1.0, silence=60.0)
    quota = Quota(tmp_path, "aland", None)
    return Server("aland", quota, secret={"key": KEY}, patience=patience, tell=told.append)


def judge(path: Path) -> int:
    """The size of an answer that is whole."""
    if path.read_bytes() != b"whole":
        message = "half an answer"
        raise Torn(message)
    return path.stat().st_size


def test_a_half_answer_is_asked_for_again_and_never_kept(
    stub: Stub, server: Server, told: list[str], tmp_path: Path
) -> None:
    stub.first = [Reply(200, b"half")]

    assert server.receive(stub.address, {"year": "2099"}, tmp_path / "a.json", judge) == 5
    assert [path.name for path in tmp_path.glob("a.json*")] == ["a.json"]
    assert [asked.parameters for asked in stub.asked] == [{"year": "2099", "key": KEY}] * 2
    assert told == ["half an answer; trying again"]


def test_an_answer_that_stays_half_leaves_no_file(stub: Stub, server: Server, tmp_path: Path) -> None:
    stub.answer = lambda asked: Reply(200, b"half")

    with pytest.raises(FetchFailed, match="half an answer"):
        server.receive(stub.address, {}, tmp_path / "a.json", judge)

    assert list(tmp_path.glob("a.json*")) == []


@pytest.mark.parametrize(
    ("reply", "calls", "reason"),
    [
        (Reply(503, b""), 2, "the server answered 503"),
        (Reply(403, f"no right with {KEY}".encode()), 1, "the server answered 403 (no right with ***)"),
        (Reply(429, b"", {"Retry-After": "2"}), 1, "the server answered 429"),
    ],
    ids=["passes", "does not pass", "waits too long"],
)
def test_a_refusal_that_stays_is_told_without_the_key(
    stub: Stub, server: Server, tmp_path: Path, *, reply: Reply, calls: int, reason: str
) -> None:
    stub.answer = lambda asked: reply

    with pytest.raises(FetchFailed) as failed:
        server.receive(stub.address, {}, tmp_path / "a.json", judge)

    assert (failed.value.reason, len(stub.asked)) == (reason, calls)


def test_a_publisher_s_own_words_come_first(stub: Stub, server: Server, tmp_path: Path) -> None:
    def refuse(status: int, text: str) -> None:
        raise FetchFailed("aland", f"closed on Sundays ({status}, {text})")

    stub.answer = lambda asked: Reply(500, b"Sunday")

    with pytest.raises(FetchFailed) as failed:
        replace(server, refuse=refuse).receive(stub.address, {}, tmp_path / "a.json", judge)

    assert failed.value.reason == "closed on Sundays (500, Sunday)"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("²", None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Wed, 21 Oct 2015 07:28:00 -0000", None),
    ],
)
def test_a_wait_is_seconds_or_a_moment_and_one_that_is_over_is_none_at_all(text: str, seconds: float | None) -> None:
    assert parse_retry_after(text) == seconds


def test_a_shortened_text_is_its_beginning_on_one_line() -> None:
    assert shorten(" two\n\twords ") == "two words"
    assert shorten("a" * 200) == "a" * 200
    assert shorten("a" * 201) == "a" * 200 + " ..."


def test_a_mirror_is_asked_instead_and_must_be_of_the_web(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("aland", "ALAND_URL", "https://example.org/api/")
    assert find_address(*asked) == "https://example.org/api"
    monkeypatch.setenv("ALAND_URL", "http://127.0.0.1:1/")
    assert find_address(*asked) == "http://127.0.0.1:1"
    monkeypatch.setenv("ALAND_URL", "ftp://example.org")
    with pytest.raises(FetchFailed, match="which is no address; write https://host/path"):
        find_address(*asked)
