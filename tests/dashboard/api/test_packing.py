"""Answers are compressed piece by piece, for whoever takes it."""

import gzip
import zlib
from collections.abc import Generator

import pytest
from starlette.datastructures import Headers

from dashboard.api.packing import gzipped, takes_gzip


@pytest.mark.parametrize(
    ("asked", "takes"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("gzip;q=0", False),
        ("gzip; q=0.0, *", False),
        ("br", False),
        ("", False),
    ],
)
def test_gzip_is_sent_to_who_takes_it(asked: str, takes: bool) -> None:
    assert takes_gzip(Headers({"accept-encoding": asked})) is takes


def test_who_names_nothing_takes_nothing() -> None:
    assert not takes_gzip(Headers())


def pieces(closed: list[bool]) -> Generator[bytes]:
    try:
        yield b"sheep," * 1000
        yield b"goats"
    finally:
        closed.append(True)


def test_each_piece_can_be_read_as_soon_as_it_comes() -> None:
    reader = zlib.decompressobj(wbits=31)

    assert [reader.decompress(piece) for piece in gzipped(pieces([]))] == [b"sheep," * 1000, b"goats", b""]


def test_the_same_pieces_are_the_same_bytes_with_no_time_in_them() -> None:
    packed = b"".join(gzipped(pieces([])))

    assert gzip.decompress(packed) == b"sheep," * 1000 + b"goats"
    assert packed == b"".join(gzipped(pieces([])))
    assert packed[4:8] == bytes(4)  # where gzip has the time


def test_a_reader_that_leaves_closes_what_makes_the_pieces() -> None:
    closed: list[bool] = []
    packed = gzipped(pieces(closed))
    next(packed)
    packed.close()

    assert closed == [True]
