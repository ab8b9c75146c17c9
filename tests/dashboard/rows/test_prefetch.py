"""Reading ahead changes nothing but when a piece is made."""

import threading
from collections.abc import Generator

import pytest

from dashboard.rows.prefetch import begun, read_ahead


class Pieces:
    """Numbers from 0, with what was made so far and whether the making was ended."""

    def __init__(self, count: int, faulty: int = -1) -> None:
        self.count, self.faulty = count, faulty
        self.made: list[int] = []
        self.threads: set[str] = set()
        self.is_closed = False

    def make(self) -> Generator[int]:
        try:
            for number in range(self.count):
                if number == self.faulty:
                    raise BlockingIOError
                self.made.append(number)
                self.threads.add(threading.current_thread().name)
                yield number
        finally:
            self.is_closed = True


def test_every_piece_comes_once_in_order_and_from_another_thread() -> None:
    pieces = Pieces(50)
    assert list(read_ahead(pieces.make(), 3)) == list(range(50))
    assert pieces.is_closed
    assert pieces.threads == {"khorgos-ahead_0"}
    assert list(read_ahead(Pieces(0).make(), 3)) == []


def test_a_fault_comes_in_its_place() -> None:
    reading = read_ahead(Pieces(9, faulty=4).make(), 3)
    assert [next(reading) for _ in range(4)] == [0, 1, 2, 3]
    with pytest.raises(BlockingIOError):
        next(reading)


def test_who_stops_early_ends_the_making() -> None:
    pieces = Pieces(50)
    reading = read_ahead(pieces.make(), 3)
    assert next(reading) == 0
    reading.close()
    assert pieces.is_closed
    assert len(pieces.made) <= 5


def test_nothing_is_made_before_the_first_is_asked_for() -> None:
    pieces = Pieces(50)
    read_ahead(pieces.make(), 3)
    assert pieces.made == []


def test_what_is_begun_has_its_first_piece_and_every_piece_once() -> None:
    pieces = Pieces(3)
    taken = begun(pieces.make())
    assert pieces.made == [0]
    assert list(taken) == [0, 1, 2]
    assert list(begun(Pieces(0).make())) == []


def test_a_fault_of_the_first_piece_is_told_at_once_and_who_takes_none_ends_the_making() -> None:
    with pytest.raises(BlockingIOError):
        begun(Pieces(9, faulty=0).make())
    pieces = Pieces(9)
    begun(pieces.make())
    assert pieces.is_closed
