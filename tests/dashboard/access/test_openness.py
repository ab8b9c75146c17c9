"""To whom a server is open on which no access is configured."""

import pytest
from starlette.types import Scope

from dashboard.access.openness import VARIABLE, WrongOpenness, host_name, is_loopback, is_open_to, require_openness


def scope(client: str | None, host: str) -> Scope:
    return {
        "type": "http",
        "client": (client, 50000) if client else None,
        "headers": [(b"host", host.encode("latin-1"))],
    }


@pytest.mark.parametrize(
    ("client", "host", "is_open"),
    [
        ("127.0.0.1", "localhost:8501", True),
        ("127.0.0.5", "127.0.0.1", True),
        ("::1", "[::1]:8501", True),
        ("::ffff:127.0.0.1", "localhost", True),
        ("127.0.0.1", "khorgos.example", False),
        ("192.0.2.1", "localhost", False),
        ("::ffff:192.0.2.1", "localhost", False),
        ("2001:db8::1", "[::1]", False),
        ("127.0.0.1", "", False),
        ("127.0.0.1", "[", False),
        ("", "localhost", False),
        (None, "localhost", False),
        ("testclient", "localhost", False),
    ],
)
def test_it_is_open_to_its_own_machine_by_its_own_name(
    monkeypatch: pytest.MonkeyPatch, client: str | None, host: str, *, is_open: bool
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert is_open_to(scope(client, host)) is is_open
    monkeypatch.setenv(VARIABLE, "on")
    assert is_open_to(scope(client, host))


@pytest.mark.parametrize("said", ["", "on", "off"])
def test_the_setting_is_on_or_off(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(VARIABLE, said)
    require_openness()


@pytest.mark.parametrize("said", ["yes", "ON", "1", "true"])
def test_another_word_stops_the_server_and_opens_nothing(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(VARIABLE, said)
    with pytest.raises(WrongOpenness, match=f"expected on or off, got '{said}'"):
        require_openness()
    assert not is_open_to(scope("192.0.2.1", "khorgos.example"))


def test_names_and_addresses_are_read_without_a_fault() -> None:
    assert [host_name(host) for host in ("Khorgos.Example.:443", "[", "", "[::1]:1")] == [
        "khorgos.example",
        "",
        "",
        "::1",
    ]
    assert [is_loopback(one) for one in ("127.9.9.9", "::1", "10.0.0.1", "khorgos")] == [True, True, False, False]
