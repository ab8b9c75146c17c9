"""Names of a made-up world, of which a test names only what matters."""

from collections.abc import Mapping
from typing import Any

from dashboard.subjects.names import Names

KINDS = (
    "areas",
    "authorities",
    "places",
    "roles",
    "groups",
    "commodities",
    "sources",
    "publishers",
    "source_urls",
)


def made_names(*, terms: Mapping[str, Mapping[str, str]] | None = None, **given: Mapping[str, str]) -> Names:
    """The names given; every other code is itself, and so is every member of a closed list that is not given."""
    every: dict[str, Any] = {kind: {} for kind in KINDS} | given
    return Names(**every, terms=terms or {})
