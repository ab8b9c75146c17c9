"""The log: one JSON object a line on stderr, or plain text, of the standard logging.

Every line has ``time`` (UTC), ``level``, ``logger``, ``event``, and, where it belongs to something that was asked,
``request_id`` and ``build_id``; a fault has ``trace``. What readers are shown of a fault is its ``request_id`` alone.
"""

import json
import logging
import os
from datetime import UTC, datetime
from enum import StrEnum

from dashboard.watch.asked import current_asked
from dashboard.watch.hidden import without_tokens

FORM_VARIABLE = "KHORGOS_LOG"
LOG = logging.getLogger("khorgos")
FACTS = "khorgos_facts"
"""Under which name a record has the facts of its line."""

_OTHERS = ("streamlit", "uvicorn", "websockets")  # they bring handlers of their own
_SILENT = "uvicorn.access"  # the door tells of requests, and leaves out what stands behind the path


class LogForm(StrEnum):
    """How lines are written."""

    JSON = "json"  # one object a line, for programs
    PLAIN = "plain"  # for a person at a terminal


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        return without_tokens(json.dumps(_facts_of(record, self), ensure_ascii=False, default=str))


class PlainLines(logging.Formatter):
    """Writes a record as text; a trace stands below it."""

    def format(self, record: logging.LogRecord) -> str:
        """The lines, without their end."""
        told = _facts_of(record, self)
        head = [str(told.pop(name)) for name in ("time", "level", "logger", "event")]
        trace = told.pop("trace", None)
        line = " ".join([*head, *(f"{name}={value}" for name, value in told.items())])
        return without_tokens(f"{line}\n{trace}" if trace else line)


def _facts_of(record: logging.LogRecord, formatter: logging.Formatter) -> dict[str, object]:
    asked = current_asked()
    told: dict[str, object] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "event": record.getMessage(),
        **asked.as_fact(),
        **({"build_id": asked.build_id} if asked.build_id else {}),
        **getattr(record, FACTS, {}),
    }
    if record.exc_info:
        told["trace"] = formatter.formatException(record.exc_info)
    return told


def tell(event: str, **facts: object) -> None:
    """Write a line on something that happened, with its facts."""
    LOG.info(event, extra={FACTS: facts})


def warn(event: str, **facts: object) -> None:
    """Write a line on something that whoever runs the server should look at, with its facts."""
    LOG.warning(event, extra={FACTS: facts})


def tell_fault(event: str, fault: BaseException, **facts: object) -> None:
    """Write a line on a fault, with its facts and its whole trace."""
    LOG.error(event, exc_info=fault, extra={FACTS: facts})


def begin_log() -> None:
    """Write all that is logged to stderr in the form of ``KHORGOS_LOG``, that of the server's libraries too.

    Raises ValueError where there is no such form.
    """
    form = os.environ.get(FORM_VARIABLE) or LogForm.JSON
    if form not in set(LogForm):
        message = f"{FORM_VARIABLE}: expected one of {', '.join(LogForm)}, got {form!r}."
        raise ValueError(message)
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if form == LogForm.JSON else PlainLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    LOG.setLevel(logging.INFO)
    for name in list(root.manager.loggerDict):
        if name.split(".", maxsplit=1)[0] in _OTHERS and name != _SILENT:
            other = logging.getLogger(name)
            other.handlers.clear()
            other.propagate = True
