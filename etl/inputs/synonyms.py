"""The reference file of words that mean the same in a search."""

from pathlib import Path

import pandas as pd

from etl import schema
from etl.inputs.reference_files import ReferenceFile, add_rows, open_reference
from etl.inputs.rows import RowChecks
from etl.schema.columns import name_columns
from etl.schema.search_words import WORDS_APART, name_key
from etl.values.reading import Reading
from etl.values.written import UNDERSCORED

_WORDS = name_columns("words")
SYNONYMS = ReferenceFile(
    "synonyms.csv", ("synonym_code", *_WORDS), ("synonym_code",), ("synonym_code", "words_en"), UNDERSCORED
)


def read_synonyms(data_dir: Path) -> Reading:
    """The table ``synonym``; a project may do without the file."""
    reading = Reading()
    if (data_dir / "reference" / SYNONYMS.name).is_file():
        add_rows(reading, schema.synonym, _check_synonyms(data_dir))
    return reading


def _check_synonyms(data_dir: Path) -> RowChecks:
    """The rows; a word that stands in two of them joins what they mean, so the later row is refused."""
    checks = open_reference(data_dir, SYNONYMS)
    for column in _WORDS:
        checks.refuse(
            checks.rows.frame[column].map(_has_no_word).astype("bool"),
            column,
            f"a word between {WORDS_APART!r} is empty",
            f"Write each word once, with {WORDS_APART!r} between two.",
        )
        checks.refuse(
            _told_before(checks.rows.frame, column),
            column,
            "one of these words is in an earlier row",
            "Put words of one meaning into one row.",
        )
    return checks


def _has_no_word(words: str) -> bool:
    return words != "" and not all(name_key(word) for word in words.split(WORDS_APART))


def _told_before(frame: pd.DataFrame, column: str) -> "pd.Series[bool]":
    """Rows with a word in ``column`` that stood in any column of a row before."""
    seen: set[str] = set()
    told = []
    for row in frame[list(_WORDS)].to_dict("records"):
        told.append(not seen.isdisjoint(_keys(row[column])))
        seen.update(*map(_keys, row.values()))
    return pd.Series(told, index=frame.index, dtype="bool")


def _keys(words: str) -> set[str]:
    return {key for word in words.split(WORDS_APART) if (key := name_key(word))}
