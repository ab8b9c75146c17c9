import pandas as pd
import pytest

from etl import schema
from etl.values.frames import rows_to_frame
from etl.values.statements import count_significant_digits, rank_statements, to_statement_keys
from tests.factories import Row, official_figure_row


def shown(*rows: Row) -> list[str]:
    """The code of the row that comes first, of rows that all state the same."""
    values = [row.pop("value_text", "2000000000") for row in rows]
    frame = pd.DataFrame(
        [official_figure_row(**{"figure_code": f"F000{place}"} | row) for place, row in enumerate(rows, start=1)]
    )
    frame = frame.assign(value_text=values)
    return list(frame.loc[rank_statements(frame) == 0, "figure_code"])


def test_the_surest_is_shown() -> None:
    assert shown({"confidence": "medium"}, {"confidence": "high"}, {"confidence": "low"}) == ["F0002"]


def test_among_the_surest_the_office_that_counted() -> None:
    assert shown({"stated_by": "AX-NEWS"}, {"stated_by": "AX-CUSTOMS"}) == ["F0002"]


def test_then_the_number_that_says_most() -> None:
    assert shown({"value_text": "2000000000"}, {"value_text": "2010000000"}) == ["F0002"]


def test_then_the_first_published_and_a_bare_year_counts_as_its_end() -> None:
    assert shown({"published_date": None}, {"published_date": "2100"}, {"published_date": "2100-02-01"}) == ["F0003"]


def test_then_the_lowest_code() -> None:
    assert shown({"figure_code": "F0009"}, {"figure_code": "F0008"}) == ["F0008"]


def test_confidence_comes_before_all_else() -> None:
    assert shown(
        {"confidence": "medium", "value_text": "2012345678"}, {"stated_by": "AX-NEWS", "published_date": None}
    ) == ["F0002"]


def test_who_said_it_does_not_make_another_statement() -> None:
    rows = [
        official_figure_row(),
        official_figure_row(figure_code="F0002", stated_by="AX-NEWS", value=1.0, place_code=None),
    ]
    keys = to_statement_keys(rows_to_frame(schema.official_figure, rows))

    assert list(keys) == ["AX|BV|turnover|2099-01-01|2099-12-31|goods_trade|value|all goods||USD|AX-CUSTOMS"] * 2


@pytest.mark.parametrize(
    ("number", "digits"),
    [("41000000000", 2), ("41.0", 3), ("0", 1), ("0.05", 1), ("-24.1", 3), ("41001", 5), ("4.10e10", 3)],
)
def test_noughts_that_fill_the_place_say_nothing(number: str, digits: int) -> None:
    assert count_significant_digits(number) == digits
