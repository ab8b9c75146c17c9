"""Tables of conclusions refuse what no rule gives, and rows follow each other."""

from datetime import date

import pytest
from sqlalchemy import Table

from etl import schema
from tests.etl.schema.refusing import made, of_list, refusal, refused_word

TABLES = [
    schema.judgement,
    schema.commitment_figure,
    schema.standing,
    schema.standing_side,
    schema.group_trade,
    schema.headline_line,
    schema.headline_pair,
    schema.access_state,
]
CLOSED = [
    (schema.judgement, "flow"),
    (schema.judgement, "bound"),
    (schema.judgement, "indicator"),
    (schema.judgement, "valuation"),
    (schema.judgement, "verdict"),
    (schema.judgement, "rule"),
    (schema.standing, "word"),
    (schema.standing, "cause"),
    (schema.standing, "judged_by"),
    (schema.standing, "reason"),
    (schema.standing_side, "word"),
    (schema.group_trade, "flow"),
    (schema.group_trade, "valuation"),
    (schema.group_trade, "period_kind"),
    (schema.headline_line, "direction"),
    (schema.headline_line, "side"),
    (schema.headline_line, "valuation"),
    (schema.headline_pair, "direction"),
    (schema.headline_pair, "home_valuation"),
    (schema.headline_pair, "partner_valuation"),
    (schema.access_state, "state"),
]


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_a_row_is_taken_once(table: Table) -> None:
    row = made(table)

    assert refusal(table, row) == ""
    assert refusal(table, row, row).startswith("UNIQUE constraint failed")


@pytest.mark.parametrize(("table", "column"), CLOSED, ids=str)
def test_a_word_of_no_list_is_refused(table: Table, column: str) -> None:
    assert refused_word(table, column) == of_list(table, column)


@pytest.mark.parametrize("table", [schema.commitment_figure, schema.group_trade], ids=str)
def test_a_period_ends_no_earlier_than_it_begins(table: Table) -> None:
    backwards = made(table, period_start=date(2099, 12, 31), period_end=date(2099, 1, 1))

    assert refusal(table, backwards) == f"CHECK constraint failed: ck_{table.name}_period"


def test_a_stretch_of_a_market_ends_after_it_began() -> None:
    none = made(schema.access_state, from_date=date(2099, 5, 9), until_date=date(2099, 5, 9))

    assert refusal(schema.access_state, none) == "CHECK constraint failed: ck_access_state_until_date"


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_every_row_has_the_days_on_which_it_holds_and_another_may_follow_it(table: Table) -> None:
    first = made(table, known_from=date(2099, 1, 1), known_until=date(2099, 6, 1))

    assert refusal(table, first, first | {"known_from": date(2099, 6, 1), "known_until": None}) == ""
