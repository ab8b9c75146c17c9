"""Files that pages make: in whose name, the line of the audit on a brief, and what is said of one that fails."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from dashboard.watch.asked import current_asked, new_id, working_on
from dashboard.watch.audit import Act, audit

Failures = deque[str]
"""Sentences for readers of one open page whose file could not be made, until each is told."""
_failures: ContextVar[Failures | None] = ContextVar("failures", default=None)


@contextmanager
def failures() -> Iterator[Failures]:
    """Those of one open page, which is served in the block."""
    found: Failures = deque(maxlen=10)
    token = _failures.set(found)
    try:
        yield found
    finally:
        _failures.reset(token)


def note_failure(sentence: str) -> None:
    """Keep a sentence for the reader who waits for a file; where there is no open page, there is nobody to be told."""
    found = _failures.get()
    if found is not None:
        found.append(sentence)


def in_their_name(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """What ``make`` gives, under the id and in the name of whoever asks for it: it is made when the page is gone.

    The build that ``make`` notes is the file's own.
    """

    def made() -> bytes:
        asked = current_asked()
        with working_on(asked.request_id or new_id(), asked.who):
            return make()

    return made


def brief_told(make: Callable[[], bytes], **facts: object) -> Callable[[], bytes]:
    """The brief that ``make`` gives, with a line on it: its facts, its bytes, and how long it took."""

    def made() -> bytes:
        begun = time.perf_counter()
        content = make()
        audit(Act.BRIEF, **facts, bytes=len(content), seconds=round(time.perf_counter() - begun, 4))
        return content

    return in_their_name(made)
