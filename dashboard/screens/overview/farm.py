"""The make-up of farm imports.

Sources that give every chapter show groups by year; where only single products are given, these are shown. Pure: no
database, no page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.subjects.trade.flows import ReportedFlow
from dashboard.subjects.trade.goods_of_groups import GoodsFlow
from dashboard.subjects.trade.series import Period, Series
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Side

PART_GROUPS = (
    "live_animals",
    "meat",
    "grain",
    "milling",
    "pulses",
    "oilseed",
    "vegetable_oil",
    "oil_meal",
    "other_agricultural",
)
WHOLE_GROUP = "agricultural"
MOST_PRODUCTS = 10


@dataclass(frozen=True)
class FarmYear:
    """What a source gives for a group of farm goods in one year.

    ``share_pct`` is its share in the same source's total of HS chapters 01 to 24; None where that is not known, and of
    the total itself.
    """

    group_code: str
    flow: ReportedFlow
    share_pct: float | None = None

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.flow.period.start.year

    @property
    def source_code(self) -> str:
        """The source that gives it."""
        return self.flow.series.source_code


@dataclass(frozen=True)
class FarmProduct:
    """What one side reports of a single product in a year: home its imports, the partner its exports."""

    side: Side
    commodity_id: str
    value_usd: float
    flow: ReportedFlow


def group_shares(flows: Mapping[str, Sequence[ReportedFlow]], member_count: int = 1) -> list[FarmYear]:
    """Part groups of farm trade by year, each with its share, by group.

    Takes group to its flows, of the part groups and the whole. Sums over fewer than ``member_count`` partners are left
    out, and so is a source that has no parts.
    """
    totals = {_same(flow): flow.value_usd for flow in _years(flows.get(WHOLE_GROUP, ()), member_count)}
    return [
        FarmYear(code, flow, _share(flow.value_usd, totals.get(_same(flow))))
        for code in sorted(set(flows) - {WHOLE_GROUP})
        for flow in _years(flows[code], member_count)
    ]


def whole_without_parts(flows: Mapping[str, Sequence[ReportedFlow]], member_count: int = 1) -> list[FarmYear]:
    """Totals of farm trade from sources that give no parts, by year."""
    with_parts = {part.source_code for part in group_shares(flows, member_count)}
    totals = [FarmYear(WHOLE_GROUP, flow) for flow in _years(flows.get(WHOLE_GROUP, ()), member_count)]
    return [total for total in totals if total.source_code not in with_parts]


def _years(flows: Iterable[ReportedFlow], member_count: int) -> list[ReportedFlow]:
    return [flow for flow in flows if flow.period.kind == PeriodKind.YEAR and flow.partner_count == member_count]


def _same(flow: ReportedFlow) -> tuple[Series, str, str, Period]:
    return flow.series, flow.flow, flow.valuation, flow.period


def _share(part: float | None, whole: float | None) -> float | None:
    return None if part is None or whole is None or whole <= 0 else part / whole * 100


def by_source(years: Iterable[FarmYear]) -> dict[str, list[FarmYear]]:
    """Source to what it gives, by the source's code."""
    found: dict[str, list[FarmYear]] = {}
    for year in sorted(years, key=lambda year: year.source_code):
        found.setdefault(year.source_code, []).append(year)
    return found


def largest_products(
    imports: Iterable[GoodsFlow], exports: Iterable[GoodsFlow], most: int = MOST_PRODUCTS
) -> list[FarmProduct]:
    """The largest single products of the newest year on either side, the largest value first.

    Takes home's imports and the partner's exports of one source; gives what is known of the ``most`` largest. A product
    that only one side lists has no row of the other.
    """
    known = [*_products(Side.HOME, imports), *_products(Side.PARTNER, exports)]
    last = max((one.flow.period.end for one in known), default=None)
    newest = [one for one in known if one.flow.period.end == last]
    newest.sort(key=lambda one: (-one.value_usd, one.side, one.commodity_id))
    largest = list(dict.fromkeys(one.commodity_id for one in newest))[:most]
    return [one for one in newest if one.commodity_id in largest]


def _products(side: Side, goods: Iterable[GoodsFlow]) -> list[FarmProduct]:
    """What is known of years in single products."""
    return [
        FarmProduct(side, one.commodity_id, one.reported.value_usd, one.reported)
        for one in goods
        if one.commodity_id is not None
        and one.reported.value_usd is not None
        and one.reported.period.kind == PeriodKind.YEAR
    ]
