"""The headlines of what ships in ``data/``: no side's line ends before the newest whole year that it counts."""

from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest
from sqlalchemy import Connection

from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.trade.headline import headline_lines, headline_pairs

SIDES = ("home", "partner")
NEWEST_YEARS = """
    SELECT CASE WHEN reporter_code = 'CN' THEN partner_code ELSE reporter_code END AS country,
           CASE WHEN reporter_code = 'CN' THEN 'home' ELSE 'partner' END AS side,
           source_code, period_end
    FROM observation JOIN source USING (source_code)
    WHERE 'CN' IN (reporter_code, partner_code) AND commodity_id = 'TOTAL' AND period_kind = 'year'
      AND status <> 'estimated' AND value_usd IS NOT NULL AND COALESCE(report_kind, '') <> 'no_report'
    GROUP BY reporter_code, partner_code, source_code, period_end
    HAVING COUNT(DISTINCT flow) = 2
"""


@pytest.fixture(scope="module")
def shipped(real_database: str) -> Iterator[Connection]:
    with read_only_engine(real_database).connect() as connection:
        yield connection


def turnover_ends(connection: Connection, country: str) -> dict[str, date]:
    """The newest year of each side's line of China's whole trade with a country, in US dollars, by side."""
    meant = ("turnover", "all_goods", "USD", False)
    return {
        line.side: line.period_end
        for line in headline_lines(connection, "CN", country)
        if (line.direction, line.group_code, line.unit, line.newest.is_at_least) == meant
    }


@pytest.mark.parametrize("country", ["KZ", "KG", "TJ", "UZ"])
def test_a_line_ends_in_the_newest_year_of_which_both_flows_are_held(shipped: Connection, country: str) -> None:
    held = pd.read_sql(NEWEST_YEARS, shipped, parse_dates=["period_end"]).query("country == @country")

    newest = held.groupby("side")["period_end"].max().dt.date
    ends = turnover_ends(shipped, country)

    assert sorted(newest.index) == sorted(SIDES)
    assert [side for side in SIDES if ends[side] < newest[side]] == []


def test_kazakhstans_own_count_reaches_2025_and_stands_beside_chinas(shipped: Connection) -> None:
    meant = ("turnover", "all_goods", "USD")
    (pair,) = [one for one in headline_pairs(shipped, "CN", "KZ") if (one.direction, one.group_code, one.unit) == meant]

    assert turnover_ends(shipped, "KZ")["partner"] >= date(2025, 12, 31)
    assert pair.period_end >= date(2025, 12, 31)
