"""How often goods are traded: a few of them every month, most of them seldom."""

import numpy as np

TAIL = 1.5  # goods of rank r are traded in (1 + r / scale) ** -TAIL of the months


def months_traded(rows: int, goods: int, months: int) -> np.ndarray:
    """In how many of the months each good is traded, the most frequent first: ``rows`` in all."""
    rank, low, high = np.arange(goods), 1e-6, 1e9
    for _ in range(100):
        middle = (low * high) ** 0.5
        low, high = (middle, high) if share_of_months(rank, middle).sum() * months < rows else (low, middle)
    traded = np.array(allocate(rows, share_of_months(rank, high)))
    return spill(traded, months)


def share_of_months(rank: np.ndarray, scale: float) -> np.ndarray:
    """In which share of the months goods of each rank are traded."""
    return (1 + rank / scale) ** -TAIL


def spill(traded: np.ndarray, months: int) -> np.ndarray:
    """What is beyond all months given to the goods that have room, the most frequent first."""
    kept = np.minimum(traded, months)
    given = np.minimum(np.cumsum(months - kept), traded.sum() - kept.sum())
    return kept + np.diff(given, prepend=0)


def allocate(total: int, weights: np.ndarray) -> list[int]:
    """Whole numbers in proportion to the weights that add up to the total."""
    shares = weights * (total / weights.sum())
    counts = np.floor(shares).astype(int)
    counts[np.argsort(counts - shares, kind="stable")[: total - counts.sum()]] += 1
    return counts.tolist()
