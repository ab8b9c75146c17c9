"""The data dictionary: each column once a table, in the order of the files, with heading, unit and type."""

import pyarrow as pa

from dashboard.locale import in_language
from dashboard.rows.dictionary import columns_of, to_dictionary, type_names, type_of
from dashboard.rows.table_list import TABLES


def test_every_column_of_every_table_is_told_once_in_the_order_of_the_files() -> None:
    frame = to_dictionary(columns_of(TABLES)).frame
    told = list(zip(frame["table"], frame["column"], strict=True))
    assert told == [(name, one.name) for name, table in TABLES.items() for one in table.fields]


def test_a_column_is_told_with_heading_meaning_unit_and_type() -> None:
    with in_language("zh"):
        frame = to_dictionary(columns_of(["trade"])).frame.set_index("column")
    assert frame.loc["value_usd", ["heading", "unit", "type_name", "type"]].tolist() == [
        "金额（美元）",
        "USD",
        "数值",
        "number",
    ]
    assert "美元" in frame.loc["value_usd", "meaning"]
    assert frame.loc["flow", ["unit", "type"]].tolist() == ["", "string"]


def test_every_type_that_columns_have_is_called_something() -> None:
    assert {type_of(one.field.type) for one in columns_of(TABLES)} == set(type_names())
    assert type_of(pa.date32()) == "date"
