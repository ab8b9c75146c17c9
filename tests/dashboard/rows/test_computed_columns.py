"""Columns that a rule gives: stated figures in dollars, and when a source's next are due. All made up."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.rows.asking import sources_of_rows
from dashboard.rows.streams import read_rows
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters
from dashboard.subjects.engine import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import complete, exchange_rate_row, observation_row, official_figure_row, source_row, year

RATE = ["value_usd_converted", "rate", "rate_kind", "rate_basis", "rate_start", "rate_end", "rate_source_code"]


def rows_of(url: str, table: str, day: date | None = None) -> pd.DataFrame:
    with read_only_engine(url, day).connect() as connection:
        return read_rows(connection, TABLES[table], RowFilters(), "en")


def figures(**rate: Any) -> dict[str, Any]:
    return complete(
        source=[source_row(source_code="bank", title_en="A bank's rates")],
        official_figure=[
            official_figure_row(figure_code="F1", value=16.0, unit="CNY", **year(2099)),
            official_figure_row(figure_code="F2", value=16.0, unit="CNY", **year(2098)),
            official_figure_row(figure_code="F3", value=16.0, unit="USD", **year(2099)),
            official_figure_row(figure_code="F4", value=16.0, unit="t", **year(2099)),
        ],
        exchange_rate=[
            exchange_rate_row(source_code="bank", currency="CNY", per_currency="USD", value=8.0, **year(2099), **rate)
        ],
    )


def test_a_figure_in_yuan_has_its_dollars_and_all_that_tells_of_the_rate(loaded_database: LoadDatabase) -> None:
    told = rows_of(loaded_database(**figures()), "figures").set_index("figure_code")

    assert told.loc["F1", RATE].to_list() == [
        *(2.0, 8.0, "mean", "stated"),
        *(date(2099, 1, 1), date(2099, 12, 31), "bank"),
    ]
    assert told.loc["F1", "rate_source_name"] == "A bank's rates"
    assert told.loc["F1", "value"] == 16.0


@pytest.mark.parametrize("code", ["F2", "F3", "F4"])
def test_a_year_without_a_rate_dollars_and_tonnes_have_nothing_converted(
    loaded_database: LoadDatabase, code: str
) -> None:
    told = rows_of(loaded_database(**figures()), "figures").set_index("figure_code")

    assert told.loc[code, [*RATE, "rate_source_name"]].isna().to_list() == [True] * 8


def test_a_file_cites_the_sources_of_its_rates_and_of_no_others(loaded_database: LoadDatabase) -> None:
    with read_only_engine(loaded_database(**figures())).connect() as connection:
        cited = [
            set(sources_of_rows(connection, TABLES["figures"], RowFilters((("unit", (unit,)),))))
            for unit in ("CNY", "USD")
        ]

    assert ["bank" in sources for sources in cited] == [True, False]


def test_a_doubtful_rate_converts_nothing(loaded_database: LoadDatabase) -> None:
    told = rows_of(loaded_database(**figures(quality="doubtful")), "figures")

    assert told["value_usd_converted"].isna().to_list() == [True] * 4


def test_a_rate_that_was_not_yet_out_converts_nothing_on_that_day(loaded_database: LoadDatabase) -> None:
    url = loaded_database(**figures(known_from=date(2100, 5, 1)))
    before, after = (rows_of(url, "figures", date(2100, month, 1)) for month in (4, 6))

    assert [set(told["value_usd_converted"].dropna()) for told in (before, after)] == [set(), {2.0}]


def test_a_source_tells_its_due_day_and_the_command(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        **complete(
            source=[
                source_row(source_code="comtrade_annual", release_lag_days=20),
                source_row(source_code="named", next_release_date=date(2101, 1, 9)),
                source_row(source_code="never_said", release_lag_days=None),
            ],
            observation=[
                observation_row(source_code=code, **year(2099)) for code in ("comtrade_annual", "named", "never_said")
            ],
        )
    )
    told = rows_of(url, "sources").set_index("source_code")[["due_date", "is_due_date_assumed", "command"]]

    assert told.loc["comtrade_annual"].to_list() == [date(2101, 1, 20), True, "python -m etl refresh comtrade_annual"]
    assert told.loc["named"].to_list()[:2] == [date(2101, 1, 9), False]
    assert told.loc["never_said"].isna().to_list() == [True, True, True]
