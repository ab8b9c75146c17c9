"""What a group of goods is made of: each product's share in its newest year, by each side's own source.

Pure: no database, no page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.screens.commodities.points import GoodsPoint
from etl.vocabulary.goods import CommodityLevel
from etl.vocabulary.trade import Side

MOST_PRODUCTS = 10
_NO_PARTS = (CommodityLevel.TOTAL, CommodityLevel.AGGREGATE)


@dataclass(frozen=True)
class Product:
    """A product in the newest year of a side's source, and its share by value of all products that it names."""

    side: Side
    point: GoodsPoint
    share_pct: float

    @property
    def commodity_id(self) -> str:
        """Which product it is."""
        return self.point.line.commodity_id

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.point.period.end.year


def newest_products(side: Side, points: Iterable[GoodsPoint], levels: Mapping[str, str]) -> list[Product]:
    """The products of the newest year of one source of a side, the largest first; none where no value is known.

    Takes years of single commodities and the level of each; what was reconciled is neither side's own. Of several
    sources it is the one that names two products or more and reaches furthest, then the one that names most. Codes of
    one level alone are held against each other: a chapter holds its headings.
    """
    known = [
        point
        for point in points
        if point.value_usd is not None
        and not point.is_reconciled
        and levels.get(point.line.commodity_id) not in _NO_PARTS
    ]
    by_source: dict[tuple[str, int, str], list[GoodsPoint]] = {}
    for point in known:
        key = (point.line.source_code, point.period.end.year, levels[point.line.commodity_id])
        by_source.setdefault(key, []).append(point)
    best = max(by_source, key=lambda key: (len(by_source[key]) > 1, key[1], len(by_source[key])), default=None)
    return _with_shares(side, by_source[best]) if best else []


def _with_shares(side: Side, points: Sequence[GoodsPoint]) -> list[Product]:
    whole = sum(point.value_usd or 0.0 for point in points)
    if whole <= 0:
        return []
    named = [Product(side, point, (point.value_usd or 0.0) / whole * 100) for point in points]
    return sorted(named, key=lambda one: (-one.share_pct, one.commodity_id))


def largest(products: Sequence[Product], most: int = MOST_PRODUCTS) -> list[str]:
    """The commodities with the largest shares on either side, the largest first."""
    ordered = sorted(products, key=lambda one: (-one.share_pct, one.commodity_id))
    return list(dict.fromkeys(one.commodity_id for one in ordered))[:most]
