"""Named faults.

Each says where, what was expected, what was seen and what to do; ``str()`` of one is the sentence a person reads.
"""

import copyreg
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

FAULTS_TOLD = 20  # of one kind in one file; who mends these finds the rest when it is checked again
_OTHER_LINE = re.compile(r"on line [0-9]+")


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in one place of one input file.

    ``where`` is the place inside the file as a person counts it: ``line 12``, ``row 7``, or empty for the whole file.
    """

    file: str
    where: str
    field: str
    problem: str
    seen: str
    advice: str

    def __str__(self) -> str:
        place = ": ".join(part for part in (self.file, self.where) if part)
        field = f"field '{self.field}': " if self.field else ""
        seen = f", got {self.seen!r}" if self.seen else ""
        return f"{place}: {field}{self.problem}{seen}. {self.advice}"


class OrderedFaults(Collection[Fault]):
    """Faults that come in reading order, and need not be in memory all at once."""


def in_reading_order(faults: Iterable[Fault]) -> list[Fault]:
    """Sort faults as a person goes through the files: by file, then by place with line 2 before line 10."""
    return sorted(faults, key=lambda fault: (fault.file, order_of_place(fault.where), fault))


def order_of_place(where: str) -> list[tuple[int, str]]:
    """By what places within a file come in order."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", where)]


def tell_faults(faults: Iterable[Fault]) -> Iterator[str]:
    """Give each fault as one line; of one kind in one file the first some, and how many more there are."""
    return (sentence for _, sentence, _ in tell_by_file(_ordered(faults)))


def tell_by_file(faults: Iterable[Fault]) -> Iterator[tuple[str, str, int]]:
    """The lines of ``tell_faults`` for faults in reading order: the file, the line, and how many faults it tells."""
    told: Counter[tuple[str, str, str]] = Counter()
    for fault in faults:
        kind = (fault.file, fault.field, _OTHER_LINE.sub("on another line", fault.problem))
        told[kind] += 1
        if told[kind] <= FAULTS_TOLD:
            yield fault.file, str(fault), 1
    for (file, field, problem), number in told.items():
        if number > FAULTS_TOLD:
            where = f"field '{field}': " if field else ""
            more = number - FAULTS_TOLD
            yield file, f"{file}: ... and {more:,} more: {where}{problem}.", more


def _ordered(faults: Iterable[Fault]) -> Collection[Fault]:
    return faults if isinstance(faults, OrderedFaults) else in_reading_order(faults)


class KhorgosError(Exception):
    """Base of everything Khorgos raises on purpose, whole also where it comes from another process."""

    def __reduce__(self) -> tuple[Any, ...]:
        # An exception is made again out of its text, which is none of what ours are made of.
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]  # pickle's own


class InputFaults(KhorgosError):
    """Inputs are refused; carries every fault of the run, not the first."""

    def __init__(self, faults: Collection[Fault]) -> None:
        self.faults = _ordered(faults)
        super().__init__("\n".join(tell_faults(self.faults)))


class FileChanged(KhorgosError):
    """An input was written to while it was read, so what was read of it is of no one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(f"{file} changed while it was read. Run the build again.")


class VerificationFailed(KhorgosError):
    """The new database did not pass its checks, so the old one stays; ``findings`` are sentences."""

    def __init__(self, findings: list[str]) -> None:
        self.findings = findings
        super().__init__("The new database was not swapped in:\n" + "\n".join(findings))


class DamagedSnapshots(KhorgosError):
    """Snapshots are not what they were on arrival, so nothing is built without them; carries the faults of all."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = in_reading_order(faults)
        listed = "\n".join(str(fault) for fault in self.faults)
        super().__init__(f"Nothing was built, since figures would be lost; the old database stays:\n{listed}")


class NoDatabase(KhorgosError):
    """There is no database at the address, or one that this Khorgos cannot read; says what to do."""

    def __init__(
        self,
        address: str,
        reason: str = "There is no Khorgos database at {address}",
        advice: str = "Run 'python -m etl build' to make one.",
    ) -> None:
        self.address = address
        super().__init__(f"{reason.replace('{address}', address)}. {advice}")


class DatabaseLocked(KhorgosError):
    """Another build is at work on the same database; ``holder`` says which."""

    def __init__(self, address: str, holder: str) -> None:
        self.address = address
        self.holder = holder
        super().__init__(f"{address} is being built by {holder}. Wait for it to end, then try again.")


class DatabaseBusy(KhorgosError):
    """Readers held the old database for so long that the new one could not be swapped in."""

    def __init__(self, address: str, seconds: float) -> None:
        self.address = address
        self.seconds = seconds
        super().__init__(
            f"Readers kept {address} in use for {seconds:.0f} s, so the old build stays. Close long queries, then try "
            "again."
        )


class NoConnection(KhorgosError):
    """The database server does not let us in; ``reason`` is what it said."""

    def __init__(self, address: str, reason: str) -> None:
        self.address = address
        self.reason = reason
        super().__init__(f"Cannot connect to {address}: {reason}. Check KHORGOS_DATABASE_URL.")


class NotOurs(KhorgosError):
    """What lies at a database's address was not made by Khorgos, so it stays; ``found`` says what it is."""

    def __init__(self, address: str, found: str, advice: str) -> None:
        self.address = address
        self.found = found
        super().__init__(f"{address} is not replaced: {found}. {advice}")


class CannotWrite(KhorgosError):
    """A file or folder cannot be written; ``reason`` is what the system said."""

    def __init__(self, path: str, reason: str, advice: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}. {advice}")


class BadSetting(KhorgosError):
    """A variable of the environment has a value that is none; ``expected`` says what it may be."""

    def __init__(self, variable: str, seen: str, expected: str) -> None:
        self.variable = variable
        self.seen = seen
        super().__init__(f"{variable}: expected {expected}, got {seen!r}. Set it anew, or take it out.")


class NoCluster(KhorgosError):
    """The cluster that is named cannot be used; ``reason`` says why."""

    def __init__(self, address: str, reason: str) -> None:
        self.address = address
        self.reason = reason
        super().__init__(
            f"The cluster at {address} cannot be used: {reason}. Mend that, or unset KHORGOS_DASK to build on this "
            "machine alone."
        )


class WorkersLost(KhorgosError):
    """Workers of a build ended before their work, so nothing was built; ``reason`` says how."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(
            f"The build was given up and the old database stays: {reason}. See that workers have memory (1 GB each is "
            "enough), then build again; with fewer workers (KHORGOS_WORKERS=1) it takes less."
        )


class DiskFull(KhorgosError):
    """There was no room for what was to be written; ``place`` says where, ``stays`` what is as it was."""

    def __init__(self, place: str, stays: str) -> None:
        self.place = place
        super().__init__(f"{place}: the disk is full. {stays} Free some space, then run the same command again.")


class UnknownLayout(KhorgosError):
    """A file is of no layout that Khorgos reads.

    ``looks_like`` says what it is instead, ``known`` names the layouts there are.
    """

    def __init__(self, path: str, looks_like: str, known: list[str]) -> None:
        self.path = path
        self.looks_like = looks_like
        self.known = known
        listed = "; ".join(known) or "none"
        super().__init__(
            f"{path}: no layout Khorgos reads; it looks like {looks_like}. The layouts it reads: {listed}. "
            "For any other CSV, say with --mapping what its columns are; docs/import.md shows how."
        )


class FetchFailed(KhorgosError):
    """A publisher's figures could not be fetched; the ones that came before stay."""

    def __init__(self, source: str, reason: str) -> None:
        self.source = source
        self.reason = reason
        super().__init__(f"{source}: nothing was fetched: {reason}")


class RefreshRunning(KhorgosError):
    """Another refresh is at work; ``holder`` says which."""

    def __init__(self, holder: str) -> None:
        self.holder = holder
        super().__init__(f"Another refresh is at work: {holder}. Wait for it to end, then try again.")
