"""Bytes that are made by one and taken by another."""

from dashboard.api import spool
from dashboard.api.spool import Spool


def test_what_was_made_is_read_from_any_place_however_much_there_is() -> None:
    changes: list[int] = []
    with Spool(lambda: changes.append(1)) as made:
        assert made.read(0, 10) == b""
        made.write(b"sheep ")
        made.write(b"and goats")
        assert (made.read(0, 3), made.read(3, 100), made.read(15, 10)) == (b"she", b"ep and goats", b"")
        made.write(b"x" * spool._IN_MEMORY)
        assert made.read(15, 3) == b"xxx"
        assert not made.is_whole
        made.finish()
        assert made.is_whole
    assert len(changes) == 4
