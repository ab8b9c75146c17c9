"""A build replaces what a build made, and nothing else."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, text

from etl import schema
from etl.errors import CannotWrite, NotOurs
from etl.load import ownership, postgres, replace_database
from tests.databases import by_key, read_table
from tests.factories import Row, area_row, complete, frames
from tests.loading import OLD

MINE = frames(**complete(area=[area_row(name_en="Mine")]))


def run_sqlite(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def run_postgres(url: str, *statements: str) -> None:
    with create_engine(url, poolclass=NullPool).begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def ask_postgres(url: str, query: str) -> list[object]:
    with create_engine(url, poolclass=NullPool).connect() as connection:
        return list(connection.execute(text(query)).scalars())


def areas(url: str) -> list[Row]:
    return read_table(url, schema.area)


def make_text(path: Path) -> None:
    path.write_text("A letter, and no database.\n", encoding="utf-8")


def make_others(path: Path) -> None:
    run_sqlite(path, "CREATE TABLE letter (words TEXT)", "CREATE TABLE build (build_id TEXT, branch TEXT)")


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (make_text, "what lies there is no SQLite file that can be read (file is not a database)"),
        (make_others, "what lies there was not made by Khorgos"),
        (Path.touch, "what lies there was not made by Khorgos"),
    ],
)
def test_a_file_that_no_build_made_stays(tmp_path: Path, make: Callable[[Path], None], found: str) -> None:
    path = tmp_path / "letters.db"
    make(path)
    before = path.read_bytes()

    with pytest.raises(NotOurs) as refused:
        replace_database(f"sqlite:///{path}", MINE)

    advice = "Name another address with --database, or move it away if nobody needs it."
    assert str(refused.value) == f"sqlite:///{path} is not replaced: {found}. {advice}"
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_damaged_file_of_ours_is_replaced_and_one_of_others_stays(tmp_path: Path, old_sqlite_url: str) -> None:
    path, other = Path(old_sqlite_url.removeprefix("sqlite:///")), tmp_path / "other.db"
    make_others(other)
    for one in (path, other):
        one.write_bytes(one.read_bytes()[:100] + b"torn" * 1000)

    replace_database(old_sqlite_url, MINE)
    assert areas(old_sqlite_url) == [area_row(name_en="Mine")]
    with pytest.raises(NotOurs, match="no SQLite file that can be read"):
        replace_database(f"sqlite:///{other}", MINE)


def test_a_folder_or_a_pipe_is_no_place_for_a_database(tmp_path: Path) -> None:
    for address, found in ((f"sqlite:///{tmp_path}", "a folder lies there"), ("sqlite:////dev/null", "is no file")):
        with pytest.raises(NotOurs, match=found):
            replace_database(address, MINE)


def test_a_folder_in_which_nothing_can_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "letter").touch()
    for folder in (tmp_path / "letter", Path("/proc")):
        with pytest.raises(CannotWrite, match=f"^{folder}.* with --database or KHORGOS_DATABASE_URL.$"):
            replace_database(f"sqlite:///{folder}/khorgos.db", MINE)


def test_a_table_that_somebody_added_to_our_file_is_not_lost(old_sqlite_url: str) -> None:
    run_sqlite(Path(old_sqlite_url.removeprefix("sqlite:///")), "CREATE TABLE letter (words TEXT)")

    with pytest.raises(NotOurs, match=r"it holds what Khorgos did not make \(letter\)\. Move that away first"):
        replace_database(old_sqlite_url, MINE)

    assert areas(old_sqlite_url) == by_key(OLD)["area"]


def test_a_table_that_another_edition_s_build_made_goes_with_its_database(old_url: str, database_kind: str) -> None:
    if database_kind == "sqlite":
        path = Path(old_url.removeprefix("sqlite:///"))
        run_sqlite(path, "CREATE TABLE retired (words TEXT)", "INSERT INTO table_digest VALUES ('retired', 0, '')")
    else:
        run_postgres(
            old_url,
            "CREATE TABLE khorgos.retired (words text)",
            "CREATE VIEW khorgos_known.retired AS SELECT words FROM khorgos.retired",
            "INSERT INTO khorgos.table_digest VALUES ('retired', 0, '')",
        )

    replace_database(old_url, MINE)

    assert areas(old_url) == [area_row(name_en="Mine")]


def test_a_link_goes_on_leading_to_the_database(tmp_path: Path) -> None:
    link, target = tmp_path / "link.db", tmp_path / "target.db"
    link.symlink_to(target)

    for name in ("Before", "After"):
        replace_database(f"sqlite:///{link}", frames(**complete(area=[area_row(name_en=name)])))

    assert link.readlink() == target
    assert areas(f"sqlite:///{target}") == [area_row(name_en="After")]


@pytest.mark.parametrize("name", ["khorgos", "khorgos_known", "khorgos_building"])
def test_a_schema_of_the_same_name_that_no_build_made_stays(postgres_url: str, name: str) -> None:
    run_postgres(postgres_url, f"CREATE SCHEMA {name}", f"CREATE TABLE {name}.build AS SELECT 'mine' AS words")

    with pytest.raises(NotOurs, match=f"its schema {name} was not made by Khorgos"):
        replace_database(postgres_url, MINE)

    assert ask_postgres(postgres_url, f"SELECT words FROM {name}.build") == ["mine"]  # noqa: S608 - a name of the test


def test_what_others_rested_on_our_schemas_is_named_and_nothing_falls(old_postgres_url: str) -> None:
    run_postgres(
        old_postgres_url,
        "CREATE VIEW public.letter_of_table AS SELECT area_code AS words FROM khorgos.area",
        "CREATE VIEW public.letter_of_view AS SELECT day::text AS words FROM khorgos_known.as_known",
        "CREATE TABLE public.letter_with_key (words text REFERENCES khorgos.area)",
    )
    named = r"\(letter_of_table, letter_of_view, letter_with_key\)"
    with pytest.raises(NotOurs, match=f"lies in its schemas or rests on them {named}"):
        replace_database(old_postgres_url, MINE)

    run_postgres(
        old_postgres_url,
        "CREATE TABLE khorgos.letter (words text)",
        "CREATE MATERIALIZED VIEW khorgos_known.letter AS SELECT 'a' AS words",
    )
    with pytest.raises(NotOurs, match=r"rests on them \(khorgos\.letter, khorgos_known\.letter\)"):
        replace_database(old_postgres_url, MINE)

    assert areas(old_postgres_url) == by_key(OLD)["area"]
    held = ask_postgres(old_postgres_url, "SELECT relname FROM pg_class WHERE relname LIKE 'letter%' ORDER BY 1")
    assert held == ["letter", "letter", "letter_of_table", "letter_of_view", "letter_with_key"]


def test_what_comes_to_rest_on_our_schema_while_a_build_is_at_work_stops_the_swap(
    old_postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_postgres(old_postgres_url, "CREATE VIEW public.letter AS SELECT area_code AS words FROM khorgos.area")
    monkeypatch.setattr(postgres, "require_own_schemas", lambda *_: None)  # it came after this look

    with pytest.raises(NotOurs, match=r"view letter depends on (view|table) khorgos\.area"):
        replace_database(old_postgres_url, MINE)

    assert areas(old_postgres_url) == by_key(OLD)["area"]
    assert ask_postgres(old_postgres_url, "SELECT words FROM letter ORDER BY words") == ["AX", "BV"]


def test_what_a_build_makes_is_known_by_its_names(old_sqlite_url: str) -> None:
    _, names = ownership._read_file(Path(old_sqlite_url.removeprefix("sqlite:///")))
    assert names - ownership.own_names() == set()
