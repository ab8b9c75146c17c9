"""What the server counts, in a registry of its own: what it did, by few names, since each is kept for good."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics, generate_latest

# When each count began would be as many series again, and nobody asks.
disable_created_metrics()  # type: ignore[no-untyped-call] # it has no types
REGISTRY = CollectorRegistry()
_SECONDS = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)

REQUESTS = Counter("khorgos_http_requests", "Requests answered.", ["route", "status"], registry=REGISTRY)
REQUEST_SECONDS = Histogram(
    "khorgos_http_request_seconds",
    "From a request to the end of its answer.",
    ["route"],
    buckets=_SECONDS,
    registry=REGISTRY,
)
PAGE_RUNS = Counter("khorgos_page_runs", "Runs of pages, by how they ended.", ["page", "outcome"], registry=REGISTRY)
PAGE_SECONDS = Histogram(
    "khorgos_page_run_seconds",
    "How long a page was drawn, without the wait for its turn.",
    ["page"],
    buckets=_SECONDS,
    registry=REGISTRY,
)


@dataclass(frozen=True)
class BuildFacts:
    """The build that the database is: its id, when it was built (UTC), and the rows of each stored table."""

    build_id: str
    built_at: datetime
    rows: Mapping[str, int]


def in_prometheus_text(build: BuildFacts | None, places: Mapping[str, tuple[int, int]], now: datetime) -> bytes:
    """All counts in the text that Prometheus reads.

    ``build`` is None where the database cannot be read, and its figures are then left out; ``places`` has, by the kind
    of work, how many are taken and how many there are.
    """
    moment = CollectorRegistry()

    def gauge(name: str, meaning: str, *labels: str) -> Gauge:
        return Gauge(f"khorgos_{name}", meaning, labels, registry=moment)

    in_use = gauge("places_in_use", "Places taken, of those for one kind of work.", "kind")
    there_are = gauge("places", "Places that there are for one kind of work.", "kind")
    for kind, (taken, count) in places.items():
        in_use.labels(kind).set(taken)
        there_are.labels(kind).set(count)
    gauge("database_readable", "1 where the database can be read.").set(build is not None)
    if build is not None:
        gauge("build_info", "1 for the build that is there.", "build_id").labels(build.build_id).set(1)
        gauge("build_age_seconds", "How long ago it was built.").set((now - build.built_at).total_seconds())
        rows = gauge("rows", "Rows that the build put into a stored table.", "table")
        for table, count in build.rows.items():
            rows.labels(table).set(count)
    return generate_latest(REGISTRY) + generate_latest(moment)
