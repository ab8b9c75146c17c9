"""Answers kept for all readers of one server, by reference, up to so many bytes: the longest unused goes first."""

import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from threading import Lock
from typing import TypeVar, cast

import pandas as pd
import pyarrow as pa

T = TypeVar("T")

MOST_WEIGHED = 50  # parts of one list: weighing every part took longer than many a question


class AnswerCache:
    """Answers by their question. Threads that ask the same at once wait for the first of them, who makes the answer.

    An answer is handed to all by reference, so nobody changes one. ``most_bytes`` is what the answers may weigh
    together, by ``weight``; one that alone weighs more is given and not kept.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def answer(self, question: Hashable, make: Callable[[], T]) -> T:
        """The answer kept, else the one that ``make`` gives, which is kept from then on.

        What ``make`` raises is raised, and nothing is kept.
        """
        with self._lock:
            if found := self._found(question):
                return cast(T, found[0])
            making = self._making.setdefault(question, Lock())
        with making:
            with self._lock:
                if found := self._found(question):
                    return cast(T, found[0])
            try:
                made = make()
                self._keep(question, made)
            finally:
                self._making.pop(question, None)
            return made

    def clear(self) -> None:
        """Forget every answer."""
        with self._lock:
            self._kept.clear()
            self._bytes = 0

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def bytes(self) -> int:
        """What the answers kept weigh together."""
        return self._bytes

    def _found(self, question: Hashable) -> tuple[object, int] | None:
        found = self._kept.get(question)
        if found:
            self._kept.move_to_end(question)
        return found

    def _keep(self, question: Hashable, made: object) -> None:
        weighed = weight(made)
        if weighed > self._most_bytes:
            return
        with self._lock:
            _before, freed = self._kept.pop(question, (None, 0))  # two may have made it where the first of three failed
            self._kept[question] = made, weighed
            self._bytes += weighed - freed
            while self._bytes > self._most_bytes:
                _, (_, freed) = self._kept.popitem(last=False)
                self._bytes -= freed


def weight(answer: object) -> int:
    """About how many bytes an answer takes: that of a frame, an Arrow column, or all that a record or a list holds.

    What stands in it twice is weighed twice; of a long list some are weighed for all.
    """
    if isinstance(answer, pd.DataFrame | pd.Series):
        used = answer.memory_usage(deep=True)
        return int(used.sum() if isinstance(used, pd.Series) else used)
    if isinstance(answer, pa.Array):
        return int(answer.nbytes)
    parts = _parts_of(answer)
    weighed = parts[:: max(1, len(parts) // MOST_WEIGHED)]
    of_parts = sum(map(weight, weighed)) * len(parts) // len(weighed) if weighed else 0
    return sys.getsizeof(answer) + of_parts


def _parts_of(answer: object) -> Sequence[object]:
    if isinstance(answer, Mapping):
        return list(answer.items())
    if isinstance(answer, list | tuple | set | frozenset):
        return list(answer)
    if is_dataclass(answer) and not isinstance(answer, type):
        return [getattr(answer, field.name) for field in fields(answer)]
    return ()
