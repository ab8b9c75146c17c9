"""A build that takes the place of the one in use at a chosen moment: between two connections that whoever reads takes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, event, make_url

from tests.factories import Row
from tests.loading import load_file


@contextmanager
def build_after(connection: int, url: str, **tables: list[Row]) -> Iterator[None]:
    """Within the block, the file at ``url`` becomes one with these rows once this many connections to it were taken.

    The last of them still reads the old file, as does whoever took one before.
    """
    path = Path(make_url(url).database or "")
    aside, taken = path.with_name("in-between.db"), 0
    load_file(f"sqlite:///{aside}", **tables)

    def count(*_told: object) -> None:
        nonlocal taken
        taken += 1
        if taken == connection:
            aside.replace(path)

    event.listen(Engine, "engine_connect", count)
    try:
        yield
    finally:
        event.remove(Engine, "engine_connect", count)
    assert not aside.exists(), f"only {taken} connections were taken"
