"""Data folders: one that names a made-up news feed on this machine, one that files of Aland's own layout come to, and the golden one, built."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from etl import pipeline
from etl.publishers import registry
from tests.conftest import database_like
from tests.etl.drafts.feed_text import FOOTBALL, MEETING, WEATHER, rss, write_feeds
from tests.etl.golden import GOLDEN, GoldenBuild
from tests.etl.made_inputs import write_data
from tests.etl.publishers.stub import Reply, Stub, serve
from tests.etl.received import LAYOUT, write_received


@pytest.fixture
def news_server() -> Iterator[Stub]:
    with serve(lambda asked: Reply(200, rss(MEETING, FOOTBALL, WEATHER))) as running:
        yield running


@pytest.fixture
def news_dir(tmp_path: Path, news_server: Stub) -> Path:
    folder = write_data(tmp_path)
    write_feeds(folder, news_server.address, "aland")
    return folder


@pytest.fixture
def received_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(registry, "LAYOUTS", (LAYOUT,))
    return write_received(tmp_path)


@pytest.fixture(scope="session")
def golden_build(tmp_path_factory: pytest.TempPathFactory) -> GoldenBuild:
    """The golden folder, built once for all who only look at it or copy it."""
    file = tmp_path_factory.mktemp("golden") / "khorgos.db"
    return GoldenBuild(file, pipeline.build(GOLDEN / "data", f"sqlite:///{file}"))


@pytest.fixture(scope="session")
def golden_template(postgres_server: str, postgres_numbers: Iterator[int]) -> Iterator[str]:
    """Name of a PostgreSQL database with the build of the golden folder, to be copied."""
    with database_like("template0", postgres_server, next(postgres_numbers)) as url:
        pipeline.build(GOLDEN / "data", url)
        yield str(make_url(url).database)


@pytest.fixture
def golden_sqlite_url(golden_build: GoldenBuild, sqlite_url: str) -> str:
    """Address of a SQLite file of the test's own with the build of the golden folder."""
    shutil.copyfile(golden_build.file, sqlite_url.removeprefix("sqlite:///"))
    return sqlite_url


@pytest.fixture
def golden_postgres_url(postgres_server: str, postgres_numbers: Iterator[int], golden_template: str) -> Iterator[str]:
    """Address of a PostgreSQL database of the test's own with the build of the golden folder."""
    with database_like(golden_template, postgres_server, next(postgres_numbers)) as url:
        yield url


@pytest.fixture
def golden_url(database_kind: str, request: pytest.FixtureRequest) -> str:
    """Address of a database of each kind with the build of the golden folder."""
    return str(request.getfixturevalue("golden_sqlite_url" if database_kind == "sqlite" else "golden_postgres_url"))
