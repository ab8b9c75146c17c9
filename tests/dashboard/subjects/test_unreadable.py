"""A database that cannot be read.

Nothing built there is told apart from a server that is away, on pages, in the API and by commands.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from typer.testing import CliRunner

from dashboard.__main__ import app
from dashboard.commands.options import NO_DATABASE
from dashboard.shell.guard import Guard
from dashboard.shell.routes import routes
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import open_page, texts

NO_SERVER = "postgresql+psycopg://anna:swordfish@127.0.0.1:1/name?connect_timeout=2"  # pragma: allowlist secret
NOT_BUILT = ("no file", "another file", "no tables in a file", "no tables on a server")

Point = Callable[[str], str]


@pytest.fixture
def point_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Point:
    """Have the environment name a database of a kind; gives its address."""

    def point(kind: str) -> str:
        path = tmp_path / "khorgos.db"
        if kind == "another file":
            path.write_text("A letter to the ministry, longer than a header. " * 20, encoding="utf-8")
        if kind == "no tables in a file":
            path.touch()
        own = {"no server": NO_SERVER, "no tables on a server": ""}.get(kind, f"sqlite:///{path}")
        address = own or str(request.getfixturevalue("postgres_url"))
        monkeypatch.setenv(ADDRESS_VARIABLE, address)
        return address

    return point


@pytest.mark.parametrize("kind", NOT_BUILT)
def test_a_page_says_how_to_build_where_nothing_was_built(point_at: Point, kind: str) -> None:
    point_at(kind)
    app = open_page("overview")
    assert not app.exception
    assert "There is no database yet. Run `python -m etl build`" in texts(app)


def test_a_page_says_that_the_server_is_away_and_not_that_nothing_was_built(point_at: Point) -> None:
    point_at("no server")
    app = open_page("overview")
    assert not app.exception
    assert "The database server cannot be reached" in texts(app)
    assert "no database yet" not in texts(app)
    assert "swordfish" not in texts(app)


@pytest.mark.parametrize("path", ["/api/health", "/api/trade.csv"])
@pytest.mark.parametrize("kind", [*NOT_BUILT, "no server"])
def test_the_api_says_which_of_the_two_it_is_and_not_where(point_at: Point, kind: str, path: str) -> None:
    point_at(kind)
    served = Starlette(routes=routes, middleware=[Middleware(Guard)])
    answer = TestClient(served, base_url="http://localhost", client=("127.0.0.1", 1)).get(path)
    told = json.loads(answer.text)
    why = "the database server can not be reached" if kind == "no server" else "there is no database yet"
    assert answer.status_code == 503
    assert (told.get("error") or told["reason"]) == why
    assert not {"swordfish", "127.0.0.1", "khorgos.db"} & set(answer.text.split())


@pytest.mark.parametrize("kind", [*NOT_BUILT, "no server"])
def test_a_command_says_which_of_the_two_it_is(point_at: Point, kind: str, tmp_path: Path) -> None:
    point_at(kind)
    ended = [
        CliRunner().invoke(app, ["brief", "--partner", "KZ", "--out", str(tmp_path / "brief.html")]),
        CliRunner().invoke(app, ["export", "trade", "--out", str(tmp_path / "trade.csv")]),
    ]
    start = (
        "Cannot connect to postgresql+psycopg://anna:***@127.0.0.1:1/"
        if kind == "no server"
        else "There is no Khorgos database at "
    )
    assert [(one.exit_code, one.stderr.startswith(start)) for one in ended] == [(NO_DATABASE, True)] * 2
    assert "swordfish" not in "".join(one.output for one in ended)
