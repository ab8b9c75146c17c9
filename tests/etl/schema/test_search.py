from sqlalchemy import create_engine, select, text

from etl.schema import search_entry
from etl.schema.search import search_index
from tests.factories import search_entry_row
from tests.loading import load_file


def test_sqlite_finds_an_entry_by_a_word_of_any_script_and_by_its_beginning(sqlite_url: str) -> None:
    load_file(sqlite_url, search_entry=[search_entry_row(words="grain 乌鲁 урумч")])
    keys = select(search_index.c.kind, search_index.c.part)

    with create_engine(sqlite_url).connect() as connection:
        for asked in ('"乌鲁"', '"урумч"', '"gra"*'):
            found = connection.execute(keys.where(search_index.c.search_index.op("MATCH")(asked)))
            assert list(found) == [("note", "whole")]
        assert not list(connection.execute(keys.where(search_index.c.search_index.op("MATCH")('"gra"'))))


def test_postgres_has_an_index_of_words(old_postgres_url: str) -> None:
    with create_engine(old_postgres_url).connect() as connection:
        (told,) = connection.execute(text("SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_search_entry_words'"))
    assert "gin" in told[0]
    assert "fastupdate=off" in told[0]
    assert search_entry.c.words.name in told[0]
