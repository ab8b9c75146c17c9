"""What the works of the stages came to, kept beside checked parts: a build does again only what has changed.

What comes of a work follows from its facts, the code and the libraries, so it is kept in a folder that is named by all
of these (``etl.inputs.trade.checked_folder``), and the next build that has the same work finds it there.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, is_dataclass, replace
from functools import partial
from typing import Protocol, Self, TypeVar, get_type_hints

from etl.build.trade.run import Run
from etl.inputs.trade.checked_folder import address_of, folder_aside, load_kept, seal
from etl.values.addresses import Place, below
from etl.values.keyed_rows import KeyedRows
from etl.values.plain_values import Plain, to_plain, to_typed

KEPT_ROWS = 20_000  # fewer are done again in no time
_OUTCOME = "outcome"


class KeepableWork(Protocol):
    """A work that says what its outcome follows from, and that puts its files where it is told to."""

    @property
    def facts(self) -> tuple[object, ...]:
        """All that the outcome follows from, but for what is common to all works of a build."""
        ...

    def within(self, folder: Place) -> Self:
        """The same work, whose files are put into a folder."""
        ...


Work = TypeVar("Work", bound=KeepableWork)
Done = TypeVar("Done")


@dataclass(frozen=True)
class Keeper:
    """Has works done that were not done before.

    ``common`` is what all of them follow from. What comes of them is kept in ``place``, in folders of ``names``, where
    the build is large; else nothing is.
    """

    run_works: Run
    place: Place
    common: str
    is_large: bool
    names: set[str] = field(default_factory=set)

    def run(self, stage: Callable[[Work], Done], works: Sequence[Work]) -> Iterator[Done]:
        """What the stage gives for each work, as they come: dataclasses of files and records, or lists of these."""
        if not self.is_large:
            yield from self.run_works(stage, works)
            return
        kind = get_type_hints(stage)["return"]
        names = [address_of(stage.__qualname__, self.common, work.facts) for work in works]
        self.names.update(names)
        folders = [below(self.place, name) for name in names]
        kept = list(self.run_works(partial(_load, kind), folders))
        missing = [(work, folder) for work, folder, done in zip(works, folders, kept, strict=True) if done is None]
        made = iter(self.run_works(partial(_do, stage, kind), missing))
        yield from (next(made) if done is None else done for done in kept)


def _load(kind: type[Done], folder: Place) -> Done | None:
    """What is kept in a folder; None where nothing is, or it is not what was written any more."""
    told = load_kept(folder)
    return None if told is None else _typed(kind, told[_OUTCOME], folder)


def _do(stage: Callable[[Work], Done], kind: type[Done], work_and_folder: tuple[Work, Place]) -> Done:
    """What a stage gives for a work, as ``_load`` will give it from the folder."""
    work, folder = work_and_folder
    with folder_aside(folder) as aside:
        told = to_plain(stage(work.within(aside)))
        seal(aside, folder, {_OUTCOME: told})
    return _typed(kind, told, folder)


def _typed(kind: type[Done], told: Plain, folder: Place) -> Done:
    """The outcome, its files where they lie now."""
    found: Done = to_typed(kind, told)
    return _placed(found, folder)


def _placed(found: Done, folder: Place) -> Done:
    """The same, or each of several, with its files in a folder."""
    if isinstance(found, list):
        return type(found)(_placed(one, folder) for one in found)
    if is_dataclass(found) and not isinstance(found, type):
        placed: Done = replace(found, **{name: _within(one, folder) for name, one in vars(found).items()})
        return placed
    return found


def _within(told: object, folder: Place) -> object:
    """A file, or each of several, where it lies now; all else as it is."""
    if isinstance(told, tuple):
        return tuple(_within(one, folder) for one in told)
    return told.within(folder) if isinstance(told, KeyedRows) else told
