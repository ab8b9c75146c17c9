"""Fixtures for every test: real databases of both kinds, empty or loaded."""

import gc
import itertools
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine, create_engine, make_url, text

from dashboard.locale import in_language
from etl import pipeline
from etl.errors import DatabaseLocked
from etl.load import replace_database
from etl.schema.address import ADDRESS_VARIABLE
from etl.vocabulary.languages import SOURCE_LANGUAGE
from tests.factories import Row, frames
from tests.loading import OLD, OnePostgres, file_of
from tests.postgres_servers import address_of, new_server

# On a busy machine a slow moment is no fault. The same examples come each time, so a run does not fail by chance;
# PYTEST_ARGS=--hypothesis-profile=long looks for others, and for many.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("khorgos", UNHURRIED, max_examples=50, derandomize=True, database=None)
settings.register_profile("long", UNHURRIED, max_examples=1000)
settings.load_profile("khorgos")

LoadDatabase = Callable[..., str]
ROOT = Path(__file__).parents[1]


def pytest_xdist_auto_num_workers() -> int:
    """Two workers more than there are cores, as tests wait for a browser, a server or PostgreSQL; no more than memory for."""
    return min((os.cpu_count() or 1) + 2, 4)


def pytest_collection(session: pytest.Session) -> None:
    """Collect without the garbage collector, which would look through the same modules again and again.

    Each worker imports a share of the test modules first: what it compiles, as all of them are on a fresh clone, the
    others read from the disk. What cannot be imported is told of when it is collected.
    """
    gc.disable()
    worker = getattr(session.config, "workerinput", None)
    if worker:
        tests = sorted((ROOT / "tests").rglob("test_*.py"))
        for path in tests[int(worker["workerid"].removeprefix("gw")) :: worker["workercount"]]:
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            pytest.CallInfo.from_call(partial(import_module, name), "collect", reraise=KeyboardInterrupt)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that asks for a PostgreSQL, by itself or by a parameter of the fixture for both kinds.

    Tests of the whole project begin: they are the longest, and at the end of the alphabet one worker was left with them.
    """
    items.sort(key=lambda item: item.path.parent != ROOT / "tests")
    for item in items:
        asked = getattr(item, "fixturenames", ())
        call = getattr(item, "callspec", None)
        if "postgres_server" in asked or (call and call.params.get("database_kind") == "postgresql"):
            item.add_marker(pytest.mark.postgres)


def pytest_collection_finish() -> None:
    """Leave what is imported and collected out of every garbage collection, a sixth of the time of tests of pages."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Begin each test in English, whatever language the one before it chose."""
    with in_language(SOURCE_LANGUAGE):
        yield


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Address of a SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'khorgos.db'}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Address of a PostgreSQL server of our own, made for this run of the tests and thrown away after it."""
    with new_server() as folder:
        yield address_of(folder)


@pytest.fixture(scope="session")
def postgres_numbers() -> Iterator[int]:
    """Numbers for the names of databases, one a test."""
    return itertools.count(1)


@cache
def administrator(server: str) -> Engine:
    """Who makes databases and throws them away, by one connection for all tests."""
    return create_engine(server, isolation_level="AUTOCOMMIT", pool_size=1)


@contextmanager
def database_like(template: str, server: str, number: int) -> Iterator[str]:
    """Address of a copy of a database that is there while the block runs."""
    name = f"test_{number}"
    with administrator(server).connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy"))
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    with administrator(server).connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def postgres_url(postgres_server: str, postgres_numbers: Iterator[int]) -> Iterator[str]:
    """Address of an empty PostgreSQL database that no other test sees."""
    with database_like("template0", postgres_server, next(postgres_numbers)) as url:
        yield url


@pytest.fixture(scope="session")
def old_template(postgres_server: str, postgres_numbers: Iterator[int]) -> Iterator[str]:
    """Name of a PostgreSQL database with the build of ``OLD``, to be copied: a build takes twenty times as long."""
    with database_like("template0", postgres_server, next(postgres_numbers)) as url:
        replace_database(url, frames(**OLD))
        yield str(make_url(url).database)


@pytest.fixture
def old_postgres_url(postgres_server: str, postgres_numbers: Iterator[int], old_template: str) -> Iterator[str]:
    """Address of a PostgreSQL database that no other test sees, with the build of ``OLD``."""
    with database_like(old_template, postgres_server, next(postgres_numbers)) as url:
        yield url


@pytest.fixture(scope="session")
def old_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the build of ``OLD``, to be copied."""
    path = tmp_path_factory.mktemp("old") / "khorgos.db"
    replace_database(f"sqlite:///{path}", frames(**OLD))
    return path


@pytest.fixture
def old_sqlite_url(old_file: Path, sqlite_url: str) -> str:
    """Address of a SQLite file of the test's own with the build of ``OLD``."""
    shutil.copyfile(old_file, sqlite_url.removeprefix("sqlite:///"))
    return sqlite_url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """The kind of database; a test that asks for it, or for what rests on it, runs once on each kind."""
    return str(request.param)


@pytest.fixture
def database_url(database_kind: str, request: pytest.FixtureRequest) -> str:
    """Address of an empty database of each kind."""
    return str(request.getfixturevalue("sqlite_url" if database_kind == "sqlite" else "postgres_url"))


@pytest.fixture
def old_url(database_kind: str, request: pytest.FixtureRequest) -> str:
    """Address of a database of each kind with the build of ``OLD``, to be replaced."""
    return str(request.getfixturevalue("old_sqlite_url" if database_kind == "sqlite" else "old_postgres_url"))


@pytest.fixture(scope="session")
def real_database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of a database built from ``data/``, once a run, whoever of its workers comes first.

    ``KHORGOS_TEST_DATABASE_URL`` names one that is there already.
    """
    given = os.environ.get("KHORGOS_TEST_DATABASE_URL")
    if given:
        return given
    base = tmp_path_factory.getbasetemp()
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    url = f"sqlite:///{run / 'real' / 'khorgos.db'}"
    while not Path(make_url(url).database or "").exists():
        try:
            pipeline.build(ROOT / "data", url)
        except DatabaseLocked:  # by another worker
            time.sleep(0.2)
    return url


@pytest.fixture(scope="session")
def one_postgres(postgres_server: str) -> OnePostgres:
    """The database on PostgreSQL of the tests that only read."""
    return OnePostgres(postgres_server)


@pytest.fixture
def loaded_database(
    database_kind: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> LoadDatabase:
    """Put rows into a database of each kind, to be read only.

    ``loaded_database(observation=[observation_row()])`` gives its address. What the rows refer to is added, and
    ``KHORGOS_DATABASE_URL`` names the database from then on.
    """

    def load(**tables: list[Row]) -> str:
        if database_kind == "sqlite":
            url = file_of(**tables)
        else:
            one: OnePostgres = request.getfixturevalue("one_postgres")
            url = one.load(tables)
        monkeypatch.setenv(ADDRESS_VARIABLE, url)
        return url

    return load
