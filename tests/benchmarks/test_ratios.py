"""What must not get out of hand between two looks at ``make bench``: ratios on few rows, with wide margins.

A time says nothing on a machine that does other things: what is compared are seconds of a processor, in turn. Beside what
was measured so (1.2 of pandas, 0.27 of ADBC, 0.38 of the shell) each margin leaves a third or more.
"""

import shutil
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.shell.routes import routes
from etl.load import replace_database
from etl.schema import observation
from etl.schema.address import ADDRESS_VARIABLE
from tests.benchmarks import bench_load, measuring
from tests.benchmarks.bench_export import questions, shell
from tests.benchmarks.made_up import made_up_observations, made_up_tables
from tests.benchmarks.measuring import compare, timed

ROWS = 20_000

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def by_the_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time runs by what they use of a processor."""
    monkeypatch.setattr(measuring, "clock", measuring.processor_seconds)


def test_loading_is_no_slower_than_pandas_and_not_far_from_adbc(tmp_path: Path) -> None:
    beside_pandas, beside_adbc = bench_load.comparisons(tmp_path, ROWS, runs=3)

    assert beside_pandas.ratio > 0.6
    assert beside_adbc.ratio > 0.15


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="there is no sqlite3 shell here to be measured against")
def test_an_export_is_not_far_from_the_shells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = tmp_path / "khorgos.db"
    replace_database(f"sqlite:///{database}", {**made_up_tables(), observation.name: made_up_observations(ROWS)})
    monkeypatch.setenv(ADDRESS_VARIABLE, f"sqlite:///{database}")
    client = TestClient(Starlette(routes=routes))

    def ours() -> None:
        assert client.get("/api/trade.csv").text.count("\n") == ROWS + 1

    (stored,) = compare("export", timed(ours), {"stored": shell(database, questions()["the stored columns"])}, runs=3)

    # Of few rows the fastest run tells most: what else runs on the machine only adds to the others.
    assert min(stored.theirs) / min(stored.ours) > 0.25
