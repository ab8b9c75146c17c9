"""A server that is asked too much of goes on: it refuses what is too much, and is well all the time."""

import asyncio
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from dashboard.api.places import ANSWERS, EXPORTS
from dashboard.shell import health
from dashboard.shell.guard import Guard
from dashboard.shell.health import HealthCheck
from dashboard.shell.routes import routes
from etl.schema.address import ADDRESS_VARIABLE
from tests import attacks
from tests.attacks import Attack
from tests.factories import observation_row, year
from tests.loading import file_of

PATIENCE = 300  # seconds for a place or a look, on a machine that is busy with other things
ROWS = [
    observation_row(commodity_id=f"HS:{code}", **year(number)) for code in (1001, 1002) for number in range(1990, 2090)
]


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    """Address of a server with all of its routes, behind its door, in a thread of this process."""
    with pytest.MonkeyPatch.context() as patch, socket.socket() as listening:
        for places in (ANSWERS, EXPORTS):
            patch.setattr(places, "_patience", PATIENCE)
        patch.setattr(health, "PATIENCE", PATIENCE)
        patch.setenv(ADDRESS_VARIABLE, file_of(observation=ROWS))
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        looked_up = [Route("/api/health", HealthCheck().answer), *routes]  # no other test's look is told here
        app = Starlette(routes=looked_up, middleware=[Middleware(Guard)])
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def answered(served: str, attack: Attack) -> Counter[int]:
    return asyncio.run(attack(served))


def test_values_that_are_not_there_are_refused_at_once_however_many(served: str) -> None:
    start = time.process_time()

    assert answered(served, attacks.values_that_are_not_there(3_000, 3)) == {400: 3}
    assert answered(served, attacks.values_that_are_not_there(200, 3)) == {400: 3}
    assert time.process_time() - start < 5


def test_no_more_files_are_made_at_once_than_there_are_places(served: str) -> None:
    with EXPORTS.taken(), EXPORTS.taken(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(EXPORTS, "_patience", 0.1)
        assert answered(served, attacks.workbooks(3)) == {503: 3}
    assert answered(served, attacks.workbooks(3)) == {200: 3}


def test_nothing_is_taken_in(served: str) -> None:
    refused = answered(served, attacks.uploads(3, 10_000))

    assert set(refused) <= {405, attacks.CUT}


def test_readers_who_stop_or_leave_keep_no_place(served: str) -> None:
    assert answered(served, attacks.readers_who_stop(4, 0.1)) == {200: 4}
    answered(served, attacks.readers_who_leave(6))

    assert answered(served, attacks.workbooks(2)) == {200: 2}
    until = time.monotonic() + PATIENCE
    while free_places() < 2 and time.monotonic() < until:
        time.sleep(0.05)
    assert free_places() == 2


def free_places() -> int:
    return EXPORTS.count - EXPORTS.in_use


def test_health_is_told_all_the_while(served: str) -> None:
    with attacks.watched(served) as looks:
        answered(served, attacks.workbooks(4))
        answered(served, attacks.values_that_are_not_there(200, 5))

    assert {look.status for look in looks} == {200}
