"""What the Commodities page lets a reader choose.

Whose trade, which source of those that there are, which kind of period. Pure.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import pandas as pd

from dashboard.subjects.trade.commodities import ALL_GOODS
from dashboard.subjects.trade.trade import TradeFilters
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.sources import Coverage
from etl.vocabulary.trade import OPPOSITE, Direction, Flow

Row = dict[Hashable, Any]

CHINA = "CN"
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


def source_choices(reach: pd.DataFrame) -> dict[str, list[SourceChoice]]:
    """For each group what each source has on it, the one to begin with first.

    Takes rows of ``commodities.reach_of_groups`` of one side. Sources of stray periods only are left out. A
    series of years comes before a single year, more countries before fewer, a later end before an earlier one, a whole
    group before single products; then the sources' own order.
    """

    def rank(choice: SourceChoice) -> tuple[bool, int, int, bool]:
        return choice.first_year == choice.last_year, -choice.country_count, -choice.last_year, not choice.is_whole

    by_group: dict[str, dict[str, list[Row]]] = {}
    # Not groupby: making a small frame of every group and source would take most of the page's time.
    for row in reach.to_dict("records"):
        by_group.setdefault(row["group_code"], {}).setdefault(row["source_code"], []).append(row)
    found = {group: [_source_choice(rows) for rows in sources.values()] for group, sources in by_group.items()}
    return {
        group: sorted((choice for choice in choices if choice.periods), key=rank) for group, choices in found.items()
    }


def _source_choice(rows: list[Row]) -> SourceChoice:
    whole = [row for row in rows if row["is_whole"]]
    kinds = {row["period_kind"] for row in rows}
    has_month = any(row["period_kind"] == PeriodKind.MONTH and row["month_count"] >= LEAST_MONTHS for row in rows)
    offered = {
        By.YEAR: has_month or PeriodKind.YEAR in kinds,
        By.MONTH: has_month,
        By.RUNNING: PeriodKind.YEAR_TO_DATE in kinds,
    }
    return SourceChoice(
        source_code=rows[0]["source_code"],
        coverage=Coverage(rows[0]["coverage"]),
        level=(whole or rows)[0]["level"],
        first_year=min(row["first_date"] for row in rows).year,
        last_year=max(row["last_date"] for row in rows).year,
        periods=tuple(by for by, there in offered.items() if there),
        country_count=max(*(row["partner_count"] for row in rows), len({row["reporter_code"] for row in rows})),
        has_weight=any(row["weight_count"] for row in rows),
        is_whole=bool(whole),
        is_at_least=not whole and rows[0]["coverage"] in NAMES_SOME and rows[0]["group_code"] != ALL_GOODS,
        is_reconciled=any(row["is_reconciled"] for row in rows),
    )
