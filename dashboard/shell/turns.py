"""How many pages are drawn at once: the others wait for their turn, in the order in which they were asked for.

Python runs one thread at a time. Pages drawn all at once take turns within every one of their messages, so that all are
late and each costs half as much again; a few at once are as quick as one, and the others wait no longer. What runs
without the page around it, such as the choice of a table in the place of a chart, waits for nobody.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

MOST_AT_ONCE = (
    3  # measured in docs/performance.md; more than one, since a page that waits for the database lets others run
)

_places = BoundedSemaphore(MOST_AT_ONCE)


@contextmanager
def turn() -> Iterator[None]:
    """A place among the pages that are drawn, held until the block is left, however it is left."""
    with _places:
        yield
