"""What the Commodities page lets a reader choose: whose trade, which source of those that there are, which kind of period. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from dashboard.queries.trade import TradeFilters
from etl.vocabulary import Coverage, Flow, PeriodKind

CHINA = "CN"
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

    ``flow`` is seen from China. ``whose`` is the code of the side whose figures are asked for: China or the partner. ``countries`` are
    those that the partner is made of.
    """

    partner: str
    countries: tuple[str, ...]
    flow: Flow
    whose: str

    @property
    def is_group(self) -> bool:
        """Whether the partner is several countries."""
        return self.countries != (self.partner,)

    @property
    def reported_flow(self) -> Flow:
        """The flow as the reporter names it."""
        return self.flow if self.whose == CHINA else opposite(self.flow)

    def filters(self, *countries: str, kinds: Sequence[str] = (), with_suspect: bool = False) -> TradeFilters:
        """Filters for the trade with these countries, else with all of the partner's."""
        flows, kinds = (self.reported_flow.value,), tuple(kinds)
        if self.whose == CHINA:
            partner = countries[0] if countries else self.partner
            return TradeFilters(partner, reporters=(CHINA,), flows=flows, period_kinds=kinds, with_suspect=with_suspect)
        return TradeFilters(CHINA, reporters=countries or self.countries, flows=flows, period_kinds=kinds, with_suspect=with_suspect)


def opposite(flow: Flow) -> Flow:
    """The same trade as the other side names it."""
    return Flow.EXPORT if flow == Flow.IMPORT else Flow.IMPORT


@dataclass(frozen=True)
class SourceChoice:
    """What one source has on one group for one side. ``level`` is that of the codes summed, else of the finest single products."""

    source_code: str
    coverage: Coverage
    level: str
    first_year: int
    last_year: int
    periods: tuple[By, ...]
    has_weight: bool
    is_whole: bool


def source_choices(reach: pd.DataFrame) -> list[SourceChoice]:
    """What each source has on one group, the one to begin with first.

    Takes rows of ``queries.commodities.reach_of_groups`` of one group and side. A series of years comes before a single year, a whole group
    before single products, a later end before an earlier one; then the sources' own order.
    """
    choices = [_source_choice(str(code), rows) for code, rows in reach.groupby("source_code", sort=False)]
    return sorted(choices, key=lambda choice: (choice.first_year == choice.last_year, not choice.is_whole, -choice.last_year))


def _source_choice(code: str, rows: pd.DataFrame) -> SourceChoice:
    whole = rows[rows["is_whole"] == 1]
    kinds = set(rows["period_kind"])
    has_month = bool(((rows["period_kind"] == PeriodKind.MONTH) & (rows["month_count"] >= LEAST_MONTHS)).any())
    offered = {By.YEAR: has_month or PeriodKind.YEAR in kinds, By.MONTH: has_month, By.RUNNING: PeriodKind.YEAR_TO_DATE in kinds}
    return SourceChoice(
        source_code=code,
        coverage=Coverage(rows["coverage"].iloc[0]),
        level=str((whole if len(whole) else rows)["level"].iloc[0]),
        first_year=rows["first_date"].min().year,
        last_year=rows["last_date"].max().year,
        periods=tuple(by for by, there in offered.items() if there),
        has_weight=bool(rows["weight_count"].sum()),
        is_whole=bool(len(whole)),
    )
