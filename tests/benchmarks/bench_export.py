"""``/api/trade.csv`` beside the ``sqlite3`` shell's ``-csv``, ADBC with Arrow's own writer, and Datasette's ``_stream``.

Khorgos and Datasette are read over HTTP by a client that throws the bytes away; shell and ADBC write to /dev/null. The
shell is asked twice: for the columns of the observation table alone, without names, and for all columns of the
answer, with names and sources joined in; ADBC and Datasette give the observation table alone. Khorgos sends the rows
that stand; the others give all that are stored, revised ones too, so that rows a second are compared. Then: how far the
server's memory rises above what it holds at rest.

Datasette goes on with a stream of which nobody reads the rest: each of its runs has a server of its own, which is
started before and killed after it.
"""

import os
import sqlite3
import subprocess
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from urllib.request import urlopen

import adbc_driver_sqlite.dbapi
import pyarrow.csv
from sqlalchemy import Select, func, select, text
from sqlalchemy.dialects import sqlite

from dashboard.rows.arrow import SqliteReader
from dashboard.rows.columns import name_column
from dashboard.rows.tables_of_figures import TRADE
from dashboard.subjects.naming import names_question
from etl.schema import observation
from tests.benchmarks.environments import environment, say
from tests.benchmarks.measuring import Comparison, Run, compare, timed
from tests.benchmarks.processes import MEBIBYTE, download, held_bytes, held_port, lines_of, peak_bytes, serving
from tests.benchmarks.serving import khorgos

DATASETTE = ("datasette==0.65.2", "setuptools<81")
DATASETTE_ROWS = 300_000  # of a stream that never speeds up, enough to tell its pace
NOWHERE = Path(os.devnull)


@dataclass(frozen=True)
class Rival:
    """Another way to have the rows, and how many of them it writes."""

    run: Run
    rows: int


def comparisons(database: Path, runs: int) -> list[Comparison]:
    """All rows of trade as CSV, and the first bytes of them."""
    python = environment("datasette", *DATASETTE)
    if python is None:
        say("Datasette: not measured, it could not be installed here")
    with khorgos(database) as server:
        ours, rivals = f"{server.url}/api/trade.csv", _rivals(database, python)
        own_rows = lines_of(ours) - 1
        at_rest = held_bytes(server.process.pid)
        runs_of = {name: rival.run for name, rival in rivals.items()}
        found = compare(f"export of {own_rows:,} rows", timed(lambda: download(ours)), runs_of, runs)
        rise = (peak_bytes(server.process.pid) - at_rest) / MEBIBYTE
        say(f"the server's memory rose by {rise:.0f} MiB above {at_rest / MEBIBYTE:.0f} MiB while it exported all rows")
        found = [replace(one, rows=(own_rows, rivals[one.rival].rows)) for one in found]
        if python is not None:
            first = {"Datasette's stream": on_datasette(python, database, seconds_to_first_byte)}
            found += compare("export, first byte", lambda: seconds_to_first_byte(ours), first, runs)
        return found


def _rivals(database: Path, datasette: Path | None) -> dict[str, Rival]:
    stored = _count_stored(database)
    rivals = {
        **{f"sqlite3 -csv, {what}": Rival(shell(database, asked), stored) for what, asked in questions().items()},
        "ADBC and Arrow's writer, the stored columns": Rival(timed(lambda: write_by_arrow(database)), stored),
    }
    if datasette is not None:
        counted = min(stored, DATASETTE_ROWS)
        streamed = on_datasette(datasette, database, lambda stream: timed(lambda: download(stream, counted))())
        rivals[f"Datasette's stream, its first {counted:,} rows"] = Rival(streamed, counted)
    return rivals


def _count_stored(database: Path) -> int:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        question = select(func.count()).select_from(observation).compile(dialect=sqlite.dialect())
        return int(connection.execute(str(question)).fetchone()[0])


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
        batches = SqliteReader(connection).batches(_stored())
        first = next(batches)
        with pyarrow.csv.CSVWriter(NOWHERE, first.schema) as writer:
            for batch in chain([first], batches):
                writer.write_batch(batch)


def on_datasette(python: Path, database: Path, measure: Callable[[str], float]) -> Run:
    """What is measured of the address of all rows as CSV, from a Datasette of its own on the same file, as a run."""
    options = ["--setting", "max_csv_mb", "0"]

    def run() -> float:
        with held_port() as port:
            address = f"http://127.0.0.1:{port}"
            command = [python, "-m", "datasette", "serve", "-i", database, "--port", str(port), *options]
            with serving(command, f"{address}/-/versions.json", seconds_to_end=0):
                rows = f"{address}/{database.stem}/observation.csv"
                download(f"{rows}?_size=10")  # what it does once for all answers is not measured
                return measure(f"{rows}?_stream=on&_size=max")

    return run


def seconds_to_first_byte(address: str) -> float:
    """Seconds until the first line has begun."""

    def read() -> None:
        with urlopen(address) as answer:  # noqa: S310 - our own address
            answer.read(1)

    return timed(read)()
