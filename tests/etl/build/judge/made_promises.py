"""Promises of Aland on its trade with Bouvet, and what is judged of them."""

from datetime import date
from typing import Any

import pandas as pd

from etl import schema
from etl.values.frames import rows_to_frame
from tests.factories import (
    Row,
    commitment_row,
    commodity_group_member_row,
    complete,
    event_row,
    event_source_row,
    observation_row,
    year,
)

TURNOVER = {"series_flow": "turnover", "series_measure": "value_usd", "target_unit": "USD/year", "target_value": 1000.0}


def promise(**overrides: Any) -> Row:
    """A promise of 2095: exports of grain from Aland to Bouvet of 1,000 tonnes a year."""
    return commitment_row(
        **{
            "measurability": "series",
            "target_value": 1000.0,
            "target_unit": "t/year",
            "comparator": "at_least",
            "series_measure": "net_weight_kg",
            "series_reporter_code": "AX",
            "series_partner_code": "BV",
            "series_flow": "export",
            "series_group_code": "grain",
            "series_period_kind": "year",
        }
        | overrides
    )


def traded(number: int, **overrides: Any) -> Row:
    return observation_row(**year(number), **overrides)


def judged(**tables: list[Row]) -> dict[str, pd.DataFrame]:
    tables.setdefault("event", [event_row(start_date=date(2095, 5, 9), end_date=date(2095, 5, 9))])
    tables.setdefault("event_source", [event_source_row(known_from=date(2099, 3, 31))])
    tables.setdefault("commodity_group_member", [commodity_group_member_row()])
    whole = complete(**tables)
    return {
        name: rows_to_frame(schema.metadata.tables[name], whole.get(name, []))
        for name in ("judgement", "commitment_figure")
    }


def told(result: dict[str, pd.DataFrame]) -> list[tuple[Any, ...]]:
    """Each judgement that holds in the end: whose, from where, its rule, the value, its share of the target."""
    frame = result["judgement"].astype(object).where(result["judgement"].notna(), None)
    columns = ["reporter_code", "source_code", "figure_code", "rule", "value", "share_of_target_pct"]
    return [tuple(row) for row in frame.loc[frame["known_until"].isna(), columns].to_numpy().tolist()]
