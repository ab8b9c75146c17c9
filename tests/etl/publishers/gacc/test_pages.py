"""A page of customs as a table: what cells span, which months a column is of, and which table of a page is meant."""

import re
from pathlib import Path

import pytest

from etl.publishers.common.trade_rows import RefusedWhole
from etl.publishers.gacc.pages import PageTable, column_period, has_title, read_page, require_dollar_unit, title_month
from etl.publishers.layouts import Sample

TITLE = "2099年5月某表"


def page(folder: Path, *tables: str, head: str = "") -> Path:
    path = folder / "page.html"
    path.write_text(
        f"<html>{head}<body>{''.join(f'<table>{table}</table>' for table in tables)}</body></html>", "utf-8"
    )
    return path


def titled(title: str, unit: str = "美元") -> PageTable:
    return PageTable([title], unit, [])


def test_what_a_cell_spans_is_empty_so_that_columns_stand_below_their_headings(tmp_path: Path) -> None:
    rows = (
        '<tr><td rowspan="2">类章</td><td colspan="2">出口</td><td rowspan="2">note</td></tr>'
        "<tr><td>5月</td><td>1至5月</td></tr><tr><td>总值</td><td>1</td><td>2</td><td>x</td></tr>"
    )

    assert read_page(page(tmp_path, rows), ["类章"]).rows == [
        ["类章", "出口", "", "note"],
        ["", "5月", "1至5月", ""],
        ["总值", "1", "2", "x"],
    ]


def test_title_and_unit_may_stand_elsewhere_on_the_page(tmp_path: Path) -> None:
    head = f"<head><title>{TITLE}</title></head>单位：千美元"
    table = read_page(page(tmp_path, "<tr><td>类 章</td></tr>", head=head), ["类章"])

    assert (table.titles, table.unit) == ([TITLE], "千美元")


def test_a_page_of_two_such_tables_is_refused_and_one_beside_another_is_read(tmp_path: Path) -> None:
    own, other = "<tr><td>类章</td></tr>", "<tr><td>分类</td></tr>"

    assert read_page(page(tmp_path, other, own), ["类章"]).rows == [["类章"]]
    with pytest.raises(RefusedWhole, match="it has 2 tables with a heading 类章"):
        read_page(page(tmp_path, own, own), ["类章"])


@pytest.mark.parametrize(
    ("label", "month", "period"),
    [
        ("12月", 12, "2099-12"),
        ("1至12月", 12, "2099-01/2099-12"),
        ("01 - 2月", 2, "2099-01/2099-02"),
        ("1月", 1, "2099-01"),
        ("1至1月", 1, "2099-01"),
        ("同比%", 5, None),
        ("", 5, None),
    ],
)
def test_a_column_is_of_the_month_or_of_january_to_it(label: str, month: int, period: str | None) -> None:
    assert column_period(label, 2099, month) == period


@pytest.mark.parametrize("label", ["4月", "1至4月"])
def test_a_column_of_another_month_is_refused(label: str) -> None:
    with pytest.raises(RefusedWhole, match="under the title of month 5"):
        column_period(label, 2099, 5)


@pytest.mark.parametrize(
    ("title", "month"), [("2099年12月某表", 12), ("2099年1至2月某表", 2), ("2099 年 01-11 月", 11)]
)
def test_a_title_names_the_last_month(title: str, month: int) -> None:
    assert title_month(titled(title)) == (2099, month)


def test_a_title_without_a_month_is_refused() -> None:
    with pytest.raises(RefusedWhole, match="does not say of which month"):
        title_month(titled("2099年某表"))


def test_dollars_are_required_of_unit_and_title() -> None:
    assert require_dollar_unit(titled(TITLE, "千美元")).in_dollars
    with pytest.raises(RefusedWhole, match="one of them is wrong"):
        require_dollar_unit(titled(f"{TITLE}（人民币值）", "千美元"))


@pytest.mark.parametrize(("encoding", "found"), [("utf-8", True), ("gb18030", True), ("utf-16", False)])
def test_a_title_is_found_in_either_encoding(encoding: str, found: bool) -> None:
    assert has_title(Sample("page.html", TITLE.encode(encoding)), re.compile("某表")) is found


def test_a_heading_is_the_first_cell_that_says_anything_in_a_row_and_no_title() -> None:
    table = PageTable([], "", [["类章2099年5月某表"], ["x", "类章"], ["", "类 章"]])

    assert table.find_heading(["类章"]) == (2, 1)
    assert table.find_heading(["分类"]) is None


def test_a_damaged_archive_has_no_title() -> None:
    assert not has_title(Sample("page.html.gz", b"\x1f\x8b broken"), re.compile("."))
