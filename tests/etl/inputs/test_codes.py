"""Codes that other files may refer to are those of the reference files, and none where a file is gone."""

from etl.inputs.codes import KnownCodes, codes_of, known_codes
from etl.values.reading import Reading
from tests.etl.made_inputs import made_up_reference


def test_every_reference_file_gives_its_codes() -> None:
    assert known_codes(made_up_reference()) == KnownCodes(
        areas=frozenset({"AX", "BV", "AX-01", "XG"}),
        places=frozenset({"mariehamn"}),
        people=frozenset({"anna-alander", "bo-bouvet"}),
        authorities=frozenset({"ax-customs", "ax-news"}),
        commodities=frozenset({"TOTAL", "HS:10", "HS:1001", "HS:1005", "HS:12", "HS:1201"}),
        groups=frozenset({"grain", "oilseed"}),
    )


def test_a_table_that_was_not_read_has_no_codes() -> None:
    assert codes_of(Reading(), "area", "area_code") == frozenset()
    assert known_codes(Reading()) == KnownCodes()
