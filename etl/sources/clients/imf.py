"""The IMF's trade in goods by partner (IMTS), by its SDMX 3.0 service, as SDMX-CSV: one call for each side."""

import os
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from etl.errors import FetchFailed
from etl.sources.clients.kept import NothingNew, keep_arrival
from etl.sources.clients.quota import Quota
from etl.sources.clients.request import FetchRequest, Progress
from etl.sources.clients.server import Patience, Server, Torn, require_address
from etl.sources.layouts.imf_sdmx import INDICATORS, LAYOUT, SOURCE, NotTheTable, parse_table
from etl.sources.store import Arrival

ADDRESS = "https://api.imf.org/external/sdmx/3.0"
ADDRESS_VARIABLE = "KHORGOS_IMF_URL"
FLOW = "data/dataflow/IMF.STA/IMTS/1.0.0"
CHINA, CENTRAL_ASIA = ("CHN",), ("KAZ", "KGZ", "TJK", "TKM", "UZB")
SIDES = {"china.csv": (CHINA, CENTRAL_ASIA), "central_asia.csv": (CENTRAL_ASIA, CHINA)}
_CSV = {"Accept": "application/vnd.sdmx.data+csv"}


@dataclass(frozen=True)
class Imf:
    """Exports and imports of China and the five with each other, all years there are."""

    name: str = SOURCE
    title: str = "IMF: trade in goods by partner (IMTS, once Direction of Trade Statistics), by year"
    cadence: str = "monthly; a year is whole some four months after its end"
    licence: str = "IMF data; the IMF's terms of use apply"
    limits: str = "ten calls in five seconds; two are made"
    patience: Patience = field(default_factory=Patience)

    def next_release(self, today: date) -> date | None:
        """None: the service names no day."""
        return None

    def fetch(self, request: FetchRequest) -> Arrival | None:
        """Fetch and store; None where nothing new came. Raises FetchFailed."""
        base = require_address(self.name, ADDRESS_VARIABLE, os.environ.get(ADDRESS_VARIABLE) or ADDRESS)
        url = f"{base}/{FLOW}"
        if request.dry_run:
            request.tell(f"{len(SIDES)} calls to {url}: there is nothing to count; nothing was asked and nothing stored")
            return None
        if request.since or request.until:
            request.tell("every year is fetched: the service does not heed --since and --until")
        server = Server(self.name, Quota(request.data_dir, "imf", None), patience=self.patience, headers=_CSV, tell=request.tell)
        with keep_arrival(request, self.name, LAYOUT.name, url=url, job="imts") as arrival:
            rows = 0
            for number, (name, sides) in enumerate(SIDES.items(), start=1):
                key = _to_key(*sides)
                rows += server.receive(f"{url}/{key}", {}, arrival.folder / name, self._judge)
                arrival.parameters[name] = key
                request.progress(Progress(number, len(SIDES), f"{rows:,} rows"))
            if not rows:
                message = "the publisher has no rows"
                raise NothingNew(message)
        if arrival.kept is None and rows:
            request.tell("the rows are those of the last arrival")
        return arrival.kept

    def _judge(self, path: Path) -> int:
        """The number of rows of a whole answer. Raises Torn for one that is no table, FetchFailed for a table of another form."""
        try:
            rows, torn = parse_table(path)
        except NotTheTable as fault:
            if fault.lacks:
                raise FetchFailed(self.name, f"the server sent {fault}") from None
            message = f"the server sent no table but {fault}"
            raise Torn(message) from None
        if torn:
            message = f"the table breaks off or is torn in line {torn[0][0]}"
            raise Torn(message)
        return len(rows)


def _to_key(countries: tuple[str, ...], partners: tuple[str, ...]) -> str:
    """The key of the series: country, indicator, counterpart and frequency."""
    return ".".join(["+".join(countries), "+".join(INDICATORS), "+".join(partners), "A"])


IMF = Imf()
