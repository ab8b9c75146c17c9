"""Tables of names refuse a code twice, a name that is missing and words of no list."""

import pytest
from sqlalchemy import Table

from etl import schema
from tests.etl.schema.refusing import made, of_list, refusal, refused_word

CLOSED = [
    (schema.area, "kind"),
    (schema.place, "kind"),
    (schema.commodity, "classification"),
    (schema.commodity, "level"),
    (schema.commodity_group_member, "basis"),
    (schema.gap_reason, "flow"),
    (schema.gap_reason, "cause"),
    (schema.topic_group, "topic"),
]


@pytest.mark.parametrize(
    "table",
    [
        schema.term,
        schema.area,
        schema.area_member,
        schema.place,
        schema.authority,
        schema.person,
        schema.person_role,
        schema.role,
        schema.commodity,
        schema.commodity_group,
        schema.commodity_group_member,
        schema.gap_reason,
        schema.topic_group,
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


def test_a_code_stands_once_in_its_list_whatever_its_id() -> None:
    first = made(schema.commodity)

    assert refusal(schema.commodity, first, first | {"commodity_id": "another"}) == (
        "UNIQUE constraint failed: commodity.classification, commodity.code"
    )


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (schema.area, "name_en"),
        (schema.person, "name_en"),
        (schema.commodity, "title_en"),
        (schema.gap_reason, "text_en"),
        (schema.role, "role_en"),
    ],
    ids=str,
)
def test_only_the_english_name_is_never_missing(table: Table, column: str) -> None:
    stem = column.removesuffix("en")

    assert refusal(table, made(table, **{column: None})) == f"NOT NULL constraint failed: {table.name}.{column}"
    assert refusal(table, made(table, **{f"{stem}zh": None, f"{stem}ru": None})) == ""


def test_a_gap_has_no_reason_for_a_turnover() -> None:
    assert refusal(schema.gap_reason, made(schema.gap_reason, flow="turnover")) == of_list(schema.gap_reason, "flow")
