"""Columns of text, looked at as a whole: each text once where few fill many rows, else all of them in one piece."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
import pyarrow as pa

Places: TypeAlias = "np.ndarray[Any, np.dtype[np.int64]]"
Marks: TypeAlias = "np.ndarray[Any, np.dtype[np.bool_]]"
_NOUGHT, _DIGITS = ord("0"), 10


@dataclass(frozen=True)
class CodedTexts:
    """A column in which few texts fill many rows: ``texts`` once each, and for each row the place of its own.

    Some of the texts may be on no row. What is missing is an empty text.
    """

    texts: Sequence[str]
    places: Places

    @classmethod
    def of(cls, column: "pd.Series[str]") -> "CodedTexts":
        """A column of text or of categories."""
        if not len(column):
            return cls([], np.zeros(0, dtype="int64"))
        coded = column if isinstance(column.dtype, pd.CategoricalDtype) else column.astype("category")
        texts = coded.cat.categories.tolist()
        places = coded.cat.codes.to_numpy().astype("int64")
        if (places >= 0).all():
            return cls(texts, places)
        whole = texts if "" in texts else [*texts, ""]
        return cls(whole, np.where(places < 0, whole.index(""), places))

    def are(self, test: Callable[[str], bool]) -> Marks:
        """Whether each row's text passes a test."""
        return np.fromiter(map(test, self.texts), "bool", len(self.texts))[self.places]

    def are_empty(self) -> Marks:
        """Whether each row's text is empty."""
        if "" not in self.texts:
            return np.zeros(len(self.places), dtype="bool")
        return self.are(_is_empty)

    def told(self, meanings: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
        """For each row the meaning of its text; ``meanings`` are by the texts."""
        return meanings[self.places]

    def take(self, rows: Places) -> "CodedTexts":
        """Those of some rows."""
        return CodedTexts(self.texts, self.places[rows])

    def spelled(self, spell: Callable[[str], str | None]) -> "CodedTexts":
        """Each text spelled anew, those alike as one, in order; without those that no row has."""
        anew = [spell(text) or "" for text in self.texts]
        there = np.bincount(self.places, minlength=len(anew)) > 0
        texts = sorted({text for text, is_there in zip(anew, there, strict=True) if is_there})
        place_of = {text: place for place, text in enumerate(texts)}
        return CodedTexts(texts, np.array([place_of.get(text, -1) for text in anew], dtype="int64")[self.places])

    def to_arrow(self) -> pa.DictionaryArray:
        """The column as Arrow stores it, an empty text as a missing one."""
        if "" not in self.texts:
            return pa.DictionaryArray.from_arrays(
                pa.array(self.places.astype("int32")), pa.array(self.texts, pa.string())
            )
        named = [text for text in self.texts if text]
        place_of = {text: place for place, text in enumerate(named)}
        codes = np.array([place_of.get(text, -1) for text in self.texts], dtype="int32")[self.places]
        indices = pa.array(codes, mask=codes < 0)
        return pa.DictionaryArray.from_arrays(indices, pa.array(named, pa.string()))


def _is_empty(text: str) -> bool:
    return not text


def to_texts(column: "pd.Series[str]") -> pa.LargeStringArray:
    """A column as one Arrow array of texts."""
    texts = pa.array(column if column.dtype == "str" else column.astype("str"), pa.large_string())
    return texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts


def in_one(texts: pa.LargeStringArray) -> str:
    """All texts, one after the other."""
    return str(_bytes_of(texts).to_pybytes(), "utf-8")


def are_digits(texts: pa.LargeStringArray) -> bool:
    """Whether every text is empty or of digits alone."""
    content = np.frombuffer(_bytes_of(texts), dtype="uint8")
    return bool((content - np.uint8(_NOUGHT) < _DIGITS).all())


def _starts_of(texts: pa.LargeStringArray) -> "np.ndarray[Any, np.dtype[np.int64]]":
    offsets = texts.buffers()[1]
    if offsets is None or not len(texts):
        return np.zeros(1, dtype="int64")
    return np.frombuffer(offsets, dtype="int64")[texts.offset : texts.offset + len(texts) + 1]


def _bytes_of(texts: pa.LargeStringArray) -> pa.Buffer:
    starts, content = _starts_of(texts), texts.buffers()[2]
    return content.slice(starts[0], starts[-1] - starts[0]) if content is not None and len(texts) else pa.py_buffer(b"")
