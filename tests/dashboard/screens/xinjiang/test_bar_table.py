"""A table with bars: what is missing says so once, bars are as long as their amounts, texts are escaped."""

import re

from dashboard.screens.xinjiang.bar_table import BarCell, BarColumn, BarRow, bar_table_html

COLUMNS = [BarColumn("Exports", "#111111"), BarColumn("Imports", "#222222")]


def table(*rows: BarRow) -> str:
    return bar_table_html("Year", COLUMNS, rows, "not published").partition("</style>")[2]


def row(label: str, *amounts: float | None) -> BarRow:
    return BarRow(label, tuple(None if one is None else BarCell(f"{one:g} m", one) for one in amounts))


def test_a_run_of_missing_cells_is_one_cell_that_says_so_once() -> None:
    html = table(row("2099", 1.0, None), row("2098", 0.5, None), row("2097", 0.2, 0.1), row("2096", 0.2, None))

    assert html.count("not published") == 2
    assert re.findall(r'rowspan="(\d)"', html) == ["2", "1"]


def test_every_row_keeps_its_cells_beside_those_that_reach_over_it() -> None:
    html = table(row("2099", 1.0, None), row("2098", 0.5, None))

    assert [part.count("<td") for part in html.split("<tr>")[2:]] == [2, 1]


def test_a_bar_is_as_long_as_its_share_and_an_amount_without_share_has_none() -> None:
    html = table(BarRow("2099", (BarCell("5 m", 0.25), BarCell("told otherwise"))))

    assert re.findall(r"width:([\d.]+)%;background:([^\"]+)", html) == [("25.0", "#111111")]
    assert "told otherwise" in html


def test_headings_belong_to_columns_and_rows() -> None:
    html = table(row("2099", 1.0, 1.0))

    assert re.findall(r'<th scope="(\w+)">(\w+)', html) == [
        ("col", "Year"),
        ("col", "Exports"),
        ("col", "Imports"),
        ("row", "2099"),
    ]


def test_texts_are_escaped_and_notes_stand_small() -> None:
    html = table(BarRow("<a>", (BarCell("<b>", 0.1, note="<c>"), None), note="<d>"))

    assert "&lt;a&gt;<small>&lt;d&gt;</small>" in html
    assert "&lt;b&gt;</span><small>&lt;c&gt;</small>" in html
