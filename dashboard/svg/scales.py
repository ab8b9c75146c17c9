"""Round numbers for the axis of a picture."""

import math

MOST_TICKS = 5
SMALLEST = 1e-9  # below it there is nothing to see


def decimals_of(step: float) -> int:
    """So many decimals that numbers a step apart are told apart, and each is told as it is."""
    return next(digits for digits in range(12) if math.isclose(round(step, digits), step, rel_tol=1e-6))


def nice_ticks(largest: float, most: int = MOST_TICKS) -> list[float]:
    """Round numbers from 0 to the first one that is not below ``largest``, at most one more than ``most``."""
    if largest < SMALLEST:
        return [0.0, 1.0]
    rough = largest / (most - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough)
    return [step * place for place in range(math.ceil(largest / step - 1e-9) + 1)]


def ticks_between(low: float, high: float, most: int = MOST_TICKS) -> list[float]:
    """Round numbers from the last one that is not above ``low`` to the first that is not below ``high``."""
    if high - low < SMALLEST:
        return [low]
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * (1 - 1e-9))
    return [step * place for place in range(math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9) + 1)]
