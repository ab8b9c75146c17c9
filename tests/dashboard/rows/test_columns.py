"""A column told once: what it lacks stops the program at its start, and every reader has the same of it."""

from collections import Counter

import pytest

from dashboard.locale import available_languages, in_language
from dashboard.rows.columns import Column, UntoldColumns, name_column, shared, unit_of
from dashboard.rows.meanings import MEANINGS, NAME
from dashboard.rows.streams import row_schema
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowTable
from etl.schema import observation

VALUE = observation.c.value_usd


def table(*columns: Column) -> RowTable:
    return RowTable(rows=observation, columns=columns, order=(observation.c.commodity_id,))


def test_a_name_column_is_called_after_its_code_column() -> None:
    assert [name_column(name) for name in ("partner_code", "party_codes", "commodity_id", "flow")] == [
        "partner_name",
        "party_names",
        "commodity_name",
        "flow_name",
    ]


def test_a_unit_is_that_of_the_names_ending() -> None:
    assert [unit_of(name) for name in ("value_usd", "net_weight_kg", "unit_value_usd_per_t", "share_pct", "seq")] == [
        "USD",
        "kg",
        "USD/t",
        "%",
        "",
    ]


def test_a_column_of_codes_is_followed_by_its_names_and_the_build_is_last() -> None:
    told = table(*shared(observation, "flow"), Column("amount", "Amount", VALUE)).fields
    assert [(one.name, one.heading, str(one.type), one.description) for one in told] == [
        ("flow", "Direction, code", "string", MEANINGS["flow"]),
        ("flow_name", "Direction seen from the reporter", "string", NAME),
        ("amount", "Amount", "double", ""),
        ("build_id", "Data build", "string", MEANINGS["build_id"]),
    ]


@pytest.mark.parametrize(
    ("columns", "wrong"),
    [
        ((Column("value_usd", "", VALUE),), ("value_usd",)),
        ((Column("flow", "Direction", observation.c.flow, "term:flow"),), ("flow_name",)),
        ((Column("one", "Amount", VALUE), Column("other", "Amount", VALUE)), ("one", "other")),
        ((Column("one", "Amount", VALUE), Column("one", "Value", VALUE)), ("one", "one")),
        ((Column("build", "Data build", VALUE),), ("build", "build_id")),
    ],
)
def test_a_table_with_a_column_without_a_name_and_heading_of_its_own_is_refused(
    columns: tuple[Column, ...], wrong: tuple[str, ...]
) -> None:
    with pytest.raises(UntoldColumns) as told:
        table(*columns)
    assert told.value.names == wrong


def test_a_column_that_several_tables_have_is_the_same_in_each() -> None:
    headings = {(one.name, one.heading) for table in TABLES.values() for one in table.fields}
    assert [name for name, told in Counter(name for name, _heading in headings).items() if told > 1] == []


@pytest.mark.parametrize("language", available_languages())
@pytest.mark.parametrize("name", TABLES)
def test_no_two_columns_of_a_table_have_the_same_heading_in_a_language(name: str, language: str) -> None:
    with in_language(language):
        headings = TABLES[name].headings()
    assert list(headings) == row_schema(TABLES[name]).names
    assert [heading for heading, told in Counter(headings.values()).items() if told > 1] == []


def test_a_preview_begins_with_columns_of_the_table_and_no_others() -> None:
    with pytest.raises(UntoldColumns) as told:
        RowTable(rows=observation, columns=(), order=(), told_first=("value_usd",))
    assert told.value.names == ("value_usd",)


def test_a_preview_has_the_most_telling_first_names_for_codes_nothing_for_programs_and_the_source_last() -> None:
    trade = TABLES["trade"].previewed()
    assert (trade[:2], trade[-1]) == (["value_usd", "net_weight_kg"], "source_name")
    assert len(trade) == len(set(trade))
    assert {"reporter_name", "value_usd"} <= set(trade)
    assert not {"reporter_code", "source_licence", "build_id", "file_row"} & set(trade)
    assert "event_id" not in TABLES["events"].previewed()
