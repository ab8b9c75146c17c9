"""The file of tokens: of each its name, what it opens, its days, and the hash by which it is known again.

A token is 256 bits of chance, so its plain SHA-256 is enough: there is nothing about it to be guessed, which is all
that a slow hash or a salt would make harder, and each request is held to it without a cost.
"""

import fcntl
import hashlib
import json
import os
import re
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from etl.schema.address import parse_iso_day
from etl.schema.json_objects import each_key_once

VARIABLE = "KHORGOS_TOKENS"
"""Names the file of tokens."""

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_FIELDS = ("name", "opens", "sha256", "made", "expires")


class Opens(StrEnum):
    """What a token opens."""

    API = "api"  # the rows, the calendar and the feed, for reading
    METRICS = "metrics"  # what the server counts, and nothing else


@dataclass(frozen=True)
class Token:
    """A token as it is kept: by ``sha256`` alone, so that nobody who reads the file has it."""

    name: str
    opens: Opens
    sha256: str
    made: date
    expires: date

    def is_in_force(self, day: date) -> bool:
        """Whether it is good on a day; its last day is the one before ``expires``."""
        return day < self.expires


class WrongTokens(ValueError):
    """The file cannot be used: which file, what was seen, what to do."""


def hash_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def read_tokens(path: Path) -> tuple[Token, ...]:
    """Every token of the file, none where there is no file; raises WrongTokens."""
    try:
        with path.open(encoding="utf-8") as file:
            if os.fstat(file.fileno()).st_mode & (stat.S_IWGRP | stat.S_IWOTH):
                message = f"{path}: others than its owner can write to it and make tokens. Run chmod 600 on it."
                raise WrongTokens(message)
            return parse_tokens(file.read(), str(path))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as fault:
        message = f"{path}: cannot be read ({fault}). Let the server's user own it, mode 600."
        raise WrongTokens(message) from fault


def parse_tokens(text: str, where: str) -> tuple[Token, ...]:
    """The tokens of a file's text; raises WrongTokens, which begins with ``where``."""
    try:
        entries = json.loads(text, object_pairs_hook=each_key_once)["tokens"]
        tokens = tuple(_token(entry) for entry in entries)
        if len({token.name for token in tokens}) < len(tokens):
            message = "two tokens of one name"
            raise ValueError(message)
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        message = f"{where}: no file of tokens ({fault}). Put back the one that the command wrote, or remove it."
        raise WrongTokens(message) from None
    return tokens


def _token(entry: Mapping[str, str]) -> Token:
    name, opens, digest, made, expires = (entry[field] for field in _FIELDS)
    days = [parse_iso_day(day) for day in (made, expires)]
    if not NAME.fullmatch(name) or not _DIGEST.fullmatch(digest) or None in days or len(entry) > len(_FIELDS):
        message = f"token {name!r} is not as it was written"
        raise ValueError(message)
    return Token(name, Opens(opens), digest, *(day for day in days if day))


def to_text(tokens: Iterable[Token]) -> str:
    """The file's text, from which ``parse_tokens`` reads the same."""
    return json.dumps({"tokens": [asdict(token) for token in tokens]}, indent=1, default=str) + "\n"


@contextmanager
def changing(path: Path) -> Iterator[list[Token]]:
    """The tokens to be changed in place while no other command changes them; written when the block ends well.

    The file is swapped in whole, for its owner alone to read. Raises WrongTokens, and OSError where it cannot be
    written.
    """
    path = path.resolve()
    with _open_folder(path.parent) as folder:
        fcntl.flock(folder, fcntl.LOCK_EX)
        tokens = list(read_tokens(path))
        yield tokens
        _write(path, to_text(tokens))
        os.fsync(folder)


@contextmanager
def _open_folder(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _write(path: Path, text: str) -> None:
    descriptor, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mode 600
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            if path.exists():
                os.fchown(descriptor, path.stat().st_uid, path.stat().st_gid)
            os.fsync(descriptor)
        Path(part).replace(path)
    finally:
        Path(part).unlink(missing_ok=True)
