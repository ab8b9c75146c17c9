"""Who took what: one line each in a log of its own, ``khorgos.audit``.

The lines stand on stderr with all others, and where ``KHORGOS_AUDIT`` names a file in that too, as JSON, so that they
can be kept longer and read by fewer. A line has the name of who it was and no more of what they showed for it: no
token, no cookie.
"""

import logging
import os
from enum import StrEnum
from logging.handlers import WatchedFileHandler
from pathlib import Path

from dashboard.watch.asked import Who, current_asked
from dashboard.watch.log import FACTS, JsonLines

VARIABLE = "KHORGOS_AUDIT"
"""Names the file that has these lines too."""

AUDIT = logging.getLogger("khorgos.audit")


class Act(StrEnum):
    """What is told."""

    SIGNED_IN = "sign-in"
    SIGN_IN_REFUSED = "sign-in refused"
    SIGNED_OUT = "sign-out"
    TOKEN_USED = "token used"  # noqa: S105 - an event, for the first time in a day
    TOKEN_REFUSED = "token refused"  # noqa: S105 - an event
    EXPORT = "export"
    BRIEF = "brief"
    DRAFT_ACCEPTED = "draft accepted"
    DRAFT_DROPPED = "draft dropped"


class WrongAudit(ValueError):
    """The file cannot be written: which one, and why."""


def audit(act: Act, /, **facts: object) -> None:
    """Write the line of an act of whoever asks now, with its facts."""
    audit_of(current_asked().who, act, **facts)


def audit_of(who: Who, act: Act, /, **facts: object) -> None:
    """Write the line of an act of somebody, by name and kind, with its facts."""
    AUDIT.info(act, extra={FACTS: {**who.as_fact(), **facts}})


def begin_audit() -> None:
    """Write the lines, to the file too that the environment names. Raises WrongAudit."""
    AUDIT.setLevel(logging.INFO)
    for handler in AUDIT.handlers[:]:
        AUDIT.removeHandler(handler)
        handler.close()
    if named := os.environ.get(VARIABLE):
        AUDIT.addHandler(_to_file(Path(named)))


def _to_file(path: Path) -> logging.Handler:
    """Adds to the file, of which only its owner reads; one that is moved away is begun anew."""
    try:
        path.touch(mode=0o600)
        handler = WatchedFileHandler(path, encoding="utf-8")
    except OSError as fault:
        message = f"{VARIABLE}: {path}: {fault.strerror}. Name a file that can be written."
        raise WrongAudit(message) from fault
    handler.setFormatter(JsonLines())
    return handler
