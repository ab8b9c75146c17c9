"""How a day is written in an address."""

from datetime import date

from etl.schema.address import parse_iso_day


def test_a_day_has_one_way_of_writing() -> None:
    assert parse_iso_day("2099-05-09") == date(2099, 5, 9)
    assert [parse_iso_day(text) for text in ("20990509", "2099-W19-6", "2099-02-30", "", "yesterday")] == [None] * 5
