"""Labels that would lie on each other, moved apart."""

from collections.abc import Sequence


def nudge_apart(heights: Sequence[float], least: float, top: float) -> list[float]:
    """Heights, in the order given, moved so little that any two are ``least`` apart, between 0 and ``top``.

    Where there is no room for all, they stand ``least`` apart from the bottom up, beyond the top.
    """
    order = sorted(range(len(heights)), key=heights.__getitem__)
    placed = _from_above(_from_below([heights[place] for place in order], least), least, top)
    moved = dict(zip(order, _from_below([max(placed[0], 0.0), *placed[1:]], least) if placed else [], strict=True))
    return [moved[place] for place in range(len(heights))]


def _from_below(heights: Sequence[float], least: float) -> list[float]:
    placed: list[float] = []
    for height in heights:
        placed.append(max(height, placed[-1] + least) if placed else height)
    return placed


def _from_above(heights: Sequence[float], least: float, top: float) -> list[float]:
    placed: list[float] = []
    for height in reversed(heights):
        placed.append(min(height, placed[-1] - least if placed else top))
    return placed[::-1]
