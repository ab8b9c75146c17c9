"""Since when the two sides' counts drift apart, or come closer, as the Overview's chart shows it. Pure.

Years are held against each other only while each side is counted by the same source.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise, takewhile

from dashboard.screens.overview.chart import CountLine
from dashboard.subjects.trade.series import Series
from etl.vocabulary.trade import Side

FEWEST_STEPS = 2  # a single change is no trend


class Drift(StrEnum):
    """Where the gap goes."""

    GROWS = "grows"
    SHRINKS = "shrinks"


@dataclass(frozen=True)
class GapTrend:
    """The gap has gone one way in every year after ``since``."""

    drift: Drift
    since: int


@dataclass(frozen=True)
class _Gap:
    year: int
    amount: float
    sources: tuple[Series, Series]


def gap_trend(home: CountLine, partner: CountLine) -> GapTrend | None:
    """The way of the gap up to the newest year that both sides count; None where it goes no way for two years."""
    gaps = _gaps(home, partner)[::-1]
    for drift, sign in ((Drift.GROWS, 1), (Drift.SHRINKS, -1)):
        steps = _steps(gaps, sign)
        if steps >= FEWEST_STEPS:
            return GapTrend(drift, gaps[steps].year)
    return None


def _steps(gaps: Sequence[_Gap], sign: int) -> int:
    """How many years, from the newest back, the gap went one way: up with a ``sign`` of one, down with minus one."""
    return sum(1 for _step in takewhile(lambda pair: _is_step(*pair, sign), pairwise(gaps)))


def _is_step(later: _Gap, earlier: _Gap, sign: int) -> bool:
    is_next = later.year - earlier.year == 1 and later.sources == earlier.sources
    return is_next and sign * (later.amount - earlier.amount) > 0


def _gaps(home: CountLine, partner: CountLine) -> list[_Gap]:
    """The gaps of the years that both count whole, the oldest first."""
    others = {point.period.start.year: point for point in partner.points if not point.is_at_least}
    return [
        _Gap(own.period.start.year, abs(own.value - other.value), (own.series, other.series))
        for own in home.points
        if (other := others.get(own.period.start.year)) is not None
        and not own.is_at_least
        and own.value is not None
        and other.value is not None
    ]


def trend_of(lines: Sequence[CountLine]) -> GapTrend | None:
    """The way of the gap between the chart's lines, where each side has one."""
    home, partner = ([line for line in lines if line.side == side] for side in (Side.HOME, Side.PARTNER))
    return gap_trend(home[0], partner[0]) if len(home) == len(partner) == 1 else None
