"""Stated figures of years and parts of years side by side.

They are shown as stated, or per month so that periods of any length compare. Pure: no database, no page.
"""

import pandas as pd

from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Flow

DAYS_A_MONTH = 365.25 / 12


def month_count(start: pd.Timestamp, end: pd.Timestamp) -> float:
    """How many months a period lasts: whole ones as a whole number, else its days in months of 30.44 days."""
    if start.is_month_start and end.is_month_end:
        return float((end.year - start.year) * 12 + end.month - start.month + 1)
    return ((end - start).days + 1) / DAYS_A_MONTH


def add_per_month(figures: pd.DataFrame) -> pd.DataFrame:
    """Add ``month_count`` and ``value_per_month`` = value / months, in the same unit a month.

    Computed, never stated.
    """
    months = [
        month_count(start, end) for start, end in zip(figures["period_start"], figures["period_end"], strict=True)
    ]
    counted = figures.assign(month_count=pd.Series(months, index=figures.index, dtype="float64"))
    return counted.assign(value_per_month=counted["value"] / counted["month_count"])


def is_year(figures: pd.DataFrame) -> pd.Series:
    """Whether a figure is of a whole calendar year; parts of years never stand among years."""
    return figures["period_kind"] == PeriodKind.YEAR


def both_ways_first(figures: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Figures of both directions together; of one direction only where a series (``keys``) has nothing else."""
    is_turnover = figures["flow"] == Flow.TURNOVER
    known = is_turnover.groupby([figures[key] for key in keys], dropna=False).transform("any")
    return figures.loc[is_turnover | ~known]
