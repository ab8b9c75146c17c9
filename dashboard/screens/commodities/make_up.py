"""What farm trade is made of: every group by year, of one source that gives them all. Pure: no database, no page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.subjects.trade.flows import ReportedFlow
from dashboard.subjects.trade.series import Period, Series
from etl.vocabulary.goods import FARM_GOODS
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Valuation

PART_GROUPS = (
    *("live_animals", "meat", "grain", "milling", "pulses", "oilseed", "vegetable_oil", "oil_meal"),
    "other_agricultural",
)
LEAST_GROUPS = 3  # fewer tell next to nothing of the whole


@dataclass(frozen=True)
class GroupYear:
    """A group in one year of a source; ``share_pct`` is its share in all farm goods of the same source and year."""

    group_code: str
    flow: ReportedFlow
    share_pct: float | None

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.flow.period.start.year


def make_up(flows: Mapping[str, Sequence[ReportedFlow]]) -> list[GroupYear]:
    """Every group by year of the source that tells of farm trade furthest, by group; empty where none tells of enough.

    Takes group to its flows, of the part groups and the whole, whole sums only. Of sources that reach as far it is the
    one with most years. What was reconciled is neither side's own and left out.
    """
    totals = {_same(flow): flow.value_usd for flow in _years(flows.get(FARM_GOODS, ()))}
    by_series: dict[Series, list[GroupYear]] = {}
    for code in PART_GROUPS:
        for flow in _years(flows.get(code, ())):
            year = GroupYear(code, flow, _share(flow.value_usd, totals.get(_same(flow))))
            by_series.setdefault(flow.series, []).append(year)
    enough = [years for years in by_series.values() if len({one.group_code for one in years}) >= LEAST_GROUPS]
    return max(enough, key=lambda years: (max(one.year for one in years), len(years)), default=[])


def _years(flows: Iterable[ReportedFlow]) -> list[ReportedFlow]:
    own = [flow for flow in flows if flow.valuation != Valuation.RECONCILED and flow.value_usd is not None]
    return [flow for flow in own if flow.period.kind == PeriodKind.YEAR]


def _same(flow: ReportedFlow) -> tuple[Series, str, Period]:
    return flow.series, flow.valuation, flow.period


def _share(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else part / whole * 100


def sums_by_year(years: Iterable[GroupYear]) -> dict[int, float]:
    """What is known of each year together: how tall its bars stand."""
    sums: dict[int, float] = {}
    for one in years:
        sums[one.year] = sums.get(one.year, 0.0) + (one.flow.value_usd or 0.0)
    return sums


def newest_shares(years: Sequence[GroupYear]) -> list[GroupYear]:
    """The groups of the newest year whose share is known, the largest first."""
    last = max((one.year for one in years), default=None)
    known = [one for one in years if one.year == last and one.share_pct is not None]
    return sorted(known, key=lambda one: -(one.share_pct or 0.0))
