"""Files in our own columns. All made up."""

from pathlib import Path

import pytest

from etl.publishers.common.own_columns import PRICES, PRODUCTION, RATES
from etl.publishers.layouts import Layout, take_sample
from tests.etl.made_inputs import HARVEST, PRICE, RATE, Row, csv_text
from tests.etl.publishers.layout_files import rows_of, write


@pytest.mark.parametrize(("layout", "row"), [(PRICES, PRICE), (RATES, RATE), (PRODUCTION, HARVEST)])
def test_a_file_is_known_by_just_its_columns_and_read_as_it_is(tmp_path: Path, layout: Layout, row: Row) -> None:
    path = write(tmp_path, "a.csv", csv_text([dict(reversed(row.items()))]))

    others = {PRICES, RATES, PRODUCTION} - {layout}
    assert layout.recognise(take_sample(path))
    assert not any(other.recognise(take_sample(path)) for other in others)
    assert rows_of(layout, path, *row) == [tuple(row.values())]


def test_a_column_more_or_less_is_another_form(tmp_path: Path) -> None:
    for row in (RATE | {"more": ""}, {name: value for name, value in RATE.items() if name != "note"}):
        assert not RATES.recognise(take_sample(write(tmp_path, "a.csv", csv_text([row]))))
