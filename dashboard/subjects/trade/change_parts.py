"""A change in value parted into price and tonnes, by Bennet's mean of both bases.

With p the value of a tonne and q the tonnes, the change of the value is p1 q1 - p0 q0 = (q0 + q1) / 2 * (p1 - p0) +
(p0 + p1) / 2 * (q1 - q0): the first part is the price's, the second the tonnes'. The parts sum to the whole, and seen
backwards in time each is its own opposite. T. L. Bennet, The Theory of Measurement of Changes in Cost of Living,
Journal of the Royal Statistical Society 83 (1920), 455-462. Pure: no database, no page.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Traded:
    """What was traded in one period: value in US dollars and tonnes, None or NaN where it is not known."""

    value_usd: float | None
    tonnes: float | None


@dataclass(frozen=True)
class ChangeParts:
    """A change of a value in US dollars, and how much of it is price and how much tonnes; the two sum to the change."""

    earlier_usd: float
    price_usd: float
    tonnes_usd: float

    @property
    def change_usd(self) -> float:
        """The whole change."""
        return self.price_usd + self.tonnes_usd

    @property
    def change_pct(self) -> float:
        """The whole change in per cent of the earlier value."""
        return self._points(self.change_usd)

    @property
    def price_points(self) -> float:
        """The price's part of ``change_pct``, in percentage points."""
        return self._points(self.price_usd)

    @property
    def tonnes_points(self) -> float:
        """The tonnes' part of ``change_pct``, in percentage points."""
        return self._points(self.tonnes_usd)

    def _points(self, part_usd: float) -> float:
        return part_usd / self.earlier_usd * 100


def part_change(earlier: Traded, later: Traded) -> ChangeParts | None:
    """The change from one period to another, in its parts; None where a value or a weight of either is missing or zero.

    Without tonnes there is no price, and from nothing there is no change in per cent.
    """
    before, after = _known(earlier), _known(later)
    if before is None or after is None:
        return None
    (value_before, tonnes_before), (value_after, tonnes_after) = before, after
    price_before, price_after = value_before / tonnes_before, value_after / tonnes_after
    return ChangeParts(
        earlier_usd=value_before,
        price_usd=(tonnes_before + tonnes_after) / 2 * (price_after - price_before),
        tonnes_usd=(price_before + price_after) / 2 * (tonnes_after - tonnes_before),
    )


def _known(traded: Traded) -> tuple[float, float] | None:
    """Value and tonnes, where both are there and above zero."""
    value, tonnes = traded.value_usd, traded.tonnes
    if value is None or tonnes is None:
        return None
    return (value, tonnes) if math.isfinite(value) and math.isfinite(tonnes) and min(value, tonnes) > 0 else None


def whole_points(parts: ChangeParts) -> tuple[int, int, int]:
    """Change, price and tonnes in whole points that still sum.

    The part that lies further from a whole number gives way.
    """
    change, price, tonnes = round(parts.change_pct), round(parts.price_points), round(parts.tonnes_points)
    if price + tonnes == change:
        return change, price, tonnes
    is_price_nearer = abs(parts.price_points - price) <= abs(parts.tonnes_points - tonnes)
    return (change, price, change - price) if is_price_nearer else (change, change - tonnes, tonnes)
