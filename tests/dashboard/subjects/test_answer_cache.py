"""Answers are made once, kept up to so many bytes, and never where making them failed."""

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier

import pandas as pd
import pytest

from dashboard.subjects.answer_cache import AnswerCache, weight


def of_bytes(count: int) -> bytes:
    return bytes(count)


def test_an_answer_is_made_once_and_handed_to_all() -> None:
    kept, made = AnswerCache(10_000), []

    def make() -> list[int]:
        made.append(1)
        return [5]

    assert kept.answer("sheep", make) is kept.answer("sheep", make)
    assert made == [1]


def test_threads_that_ask_at_once_wait_for_the_first() -> None:
    kept, made, start = AnswerCache(10_000), [], Barrier(4)

    def asked(_thread: int) -> object:
        start.wait()
        return kept.answer("sheep", lambda: made.append(1) or object())

    with ThreadPoolExecutor(4) as threads:
        given = list(threads.map(asked, range(4)))

    assert made == [1]
    assert len(set(map(id, given))) == 1


def test_the_longest_unused_goes_first() -> None:
    kept = AnswerCache(3 * weight(of_bytes(1000)))
    for name in ("a", "b", "c", "a", "d"):
        kept.answer(name, lambda: of_bytes(1000))
    made: list[str] = []
    for name in ("a", "c", "d", "b"):
        kept.answer(name, lambda name=name: made.append(name) or of_bytes(1000))

    assert made == ["b"]
    assert len(kept) == 3
    assert kept.bytes == 3 * weight(of_bytes(1000))


def test_what_is_larger_than_all_room_is_given_and_not_kept() -> None:
    kept = AnswerCache(100)
    kept.answer("small", lambda: "s")

    assert len(kept.answer("large", lambda: of_bytes(1000))) == 1000
    assert len(kept) == 1


def test_what_failed_is_made_again() -> None:
    kept = AnswerCache(1000)
    with pytest.raises(ZeroDivisionError):
        kept.answer("sheep", lambda: 1 // 0)

    assert kept.answer("sheep", lambda: 5) == 5


def test_what_is_forgotten_weighs_nothing() -> None:
    kept = AnswerCache(1000)
    kept.answer("sheep", lambda: 5)
    kept.clear()

    assert (len(kept), kept.bytes) == (0, 0)


@dataclass(frozen=True)
class Flock:
    name: str
    sheep: tuple[bytes, ...]


@pytest.mark.parametrize(
    "answer",
    [
        of_bytes(50_000),
        [of_bytes(50_000)],
        {"sheep": (of_bytes(50_000),)},
        Flock("one", (of_bytes(50_000),)),
        pd.DataFrame({"sheep": [0.0] * 6_250}),
        pd.Series([0.0] * 6_250),
    ],
    ids=["bytes", "list", "mapping", "record", "frame", "series"],
)
def test_an_answer_weighs_what_it_holds(answer: object) -> None:
    assert 50_000 <= weight(answer) < 51_500


def test_a_long_list_weighs_as_much_as_its_parts() -> None:
    one = Flock("one", (of_bytes(10),))

    assert weight([one] * 1_000) == sys.getsizeof([one] * 1_000) + 1_000 * weight(one)
