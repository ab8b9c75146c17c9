"""A disk that is full, by whatever layer it is told: the system, SQLite, PostgreSQL, or ADBC over either."""

from collections.abc import Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC

import adbc_driver_manager
from sqlalchemy.exc import DBAPIError

from etl.errors import DiskFull, VerificationFailed

# On a full disk SQLite ends the transaction itself, and ADBC then tells that it could not end it.
_SQLITE_FULL = ("database or disk is full", "cannot rollback - no transaction is active")
_POSTGRES_FULL = "53100"


@contextmanager
def told_where_full(place: str) -> Iterator[None]:
    """Raise DiskFull in the place of what the block raises because a disk is full; anything else goes on."""
    try:
        yield
    except (OSError, DBAPIError, adbc_driver_manager.Error, VerificationFailed) as fault:
        if not is_full(fault):
            raise
        raise DiskFull(place, "The old database stays.") from fault


def is_full(fault: BaseException | None) -> bool:
    """Whether a fault, or one that it came from, says that there is no room."""
    if fault is None:
        return False
    said = fault.orig if isinstance(fault, DBAPIError) else fault
    if getattr(said, "sqlstate", None) == _POSTGRES_FULL or any(words in str(said) for words in _SQLITE_FULL):
        return True
    return getattr(said, "errno", None) in {ENOSPC, EDQUOT} or is_full(fault.__cause__)
