"""What a group of goods is made of: each product's share in its newest year, by each side's own source.

Pure: no database, no page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.screens.commodities.points import GoodsPoint
from etl.vocabulary.goods import NO_PARTS
from etl.vocabulary.trade import Side

MOST_PRODUCTS = 10
_Key = tuple[str, int, str]


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
    by_source = _by_source(points, levels)
    best = max(by_source, key=lambda key: (len(by_source[key]) > 1, key[1], len(by_source[key])), default=None)
    return _with_shares(side, by_source[best]) if best else []


def newest_year_of_several(points: Iterable[GoodsPoint], levels: Mapping[str, str]) -> int | None:
    """The newest year in which a source names two products or more of one level; None where there is none."""
    by_source = _by_source(points, levels)
    return max((year for (_, year, _), named in by_source.items() if len(named) > 1), default=None)


def _by_source(points: Iterable[GoodsPoint], levels: Mapping[str, str]) -> dict[_Key, list[GoodsPoint]]:
    """The products of known value by source, year and level, those that a third party reconciled left out."""
    by_source: dict[_Key, list[GoodsPoint]] = {}
    for point in points:
        level = levels.get(point.line.commodity_id)
        if point.value_usd is not None and not point.is_reconciled and level is not None and level not in NO_PARTS:
            by_source.setdefault((point.line.source_code, point.period.end.year, level), []).append(point)
    return by_source


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
