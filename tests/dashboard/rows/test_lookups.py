"""What stands beside codes, looked up once for a code."""

import pyarrow as pa

from dashboard.rows.lookups import Lookup

NAMES = {"partner_name": pa.array(["Aland", "Bouvet"]), "kind": pa.array(["country", None])}


def of(codes: list[str | None], absent: str | None = None) -> dict[str, list[str | None]]:
    lookup = Lookup(pa.array(["AX", "BV"]), NAMES, absent)
    found = lookup.of(pa.array(codes, pa.string()).dictionary_encode())
    return {name: column.to_pylist() for name, column in found.items()}


def test_each_code_has_its_texts_in_the_order_of_the_rows() -> None:
    assert of(["BV", "AX", "BV"]) == {
        "partner_name": ["Bouvet", "Aland", "Bouvet"],
        "kind": [None, "country", None],
    }


def test_a_code_that_is_nowhere_and_a_missing_one_have_none() -> None:
    assert of(["ZZ", None, "AX"])["partner_name"] == [None, None, "Aland"]


def test_what_stands_for_absence_is_said_of_codes_and_not_of_missing_ones() -> None:
    assert of(["ZZ", None, "AX"], absent="")["partner_name"] == ["", None, "Aland"]
