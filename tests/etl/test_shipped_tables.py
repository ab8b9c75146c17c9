"""What ships in ``data/trade`` and holds together across tables: months beside years, selections, doubtful months."""

from collections.abc import Iterator

import pandas as pd
import pytest
from sqlalchemy import Connection, text

from dashboard.subjects.engine import read_only_engine

ROUNDING = 1e-5
YEARS = """
    SELECT flow, period_end, value_usd FROM observation
    WHERE source_code = 'kz_bns_by_country' AND reporter_code = 'KZ' AND partner_code = 'WLD' AND period_kind = 'year'
"""
MONTHS = "SELECT flow, period_end, value_usd, quality, status FROM observation WHERE source_code = 'kz_bns_months'"
KYRGYZ_SUMS = "SELECT is_at_least FROM group_trade WHERE source_code = 'kg_nsc_imports_from_china'"


@pytest.fixture(scope="module")
def shipped(real_database: str) -> Iterator[Connection]:
    with read_only_engine(real_database).connect() as connection:
        yield connection


def read(connection: Connection, question: str) -> pd.DataFrame:
    return pd.read_sql(text(question), connection, parse_dates=["period_end"])


def test_the_months_of_kazakhstans_trade_add_up_to_the_years_of_the_same_office(shipped: Connection) -> None:
    months, years = read(shipped, MONTHS), read(shipped, YEARS)
    by_year = months.groupby(["flow", months["period_end"].dt.year])["value_usd"].agg(["sum", "count"]).reset_index()
    both = by_year.merge(years.assign(period_end=years["period_end"].dt.year), on=["flow", "period_end"])

    assert set(both["period_end"]) == set(range(2019, 2024))
    assert set(both["count"]) == {12}
    assert both.loc[(both["sum"] / both["value_usd"] - 1).abs() > ROUNDING].empty


def test_a_month_out_of_line_is_doubtful_and_no_headline_rests_on_months(shipped: Connection) -> None:
    months = read(shipped, MONTHS)
    odd = months.loc[months["quality"] == "doubtful", ["flow", "period_end", "status"]]

    assert odd.to_dict("records") == [
        {"flow": "export", "period_end": pd.Timestamp(2026, 6, 30), "status": "preliminary"}
    ]
    assert read(shipped, "SELECT source_code FROM headline_line WHERE source_code = 'kz_bns_months'").empty


def test_a_selection_of_headings_is_summed_as_a_lower_bound_only(shipped: Connection) -> None:
    sums = pd.read_sql(text(KYRGYZ_SUMS), shipped)

    assert set(sums["is_at_least"].astype(bool)) == {True}
