"""What the server counts, in a registry of its own: what it did, by few names, since each is kept for good."""

from prometheus_client import CollectorRegistry, Counter, Histogram

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
