"""The source ``news``.

The feeds of ``data/feeds.yml`` become candidates in the inbox, for a person to accept, merge or drop.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from etl.drafts.candidates import LeftOut, cited_links, is_outside, keep_candidate, read_candidate
from etl.drafts.faults import FeedsFailed, NoFeed
from etl.drafts.inbox import Drafted
from etl.drafts.ledger import Ledger, read_ledger
from etl.drafts.reference import Reference, read_names
from etl.errors import FetchFailed, InputFaults
from etl.inputs.settings.feeds import Feed, read_feeds
from etl.inputs.trade.snapshots import Arrival, ReceivedFile, hash_file
from etl.publishers.common.quota import Quota
from etl.publishers.common.request import FetchRequest, Progress
from etl.publishers.common.server import Patience, Server
from etl.publishers.news.client import Entry, receive_feed

SOURCE = "news"


@dataclass
class FeedOutcome:
    """What came of one feed. ``entries`` is None where it has not changed, or failed; ``fault`` says why it failed."""

    feed: Feed
    entries: int | None = None
    candidates: int = 0
    drafted: list[Drafted] = field(default_factory=list)
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    fault: str = ""


@dataclass(frozen=True)
class News:
    """Every feed; a feed that fails stops no other."""

    name: str = SOURCE
    title: str = "News feeds of data/feeds.yml: candidates for notes on meetings"
    cadence: str = "daily"
    licence: str = "each publisher's own; only title, link and what they name are kept"
    limits: str = "one call a feed, answered only where there is something new"
    patience: Patience = field(default_factory=lambda: Patience(attempts=3))

    def next_release(self, today: date) -> date | None:
        """None: there is news on any day."""
        return None

    def fetch(self, request: FetchRequest) -> Arrival | None:
        """Draft what is new; the drafts as an arrival in the inbox, None where there are none.

        Raises FeedsFailed and InputFaults.
        """
        outcomes = self.read(request)
        drafted = [one.path for outcome in outcomes for one in outcome.drafted]
        failed = {outcome.feed.name: outcome.fault for outcome in outcomes if outcome.fault}
        if failed:
            raise FeedsFailed(SOURCE, failed, len(outcomes), len(drafted))
        if not drafted:
            return None
        files = tuple(ReceivedFile(path.name, hash_file(path), path.stat().st_size) for path in drafted)
        return Arrival(SOURCE, "draft", datetime.now(UTC), "", {}, files, request.data_dir / "inbox")

    def read(self, request: FetchRequest, names: Collection[str] = ()) -> list[FeedOutcome]:
        """Read the feeds of these names, or all; gives what came of each.

        Raises InputFaults, NoFeed and LedgerBroken.
        """
        read = read_feeds(request.data_dir)
        if read.faults:
            raise InputFaults(read.faults)
        feeds = read.items
        for name in names:
            if name not in {feed.name for feed in feeds}:
                raise NoFeed(name, [feed.name for feed in feeds])
        asked = [feed for feed in feeds if not names or feed.name in names]
        reading = _Reading(
            request, read_names(request.data_dir), read_ledger(request.data_dir), cited_links(request.data_dir)
        )
        outcomes = []
        if not asked:
            request.tell("data/feeds.yml names no feed")
        for number, feed in enumerate(asked, start=1):
            outcomes.append(reading.read_feed(feed, self._server(feed, request)))
            request.tell(tell_outcome(outcomes[-1]))
            request.progress(Progress(number, len(asked), feed.name))
        return outcomes

    def _server(self, feed: Feed, request: FetchRequest) -> Server:
        def tell(words: str) -> None:
            request.tell(f"{feed.name}: {words}")

        return Server(SOURCE, Quota(request.data_dir, SOURCE, None), patience=self.patience, tell=tell)


@dataclass
class _Reading:
    """One run over the feeds, with what it knows by now."""

    request: FetchRequest
    reference: Reference
    ledger: Ledger
    cited: set[str]

    def read_feed(self, feed: Feed, server: Server) -> FeedOutcome:
        """Ask for a feed and draft its candidates."""
        outcome = FeedOutcome(feed)
        try:
            answer = receive_feed(server, feed.url, self.ledger.state_of(feed))
        except FetchFailed as failed:
            outcome.fault = failed.reason
            return outcome
        if answer is None:
            return outcome
        outcome.entries = len(answer.entries)
        for entry in answer.entries:
            self._read_entry(entry, outcome)
        # With the state noted, the entries outside the period would not be sent again.
        if not self.request.dry_run and LeftOut.OUTSIDE not in outcome.left_out:
            self.ledger.note_state(feed, answer.state)
        return outcome

    def _read_entry(self, entry: Entry, outcome: FeedOutcome) -> None:
        draft = self._known(entry) or read_candidate(entry, self.reference)
        if isinstance(draft, LeftOut):
            outcome.left_out[draft] += 1
            return
        outcome.candidates += 1
        self.cited.add(entry.link)
        if not self.request.dry_run:
            drafted = keep_candidate(self.request.data_dir, draft, entry, outcome.feed)
            self.ledger.note_draft(entry, outcome.feed, drafted.path.stem, datetime.now(UTC).date())
            outcome.drafted.append(drafted)

    def _known(self, entry: Entry) -> LeftOut | None:
        if self.ledger.has(entry):
            return LeftOut.SEEN
        if entry.link in self.cited:
            return LeftOut.CITED
        return LeftOut.OUTSIDE if is_outside(entry, self.request.since, self.request.until) else None


def tell_outcome(outcome: FeedOutcome) -> str:
    """What came of a feed, on one line."""
    name = outcome.feed.name
    if outcome.fault:
        return f"{name}: failed: {outcome.fault}"
    if outcome.entries is None:
        return f"{name}: nothing new since it was read last"
    entries = "entry" if outcome.entries == 1 else "entries"
    left = "".join(f", {number:,} {why}" for why, number in outcome.left_out.items())
    return f"{name}: {outcome.entries:,} {entries}, {outcome.candidates:,} of them candidates{left}"


NEWS = News()
