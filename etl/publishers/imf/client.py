"""The IMF's trade in goods by partner (IMTS), by its SDMX 3.0 service, as SDMX-CSV: one call for each side."""

from dataclasses import dataclass
from pathlib import Path

from etl.errors import FetchFailed
from etl.inputs.trade.snapshots import Arrival
from etl.publishers.common.areas import CENTRAL_ASIA_ISO3, CHINA_ISO3
from etl.publishers.common.arrivals import NothingNew, keep_arrival
from etl.publishers.common.request import FetchRequest, Progress
from etl.publishers.common.server import Torn
from etl.publishers.common.uncounted import UncountedSource
from etl.publishers.imf.sdmx_layout import INDICATORS, LAYOUT, SOURCE, NotTheTable, parse_table

ADDRESS = "https://api.imf.org/external/sdmx/3.0"
ADDRESS_VARIABLE = "KHORGOS_IMF_URL"
FLOW = "data/dataflow/IMF.STA/IMTS/1.0.0"
SIDES = {
    "china.csv": ((CHINA_ISO3,), CENTRAL_ASIA_ISO3),
    "central_asia.csv": (CENTRAL_ASIA_ISO3, (CHINA_ISO3,)),
}
_CSV = {"Accept": "application/vnd.sdmx.data+csv"}


@dataclass(frozen=True)
class Imf(UncountedSource):
    """Exports and imports of China and the five with each other, all years there are."""

    def tell_calls(self, base: str, request: FetchRequest) -> str:
        """Two calls, one for each side."""
        return f"{len(SIDES)} calls to {base}/{FLOW}"

    def receive(self, base: str, request: FetchRequest) -> Arrival | None:
        """Receive both sides; None where nothing new came. Raises FetchFailed."""
        server, url = self.connect(request, _CSV), f"{base}/{FLOW}"
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
        if arrival.made is None and rows:
            request.tell("the rows are those of the last arrival")
        return arrival.made

    def _judge(self, path: Path) -> int:
        """The number of rows of a whole answer.

        Raises Torn for one that is no table, FetchFailed for a table of another form.
        """
        try:
            table = parse_table(path)
        except NotTheTable as fault:
            if fault.lacks:
                raise FetchFailed(self.name, f"the server sent {fault}") from None
            message = f"the server sent no table but {fault}"
            raise Torn(message) from None
        if table.torn:
            message = f"the table breaks off or is torn in line {table.torn[0][0]}"
            raise Torn(message)
        return len(table.rows)


def _to_key(countries: tuple[str, ...], partners: tuple[str, ...]) -> str:
    """The key of the series: country, indicator, counterpart and frequency."""
    return ".".join(["+".join(countries), "+".join(INDICATORS), "+".join(partners), "A"])


IMF = Imf(
    name=SOURCE,
    title="IMF: trade in goods by partner (IMTS, once Direction of Trade Statistics), by year",
    cadence="monthly; a year is taken to be whole some six months after its end",
    licence="IMF data; the IMF's terms of use apply",
    limits="ten calls in five seconds; two are made",
    address=ADDRESS,
    address_variable=ADDRESS_VARIABLE,
    span_told="every year is fetched: the service does not heed --since and --until",
)
