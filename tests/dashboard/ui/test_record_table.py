"""A table to be read whole, as HTML."""

import pytest

from dashboard.ui.record_table import Cell, Heading, record_table

HEADINGS = [Heading("Sheep & goats"), Heading("How <many>", "number")]


def test_the_first_cell_names_its_row_and_the_others_have_their_heading_with_them() -> None:
    table = record_table(HEADINGS, [[Cell("<b>Aland</b>"), Cell("7", "number")]], caption="A & B", look="records few")

    assert table == (
        '<table class="records few" role="table"><caption>A &amp; B</caption>'
        '<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Sheep &amp; goats</th>'
        '<th role="columnheader" scope="col" class="number">How &lt;many&gt;</th></tr></thead>'
        '<tbody role="rowgroup"><tr role="row"><th role="rowheader" scope="row"><b>Aland</b></th>'
        '<td role="cell" data-heading="How &lt;many&gt;" class="number">7</td></tr></tbody></table>'
    )


def test_a_row_has_a_cell_for_each_heading() -> None:
    with pytest.raises(ValueError, match="zip"):
        record_table(HEADINGS, [[Cell("Aland")]], caption="")
