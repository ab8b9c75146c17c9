"""Tables as text: in any encoding, row by row with their lines, and what is torn is told."""

import pytest

from etl.inputs.files import LINE
from etl.publishers.common.tables import decode, describe_twice, split_table


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("\ufeff羊,овца".encode(), "羊,овца"),
        ("绵羊出口".encode("gb18030"), "绵羊出口"),
        (b"plain", "plain"),
    ],
)
def test_a_text_is_read_by_the_first_encoding_that_fits(content: bytes, text: str) -> None:
    assert decode(content) == text


def test_letters_that_no_encoding_has_are_replaced() -> None:
    assert decode(b"a\xff", ["ascii"]) == "a\ufffd"


def test_each_row_has_the_line_on_which_it_begins_and_blank_lines_are_none() -> None:
    table = split_table('name,value\n\n"two\nlines",1\nsheep,2\n')

    assert table.header == ["name", "value"]
    assert table.rows == [(3, ["two\nlines", "1"]), (5, ["sheep", "2"])]


def test_an_empty_field_after_the_last_comma_is_no_field() -> None:
    table = split_table("name,value,\nsheep,1,\ngoats,2\n")

    assert table.rows == [(2, ["sheep", "1"]), (3, ["goats", "2"])]
    assert table.torn == []


def test_rows_of_another_length_are_told_with_it() -> None:
    table = split_table("name,value\nsheep\ngoats,1,2\n")

    assert (table.rows, table.torn) == ([], [(2, 1), (3, 3)])


def test_a_frame_has_the_rows_as_text_with_their_lines() -> None:
    frame = split_table("code;value\n01;1\n", ";").to_frame()

    assert frame.to_dict("records") == [{"code": "01", "value": "1", LINE: 2}]


def test_a_torn_row_is_told_with_its_line() -> None:
    table = split_table("a,b\n1,2,\n\n3\n")

    assert (table.header, table.rows, table.torn) == (["a", "b"], [(2, ["1", "2"])], [(4, 1)])


def test_a_quote_that_never_closes_is_told_where_it_begins() -> None:
    table = split_table('a,b\n1,2\n"3,' + "4,5\n" * 60_000)

    assert (table.rows, table.torn) == ([(2, ["1", "2"])], [(3, 0)])


def test_a_heading_that_is_wanted_and_stands_twice_is_named() -> None:
    header = ["year", "", "value", "value", "", "note", "note"]

    assert describe_twice(header, ["year", "value"]) == "the columns value are there twice"
    assert describe_twice(header, ["year", ""]) == ""
