"""A server that runs with ``.streamlit/config.toml`` asks nobody outside where it is."""

from collections.abc import Callable, Iterator

import pytest
from streamlit import config, net_util
from streamlit.web import bootstrap
from streamlit.web.server.server_util import is_url_from_allowed_origins

SetOption = Callable[[str, object], None]


@pytest.fixture
def set_option(monkeypatch: pytest.MonkeyPatch) -> Iterator[SetOption]:
    """Set options of Streamlit for a test in which no address of this machine may be asked for."""

    def ask() -> None:
        pytest.fail("this machine's address is asked for")

    for name in ("get_external_ip", "get_internal_ip"):
        monkeypatch.setattr(net_util, name, ask)
    before: dict[str, object] = {}

    def set_one(name: str, value: object) -> None:
        before[name] = config.get_option(name)
        config.set_option(name, value)

    yield set_one
    for name, value in before.items():
        config.set_option(name, value)


@pytest.mark.parametrize("address", ["0.0.0.0", "::"])  # noqa: S104 - nothing is bound
def test_at_its_start(set_option: SetOption, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_option("server.address", address)

    bootstrap._print_url(is_running_hello=False)

    assert "http://localhost:" in capsys.readouterr().out


def test_at_a_websocket_of_an_origin_that_counts_as_its_own(set_option: SetOption) -> None:
    set_option("server.corsAllowedOrigins", ["https://khorgos.example"])
    set_option("browser.serverAddress", "khorgos.example")

    assert is_url_from_allowed_origins("https://khorgos.example")
