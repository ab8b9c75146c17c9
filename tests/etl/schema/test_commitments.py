"""Tables of promises refuse what no note can say."""

from datetime import date

import pytest
from sqlalchemy import Table

from etl import schema
from tests.etl.schema.refusing import made, of_list, refusal, refused_word

CLOSED = [
    (schema.commitment, "kind"),
    (schema.commitment, "measurability"),
    (schema.commitment, "comparator"),
    (schema.commitment, "series_measure"),
    (schema.commitment, "series_flow"),
    (schema.commitment, "series_period_kind"),
    (schema.commitment, "deadline_basis"),
    (schema.commitment_party, "role"),
    (schema.commitment_topic, "topic"),
    (schema.stage, "stage"),
    (schema.commitment_evidence, "kind"),
    (schema.assessment, "verdict"),
    (schema.assessment, "cause"),
]


@pytest.mark.parametrize(
    "table",
    [
        schema.commitment,
        schema.commitment_party,
        schema.commitment_topic,
        schema.stage,
        schema.commitment_evidence,
        schema.assessment,
    ],
    ids=str,
)
def test_a_row_is_taken_once(table: Table) -> None:
    row = made(table)

    assert refusal(table, row) == ""
    assert refusal(table, row, row).startswith("UNIQUE constraint failed")


@pytest.mark.parametrize(("table", "column"), CLOSED, ids=str)
def test_a_word_of_no_list_is_refused(table: Table, column: str) -> None:
    assert refused_word(table, column) == of_list(table, column)


def test_a_place_in_a_note_is_that_of_one_promise() -> None:
    first = made(schema.commitment)

    assert refusal(schema.commitment, first, first | {"commitment_id": "another"}) == (
        "UNIQUE constraint failed: commitment.event_id, commitment.seq"
    )


@pytest.mark.parametrize("table", [schema.stage, schema.commitment_evidence], ids=str)
def test_something_shows_every_step_and_every_piece_of_evidence(table: Table) -> None:
    nothing = made(table, event_id=None)

    assert refusal(table, nothing) == f"CHECK constraint failed: ck_{table.name}_something"
    for shown_by in ({"figure_code": "F0001"}, {"source_url": "https://example.org"}):
        assert refusal(table, nothing | shown_by) == ""


def test_an_assessment_may_date_a_step_and_is_no_evidence() -> None:
    assert refusal(schema.stage, made(schema.stage, event_id=None, assessed_date=date(2100, 1, 15))) == ""
    assert "assessed_date" not in schema.commitment_evidence.columns
