"""Made-up observations in memory, as many as asked for, with what they name."""

import itertools
from datetime import date, timedelta

import numpy as np
import pandas as pd

from tests.factories import area_row, commodity_row, complete, frames, observation_row

AREAS = [f"A{letter}" for letter in "ABCDEFGHIJKLMNOP"]
COMMODITIES = [f"HS:{code:04}" for code in range(101, 501)]
FLOWS = ("export", "import")
SERIES = [
    (reporter, partner, flow, code)
    for reporter, partner, flow, code in itertools.product(AREAS, AREAS, FLOWS, COMMODITIES)
    if reporter != partner
]
KEY = ["reporter_code", "partner_code", "flow", "commodity_id"]


def made_up_tables() -> dict[str, pd.DataFrame]:
    """What made-up observations name: areas, goods and all that goes with one observation."""
    areas = [area_row(area_code=code, name_en=f"Made-up area {code}") for code in AREAS]
    goods = [commodity_row(commodity_id=code, title_en=f"Made-up goods, {code}") for code in COMMODITIES]
    return frames(**complete(observation=[observation_row()], area=areas, commodity=goods))


def made_up_observations(count: int) -> pd.DataFrame:
    """``count`` rows of observation in the order of the key; a twentieth of the values and a fifth of the weights unknown."""
    periods = -(-count // len(SERIES))
    places = np.arange(count)
    months = [date(1900 + month // 12, month % 12 + 1, 1) for month in range(periods + 1)]
    ends = [month - timedelta(days=1) for month in months[1:]]
    chance = np.random.default_rng(2099)
    values = np.round(chance.lognormal(12, 3, count), chance.integers(0, 3))
    codes = np.array(SERIES, dtype=object)[places // periods]
    one = pd.DataFrame([observation_row()], dtype=object)
    return (
        one.loc[np.zeros(count, dtype=int)]
        .reset_index(drop=True)
        .assign(
            **dict(zip(KEY, codes.T, strict=True)),
            period_start=np.array(months[:-1], dtype=object)[places % periods],
            period_end=np.array(ends, dtype=object)[places % periods],
            period_kind="month",
            value_usd=np.where(chance.random(count) < 0.05, np.nan, values),
            net_weight_kg=np.where(chance.random(count) < 0.2, np.nan, np.round(chance.lognormal(10, 2, count), 1)),
            source_row=places + 2,
        )
    )
