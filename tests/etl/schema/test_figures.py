"""Tables of numbers refuse what no source gives; a missing value is NULL and never refused."""

from datetime import date

import pytest
from sqlalchemy import Table

from etl import schema
from tests.etl.schema.refusing import made, of_list, refusal, refused_word

CLOSED = [
    (schema.source, "kind"),
    (schema.source, "coverage"),
    (schema.source, "report_kind"),
    (schema.source, "export_valuation"),
    (schema.source, "import_valuation"),
    (schema.official_figure, "flow"),
    (schema.official_figure, "period_kind"),
    (schema.official_figure, "indicator"),
    (schema.official_figure, "measure"),
    (schema.official_figure, "confidence"),
]


@pytest.mark.parametrize("table", [schema.source, schema.snapshot, schema.observation, schema.official_figure], ids=str)
def test_a_row_is_taken_once(table: Table) -> None:
    row = made(table)

    assert refusal(table, row) == ""
    assert refusal(table, row, row).startswith("UNIQUE constraint failed")


@pytest.mark.parametrize(("table", "column"), CLOSED, ids=str)
def test_a_word_of_no_list_is_refused(table: Table, column: str) -> None:
    assert refused_word(table, column) == of_list(table, column)


def test_a_period_ends_no_earlier_than_it_begins() -> None:
    backwards = made(schema.official_figure, period_start=date(2099, 12, 31), period_end=date(2099, 1, 1))

    assert refusal(schema.official_figure, backwards) == "CHECK constraint failed: ck_official_figure_period"


def test_what_nobody_knows_is_taken() -> None:
    unknown = made(schema.observation, value_usd=None, net_weight_kg=None, quantity=None)

    assert refusal(schema.observation, unknown) == ""
    assert refusal(schema.official_figure, made(schema.official_figure, value=None)) == ""


def test_a_value_may_be_revised_on_another_day_and_is_of_one_source_each() -> None:
    first = made(schema.observation)
    others = ({"known_from": date(2099, 6, 1)}, {"source_code": "another"}, {"period_end": date(2099, 6, 30)})

    assert refusal(schema.observation, first, *(first | other for other in others)) == ""


def test_a_source_that_tells_of_no_trade_has_no_coverage_and_no_valuation() -> None:
    row = made(schema.source, kind="prices", coverage=None, export_valuation=None, import_valuation=None)

    assert refusal(schema.source, row) == ""
