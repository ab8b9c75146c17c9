"""What columns mean: every column of every table says it, and nothing is explained that there is not."""

import pyarrow as pa

from dashboard.locale import available_languages, gettext, in_language
from dashboard.rows.meanings import MEANINGS, NAME, meaning_in_words, meaning_of
from dashboard.rows.meanings_of_figures import OF_FIGURES
from dashboard.rows.meanings_of_record import OF_RECORD
from dashboard.rows.streams import row_schema
from dashboard.rows.table_list import TABLES


def test_every_column_of_every_table_says_what_it_means() -> None:
    silent = [(name, one.name) for name, table in TABLES.items() for one in table.fields if not one.description]
    assert silent == []


def test_no_meaning_is_of_a_column_that_there_is_not_and_none_is_told_twice() -> None:
    there = {one.name for table in TABLES.values() for one in table.fields}
    assert MEANINGS.keys() - there == set()
    assert OF_FIGURES.keys() & OF_RECORD.keys() == set()


def test_a_meaning_is_a_sentence_in_every_language() -> None:
    for language in available_languages():
        with in_language(language):
            assert [text for text in (*MEANINGS.values(), NAME) if not gettext(text).endswith((".", "。"))] == []


def test_a_streams_column_says_what_it_means_in_the_readers_language() -> None:
    with in_language("ru"):
        told = meaning_in_words(row_schema(TABLES["trade"]).field("value_usd"))
    assert told == "Стоимость в долларах США того времени, без поправки на инфляцию; пусто, если неизвестна."
    assert meaning_in_words(pa.field("value_usd", pa.float64())) == ""
    assert meaning_of("shoe_size") == ""
