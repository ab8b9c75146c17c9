"""FAOSTAT's detailed trade matrix, as the bulk zip of the whole world.

Kept as it is, and filtered by whoever reads it.
"""

import time
from dataclasses import dataclass
from pathlib import Path

from etl.errors import FetchFailed
from etl.inputs.trade.snapshots import Arrival, list_arrivals
from etl.publishers.common.arrivals import NothingNew, keep_arrival
from etl.publishers.common.big_file import BigFile, TellBytes
from etl.publishers.common.bounds import OutOfBounds
from etl.publishers.common.request import FetchRequest, Progress
from etl.publishers.common.server import Torn
from etl.publishers.common.uncounted import UncountedSource
from etl.publishers.faostat.matrix_layout import LAYOUT, SOURCE, NotTheMatrix, open_table, read_header

ADDRESS = "https://bulks-faostat.fao.org/production"
ADDRESS_VARIABLE = "KHORGOS_FAOSTAT_URL"
FILE = "Trade_DetailedTradeMatrix_E_All_Data.zip"
_TAG = "etag"


@dataclass(frozen=True)
class Faostat(UncountedSource):
    """The one file there is: all countries, items and years."""

    def tell_calls(self, base: str, request: FetchRequest) -> str:
        """One file."""
        return f"one file, {base}/{FILE}"

    def receive(self, base: str, request: FetchRequest) -> Arrival | None:
        """Receive the file, or the rest of it after a stop; None where it is the one of the last arrival.

        Raises FetchFailed.
        """
        with keep_arrival(request, self.name, LAYOUT.name, url=f"{base}/{FILE}", job="bulk") as arrival:
            file = BigFile(self.connect(request), f"{base}/{FILE}", arrival.folder / FILE, _tell_bytes(request))
            tag = file.download(_last_tag(request.data_dir), self._judge)
            if tag is None:
                message = "the file is the one of the last arrival"
                raise NothingNew(message)
            arrival.parameters[_TAG] = tag
        return arrival.made

    def _judge(self, path: Path) -> None:
        """Raise Torn for a file that is no zip, and FetchFailed for a table of another form."""
        try:
            archive, _ = open_table(path)
            archive.close()
        except NotTheMatrix as fault:
            message = f"the server sent {fault}"
            raise Torn(message) from None
        try:
            read_header(path)
        except (NotTheMatrix, OutOfBounds) as fault:
            raise FetchFailed(self.name, f"the server sent {fault}") from None


def _last_tag(data_dir: Path) -> str:
    """The tag of the newest arrival's file, if that file is whole still."""
    own = [arrival for arrival in list_arrivals(data_dir)[0] if arrival.source_code == SOURCE]
    return own[-1].parameters.get(_TAG, "") if own else ""


def _tell_bytes(request: FetchRequest) -> TellBytes:
    begun = time.monotonic()
    first: list[int] = []  # what was there before this run says nothing of its speed

    def tell_bytes(there: int, total: int | None) -> None:
        first[:] = first or [there]
        speed = (there - first[0]) / max(time.monotonic() - begun, 0.001)
        request.progress(Progress(there, total, f"{there / 1_000_000:,.0f} MB, {speed / 1_000_000:.1f} MB a second"))

    return tell_bytes


FAOSTAT = Faostat(
    name=SOURCE,
    title="FAOSTAT: detailed trade matrix, by item and year",
    cadence="yearly, with corrections in between; the last year comes about twelve months after its end",
    licence="CC BY 4.0",
    limits="none stated; one zip of several hundred megabytes holds the whole world",
    address=ADDRESS,
    address_variable=ADDRESS_VARIABLE,
    span_told="the file has every year: --since and --until do not change what is fetched",
)
