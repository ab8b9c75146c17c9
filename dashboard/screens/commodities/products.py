"""What a group of goods is made of: each product's share in its newest year, by each side's own source.

Pure: no database, no page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.screens.commodities.points import GoodsPoint
from dashboard.subjects.trade.years_of_goods import NamedGoods
from etl.vocabulary.trade import Side

MOST_PRODUCTS = 10
MOST_LISTED = 100


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


@dataclass(frozen=True)
class OtherProducts:
    """The products of a side's source that are not listed one by one: how many, what they come to, and their share."""

    side: Side
    count: int
    value_usd: float
    share_pct: float


@dataclass(frozen=True)
class MadeOf:
    """What a group is made of: each side's products, China's before the partner's and the largest first, and others."""

    products: list[Product]
    others: list[OtherProducts]


def newest_named(named: Iterable[NamedGoods]) -> NamedGoods | None:
    """What one source names in its newest year at one level; None where nothing is named.

    Of several sources it is the one that names two products or more and reaches furthest, then the one that names most.
    Codes of one level alone are held against each other: a chapter holds its headings.
    """
    return max(named, key=lambda one: (one.goods_count > 1, one.year, one.goods_count), default=None)


def products_of(side: Side, points: Sequence[GoodsPoint], named: NamedGoods) -> list[Product]:
    """These products with their shares of all that are named, the largest first; none where these come to nothing."""
    if named.value_usd <= 0:
        return []
    found = [Product(side, point, (point.value_usd or 0.0) / named.value_usd * 100) for point in points]
    return sorted(found, key=lambda one: (-one.share_pct, one.commodity_id))


def other_products(side: Side, products: Sequence[Product], named: NamedGoods) -> OtherProducts | None:
    """The products named that are not among these; None where there are none."""
    count = named.goods_count - len(products)
    if count <= 0 or not products:
        return None
    value = named.value_usd - sum(one.point.value_usd or 0.0 for one in products)
    return OtherProducts(side, count, value, value / named.value_usd * 100)


def largest(products: Sequence[Product], most: int = MOST_PRODUCTS) -> list[str]:
    """The commodities with the largest shares on either side, the largest first."""
    ordered = sorted(products, key=lambda one: (-one.share_pct, one.commodity_id))
    return list(dict.fromkeys(one.commodity_id for one in ordered))[:most]
