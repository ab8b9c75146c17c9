"""What was made plain comes back as it was."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

import pytest

from etl.values.plain_values import to_plain, to_typed


class Kind(StrEnum):
    A = "a"


class Side(NamedTuple):
    code: str
    first: date


@dataclass(frozen=True)
class Inner:
    kind: Kind
    share: float | None
    side: Side


@dataclass(frozen=True)
class Record:
    inner: list[Inner]
    pairs: list[tuple[Inner, str]]
    counts: Counter[str]
    places: dict[tuple[Any, ...], tuple[int, int]]
    words: tuple[str, ...]
    day: date | None


ONE = Inner(Kind.A, float("inf"), Side("AX", date(2099, 1, 2)))
NONE = Inner(Kind.A, None, Side("", date(2099, 1, 1)))
RECORD = Record([ONE, NONE], [(ONE, "text")], Counter({"AX": 2}), {("AX", 2099): (0, 5)}, ("a", "b"), None)


def test_a_record_comes_back_through_json() -> None:
    back = to_typed(Record, json.loads(json.dumps(to_plain(RECORD))))

    assert back == RECORD
    assert [type(one) for one in (back.counts, back.inner[0].side, back.inner[0].kind)] == [Counter, Side, Kind]


def test_a_list_of_records_comes_back() -> None:
    assert to_typed(list[Inner], to_plain([ONE])) == [ONE]


def test_a_tuple_of_another_length_is_none_of_its_type() -> None:
    with pytest.raises(ValueError, match="zip"):
        to_typed(tuple[int, int], [1])
