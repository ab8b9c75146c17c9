"""Keep what a client received as an arrival, unless it is what the last arrival brought."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from etl.errors import KhorgosError
from etl.inputs.trade.receiving import list_folders, receiving
from etl.inputs.trade.snapshots import CARD, Arrival, read_arrival, snapshots_folder
from etl.publishers.common.request import FetchRequest


class NothingNew(KhorgosError):
    """What was received is worth no arrival; the text says why."""


@dataclass
class ArrivalInMaking:
    """An arrival in the making: ``folder`` to put files in, ``parameters`` for its card.

    ``made`` is the arrival once it is made.
    """

    folder: Path
    newest: Path | None
    parameters: dict[str, str] = field(default_factory=dict)
    made: Arrival | None = None

    def has_same_files(self, contents: Callable[[Path], object]) -> bool:
        """Whether the newest arrival has files of the same names with the same contents."""
        if self.newest is None:
            return False
        names = {path.name for path in self.folder.iterdir()}
        old = {path.name for path in self.newest.iterdir()} - {CARD}
        return names == old and all(
            contents(self.folder / name) == contents(self.newest / name) for name in sorted(names)
        )


@contextmanager
def keep_arrival(request: FetchRequest, source: str, layout: str, *, url: str, job: str) -> Iterator[ArrivalInMaking]:
    """Give a folder to receive into, which becomes the arrival when the block ends well.

    A block that raises NothingNew ends well too, with nothing kept; one that raises anything else leaves its files for
    the next run.
    """
    source_folder = snapshots_folder(request.data_dir) / source
    before = list_folders(source_folder)
    arrival = None
    try:
        parameters: dict[str, str] = {}
        with receiving(
            request.data_dir, source, layout, url=url, parameters=parameters, retrieved_at=datetime.now(UTC), job=job
        ) as folder:
            arrival = ArrivalInMaking(folder, max(before, default=None), parameters)
            yield arrival
    except NothingNew as nothing:
        request.tell(str(nothing))
        if arrival is not None:
            shutil.rmtree(arrival.folder)
        return
    new = [path for path in list_folders(source_folder) if path not in before]
    if arrival is not None and new:
        arrival.made, _ = read_arrival(new[-1], request.data_dir)
