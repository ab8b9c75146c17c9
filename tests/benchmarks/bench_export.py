"""``/api/trade.csv`` beside the ``sqlite3`` shell's ``-csv``, ADBC with Arrow's own writer, and Datasette's ``_stream``.

Khorgos and Datasette are read over HTTP by a client that throws the bytes away; shell and ADBC write to /dev/null. The
shell is asked twice: for the columns of the observation table alone, without names, and for all columns of the
answer, with names and sources joined in; ADBC and Datasette give the observation table alone. Then: how far the
server's memory rises above what it holds at rest.
"""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from urllib.request import urlopen

import adbc_driver_sqlite.dbapi
import pyarrow.csv
from sqlalchemy import Select, select, text
from sqlalchemy.dialects import sqlite

from dashboard.rows.arrow import SqliteReader
from dashboard.rows.columns import name_column
from dashboard.rows.tables_of_figures import TRADE
from dashboard.subjects.naming import names_question
from etl.schema import observation
from tests.benchmarks.environments import environment, say
from tests.benchmarks.measuring import Comparison, Run, compare, timed
from tests.benchmarks.processes import download, free_port, held_bytes, peak_bytes, serving
from tests.benchmarks.serving import khorgos

DATASETTE = ("datasette==0.65.2", "setuptools<81")
DATASETTE_ROWS = 300_000  # of a stream that never speeds up, enough to tell its pace
NOWHERE = Path(os.devnull)
MEBIBYTE = 2**20


def comparisons(database: Path, rows: int, runs: int) -> list[Comparison]:
    """All rows of trade as CSV, and the first bytes of them."""
    with khorgos(database) as server, datasette(database) as stream:
        ours = f"{server.url}/api/trade.csv"
        rivals: dict[str, Run] = {
            **{f"sqlite3 -csv, {what}": shell(database, asked) for what, asked in questions().items()},
            "ADBC and Arrow's writer, the stored columns": timed(lambda: write_by_arrow(database)),
        }
        if stream:
            counted = min(rows, DATASETTE_ROWS)
            streamed = timed(lambda: download(stream, counted))
            rivals[f"Datasette's stream, its first {counted:,} rows"] = lambda: streamed() * rows / counted
        at_rest = held_bytes(server.process.pid)
        found = compare(f"export of {rows:,} rows", timed(lambda: download(ours)), rivals, runs)
        rise = (peak_bytes(server.process.pid) - at_rest) / MEBIBYTE
        say(
            f"the server's memory rose by {rise:.0f} MiB above {at_rest / MEBIBYTE:.0f} MiB while it exported {rows:,} rows"
        )
        if stream:
            first = {"Datasette's stream": lambda: seconds_to_first_byte(stream)}
            found += compare("export, first byte", lambda: seconds_to_first_byte(ours), first, runs)
        return found


def shell(database: Path, question: Select) -> Run:
    """The shell's CSV of a question, thrown away, as a run."""
    return timed(lambda: write_by_shell(database, question, NOWHERE))


def write_by_shell(database: Path, question: Select, place: Path) -> None:
    """Have the shell write the answer of a question as CSV."""
    asked = str(question.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    with place.open("wb") as file:
        subprocess.run(["sqlite3", "-readonly", "-csv", database, asked], check=True, stdout=file)


def questions() -> Mapping[str, Select]:
    """What the shell is asked, by what it is: the rows as they are stored, and every column of the answer."""
    return {"the stored columns": _stored(), "all columns, names joined": _whole_answer()}


def _stored() -> Select:
    return select(observation).order_by(*observation.primary_key.columns)


def _whole_answer() -> Select:
    """The answer of the API as one SQL question, its names and sources joined in."""
    rows, columns = observation, []
    joined = {str(column.code.key): column.code for column in TRADE.columns if column.code is not None}
    for code in joined.values():
        (key,) = code.foreign_keys
        rows = rows.join(key.column.table, key.column == code)
    for column in TRADE.columns:
        columns.append(column.selected)
        if column.names:
            names = names_question(column.names, "en").order_by(None).subquery()
            rows = rows.join(names, names.c.code == column.value, isouter=True)
            columns.append(names.c.name.label(name_column(column.name)))
    return select(*columns, text("(SELECT build_id FROM build) AS build_id")).select_from(rows).order_by(*TRADE.order)


def write_by_arrow(database: Path) -> None:
    """Read the stored rows over ADBC, with the types that the schema tells, and let Arrow write them as CSV."""
    with adbc_driver_sqlite.dbapi.connect(f"file:{database}?mode=ro") as connection:
        batches = SqliteReader(connection, sqlite.dialect()).batches(_stored())
        first = next(batches)
        with pyarrow.csv.CSVWriter(NOWHERE, first.schema) as writer:
            for batch in chain([first], batches):
                writer.write_batch(batch)


@contextmanager
def datasette(database: Path) -> Iterator[str | None]:
    """The address of all rows as CSV from Datasette on the same file; None where it can not be installed."""
    python = environment("datasette", *DATASETTE)
    if python is None:
        say("Datasette: not measured, it could not be installed here")
        yield None
        return
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [python, "-m", "datasette", "serve", "-i", database, "--port", str(port), "--setting", "max_csv_mb", "0"]
    with serving(command, f"{address}/-/versions.json"):
        yield f"{address}/{database.stem}/observation.csv?_stream=on&_size=max"


def seconds_to_first_byte(address: str) -> float:
    """Seconds until the first line has begun."""

    def read() -> None:
        with urlopen(address) as answer:  # noqa: S310 - our own address
            answer.read(1)

    return timed(read)()
