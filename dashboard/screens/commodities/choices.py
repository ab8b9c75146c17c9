"""What the Commodities page lets a reader choose.

Whose trade, which source of those that there are, which kind of period. Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.subjects.trade.commodities import SourceReach
from dashboard.subjects.trade.trade import TradeFilters
from etl.vocabulary.goods import ALL_GOODS
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.places import HOME
from etl.vocabulary.sources import Coverage
from etl.vocabulary.trade import OPPOSITE, Direction, Flow

CHINA = HOME
NAMES_SOME = (Coverage.SELECTION, Coverage.THRESHOLD)
LEAST_MONTHS = 3  # a source with fewer different months has no months, only the Januaries of its running totals


class By(StrEnum):
    """The kind of period shown."""

    YEAR = "year"  # calendar years: the source's own, else the sum of its months
    MONTH = "month"  # calendar months
    RUNNING = "running"  # January to a month, as customs and ministries publish it


KINDS: dict[By, tuple[str, ...]] = {
    By.YEAR: (PeriodKind.YEAR, PeriodKind.MONTH),
    By.MONTH: (PeriodKind.MONTH,),
    By.RUNNING: (
        *(PeriodKind.MONTH, PeriodKind.JAN_FEB, PeriodKind.QUARTER, PeriodKind.HALF),
        *(PeriodKind.YEAR_TO_DATE, PeriodKind.YEAR),
    ),
}


@dataclass(frozen=True)
class Scope:
    """Whose trade is meant.

    ``flow`` is seen from China. ``whose`` is the code of the side whose figures are asked for: China or the partner.
    ``countries`` are those that the partner is made of.
    """

    partner: str
    countries: tuple[str, ...]
    flow: Flow
    whose: str

    @property
    def is_group(self) -> bool:
        """Whether the partner is several countries."""
        return self.countries != (self.partner,)

    def of_country(self, country: str) -> "Scope":
        """The same side of the trade with one of the partner's countries."""
        return Scope(country, (country,), self.flow, self.whose if self.whose == CHINA else country)

    @property
    def reported_flow(self) -> Flow:
        """The flow as the reporter names it."""
        return self.flow if self.whose == CHINA else OPPOSITE[self.flow]

    def filters(self, *countries: str, kinds: Sequence[str] = (), with_suspect: bool = False) -> TradeFilters:
        """Filters for the trade with these countries, else with all of the partner's."""
        flows, kinds = (self.reported_flow.value,), tuple(kinds)
        if self.whose == CHINA:
            partner = countries[0] if countries else self.partner
            asked = TradeFilters(partner, reporters=(CHINA,), flows=flows, period_kinds=kinds)
        else:
            asked = TradeFilters(CHINA, reporters=countries or self.countries, flows=flows, period_kinds=kinds)
        return replace(asked, with_suspect=with_suspect, with_at_least=True)

    @property
    def direction(self) -> Direction:
        """The direction of the trade."""
        return Direction.TO_PARTNER if self.flow == Flow.EXPORT else Direction.FROM_PARTNER


@dataclass(frozen=True)
class SourceChoice:
    """What one source has on one group for one side.

    ``level`` is that of the codes summed, else of the finest single products; ``country_count`` is of how many of the
    partner's countries. A source that names only some products of the group has their sum as a lower bound
    (``is_at_least``).
    """

    source_code: str
    coverage: Coverage
    level: str
    first_year: int
    last_year: int
    periods: tuple[By, ...]
    country_count: int
    has_weight: bool
    is_whole: bool
    is_at_least: bool
    is_reconciled: bool


def source_choices(reach: Iterable[SourceReach]) -> dict[str, list[SourceChoice]]:
    """For each group what each source has on it, the one to begin with first.

    Takes the reach of one side's sources. Sources of stray periods only are left out. A
    series of years comes before a single year, more countries before fewer, a later end before an earlier one, a whole
    group before single products; then the sources' own order.
    """

    def rank(choice: SourceChoice) -> tuple[bool, int, int, bool]:
        return choice.first_year == choice.last_year, -choice.country_count, -choice.last_year, not choice.is_whole

    by_group: dict[str, dict[str, list[SourceReach]]] = {}
    for one in reach:
        by_group.setdefault(one.group_code, {}).setdefault(one.source_code, []).append(one)
    found = {group: [_source_choice(rows) for rows in sources.values()] for group, sources in by_group.items()}
    return {
        group: sorted((choice for choice in choices if choice.periods), key=rank) for group, choices in found.items()
    }


def _source_choice(reach: Sequence[SourceReach]) -> SourceChoice:
    whole = [one for one in reach if one.is_whole]
    first = (whole or reach)[0]
    return SourceChoice(
        source_code=first.source_code,
        coverage=Coverage(first.coverage),
        level=first.level,
        first_year=min(one.first_date for one in reach).year,
        last_year=max(one.last_date for one in reach).year,
        periods=_periods(reach),
        country_count=max(*(one.partner_count for one in reach), len({one.reporter_code for one in reach})),
        has_weight=any(one.has_weight for one in reach),
        is_whole=bool(whole),
        is_at_least=not whole and first.coverage in NAMES_SOME and first.group_code != ALL_GOODS,
        is_reconciled=any(one.is_reconciled for one in reach),
    )


def _periods(reach: Sequence[SourceReach]) -> tuple[By, ...]:
    kinds = {one.period_kind for one in reach}
    has_month = any(one.period_kind == PeriodKind.MONTH and one.month_count >= LEAST_MONTHS for one in reach)
    offered = {
        By.YEAR: has_month or PeriodKind.YEAR in kinds,
        By.MONTH: has_month,
        By.RUNNING: PeriodKind.YEAR_TO_DATE in kinds,
    }
    return tuple(by for by, is_there in offered.items() if is_there)
