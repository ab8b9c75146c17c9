"""Made-up rows of series and events, as the queries give them.

Aland (AX) trades with Bouvet (BV) in 2099.
"""

from typing import Any

import pandas as pd

SERIES_ROW: dict[str, Any] = {
    "source_code": "aland_customs",
    "reporter_code": "AX",
    "flow": "export",
    "valuation": "fob",
    "period_kind": "year",
    "period_start": pd.Timestamp(2099, 1, 1),
    "period_end": pd.Timestamp(2099, 12, 31),
    "is_at_least": False,
    "value_usd": 1.0,
    "net_weight_kg": 1.0,
    "partner_count": 1,
    "doubtful_count": 0,
    "derived_count": 0,
    "estimated_count": 0,
    "stand_in_count": 0,
    "commodity_count": 1,
}


def year(number: int) -> dict[str, Any]:
    """Period columns of a calendar year."""
    return {
        "period_kind": "year",
        "period_start": pd.Timestamp(number, 1, 1),
        "period_end": pd.Timestamp(number, 12, 31),
    }


def months(number: int, last: int, kind: str = "year_to_date") -> dict[str, Any]:
    """Period columns of January to a month."""
    end = pd.Timestamp(number, last, 1) + pd.offsets.MonthEnd(0)
    return {"period_kind": kind, "period_start": pd.Timestamp(number, 1, 1), "period_end": end}


def flows(*overrides: dict[str, Any]) -> pd.DataFrame:
    """Rows of a trade series."""
    return pd.DataFrame([SERIES_ROW | row for row in overrides], columns=list(SERIES_ROW))
