"""Rows that are asked piece by piece are all there, once and in order, whatever is asked of them."""

from typing import Any

import pytest
from sqlalchemy import func, select

from dashboard.rows import pieces
from dashboard.rows.asking import MOST_COUNTED, RowCount, asking, count_rows, sources_of_rows
from dashboard.rows.pieces import RowQuestion
from dashboard.rows.reach import newest_period, newest_rows_questions, period_kinds_of_rows, years_of
from dashboard.rows.streams import read_rows
from dashboard.rows.tables import RowFilters
from dashboard.rows.tables_of_mirror import MIRROR
from dashboard.subjects.engine import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import Row, commodity_row, month, observation_row, source_row, year

GOODS = [f"HS:100{number}" for number in range(1, 7)]


def reports(code: str, **told: Any) -> list[Row]:
    """Aland's export of a good and Bouvet's import of it, and an import that nobody else reports."""
    export = {
        "reporter_code": "AX",
        "partner_code": "BV",
        "flow": "export",
        "source_code": "ours",
        "commodity_id": code,
    }
    back = {
        "reporter_code": "BV",
        "partner_code": "AX",
        "flow": "import",
        "source_code": "theirs",
        "commodity_id": code,
    }
    alone = {**back, "reporter_code": "AX", "partner_code": "BV"}
    return [observation_row(**{**month(2099, 12), **one, **told}) for one in (export, back, alone)]


def database(load: LoadDatabase) -> str:
    rows = [row for code in GOODS for row in reports(code)]
    older = reports(GOODS[0], **year(2098))
    return load(
        commodity=[commodity_row(commodity_id=code) for code in GOODS],
        source=[source_row(source_code=code) for code in ("ours", "theirs")],
        observation=[*rows, *older],
    )


FILTERS = [
    RowFilters(),
    RowFilters((("exporter", ("AX",)),)),
    RowFilters((("exporter", ("AX",)), ("commodity", (GOODS[2], GOODS[4])))),
    RowFilters((("export_source", ("ours",)), ("import_source", ("theirs",)))),
    RowFilters((("period", ("year",)),)),
    RowFilters(first_year=2099),
    RowFilters((("exporter", ("no such area",)),)),
]


@pytest.mark.parametrize("few", [0, 10, 1000])
@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_pieces_make_up_the_whole_in_order(
    loaded_database: LoadDatabase, monkeypatch: pytest.MonkeyPatch, filters: RowFilters, few: int
) -> None:
    monkeypatch.setattr(pieces, "MOST_GOODS", 2)
    monkeypatch.setattr(pieces, "FEW_ROWS", few)
    question = MIRROR.question(filters)
    with read_only_engine(database(loaded_database)).connect() as connection:
        whole = connection.execute(question).all()
        asked = RowQuestion(question, MIRROR.pieces, tuple(filters.conditions(MIRROR)), first_goods=1)
        parts = [connection.execute(part).all() for part in asked.parts(asking(connection))]

        assert [row for part in parts for row in part] == whole
        assert [asked.count(asking(connection), most) for most in (1, 100)] == [min(1, len(whole)), len(whole)]
        assert count_rows(connection, MIRROR, filters) == RowCount(len(whole))
        assert len(read_rows(connection, MIRROR, filters, "en", 3)) == min(3, len(whole))


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_what_is_told_of_rows_is_that_of_the_rows(loaded_database: LoadDatabase, filters: RowFilters) -> None:
    rows, until = MIRROR.question(filters).subquery(), year(2099)["period_end"]
    with read_only_engine(database(loaded_database)).connect() as connection:
        kinds = connection.scalars(select(rows.c.period_kind).distinct()).all()
        sources = connection.execute(select(rows.c.export_source_code, rows.c.import_source_code)).all()
        newest = connection.scalar(select(func.max(rows.c.period_end)))
        told = newest_period(connection, MIRROR, filters, until)

        assert sorted(period_kinds_of_rows(connection, MIRROR, filters)) == sorted(kinds)
        assert sources_of_rows(connection, MIRROR, filters) == sorted({code for row in sources for code in row if code})
        assert (told and told[1]) == newest
        assert years_of(connection, MIRROR) == (2098, 2099)


def test_nothing_is_asked_of_rows_that_there_cannot_be(loaded_database: LoadDatabase) -> None:
    filters = RowFilters((("period", ("quarter",)),))
    question = RowQuestion(MIRROR.question(filters), MIRROR.pieces, tuple(filters.conditions(MIRROR)))
    with read_only_engine(database(loaded_database)).connect() as connection:
        assert list(question.parts(asking(connection))) == []


@pytest.mark.parametrize("most", [1, 5, 12, 13, 99])
def test_the_newest_rows_are_the_first_by_period(loaded_database: LoadDatabase, most: int) -> None:
    with read_only_engine(database(loaded_database)).connect() as connection:
        asked = newest_rows_questions(connection, MIRROR, RowFilters(), most)
        parts = [connection.execute(part).all() for part in asked.parts(asking(connection))]
        sorted_rows = connection.execute(MIRROR.question(RowFilters(), newest_first=True)).all()

    assert [row for part in parts for row in part][:most] == sorted_rows[:most]


def test_more_rows_than_are_counted_one_by_one_are_told_as_more(
    loaded_database: LoadDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.rows.asking.MOST_COUNTED", 4)
    with read_only_engine(database(loaded_database)).connect() as connection:
        assert count_rows(connection, MIRROR, RowFilters()) == RowCount(4, is_more=True)
    assert MOST_COUNTED > 4
