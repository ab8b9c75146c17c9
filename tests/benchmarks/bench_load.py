"""Rows that are in memory put into a new SQLite file: the loader beside ``DataFrame.to_sql`` and ADBC's ingest.

All end with the table as the schema tells it and its index. The loader also makes every other table, holds keys
and counts to what was given, gathers the planner's statistics, waits for the disk and swaps the file in.
"""

from pathlib import Path

import adbc_driver_sqlite.dbapi
from sqlalchemy import NullPool, create_engine

from etl.load import replace_database
from etl.load.arrow import to_arrow
from etl.schema import observation
from tests.benchmarks.made_up import made_up_observations, made_up_tables
from tests.benchmarks.measuring import Comparison, compare, timed


def comparisons(folder: Path, rows: int, runs: int) -> list[Comparison]:
    """The loader beside the two on so many observations."""
    frame = made_up_observations(rows)
    tables = {**made_up_tables(), observation.name: frame}
    ours, other, third = (folder / f"{name}.db" for name in ("loaded", "to_sql", "adbc"))

    def by_to_sql() -> None:
        with _empty(other).begin() as connection:
            frame.to_sql(observation.name, connection, if_exists="append", index=False)

    def by_adbc() -> None:
        _empty(third)
        arrow = to_arrow(observation, frame)
        with adbc_driver_sqlite.dbapi.connect(str(third)) as connection, connection.cursor() as cursor:
            cursor.adbc_ingest(observation.name, arrow, mode="append")
            connection.commit()

    return compare(
        f"load, {rows:,} rows",
        timed(lambda: replace_database(f"sqlite:///{ours}", tables)),
        {"DataFrame.to_sql": timed(by_to_sql), "ADBC's ingest": timed(by_adbc)},
        runs,
    )


def _empty(path: Path):
    path.unlink(missing_ok=True)
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    observation.create(engine)
    return engine
