"""Numbers that both sides stated for the same thing, side by side, in any unit and for any period.

Pure: no database, no page.
"""

import pandas as pd

from dashboard.subjects.trade.measures import add_gap
from dashboard.subjects.trade.trade_points import direction_of
from etl.vocabulary.trade import Side

SAME_THING = [
    *("direction", "period_start", "period_end", "period_kind", "indicator", "measure", "unit"),
    *("group_code", "commodity_id", "subject", "place_code"),
]


def to_sides(figures: pd.DataFrame, home: str) -> pd.DataFrame:
    """Add to stated figures ``side`` and ``direction``, seen from ``home``."""
    sides = [Side.HOME if area == home else Side.PARTNER for area in figures["area_code"]]
    directions = [direction_of(flow, side) for flow, side in zip(figures["flow"], sides, strict=True)]
    return figures.assign(side=[side.value for side in sides], direction=[direction.value for direction in directions])


def pair_statements(figures: pd.DataFrame, home: str) -> pd.DataFrame:
    """Pairs of stated numbers: same direction, period, indicator, unit, goods and place, one from each side.

    Takes rows of ``mirror.stated_of_both``, repetitions too; gives ``SAME_THING`` and for each side ``_value``
    (the middle of all its statements: the median), ``_low``, ``_high``, ``_count``, ``_offices`` and ``_codes``, then
    the columns of ``mirror.add_gap``. What only one side stated is no pair and is left out.
    """
    keyed = to_sides(figures, home).fillna(
        {name: "" for name in SAME_THING if name not in {"period_start", "period_end"}}
    )
    whole = keyed.groupby(["side", *SAME_THING], as_index=False).agg(
        value=("value", "median"),
        low=("value", "min"),
        high=("value", "max"),
        count=("value", "size"),
        offices=("counted_by", lambda codes: " ".join(sorted(set(codes)))),
        codes=("figure_code", lambda codes: " ".join(sorted(codes))),
    )
    sides = [_named(whole[whole["side"] == side], side) for side in Side]
    pairs = sides[0].merge(sides[1], on=SAME_THING, validate="one_to_one")
    return add_gap(pairs).sort_values(
        ["period_end", "period_start", "direction", "subject"], ascending=[False, False, True, True], ignore_index=True
    )


def _named(statements: pd.DataFrame, side: str) -> pd.DataFrame:
    """Put the side's name before the columns that say what it stated."""
    return statements.drop(columns="side").rename(
        columns={name: f"{side}_{name}" for name in statements if name not in SAME_THING}
    )
