"""Amounts by year as they are drawn, and where a line of them breaks."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class YearPoint:
    """A year's amount, which is known, and whose table it is from; ``is_stated`` where an authority said it."""

    year: int
    amount: float
    source: str = ""
    is_stated: bool = False

    def goes_on_to(self, later: "YearPoint") -> bool:
        """Whether one line leads from this point to a later one: the next year, from the same source, told alike."""
        return (later.year, later.source, later.is_stated) == (self.year + 1, self.source, self.is_stated)


def runs_of(points: Sequence[YearPoint]) -> list[tuple[YearPoint, ...]]:
    """Points that one line joins, in their order: it breaks at a missing year and where its source changes."""
    runs: list[list[YearPoint]] = []
    for point in points:
        if runs and runs[-1][-1].goes_on_to(point):
            runs[-1].append(point)
        else:
            runs.append([point])
    return [tuple(run) for run in runs]
