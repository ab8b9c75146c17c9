"""The spellings that every table is made of."""

import pytest
from sqlalchemy import Column, MetaData, Table, create_engine
from sqlalchemy.exc import IntegrityError

from etl.schema.columns import (
    day,
    known_from_key,
    name_columns,
    name_columns_of,
    number,
    one_of,
    order,
    period_in_order,
    period_key,
    ref,
    text,
    titles,
)
from etl.vocabulary.languages import LANGUAGES
from etl.vocabulary.trade import Flow


def test_a_name_has_a_column_for_each_language_and_only_the_english_one_is_never_missing() -> None:
    columns = titles("name")

    assert [column.name for column in columns] == list(name_columns("name")) == [f"name_{code}" for code in LANGUAGES]
    assert [column.name for column in columns if not column.nullable] == ["name_en"]


def test_columns_of_a_name_are_found_in_a_table() -> None:
    table = Table("sheep", MetaData(), text("code"), *titles())

    assert [column.key for column in name_columns_of(table)] == list(name_columns())


def test_a_measured_value_may_be_unknown_and_a_text_a_day_and_an_order_may_not() -> None:
    columns: list[Column[object]] = [number("a"), text("a"), day("a"), order("a"), ref("a", "b.c")]  # type: ignore[list-item]  # of any type

    assert [column.nullable for column in columns] == [True, False, False, False, False]


def test_rows_that_follow_each_other_have_their_day_and_their_period_in_the_key() -> None:
    table = Table("sheep", MetaData(), *period_key(), known_from_key())

    assert [column.name for column in table.primary_key] == ["period_start", "period_end", "known_from"]


@pytest.mark.parametrize(
    ("row", "taken"),
    [
        ({"flow": "export", "period_start": "2099-01-01", "period_end": "2099-01-01"}, True),
        ({"flow": None, "period_start": "2099-01-01", "period_end": "2099-12-31"}, True),
        ({"flow": "sale", "period_start": "2099-01-01", "period_end": "2099-12-31"}, False),
        ({"flow": "export", "period_start": "2099-12-31", "period_end": "2099-01-01"}, False),
    ],
)
def test_a_word_is_of_its_list_and_a_period_in_order(row: dict[str, str | None], taken: bool) -> None:
    columns = [text(name, nullable=True) for name in row]
    table = Table("sheep", MetaData(), *columns, one_of("flow", Flow), period_in_order())
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        table.create(connection)
        try:
            connection.execute(table.insert(), [row])
        except IntegrityError:
            assert not taken
        else:
            assert taken
