"""The API holds to its description whatever is asked of it.

Schemathesis asks, over a real connection, on the loopback only.
"""

import socket
import threading
from collections.abc import Iterator

import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, assume, given, settings
from schemathesis import GenerationMode
from starlette.applications import Starlette

from dashboard.api.dictionary import DICTIONARY_FORMS
from dashboard.api.tables import API_FORMS, API_TABLES
from dashboard.shell.routes import routes
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.api.answered import everything
from tests.loading import load_file

EXAMPLES = 4
PATIENCE = 300  # seconds for an answer, on a machine that is busy with other things
ADDRESSES = [
    *(f"/api/{table}.{form}" for table in API_TABLES for form in API_FORMS),
    "/api/events.ics",
    "/api/events.atom",
    *(f"/api/dictionary.{form}" for form in DICTIONARY_FORMS),
    "/api/search",
]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a server that answers from a database of made-up rows."""
    url = f"sqlite:///{tmp_path_factory.mktemp('api') / 'khorgos.db'}"
    load_file(url, **everything())
    with pytest.MonkeyPatch.context() as patch, socket.socket() as listening:
        patch.setenv(ADDRESS_VARIABLE, url)
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        server = uvicorn.Server(uvicorn.Config(Starlette(routes=routes), log_level="error", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def api(served: str) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_url(f"{served}/api/openapi.json")


# What may not be asked is refused before a form is looked at: it is asked of one form of each table.
ASKED = [
    *((path, GenerationMode.POSITIVE) for path in ADDRESSES),
    *((path, GenerationMode.NEGATIVE) for path in ADDRESSES if path.endswith((".csv", ".ics", ".atom"))),
]


@pytest.mark.parametrize(("path", "mode"), ASKED)
def test_every_answer_is_as_described(api: schemathesis.BaseSchema, path: str, mode: GenerationMode) -> None:
    @given(case=api[path]["GET"].as_strategy(generation_mode=mode))
    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), database=None)
    def ask(case: schemathesis.Case) -> None:
        first, _, last = str((case.query or {}).get("years", "")).partition("-")
        assume(
            mode is GenerationMode.NEGATIVE or first <= last
        )  # a pattern cannot say that the first year is the first
        case.call_and_validate(timeout=PATIENCE)

    ask()


def test_every_address_is_asked(api: schemathesis.BaseSchema) -> None:
    assert list(api) == ADDRESSES
