from pathlib import Path

from etl.inputs.synonyms import read_synonyms
from etl.values.reading import Reading
from tests.etl.made_inputs import rows_of, said, write_data

HEAD = "synonym_code,words_en,words_zh,words_ru\n"


def read(tmp_path: Path, rows: str) -> Reading:
    return read_synonyms(write_data(tmp_path, {"reference/synonyms.csv": HEAD + rows}))


def test_words_of_one_meaning_are_a_row(tmp_path: Path) -> None:
    reading = read(tmp_path, "rye,rye; ryes,黑麦,рожь\n")

    assert said(reading) == []
    assert rows_of(reading.tables["synonym"]) == [
        {"synonym_code": "rye", "words_en": "rye; ryes", "words_zh": "黑麦", "words_ru": "рожь"}
    ]


def test_a_word_of_two_rows_would_join_them_so_the_later_row_is_refused(tmp_path: Path) -> None:
    reading = read(tmp_path, "rye,rye,,\ncorn,maize; Ryes,,\n")

    assert [(fault.where, fault.field, fault.problem) for fault in reading.faults] == [
        ("line 3", "words_en", "one of these words is in an earlier row")
    ]
    assert [row["synonym_code"] for row in rows_of(reading.tables["synonym"])] == ["rye"]


def test_nothing_between_two_semicolons_is_no_word(tmp_path: Path) -> None:
    reading = read(tmp_path, "rye,rye; ; ryes,,\n")

    assert [(fault.field, fault.problem) for fault in reading.faults] == [("words_en", "a word between ';' is empty")]


def test_a_project_may_do_without_the_file(tmp_path: Path) -> None:
    assert read_synonyms(write_data(tmp_path)).tables == {}
