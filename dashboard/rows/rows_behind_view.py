"""Which rows of which table a view was made of, in the filters of the Data page.

They are for the file of "all" beside that of what is shown. Pure: no database, no page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dashboard.rows.tables import RowFilters
from dashboard.subjects.events.events import EventFilters
from dashboard.subjects.promises.commitments import CommitmentFilters

Years = tuple[int, int]
PERIOD_FILTER = "period"
"""The filter by kind of period, in every table whose periods are of several kinds."""


@dataclass(frozen=True)
class Behind:
    """A table of the Data page, and which of its rows pass a view's filters."""

    table: str
    filters: RowFilters

    def of_period_kind(self, kind: str) -> "Behind":
        """Those of the rows whose periods are of one kind."""
        others = tuple((name, codes) for name, codes in self.filters.chosen if name != PERIOD_FILTER)
        return replace(self, filters=replace(self.filters, chosen=(*others, (PERIOD_FILTER, (kind,)))))


def trade_behind(
    reporters: Iterable[str],
    partners: Iterable[str],
    *,
    flows: Iterable[str] = (),
    groups: Iterable[str] = (),
    commodities: Iterable[str] = (),
    sources: Iterable[str] = (),
    years: Years | None = None,
) -> Behind:
    """Rows of published tables; an area stands for its regions and members, nothing given is no restriction."""
    chosen = {
        "partner": partners,
        "reporter": reporters,
        "flow": flows,
        "group": groups,
        "commodity": commodities,
        "source": sources,
    }
    return Behind("trade", _filters(chosen, years))


def trade_between(
    home: str, partner: str, *, groups: Iterable[str] = (), commodities: Iterable[str] = (), years: Years | None = None
) -> Behind:
    """Both sides' reports of their trade with each other, from every source."""
    return trade_behind((home, partner), (partner, home), groups=groups, commodities=commodities, years=years)


def figures_behind(
    areas: Iterable[str],
    partners: Iterable[str] = (),
    *,
    groups: Iterable[str] = (),
    commodities: Iterable[str] = (),
    indicators: Iterable[str] = (),
) -> Behind:
    """Figures that authorities stated, with every repetition; nothing given is no restriction."""
    chosen = {"partner": partners, "area": areas, "indicator": indicators, "group": groups, "commodity": commodities}
    return Behind("figures", _filters(chosen))


def events_behind(filters: EventFilters) -> Behind:
    """Events that pass the filters of the Timeline; of a search those that it found."""
    chosen = {"party": filters.parties, "kind": filters.kinds, "topic": filters.topics, "person": filters.persons}
    years = None if filters.first_year is None or filters.last_year is None else (filters.first_year, filters.last_year)
    return Behind("events", replace(_filters(chosen, years), keys=filters.found))


def commitments_behind(filters: CommitmentFilters, text: str) -> Behind:
    """Promises that pass those filters of the ledger that the table has too.

    Deadlines and the build's assessments are not among them.
    """
    chosen = {
        "party": filters.parties,
        "topic": filters.topics,
        "kind": filters.kinds,
        "stage": filters.stages,
        "measurability": filters.measurabilities,
    }
    return Behind("commitments", _filters(chosen, text=text))


def _filters(chosen: Mapping[str, Iterable[str]], years: Years | None = None, text: str = "") -> RowFilters:
    unique = ((name, tuple(dict.fromkeys(codes))) for name, codes in chosen.items())
    first, last = years or (None, None)
    return RowFilters(tuple((name, codes) for name, codes in unique if codes), first, last, text)
