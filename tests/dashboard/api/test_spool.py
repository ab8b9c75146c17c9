"""Bytes that are made by one and taken by another."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.api import spool
from dashboard.api.spool import Spool


@pytest.fixture
def changes() -> list[int]:
    return []


@pytest.fixture
def made(changes: list[int], monkeypatch: pytest.MonkeyPatch) -> Iterator[Spool]:
    """A spool that holds ten bytes while more are made, and five at the end."""
    monkeypatch.setattr(spool, "_HELD", 10)
    monkeypatch.setattr(spool, "_LEFT", 5)
    monkeypatch.setattr(spool, "_PATIENCE", 0.01)
    with Spool(lambda: changes.append(1)) as made:
        yield made


def taken(made: Spool, most: int = 7) -> bytes:
    return b"".join(iter(lambda: made.take(most), b""))


def test_what_was_made_is_taken_in_order_so_many_bytes_at_most(made: Spool, changes: list[int]) -> None:
    assert made.take(10) == b""
    made.write(b"sheep ")
    made.write(b"and")
    assert (made.take(3), made.take(100), made.take(100), made.take(100)) == (b"she", b"ep ", b"and", b"")
    assert not made.is_whole
    made.finish()
    assert (made.is_whole, len(changes)) == (True, 3)


def test_what_is_not_taken_goes_into_a_file_until_all_of_it_is(made: Spool) -> None:
    made.write(b"sheep ")
    assert not made.lies_in_file
    made.write(b"and goats ")
    made.write(b"and ")
    assert (made.lies_in_file, made.take(8)) == (True, b"sheep an")
    made.write(b"horses")
    assert (made.lies_in_file, taken(made)) == (True, b"d goats and horses")

    made.write(b" and all")
    assert (made.lies_in_file, taken(made)) == (False, b" and all")
    made.write(b"once more into the file")
    assert (made.lies_in_file, taken(made)) == (True, b"once more into the file")


def test_little_is_left_in_memory_where_nobody_takes_it_at_the_end(made: Spool) -> None:
    made.write(b"sheep")
    made.finish()
    assert not made.lies_in_file

    made.write(b"!")
    made.finish()
    assert (made.lies_in_file, taken(made)) == (True, b"sheep!")


def test_whoever_keeps_up_gets_everything_out_of_memory(made: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_PATIENCE", 30.0)
    pieces = [b"%06d " % number for number in range(500)]

    def take_all() -> bytes:
        found = b""
        while len(found) < 7 * len(pieces):
            assert not made.lies_in_file
            found += made.take(3)
        return found

    with ThreadPoolExecutor(1) as reader:
        found = reader.submit(take_all)
        for piece in pieces:
            made.write(piece)
        assert found.result() == b"".join(pieces)
