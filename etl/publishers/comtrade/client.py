"""UN Comtrade, by its API version 1.

With a key it gives the final data, without one the preview of at most 500 rows a call. Each call is preceded by one for
the count alone, and split until its rows fit. What is received is stored as it came; what a stopped fetch had received
is not asked for again.
"""

import os
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.errors import FetchFailed
from etl.inputs.trade.snapshots import Arrival
from etl.publishers.common.answers import judge_answer
from etl.publishers.common.areas import CENTRAL_ASIA_M49
from etl.publishers.common.arrivals import NothingNew
from etl.publishers.common.journal import Journal, name_job
from etl.publishers.common.quota import Quota
from etl.publishers.common.request import FetchRequest, Progress
from etl.publishers.common.resumed import resume_fetch
from etl.publishers.common.secrets import read_secret
from etl.publishers.common.server import Patience, Server, Torn, find_address, shorten
from etl.publishers.comtrade.api_layout import (
    ANNUAL,
    ComtradeAnswer,
    ComtradeRecord,
    parse_answer,
)
from etl.publishers.comtrade.query import ComtradeQuery, farm_codes, list_periods, plan_queries
from etl.values.written import is_whole_number

ADDRESS = "https://comtradeapi.un.org"
ADDRESS_VARIABLE = "KHORGOS_COMTRADE_URL"
KEY_VARIABLE = "KHORGOS_COMTRADE_KEY"
QUOTA_VARIABLE = "KHORGOS_COMTRADE_CALLS_A_DAY"
CALLS_A_DAY = 500
PREVIEW_ROWS, KEYED_ROWS = 500, 100_000
PAUSE = 1.0  # the server gives about one call a second; a mirror says 429 where it wants a pace
_LEFT = re.compile(r"replenished in ([0-9]+):([0-9][0-9]):([0-9][0-9])")


@dataclass(frozen=True)
class Comtrade:
    """The annual or the monthly figures of UN Comtrade, of one source of ours."""

    name: str
    title: str
    cadence: str
    frequency: str
    licence: str = "UN Comtrade; the terms of use of the United Nations Statistics Division apply"
    limits: str = (
        f"without a key {PREVIEW_ROWS} rows a call and about a call a second; with a free key ({KEY_VARIABLE}) "
        f"{KEYED_ROWS:,} rows a call and {CALLS_A_DAY} calls a day"
    )
    patience: Patience = field(default_factory=Patience)
    codes: Callable[[], tuple[str, ...]] = farm_codes
    partners: tuple[str, ...] = CENTRAL_ASIA_M49
    today: Callable[[], date] = lambda: datetime.now(UTC).date()

    def next_release(self, today: date) -> date | None:
        """None: the UN publishes each country's figures as they come in, on no fixed day."""
        return None

    def fetch(self, request: FetchRequest) -> Arrival | None:
        """Fetch and store; None where nothing new came, or where only counts were asked for. Raises FetchFailed."""
        run = _Run(self, request, self.list_queries(request))
        if request.dry_run:
            run.count()
            return None
        return run.fetch()

    def list_queries(self, request: FetchRequest) -> list[ComtradeQuery]:
        """The queries that a fetch begins with. Raises FetchFailed where no period of the request has ended."""
        periods = list_periods(self.frequency, request.since, request.until, self.today())
        if not periods:
            raise FetchFailed(self.name, "no year or month between these days has ended yet")
        return list(plan_queries(self.frequency, periods, self.codes(), self.partners))

    def refuse(self, quota: Quota, status: int, text: str) -> None:
        """Say what this publisher's own refusals mean. Raises FetchFailed for those that do not pass."""
        if status == HTTPStatus.UNAUTHORIZED:
            raise FetchFailed(self.name, f"the server does not take the key: look at {KEY_VARIABLE}")
        if status == HTTPStatus.FORBIDDEN and "quota" in text.lower():
            left = _LEFT.search(text)
            wait = (
                timedelta(hours=int(left[1]), minutes=int(left[2]), seconds=int(left[3]))
                if left
                else timedelta(hours=24)
            )
            raise FetchFailed(
                self.name,
                f"the day's calls are used up; there are new ones from {quota.close(wait):%Y-%m-%d %H:%M} UTC",
            )


@dataclass
class _Run:
    """One fetch under way."""

    client: Comtrade
    request: FetchRequest
    queries: list[ComtradeQuery]
    rows: int = 0
    cells_done: int = 0
    begun: float = field(default_factory=time.monotonic)
    server: Server = field(init=False)
    url: str = field(init=False)
    cap: int = field(init=False)

    def __post_init__(self) -> None:
        key = read_secret(KEY_VARIABLE)
        base = find_address(self.client.name, ADDRESS_VARIABLE, ADDRESS)
        self.cap = KEYED_ROWS if key else PREVIEW_ROWS
        self.url = f"{base}/{'data/v1/get' if key else 'public/v1/preview'}/C/{self.client.frequency}/HS"
        quota = Quota(
            self.request.data_dir,
            "comtrade" if key else "comtrade_preview",
            read_calls_a_day(self.client.name) if key else None,
        )
        self.server = Server(
            self.client.name,
            quota,
            secret={"subscription-key": key} if key else {},
            patience=self.client.patience,
            pause=PAUSE if base == ADDRESS else 0.0,
            refuse=lambda status, text: self.client.refuse(quota, status, text),
            tell=self.request.tell,
        )

    @property
    def job(self) -> str:
        """The same for the same request to the same place, today or after a stop."""
        return name_job(self.url, (query.name for query in self.queries))

    def count(self) -> None:
        """Ask for the counts alone, and tell them."""
        for number, query in enumerate(self.queries, start=1):
            rows = self._ask_count(query)
            self.rows += rows
            self.request.tell(f"{number} of {len(self.queries)}: {rows:,} rows for {query}")
        self.request.tell(f"{self.rows:,} rows to fetch, at most {self.cap:,} a call; nothing was stored")

    def fetch(self) -> Arrival | None:
        """Receive every answer, and make an arrival of them."""
        layout = f"{self.client.name}_api"
        with resume_fetch(self.request, self.client.name, layout, url=self.url, job=self.job) as (journal, arrival):
            self._receive_all(journal, arrival.folder)
            arrival.parameters.update(journal.describe_files(_tell_asked, "rows"))
            if not self.rows:
                raise NothingNew("the publisher has no rows for these years or months")
            if arrival.has_same_files(lambda path: parse_answer(path).records):
                raise NothingNew("the rows are those of the last arrival")
        return arrival.made

    def _receive_all(self, journal: Journal, folder: Path) -> None:
        unasked = list(reversed(self.queries))
        while unasked:
            unasked += reversed(self._receive(unasked.pop(), journal, folder))

    def _receive(self, query: ComtradeQuery, journal: Journal, folder: Path) -> list[ComtradeQuery]:
        """Receive the answer to one query, unless it is there.

        Gives the queries to ask instead where it is for too many rows.
        """
        known = journal.received(query.name)
        count = journal.count_of(query.name)
        if count is None:
            count = self._ask_count(query)
            journal.note_count(query.name, count)
        if count >= self.cap:
            return self._split(query, count)
        if known is None and count:
            path = folder / f"{query.name}.json"
            answer = self._download(query, count, path, journal)
            if len(answer.records) >= self.cap:  # it grew since it was counted, or the count was of something else
                path.unlink()
                return self._split(query, len(answer.records))
            count = len(answer.records)
            journal.note_file(query.name, path, count, query.parameters())
        self.rows += count
        self.cells_done += query.cells
        self.request.progress(
            Progress(
                self.cells_done,
                sum(one.cells for one in self.queries),
                f"{self.rows:,} rows, {self._rate():,.0f} a second",
            )
        )
        return []

    def _download(self, query: ComtradeQuery, count: int, path: Path, journal: Journal) -> ComtradeAnswer:
        try:
            return self.server.receive(self.url, query.parameters(), path, lambda part: self._judge(part, query, count))
        except FetchFailed:
            journal.note_count(query.name, None)  # the next run counts anew: the figures may have been revised since
            raise

    def _ask_count(self, query: ComtradeQuery) -> int:
        with TemporaryDirectory() as aside:
            parameters = query.parameters() | {"countOnly": "true"}
            answer = self.server.receive(self.url, parameters, Path(aside) / "count.json", self._read)
        return max(answer.count, len(answer.records))

    def _rate(self) -> float:
        return self.rows / max(time.monotonic() - self.begun, 0.001)

    def _split(self, query: ComtradeQuery, count: int) -> list[ComtradeQuery]:
        halves = query.split()
        if not halves:
            reason = (
                f"the server counts {count:,} rows where one is asked for ({query}): it does not heed the parameters"
            )
            raise FetchFailed(self.client.name, reason)
        self.request.tell(f"{count:,} rows are more than a call gives: asking for halves of {query}")
        return halves

    def _judge(self, path: Path, query: ComtradeQuery, count: int) -> ComtradeAnswer:
        """The answer, if it is whole and answers the query. Raises Torn or FetchFailed."""
        answer = self._read(path)
        if answer.count != len(answer.records) or answer.count < count:
            raise Torn(f"the server counted {max(count, answer.count):,} rows and sent {len(answer.records):,}")
        stray = next((record for record in answer.records if not _belongs(record, query)), None)
        if stray is not None:
            seen = f"{stray.reporterCode} with {stray.partnerCode}, {stray.period}, {stray.flowCode}, {stray.cmdCode}"
            raise FetchFailed(
                self.client.name,
                f"the server sent rows that were not asked for ({seen}): it does not heed the parameters",
            )
        return answer

    def _read(self, path: Path) -> ComtradeAnswer:
        with judge_answer(self.client.name):
            answer = parse_answer(path)
        if answer.error:
            raise FetchFailed(self.client.name, f"the server says: {shorten(answer.error)}")
        return answer


def _belongs(record: ComtradeRecord, query: ComtradeQuery) -> bool:
    return (
        record.period in query.periods
        and record.reporterCode in query.reporters
        and record.partnerCode in query.partners
        and record.flowCode in query.flows
    )


def _tell_asked(asked: Mapping[str, str]) -> str:
    return "&".join(f"{name}={value}" for name, value in asked.items())


def read_calls_a_day(source: str) -> int:
    """How many calls a day a key gives, as the environment says or else as published. Raises FetchFailed."""
    text = os.environ.get(QUOTA_VARIABLE) or str(CALLS_A_DAY)
    if not is_whole_number(text):
        raise FetchFailed(source, f"{QUOTA_VARIABLE} is {text!r}, which is no number of calls")
    return int(text)


COMTRADE_ANNUAL = Comtrade(
    "comtrade_annual",
    "UN Comtrade: China and Central Asia with each other, by year",
    "as countries report; most annual figures come between March and December of the next year",
    ANNUAL,
)
COMTRADE_MONTHLY = Comtrade(
    "comtrade_monthly",
    "UN Comtrade: China and Central Asia with each other, by month",
    "as countries report; monthly figures come two to six months later",
    "M",
)
