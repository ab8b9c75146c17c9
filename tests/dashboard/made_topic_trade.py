"""Made-up lines of trade around a meeting in Aland in May 2099."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard.screens.sections.topic_trade.data import name_points
from dashboard.screens.sections.topic_trade.lines import LinePoint, StatedPoint, about_groups, in_measure
from dashboard.screens.sections.topic_trade.texts import name_stated
from dashboard.subjects.trade.flows import ReportedFlow
from dashboard.subjects.trade.goods_of_groups import GoodsFlow, GroupFigure
from dashboard.subjects.trade.series import Period, Series
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import FIGURE

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
MEETING = date(2099, 5, 9)
GRAIN_FIGURE = replace(
    FIGURE, flow="import", group_code="grain", value=2e9, stated_by="AX-CUSTOMS", counted_by="AX-CUSTOMS"
)


def period(text: str) -> Period:
    """The year ``2099`` or the month ``2099-05``."""
    span = pd.Period(text)
    return Period("year" if len(text) == 4 else "month", span.start_time.date(), span.end_time.date())


def made_flow(when: str, value_usd: float | None = 5.0, **overrides: Any) -> GoodsFlow:
    """A flow of grain by Aland's customs."""
    told = {"group_code": "grain", "commodity_id": None, "source_code": "aland_customs", "reporter_code": "AX"}
    told = told | {"flow": "import", "valuation": "cif", "net_weight_kg": None} | overrides
    series = Series(told.pop("source_code"), told.pop("reporter_code"))
    group_code, commodity_id = told.pop("group_code"), told.pop("commodity_id")
    flow = ReportedFlow(series=series, period=period(when), value_usd=value_usd, **told)
    return GoodsFlow(group_code, commodity_id, flow)


def made_points(*flows: GoodsFlow, measure: str = "value_usd") -> list[LinePoint]:
    """Points of named lines with their amounts."""
    return name_points(flows, measure, {"grain": ["10"]}, NAMES)


def made_stated(*overrides: dict[str, Any], measure: str = "value_usd") -> list[StatedPoint]:
    """Named stated figures on grain in the measure."""
    figures = about_groups(GroupFigure("grain", replace(GRAIN_FIGURE, **told)) for told in overrides)
    return in_measure([name_stated(figure, NAMES) for figure in figures], measure)
