"""Made-up lines of trade around a meeting in Aland in May 2099."""

from typing import Any

import pandas as pd

from dashboard.screens.sections.around.texts import name_lines, name_stated
from dashboard.screens.sections.around.view import about_groups, in_measure, with_measure
from tests.dashboard.made_names import made_names
from tests.factories import official_figure_row

NAMES = made_names(
    areas={"AX": "Aland", "BV": "Bouvet"},
    authorities={"AX-CUSTOMS": "Aland Customs"},
    publishers={
        "aland_customs": "Aland Customs (AC)",
        "yearbook": "Yearbook of Bouvet (YB)",
        "weighed": "Weighing House (WH)",
    },
    sources={"aland_customs": "Trade by month", "yearbook": "Trade by year", "weighed": "Weighed trade"},
    terms={
        "valuation": {
            "cif": "CIF",
            "fob": "FOB",
            "reconciled": "Reconciled, FOB",
            "not_stated": "Valuation not stated",
        },
        "indicator": {"rail_cargo": "Rail freight"},
    },
    groups={"grain": "Grain", "all_goods": "All goods"},
    commodities={"HS:1001": "Wheat", "FAO:rye": "Rye"},
)


def period(text: str) -> dict[str, object]:
    """Period columns of ``2099`` or ``2099-05``."""
    kind = "year" if len(text) == 4 else "month"
    span = pd.Period(text)
    return {"period_kind": kind, "period_start": span.start_time, "period_end": span.end_time.normalize()}


def row(when: str, value_usd: float | None = 5.0, **overrides: Any) -> dict[str, object]:
    return {
        "group_code": "grain",
        "goods": "",
        "source_code": "aland_customs",
        "reporter_code": "AX",
        "flow": "import",
        "valuation": "cif",
        **period(when),
        "value_usd": value_usd,
        "net_weight_kg": None,
        "stand_in_count": 0,
        "doubtful_count": 0,
        "estimated_count": 0,
        "derived_count": 0,
    } | overrides


def lines(*rows: dict[str, object], measure: str = "value_usd") -> pd.DataFrame:
    """Named lines with their amounts."""
    frame = pd.DataFrame(rows).astype({"value_usd": "float64", "net_weight_kg": "float64"})
    return name_lines(with_measure(frame, measure), {"grain": ["10"]}, NAMES)


def figures(*rows: dict[str, object], measure: str = "value_usd") -> pd.DataFrame:
    """Named stated figures on grain with their amounts; without any, a frame with the same columns."""
    made = [
        official_figure_row(**{"flow": "import", "group_code": "grain"} | given) | {"about_group": "grain"}
        for given in rows or [{}]
    ]
    frame = pd.DataFrame(made).astype({"value": "float64"})
    frame = frame.assign(
        period_start=pd.to_datetime(frame["period_start"]), period_end=pd.to_datetime(frame["period_end"])
    )
    named = in_measure(name_stated(about_groups(frame), NAMES), measure)
    return named if rows else named.head(0)
