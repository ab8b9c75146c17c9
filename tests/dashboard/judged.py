"""Judgements as the query gives them, made up: of Aland (AX) on its trade with Bouvet (BV)."""

from datetime import date
from typing import Any

import pandas as pd

from tests.factories import Row, assessment_row

LINE = {"is_wider": False, "valuation": "fob", "partner_code": "BV", "unit": "USD", "is_doubtful": False, "is_stand_in": False}


def by_figures(verdict: str, reporter: str = "AX", **overrides: Any) -> Row:
    """A computed judgement of 2099."""
    own = {key: overrides.pop(key) for key in ("is_wider", "valuation") if key in overrides}
    ended = overrides.pop("year", 2099)
    row = assessment_row(
        assessed_by="build",
        verdict=verdict,
        reporter_code=reporter,
        period_end=pd.Timestamp(ended, 12, 31),
        reached_date=pd.Timestamp(ended, 12, 31) if verdict == "met" else pd.NaT,
        assessed_date=pd.Timestamp(2100, 3, 1),
        **overrides,
    )
    return row | LINE | own


def by_person(verdict: str, day: date = date(2100, 1, 15), **overrides: Any) -> Row:
    return assessment_row(verdict=verdict, assessed_date=pd.Timestamp(day), **overrides) | LINE
