"""A table that is read whole: a heading goes with each cell, for cards on a phone and for who listens."""

import math
from datetime import date

from dashboard.locale import in_language
from dashboard.rows.shown_table import ShownColumn, tabulate
from dashboard.ui.records import records_html


def records(*rows: tuple[object, object], is_link: bool = False, most: int | None = None) -> str:
    columns = (
        ShownColumn[tuple[object, object]]("name", "Who <is> it", lambda row: row[0]),
        ShownColumn[tuple[object, object]]("told", "Told", lambda row: row[1], is_link=is_link),
    )
    return records_html(tabulate(rows, columns), caption="Some & all", most=most)


def test_the_first_cell_names_its_row_and_the_others_carry_their_heading() -> None:
    html = records(("Anna", "here"))
    assert '<th role="rowheader" scope="row">Anna</th><td role="cell" data-heading="Told">here</td>' in html
    assert "<caption>Some &amp; all</caption>" in html
    assert "Who &lt;is&gt; it" in html


def test_nothing_of_a_text_is_taken_for_html() -> None:
    assert "<b>" not in records(("<b>bold</b>", '"><b>'))


def test_numbers_are_grouped_dates_told_in_words_and_what_is_missing_is_empty() -> None:
    with in_language("en"):
        assert ">1,234,567<" in records(("a", 1_234_567))
        assert ">1,234.125<" in records(("a", 1_234.125))
        assert ">9 May 2099<" in records(("a", date(2099, 5, 9)))
    assert '<td role="cell" data-heading="Told"></td>' in records(("a", None))
    assert '<td role="cell" data-heading="Told" class="number"></td>' in records(("a", math.nan))


def test_an_address_is_a_link() -> None:
    assert '<a href="https://example.org/?a&amp;b" ' in records(("a", "https://example.org/?a&b"), is_link=True)


def test_no_more_rows_are_drawn_than_asked_for() -> None:
    assert records(("a", 1), ("b", 2), most=1).count("<tr") == 2  # the headings and one row
