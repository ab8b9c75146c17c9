"""A database of made-up observations, as large as asked for, and what the sqlite3 shell is asked of it."""

import itertools
from datetime import date, timedelta
from pathlib import Path

import adbc_driver_sqlite.dbapi
import numpy as np
import pandas as pd
import pyarrow as pa
from sqlalchemy import NullPool, create_engine, select, text
from sqlalchemy.dialects import sqlite

from dashboard.rows.arrow import arrow_type
from dashboard.rows.columns import name_column
from dashboard.rows.tables_of_figures import TRADE
from dashboard.subjects.naming import names_question
from etl.load import replace_database
from etl.schema import observation
from tests.factories import area_row, commodity_row, complete, frames, observation_row, term_row

DATASETTE_ROWS = 300_000  # of a stream that never speeds up, enough to tell its pace
AREAS = [f"A{letter}" for letter in "ABCDEFGHIJKLMNOP"]
COMMODITIES = [f"HS:{code:04}" for code in range(101, 501)]
FLOWS = ("export", "import")
BATCH = 1_000_000
NAMES = [column.name for column in observation.columns]


def make_database(path: Path, rows: int) -> None:
    """A SQLite file with the schema, names for every code, and ``rows`` observations in the order of their key."""
    lists = {
        "period_kind": ["month"],
        "flow": FLOWS,
        "valuation": ["fob"],
        "observation_status": ["final"],
        "quality": ["ok"],
    }
    tables = complete(
        observation=[observation_row()],
        area=[area_row(area_code=code, name_en=f"Made-up area {code}") for code in AREAS],
        commodity=[
            commodity_row(commodity_id=code, title_en=f"Made-up goods, {code}, of one kind or another")
            for code in COMMODITIES
        ],
        term=[
            term_row(list_name=name, term_code=code, title_en=code.capitalize())
            for name, codes in lists.items()
            for code in codes
        ],
    )
    aside = path.with_suffix(".making")
    replace_database(f"sqlite:///{aside}", frames(**tables))
    with adbc_driver_sqlite.dbapi.connect(str(aside), autocommit=True) as connection, connection.cursor() as cursor:
        for pragma in ("PRAGMA journal_mode = MEMORY", "PRAGMA synchronous = OFF", "DELETE FROM observation"):
            cursor.execute(pragma)
        for first in range(0, rows, BATCH):
            cursor.adbc_ingest(observation.name, made_up_rows(first, min(BATCH, rows - first), rows), mode="append")
    with create_engine(f"sqlite:///{aside}", poolclass=NullPool).begin() as connection:
        connection.execute(text("ANALYZE"))
    aside.replace(path)


def made_up_rows(first: int, count: int, of: int) -> pa.Table:
    """``count`` rows from the ``first``, in the order of the key.

    A twentieth of the values and a fifth of the weights are unknown.
    """
    series = [pair for pair in itertools.product(AREAS, AREAS, FLOWS, COMMODITIES) if pair[0] != pair[1]]
    periods = -(-of // len(series))
    places = np.arange(first, first + count)
    months = [date(1800 + month // 12, month % 12 + 1, 1) for month in range(periods + 1)]
    chance = np.random.default_rng(first)
    columns = {name: [observation_row()[name]] for name in NAMES}
    frame = pd.DataFrame(columns).loc[np.zeros(count, dtype=int)].reset_index(drop=True)
    codes = np.array(series, dtype=object)[places // periods]
    values = np.round(chance.lognormal(12, 3, count), chance.integers(0, 3))
    made = frame.assign(
        **dict(zip(("reporter_code", "partner_code", "flow", "commodity_id"), codes.T, strict=True)),
        period_start=np.array(months[:-1], dtype=object)[places % periods],
        period_end=np.array([month - timedelta(days=1) for month in months[1:]], dtype=object)[places % periods],
        period_kind="month",
        value_usd=np.where(chance.random(count) < 0.05, np.nan, values),
        net_weight_kg=np.where(chance.random(count) < 0.2, np.nan, np.round(chance.lognormal(10, 2, count), 1)),
        source_row=places + 2,
    )
    schema = pa.schema([(column.name, arrow_type(column)) for column in observation.columns])
    return pa.Table.from_pandas(made, schema=schema, preserve_index=False)


def shell_questions() -> dict[str, str]:
    """What the shell is asked, by what it is: the rows as they are stored, and every column of the answer."""
    stored = select(observation).order_by(*observation.primary_key.columns)
    return {
        "the stored columns without names": _as_text(stored),
        "all columns of the answer": _as_text(_whole_question()),
    }


def _whole_question():
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


def _as_text(question) -> str:
    return str(question.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
