"""Made-up rows of series, stated figures and events, as the queries give them.

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

FIGURE_ROW: dict[str, Any] = {
    "figure_code": "F0001",
    "source_code": "official_figures",
    "area_code": "AX",
    "partner_code": "BV",
    "flow": "turnover",
    "period_kind": "year",
    "period_start": pd.Timestamp(2099, 1, 1),
    "period_end": pd.Timestamp(2099, 12, 31),
    "indicator": "goods_trade",
    "measure": "value",
    "group_code": "all_goods",
    "subject": "all goods",
    "place_code": None,
    "value": 1.0,
    "unit": "USD",
    "stated_by": "ax-customs",
    "counted_by": "ax-customs",
    "source_url": "https://example.org/figure",
    "publisher": "Example News",
    "confidence": "high",
    "note": None,
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


def figures(*overrides: dict[str, Any]) -> pd.DataFrame:
    """Stated figures, each with a code of its own."""
    rows = [FIGURE_ROW | {"figure_code": f"F{place:04}"} | row for place, row in enumerate(overrides, start=1)]
    return pd.DataFrame(rows, columns=list(FIGURE_ROW))
