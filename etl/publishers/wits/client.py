"""The World Bank's WITS, trade by product group.

There is a call for each reporter, partner and flow, which brings all product groups and years. The service allows two
dimensions of a call to be ``all``; here these are the years and the product groups. Where it has no figures it answers
404 with the word NoRecordsFound: that is an answer. What is received is stored as it came; what a stopped fetch had
received is not asked for again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from http import HTTPStatus
from itertools import permutations
from pathlib import Path

from etl.errors import FetchFailed, KhorgosError
from etl.inputs.trade.snapshots import Arrival
from etl.publishers.common.answers import judge_answer
from etl.publishers.common.areas import BY_ISO3
from etl.publishers.common.arrivals import NothingNew
from etl.publishers.common.journal import Journal, name_job
from etl.publishers.common.request import FetchRequest, Progress
from etl.publishers.common.resumed import resume_fetch
from etl.publishers.common.server import Server, shorten
from etl.publishers.common.uncounted import UncountedSource
from etl.publishers.wits.api_layout import (
    INDICATORS,
    LAYOUT,
    SOURCE,
    Refusal,
    WitsFigure,
    parse_answer,
)

ADDRESS = "https://wits.worldbank.org/API/V1"
ADDRESS_VARIABLE = "KHORGOS_WITS_URL"
DATA_SET = "SDMX/V21/datasource/tradestats-trade"
FIRST_YEAR = 1988
EVERY_YEAR = "all"
NO_RECORDS = "NoRecordsFound"
_PAUSE = 1.0  # the service states no rate; a mirror says 429 where it wants a pace


class NoRecords(KhorgosError):
    """The service has no figures for a call."""


@dataclass(frozen=True)
class WitsQuery:
    """One call: a reporter's exports or imports with one partner, in ``years``.

    Several have semicolons between them; ``all`` are all.
    """

    reporter: str
    partner: str
    indicator: str
    years: str

    @property
    def name(self) -> str:
        """What its file is called."""
        return f"{self.reporter}_{self.partner}_{INDICATORS[self.indicator]}".lower()

    @property
    def path(self) -> str:
        """Its address, below that of the data set."""
        countries = f"reporter/{self.reporter}/year/{self.years}/partner/{self.partner}".lower()
        return f"{countries}/product/all/indicator/{self.indicator}"

    def has_asked_for(self, figure: WitsFigure) -> bool:
        """Whether a figure is one that this call asks for."""
        in_span = self.years == EVERY_YEAR or figure.year in self.years.split(";")
        return in_span and (figure.reporter, figure.partner, figure.indicator) == (
            self.reporter,
            self.partner,
            self.indicator,
        )


@dataclass(frozen=True)
class Wits(UncountedSource):
    """Exports and imports of the six countries with each other by product group."""

    today: Callable[[], date] = lambda: datetime.now(UTC).date()

    def tell_calls(self, base: str, request: FetchRequest) -> str:
        """A call for each pair and flow."""
        return f"{len(self.plan(request))} calls to {base}/{DATA_SET}"

    def plan(self, request: FetchRequest) -> list[WitsQuery]:
        """Every call, in order. Raises FetchFailed where no year between the days asked for has ended."""
        years = self._years(request) if request.since or request.until else EVERY_YEAR
        return [
            WitsQuery(reporter, partner, flow, years)
            for reporter, partner in permutations(BY_ISO3, 2)
            for flow in INDICATORS
        ]

    def _years(self, request: FetchRequest) -> str:
        first = request.since.year if request.since else FIRST_YEAR
        last_ended = self.today().year - 1
        last = min(request.until.year, last_ended) if request.until else last_ended
        if first > last:
            raise FetchFailed(self.name, "no year between these days has ended yet")
        return ";".join(str(year) for year in range(first, last + 1))

    def receive(self, base: str, request: FetchRequest) -> Arrival | None:
        """Receive every answer, and make an arrival of them; None where the figures are those of the last one.

        Raises FetchFailed.
        """
        url, queries = f"{base}/{DATA_SET}", self.plan(request)
        job = name_job(url, (query.path for query in queries))
        server = replace(self.connect(request, pause=_PAUSE if base == ADDRESS else 0.0), refuse=_refuse)
        with resume_fetch(request, self.name, LAYOUT.name, url=url, job=job) as (journal, arrival):
            figures = 0
            for number, query in enumerate(queries, start=1):
                figures += self._receive_one(server, f"{url}/{query.path}", query, journal, arrival.folder)
                request.progress(Progress(number, len(queries), f"{figures:,} figures"))
            arrival.parameters.update(journal.describe_files(lambda asked: asked["path"], "figures"))
            if not figures:
                message = "the publisher has no figures for these years"
                raise NothingNew(message)
            if arrival.has_same_files(parse_answer):
                message = "the figures are those of the last arrival"
                raise NothingNew(message)
        return arrival.made

    def _receive_one(self, server: Server, url: str, query: WitsQuery, journal: Journal, folder: Path) -> int:
        """The number of figures that answer a call, which is not made where its answer is there.

        None is an answer too.
        """
        known = journal.count_of(query.name)
        if known == 0 or journal.received(query.name):
            return known or 0
        path = folder / f"{query.name}.json"
        try:
            figures = server.receive(url, {"format": "JSON"}, path, lambda part: self._judge(part, query))
        except NoRecords:
            journal.note_count(query.name, 0)
            return 0
        journal.note_file(query.name, path, len(figures), {"path": query.path})
        return len(figures)

    def _judge(self, path: Path, query: WitsQuery) -> list[WitsFigure]:
        """The figures of a whole answer to this call.

        Raises Torn for what may be whole the next time, FetchFailed for the rest.
        """
        try:
            with judge_answer(self.name):
                figures = parse_answer(path)
        except Refusal as fault:
            raise FetchFailed(self.name, f"the server says: {shorten(str(fault))}") from None
        stray = next((figure for figure in figures if not query.has_asked_for(figure)), None)
        if stray is not None:
            seen = f"{stray.reporter} with {stray.partner}, {stray.year}, {stray.indicator}"
            raise FetchFailed(
                self.name, f"the server sent figures that were not asked for ({seen}): it does not heed the address"
            )
        return figures


def _refuse(status: int, text: str) -> None:
    """Raise NoRecords where an answer that is no success says that there are no figures."""
    if status == HTTPStatus.NOT_FOUND and NO_RECORDS in text:
        raise NoRecords


WITS = Wits(
    name=SOURCE,
    title="World Bank WITS: China and Central Asia with each other, by product group and year",
    cadence="as the World Bank takes over UN Comtrade's figures; the last two years come late",
    licence="World Bank terms for data; the figures are made from UN Comtrade, whose terms of use apply too",
    limits="two dimensions of a call may be all; no rate is stated, and about a call a second is made",
    address=ADDRESS,
    address_variable=ADDRESS_VARIABLE,
)
