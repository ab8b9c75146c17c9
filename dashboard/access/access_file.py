"""The file of those who are let in, as it is now: it is read again when it changes.

One that is wrong goes unused: the last right one goes on, and the log says so.
"""

import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from stat import S_IWOTH
from threading import Lock

from dashboard.access.access_list import AccessList, WrongAccessList, parse_access_list
from dashboard.access.file_state import FileState, file_state
from dashboard.watch.log import tell, tell_fault

VARIABLE = "KHORGOS_ACCESS"
"""Names the file. Where it names none, no access is configured."""

_LARGEST = 4_000_000


@dataclass
class AccessFile:
    """The file at a path and the last right list that was read from it."""

    path: Path
    _read: AccessList = field(default_factory=AccessList)
    _stamp: FileState | None = None
    _lock: Lock = field(default_factory=Lock)

    def begin(self) -> None:
        """Read the file for the first time. Raises ``WrongAccessList``."""
        self._stamp = file_state(self.path)
        self._read = read_access_list(self.path)

    def current(self) -> AccessList:
        """The list of now; before a right one was read, one of nobody."""
        with self._lock:
            stamp = file_state(self.path)
            if stamp != self._stamp:
                self._stamp = stamp
                self._read_again()
            return self._read

    def _read_again(self) -> None:
        try:
            self._read = read_access_list(self.path)
        except WrongAccessList as fault:
            tell_fault("access list is wrong: the last right one goes on", fault, file=str(self.path))
        else:
            told = {"addresses": len(self._read.addresses), "domains": len(self._read.domains)}
            tell("access list read", file=str(self.path), **told)


def read_access_list(path: Path) -> AccessList:
    """Read the list from its file. Raises ``WrongAccessList``, also where the file cannot be read."""
    try:
        found = path.stat()
        if found.st_size > _LARGEST:
            raise WrongAccessList([f"{path}: larger than {_LARGEST:,} bytes. Name domains in the place of addresses."])
        if found.st_mode & S_IWOTH:
            raise WrongAccessList(
                [f"{path}: everybody on this machine can write to it. Take that right away: chmod o-w."]
            )
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise WrongAccessList([f"{path}: cannot be read: {fault}"]) from fault
    return parse_access_list(str(path), text)


def access_path() -> str:
    """Which file is named; empty where none is, and no access is configured."""
    return os.environ.get(VARIABLE, "")


@cache
def access_file(path: str) -> AccessFile:
    """The one file at a path of this server."""
    return AccessFile(Path(path))
