"""What readers of an API's answers share: what is no answer, or of another form, and what a server means by it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.errors import FetchFailed, KhorgosError


class NotAnAnswer(KhorgosError):
    """A file that is no answer of its API; the text says what it is instead."""


class ChangedForm(KhorgosError):
    """An answer in another form than the one that is read; the text says in what."""


@contextmanager
def judge_answer(source: str) -> Iterator[None]:
    """Say what it means for a fetch that an answer cannot be read.

    Raises Torn where there may be a whole one the next time, FetchFailed where the publisher changed its form.
    """
    from etl.publishers.common.server import Torn  # noqa: PLC0415 - who reads a file needs no server

    try:
        yield
    except NotAnAnswer as fault:
        raise Torn(f"the server sent no answer of its API but {fault}") from None
    except ChangedForm as fault:
        raise FetchFailed(source, str(fault)) from None


def describe_no_json(path: Path, fault: Exception) -> str:
    """What stands in a file that is no JSON; ``fault`` is what the reader said of it."""
    with path.open(encoding="utf-8", errors="replace") as file:
        head = " ".join(file.read(400).split())
    if head.lower().startswith(("<!doctype html", "<html")):
        return f"an HTML page that begins {head[:80]!r}"
    if not head:
        return "an empty answer"
    return f"JSON that breaks off ({fault})" if head.startswith(("{", "[")) else f"a text that begins {head[:80]!r}"
