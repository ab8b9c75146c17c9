"""A database that cannot be read.

Nothing built there, what another edition built, and a server that is away are told apart, on pages, in the API and by
commands.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from httpx import Response
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route
from starlette.testclient import TestClient
from typer.testing import CliRunner

from dashboard.__main__ import app
from dashboard.commands.options import NO_DATABASE
from dashboard.shell.guard import Guard
from dashboard.shell.health import HealthCheck
from dashboard.shell.routes import routes
from etl.schema import SCHEMA_VERSION
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import open_page, texts
from tests.factories import build_row
from tests.loading import Rows, file_of

NO_SERVER = "postgresql+psycopg://anna:swordfish@127.0.0.1:1/name?connect_timeout=2"  # pragma: allowlist secret
NOT_BUILT = ("no file", "another file", "no tables in a file", "no tables on a server")
OF_EDITIONS = {
    "an older edition's file": SCHEMA_VERSION - 1,
    "an older edition's tables on a server": SCHEMA_VERSION - 1,
    "a newer edition's file": SCHEMA_VERSION + 1,
}
OTHER_EDITIONS = tuple(OF_EDITIONS)

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
        if kind in OF_EDITIONS:
            address = edition_of(kind)
        else:
            own = {"no server": NO_SERVER, "no tables on a server": ""}.get(kind, f"sqlite:///{path}")
            address = own or str(request.getfixturevalue("postgres_url"))
        monkeypatch.setenv(ADDRESS_VARIABLE, address)
        return address

    def edition_of(kind: str) -> str:
        rows: Rows = {"build": [build_row(schema_version=OF_EDITIONS[kind])]}
        return str(request.getfixturevalue("one_postgres").load(rows)) if "server" in kind else file_of(**rows)

    return point


def ask(path: str) -> Response:
    # Health tells for some seconds what it found last: what other tests asked is not to be told here.
    looked_up = [Route("/api/health", HealthCheck().answer), *routes]
    served = Starlette(routes=looked_up, middleware=[Middleware(Guard)])
    return TestClient(served, base_url="http://localhost", client=("127.0.0.1", 1)).get(path)


@pytest.mark.parametrize("kind", NOT_BUILT)
def test_a_page_says_how_to_build_where_nothing_was_built(point_at: Point, kind: str) -> None:
    point_at(kind)
    app = open_page("overview")
    assert not app.exception
    assert "There is no database yet. Run `python -m etl build`" in texts(app)


@pytest.mark.parametrize(
    ("kind", "language", "said"),
    [
        (
            "an older edition's file",
            "en",
            "The database was built by an older edition of Khorgos: it has schema version {found}, and this edition "
            "reads {read}. Run `python -m etl build`",
        ),
        (
            "an older edition's file",
            "zh",
            "数据库由较早版本的Khorgos生成：其结构版本为{found}，而本版本读取的是{read}。",
        ),
        (
            "an older edition's tables on a server",
            "ru",
            "База данных построена более ранней версией Khorgos: её схема — {found}, а эта версия читает {read}.",
        ),
        ("a newer edition's file", "en", "Start the server anew with that edition, then reload this page."),
    ],
    ids=["older", "older, in Chinese", "older on a server, in Russian", "newer"],
)
@pytest.mark.parametrize("page", ["overview", "commodities"])
def test_a_page_says_which_edition_built_the_database_and_what_to_do(
    point_at: Point, kind: str, language: str, said: str, page: str
) -> None:
    point_at(kind)
    app = open_page(page, lang=language)
    assert not app.exception
    assert said.format(found=OF_EDITIONS[kind], read=SCHEMA_VERSION) in texts(app)


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
    answer = ask(path)
    told = json.loads(answer.text)
    why = "the database server can not be reached" if kind == "no server" else "there is no database yet"
    assert answer.status_code == 503
    assert (told.get("error") or told["reason"]) == why
    assert not {"swordfish", "127.0.0.1", "khorgos.db"} & set(answer.text.split())


@pytest.mark.parametrize("path", ["/api/health", "/api/trade.csv", "/api/commitments.json?as_of=2099-05-09"])
@pytest.mark.parametrize("kind", OTHER_EDITIONS)
def test_the_api_says_of_which_edition_the_database_is(point_at: Point, kind: str, path: str) -> None:
    point_at(kind)
    answer = ask(path)
    told, by = json.loads(answer.text), "a newer" if "newer" in kind else "an older"
    assert answer.status_code == 503
    assert (told.get("error") or told["reason"]) == f"the database was built by {by} edition of Khorgos"
    assert (told["schema_version"], told["schema_version_read"]) == (OF_EDITIONS[kind], SCHEMA_VERSION)
    assert path == "/api/health" or ("retry-after" in answer.headers and "edition" in told["advice"] + told["error"])


@pytest.mark.parametrize(
    ("kind", "advice"),
    [
        ("an older edition's file", "Run 'python -m etl build' to make it anew."),
        ("an older edition's tables on a server", "Run 'python -m etl build' to make it anew."),
        ("a newer edition's file", "Run the edition of Khorgos that built it."),
    ],
)
def test_a_command_says_of_which_edition_the_database_is(
    point_at: Point, kind: str, advice: str, tmp_path: Path
) -> None:
    address = point_at(kind)
    said = f"has schema version {OF_EDITIONS[kind]}, this Khorgos reads {SCHEMA_VERSION}. {advice}\n"
    for command in (
        ["brief", "--partner", "KZ", "--out", str(tmp_path / "brief.html")],
        ["export", "events", "--out", str(tmp_path / "events.csv")],
        ["export", "events", "--list"],
    ):
        ended = CliRunner().invoke(app, [*command, "--database", address])
        assert (ended.exit_code, ended.stderr.endswith(said)) == (NO_DATABASE, True)
    assert list(tmp_path.iterdir()) == []


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
