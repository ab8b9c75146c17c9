"""The contract as a whole: what is handed out, and what holds for every table."""

from sqlalchemy import Boolean, Date

from etl import schema
from etl.schema import FIGURE_TABLES, metadata


def test_every_table_is_handed_out_under_its_name() -> None:
    assert sorted(schema.__all__) == sorted([*metadata.tables, "FIGURE_TABLES", "SCHEMA_VERSION", "metadata"])
    assert {name: table for name, table in metadata.tables.items() if getattr(schema, name) is not table} == {}


def test_a_table_of_figures_tells_its_source_and_its_period() -> None:
    needed = {"source_code", "period_start", "period_end", "period_kind", "known_from", "is_known_from_assumed"}

    assert [table.name for table in FIGURE_TABLES if not needed <= set(table.columns.keys())] == []


def test_rows_that_another_takes_the_place_of_have_their_first_day_in_the_key_or_a_place_in_an_order() -> None:
    replaced = [table for table in metadata.tables.values() if "known_until" in table.columns]

    assert [table.name for table in replaced if not {"known_from", "seq"} & set(table.primary_key.columns.keys())] == []


def test_a_truth_value_is_never_missing_and_a_day_of_knowledge_is_a_date() -> None:
    columns = [column for table in metadata.tables.values() for column in table.columns]

    assert [str(one) for one in columns if isinstance(one.type, Boolean) and one.nullable] == []
    assert [
        str(one) for one in columns if one.name in {"known_from", "known_until"} and not isinstance(one.type, Date)
    ] == []


def test_every_column_that_refers_to_another_has_its_type() -> None:
    keys = [key for table in metadata.tables.values() for key in table.foreign_keys]

    assert [str(key.parent) for key in keys if type(key.parent.type) is not type(key.column.type)] == []
