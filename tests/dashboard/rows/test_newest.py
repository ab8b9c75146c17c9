"""The newest rows are the first of all of them in order, however they are asked for."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from dashboard.rows import newest, pieces, tables_of_mirror
from dashboard.rows.asking import asking
from dashboard.rows.newest import NewestPairs, RowsOfYears, Window, first_begin, months_for, rows_of_a_period, windows
from dashboard.rows.reach import newest_rows_questions
from dashboard.rows.tables import RowFilters, RowTable
from dashboard.rows.tables_of_figures import TRADE
from dashboard.rows.tables_of_mirror import MIRROR
from dashboard.subjects.engine import read_only_engine
from tests.conftest import LoadDatabase
from tests.dashboard.rows.test_pieces import FILTERS, GOODS, reports
from tests.factories import Row, commodity_row, month, source_row, year

DECEMBER = (date(2099, 12, 1), date(2099, 12, 31))
PERIODS: list[Row] = [
    *(month(2099, number) for number in (12, 11, 7)),
    month(2098, 12),
    *(year(number) for number in (2099, 2098, 2040)),
    {"period_start": date(2098, 7, 1), "period_end": date(2099, 6, 30), "period_kind": "marketing_year"},
    {"period_start": date(2097, 3, 5), "period_end": date(2099, 12, 31), "period_kind": "other"},
]
days = st.dates(date(1, 1, 1), date(2150, 1, 1))


def database(load: LoadDatabase) -> str:
    told = [
        row
        for place, period in enumerate(PERIODS)
        for code in GOODS[: 2 + place % 3]
        for row in reports(code, **period)
    ]
    alone = [row for index, row in enumerate(told) if index % 4]
    return load(
        commodity=[commodity_row(commodity_id=code) for code in GOODS],
        source=[source_row(source_code=code) for code in ("ours", "theirs")],
        observation=alone,
    )


def asked(connection: Connection, table: RowTable, filters: RowFilters, most: int) -> list[object]:
    rows: list[object] = []
    for question in newest_rows_questions(connection, table, filters, most).parts(asking(connection)):
        rows += connection.execute(question.limit(most - len(rows))).all()
        if len(rows) == most:
            break
    return rows


@pytest.mark.parametrize("at_once", [0, 1, 5, 4_000])
def test_newest_pairs_are_the_first_of_all_sorted(
    loaded_database: LoadDatabase, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(newest, "MOST_REPORTS", at_once)
    monkeypatch.setattr(tables_of_mirror, "MOST_PAIRS", max(1, at_once))
    monkeypatch.setattr(pieces, "FIRST_GOODS", 1)
    with read_only_engine(database(loaded_database)).connect() as connection:
        for filters in FILTERS:
            whole = connection.execute(MIRROR.question(filters, newest_first=True)).all()
            for most in (1, 6, 20, 99):
                assert asked(connection, MIRROR, filters, most) == whole[:most], (filters, most)


def test_pairs_with_few_reports_are_asked_together_and_one_with_many_by_itself() -> None:
    reports_of = {"BV": 2, "HM": 3, "IO": newest.MOST_REPORTS + 1, "TF": 4, "UM": 0, "AQ": 6, "GS": 1}
    told = [RowsOfYears("month", date(2099, 1, 1), 12 * count, ("AX", area)) for area, count in reports_of.items()]
    assert MIRROR.pieces
    asked_for = NewestPairs(MIRROR, MIRROR.pieces, RowFilters(), most=10)

    gathered = [([area for _, area in pairs], reports) for pairs, reports in asked_for._gathered(told, DECEMBER, 1)]

    assert gathered == [(["BV", "HM"], 5), (["IO"], newest.MOST_REPORTS + 1), (["TF", "AQ"], 10), (["GS"], 1)]


@pytest.mark.parametrize("day", [None, date(2099, 6, 1)])
def test_newest_rows_of_trade_are_the_first_of_all_sorted(loaded_database: LoadDatabase, day: date | None) -> None:
    chosen = [(), (("commodity", (GOODS[0],)),), (("partner", ("BV",)), ("period", ("month", "other")))]
    with read_only_engine(database(loaded_database), day).connect() as connection:
        for filters in map(RowFilters, chosen):
            whole = connection.execute(TRADE.question(filters, newest_first=True)).all()
            for most in (1, 6, 20, 99):
                assert asked(connection, TRADE, filters, most) == whole[:most], (filters, most)


def is_in(window: Window, end: date) -> bool:
    return (window.since is None or end >= window.since) and (window.before is None or end < window.before)


@given(newest_end=days, months=st.integers(1, 40_000), age=st.integers(0, 700_000))
def test_each_day_up_to_the_newest_is_in_one_window(newest_end: date, months: int, age: int) -> None:
    end = newest_end - timedelta(days=min(age, newest_end.toordinal() - 1))
    of_all = list(windows((newest_end, newest_end), months))

    assert [is_in(window, end) for window in of_all].count(True) == 1
    assert len(of_all) <= 4
    assert of_all[-1].since is None


def test_no_period_begins_before_what_is_told_of_its_kind() -> None:
    since = date(2099, 11, 1)
    months, years = RowsOfYears("month", date(2099, 1, 1), 120), RowsOfYears("other", date(2097, 1, 1), 3)

    assert first_begin([months], since) == since
    assert first_begin([months, years], since) == date(2097, 1, 1)
    assert first_begin([], since) == since


def test_a_period_has_a_part_of_what_is_told_of_its_year() -> None:
    told = [RowsOfYears("month", date(2099, 1, 1), 120), RowsOfYears("year", date(2099, 1, 1), 3)]

    assert rows_of_a_period(told, DECEMBER) == 13
    assert [months_for(most, 13) for most in (1, 13, 1_000)] == [1, 2, 154]
    assert months_for(1_000, 0) == 2_000
