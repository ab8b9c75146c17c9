"""Damage is noticed wherever it is: in a value, a row, a page."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, text

from etl.errors import NoDatabase
from etl.load import replace_database
from etl.load.soundness import DatabaseDamaged, require_undamaged
from etl.schema.address import POSTGRES_SCHEMA
from tests.etl.command_line import run
from tests.factories import area_row, build_row, complete, event_row, frames, observation_row, translation_row

NOTE = "They met and spoke of sheep for a long time. " * 40


@pytest.fixture
def url(database_url: str) -> str:
    rows = complete(
        area=[area_row(name_en="Aland of the sound pages")],
        event=[event_row(note=NOTE)],
        observation=[observation_row(), observation_row(flow="import", value_usd=None, is_derived=True)],
        translation=[translation_row()],
    )
    replace_database(database_url, frames(**rows))
    return database_url


def change(url: str, statement: str) -> None:
    engine = create_engine(
        url,
        poolclass=NullPool,
        connect_args={} if url.startswith("sqlite") else {"options": f"-csearch_path={POSTGRES_SCHEMA}"},
    )
    with engine.begin() as connection:
        connection.execute(text(statement))


def findings(url: str) -> list[str]:
    with pytest.raises(DatabaseDamaged) as damaged:
        require_undamaged(url)
    return damaged.value.findings


def test_what_was_built_is_sound(old_url: str) -> None:
    looked = require_undamaged(old_url)

    assert looked.build_id == build_row()["build_id"]
    assert looked.rows > 5


def test_rows_that_are_not_the_builds_are_noticed(url: str) -> None:
    for statement in (
        "UPDATE observed SET value_usd = value_usd + 0.001 WHERE value_usd IS NOT NULL",
        "UPDATE event SET note = 'They met.'",
        "INSERT INTO finding (seq, kind, severity, text) VALUES (9, 'a', 'warning', 'a')",
        "DELETE FROM translation",
        "DELETE FROM table_digest WHERE table_name = 'area'",
    ):
        change(url, statement)

    told = sorted(finding.split(":")[0] for finding in findings(url))
    assert told == [f"table {name}" for name in ("area", "event", "finding", "observed", "translation")]


def test_any_byte_of_a_text_and_any_torn_page_of_a_file_is_noticed(sqlite_url: str) -> None:
    rows = complete(event=[event_row(note=NOTE)])
    replace_database(sqlite_url, frames(**rows))
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    sound = path.read_bytes()

    place = sound.index(b"They met and spoke") + 30
    path.write_bytes(sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :])
    assert [finding.split(":")[0] for finding in findings(sqlite_url)] == ["table event"]

    for begin in (8192, len(sound) // 2):
        path.write_bytes(sound[:begin] + bytes(4096) + sound[begin + 4096 :])
        with pytest.raises((DatabaseDamaged, NoDatabase)):
            require_undamaged(sqlite_url)
        replace_database(sqlite_url, frames(**rows))
        require_undamaged(sqlite_url)


def test_a_page_that_only_an_index_needs_is_noticed(sqlite_url: str) -> None:
    replace_database(sqlite_url, frames(**complete(event=[event_row()])))
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as connection:
        connection.execute("PRAGMA writable_schema = 1")
        connection.execute(
            "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'area') WHERE name = 'ix_series_key'"
        )
        connection.commit()

    assert any(finding.startswith("pages: ") for finding in findings(sqlite_url))


def test_the_command_says_how_it_is_and_what_to_do(sqlite_url: str) -> None:
    replace_database(sqlite_url, frames(**complete(event=[event_row()])))
    sound = run("verify", "--database", sqlite_url)
    assert sound.returncode == 0
    assert "all as they were built. Pages were looked at by PRAGMA integrity_check.\n" in sound.stdout

    change(sqlite_url, "UPDATE event SET note = 'They met.'")
    damaged = run("verify", "--database", sqlite_url)
    assert damaged.returncode == 4
    assert damaged.stderr.startswith(
        f"{sqlite_url} is damaged. Run 'python -m etl build' to make it anew.\ntable event: its 1 rows"
    )

    assert run("verify", "--database", f"{sqlite_url}.none").returncode == 3
