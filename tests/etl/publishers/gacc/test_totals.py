"""Customs' tables of totals by country and by chapter, on small tables in their form.

Year, figures, Aland and Bouvet are made up.
"""

from pathlib import Path

import pytest

from etl.publishers.gacc import by_country as gacc_by_country
from etl.publishers.layouts import Layout
from etl.publishers.registry import recognise
from etl.publishers.urumqi.layout import BY_COUNTRY_LAYOUT
from tests.etl.publishers.gacc.made_tables import CHINA, XINJIANG, Rows, bulletin, cells_of, office, read
from tests.etl.publishers.layout_files import fields_of, workbook


def test_the_same_table_as_a_page_gives_the_same_rows(tmp_path: Path) -> None:
    lines = cells_of(bulletin())
    groups = "".join(f'<td colspan="2">{group}</td>' for group in ("进出口", "出口", "进口", "累计比去年同期±％"))
    spanned = f'<td rowspan="2">国别（地区）</td>{groups}'
    labels = "<td>5月</td><td>1至5月</td>" * 3 + "<td>出口</td><td>进口</td>"
    body = "".join(f"<tr>{line}</tr>" for line in [*lines[:2], spanned, labels, *lines[4:]])
    path = tmp_path / "table.html"
    path.write_text(
        f"<html><head><title>{CHINA}</title></head><body><table>{body}</table></body></html>", encoding="gb18030"
    )

    assert recognise(path) is gacc_by_country.LAYOUT
    columns = ("partner", "flow", "period", "value")
    assert fields_of(gacc_by_country.LAYOUT.read(path, tmp_path), *columns) == fields_of(
        read(tmp_path, bulletin(), gacc_by_country.LAYOUT), *columns
    )


def test_january_stands_once(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [[str(cell or "").replace("5月", "1月") for cell in row] for row in bulletin()],
        gacc_by_country.LAYOUT,
    )

    assert [row for row in fields_of(rows, "partner", "flow", "period", "value") if row[0] == "KZ"] == [
        ("KZ", "export", "2099-01", "1001"),
        ("KZ", "import", "2099-01", "2002"),
    ]


@pytest.mark.parametrize(
    ("rows", "layout", "problem"),
    [
        (
            bulletin(unit="单位：万元人民币"),
            gacc_by_country.LAYOUT,
            "its values are in 10,000 yuan, and Khorgos holds US dollars",
        ),
        (
            bulletin(XINJIANG, "单位：万元"),
            BY_COUNTRY_LAYOUT,
            "its values are in 10,000 yuan, and Khorgos holds US dollars",
        ),
        (
            [*office()[:2], *office()[4:]],
            BY_COUNTRY_LAYOUT,
            "below 出口 and 进口 no column says its months (当月, 累计, 5月, 1至5月)",
        ),
        (
            [*office()[:1], ["国别（地区）", "金额", "同比"], *office()[4:]],
            BY_COUNTRY_LAYOUT,
            "no headings 出口 and 进口",
        ),
    ],
)
def test_a_table_that_cannot_be_trusted_is_refused_whole(
    tmp_path: Path, rows: Rows, layout: Layout, problem: str
) -> None:
    table = read(tmp_path, rows, layout)

    assert table.frame.empty
    assert [fault.problem for fault in table.faults] == [f"refused whole: {problem}"]


def test_a_workbook_with_two_tables_is_refused_whole(tmp_path: Path) -> None:
    path = workbook(tmp_path / "table.xlsx", bulletin(), bulletin())

    assert "it has 2 tables with a heading" in gacc_by_country.LAYOUT.read(path, tmp_path).faults[0].problem
