"""Which earlier figure a new one is held against."""

import pandas as pd

from etl import schema
from etl.build.pair_figures import mark_arrivals, pair_with_other_sources, pair_with_year_before
from etl.values.frames import rows_to_frame
from tests.factories import Row, month, observation_row

ARRIVALS = {"new-1": "new", "old-1": "old"}


def traded(year: int, usd: float, snapshot: str, **overrides: object) -> Row:
    return observation_row(**month(year, 5), value_usd=usd, snapshot_code=snapshot, **overrides)


def known(*rows: Row) -> pd.DataFrame:
    observation = rows_to_frame(schema.observation, list(rows)).assign(is_confirmed=False)
    return mark_arrivals(observation, ARRIVALS)


def told(pairs: pd.DataFrame) -> list[tuple[str, int, float, float, int]]:
    columns = (
        pairs["arrival"].astype("str"),
        pairs["period_start"].dt.year,
        *(pairs[name] for name in ("value_usd", "other_usd", "back")),
    )
    return list(zip(*(column.tolist() for column in columns), strict=True))


def test_the_nearest_year_that_did_not_come_with_it_counts() -> None:
    rows = known(
        traded(2093, 1.0, "shipped"),
        traded(2096, 2.0, "old-1"),
        traded(2097, 3.0, "new-1"),
        traded(2098, 4.0, "new-1"),
        traded(2099, 5.0, "shipped"),
    )

    assert told(pair_with_year_before(rows)) == [
        ("old", 2096, 2.0, 1.0, 3),
        ("new", 2097, 3.0, 2.0, 1),
        ("new", 2098, 4.0, 2.0, 2),
    ]


def test_no_year_further_back_than_eight_counts_nor_one_of_another_series_or_month() -> None:
    new = traded(2099, 5.0, "new-1")
    others = [
        traded(2090, 1.0, "shipped"),
        traded(2098, 1.0, "shipped", commodity_id="HS:1002"),
        traded(2098, 1.0, "shipped", flow="import"),
        traded(2098, 1.0, "shipped") | month(2098, 6),
    ]

    assert told(pair_with_year_before(known(new, *others))) == []
    assert told(pair_with_year_before(known(new, traded(2091, 2.0, "shipped")))) == [("new", 2099, 5.0, 2.0, 8)]


def test_figures_that_shipped_are_held_against_nothing() -> None:
    rows = known(traded(2098, 1.0, "shipped"), traded(2099, 2.0, "shipped"))

    assert (told(pair_with_year_before(rows)), told(pair_with_other_sources(rows))) == ([], [])


def test_the_middle_one_of_other_sources_counts() -> None:
    others = [traded(2099, usd, "shipped", source_code=f"source_{usd}") for usd in (1.0, 3.0, 9.0)]

    pairs = pair_with_other_sources(known(traded(2099, 5.0, "new-1"), *others))

    assert told(pairs) == [("new", 2099, 5.0, 3.0, 0)]
