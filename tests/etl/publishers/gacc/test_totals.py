"""Customs' tables of totals by country and by chapter, on small tables in their form.

Year, figures, Aland and Bouvet are made up.
"""

from pathlib import Path

import pytest

from etl.inputs.files import CsvRows
from etl.publishers.gacc import by_country as gacc_by_country
from etl.publishers.layouts import Layout, take_sample
from etl.publishers.registry import LAYOUTS, recognise
from etl.publishers.urumqi.layout import BY_CHAPTER_LAYOUT, BY_COUNTRY_LAYOUT
from tests.etl.publishers.layout_files import fields_of, workbook

Rows = list[list[object]]

CHINA = "（2）2099年5月进出口商品国别（地区）总值表（美元值）"
XINJIANG = "2099年5月新疆维吾尔自治区进出口商品国别（地区）总值表"
TO_MAY = "2099-01/2099-05"


def bulletin(title: str = CHINA, unit: str = "单位：千美元") -> Rows:
    """The form of the monthly bulletin: a column for each month and each January to it, and the change beside them."""
    return [
        [title],
        [None, None, None, None, None, unit],
        ["进口原产国（地）", "进出口", None, "出口", None, "进口", None, "累计比去年同期±％", None],
        ["出口最终目的国（地）", "5月", "1至5月", "5月", "1至5月", "5月", "1至5月", "出口", "进口"],
        ["总值", "30", "300", "10", "100", "20", "200", "1.0", "2.0"],
        ["  亚洲", "3", "30", "1", "10", "2", "20", "1.0", "2.0"],
        ["    哈萨克斯坦", "3,003", "30,030", "1,001", "10,010", "2,002", "20,020", "1.0", "2.0"],
        ["  其中：吉尔吉斯斯坦", "1", "5", "1", "5", "-", "-", "1.0", "-"],
    ]


def office(title: str = XINJIANG) -> Rows:
    """The form of a provincial office.

    Each amount with its change, before it or after it, under the month and the sum from January.
    """
    return [
        [title, None, None, None, "单位：万美元"],
        ["国别（地区）", "进出口", None, None, None, "出口", None, None, None, "进口", None, None, None],
        [None, *["当月", None, "累计", None] * 3],
        [None, *["金额", "同比%", "同比%", "金额"] * 3],
        ["哈萨克斯坦", 9, 1, 1, 90, 4, 1, 1, 40, 5.5, 1, 1, 50],
        ["奥兰", 9, 1, 1, 90, 4, 1, 1, 40, 5, 1, 1, 50],
    ]


def cells_of(rows: Rows) -> list[str]:
    return ["".join(f"<td>{cell or ''}</td>" for cell in row) for row in rows]


def read(tmp_path: Path, rows: Rows, layout: Layout) -> CsvRows:
    path = workbook(tmp_path / "table.xlsx", rows)
    assert recognise(path) is layout
    return layout.read(path, tmp_path)


def test_china_s_bulletin_gives_each_flow_by_month_and_from_january(tmp_path: Path) -> None:
    rows = read(tmp_path, bulletin(), gacc_by_country.LAYOUT)

    assert fields_of(rows, "reporter", "partner", "flow", "period", "commodity", "value", "line") == [
        ("CN", "WLD", "export", "2099-05", "TOTAL", "10", "5"),
        ("CN", "WLD", "export", TO_MAY, "TOTAL", "100", "5"),
        ("CN", "WLD", "import", "2099-05", "TOTAL", "20", "5"),
        ("CN", "WLD", "import", TO_MAY, "TOTAL", "200", "5"),
        ("CN", "KZ", "export", "2099-05", "TOTAL", "1001", "7"),
        ("CN", "KZ", "export", TO_MAY, "TOTAL", "10010", "7"),
        ("CN", "KZ", "import", "2099-05", "TOTAL", "2002", "7"),
        ("CN", "KZ", "import", TO_MAY, "TOTAL", "20020", "7"),
        ("CN", "KG", "export", "2099-05", "TOTAL", "1", "8"),
        ("CN", "KG", "export", TO_MAY, "TOTAL", "5", "8"),
    ]
    assert dict(rows.left_out) == {"other rows": 1, "cells without a value": 2}


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


def test_a_provincial_table_with_changes_between_the_amounts_is_xinjiang_s(tmp_path: Path) -> None:
    rows = read(tmp_path, office(), BY_COUNTRY_LAYOUT)

    assert fields_of(rows, "reporter", "partner", "flow", "period", "value", "note") == [
        ("CN-XJ", "KZ", "export", "2099-05", "40", "published in 10,000 US dollars"),
        ("CN-XJ", "KZ", "export", TO_MAY, "400", "published in 10,000 US dollars"),
        ("CN-XJ", "KZ", "import", "2099-05", "55", "published in 10,000 US dollars"),
        ("CN-XJ", "KZ", "import", TO_MAY, "500", "published in 10,000 US dollars"),
    ]


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


def test_xinjiang_s_chapters_are_traded_with_the_world(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [
            ["2099年5月新疆进出口商品类章总值表（美元值）"],
            ["单位：千美元"],
            ["类章", "出口", None, "进口", None],
            [None, "5月", "1至5月", "5月", "1至5月"],
            ["总值", 1, 2, 3, 4],
            ["第2类 植物产品", 1, 2, "-", 4],
            ["10章 谷物", "-", "-", "-", 4],
        ],
        BY_CHAPTER_LAYOUT,
    )

    assert fields_of(rows, "reporter", "partner", "flow", "commodity", "period", "value") == [
        ("CN-XJ", "WLD", "export", "TOTAL", "2099-05", "1"),
        ("CN-XJ", "WLD", "export", "TOTAL", TO_MAY, "2"),
        ("CN-XJ", "WLD", "import", "TOTAL", "2099-05", "3"),
        ("CN-XJ", "WLD", "import", "TOTAL", TO_MAY, "4"),
        ("CN-XJ", "WLD", "export", "HSS:02", "2099-05", "1"),
        ("CN-XJ", "WLD", "export", "HSS:02", TO_MAY, "2"),
        ("CN-XJ", "WLD", "import", "HSS:02", TO_MAY, "4"),
        ("CN-XJ", "WLD", "import", "HS:10", TO_MAY, "4"),
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
            office("2099年5月乌鲁木齐关区进出口商品国别（地区）总值表"),
            BY_COUNTRY_LAYOUT,
            "it counts what passes the customs district (关区), and Khorgos holds the trade of Xinjiang's firms",
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


def test_a_table_on_urumqi_s_page_that_names_no_place_is_not_taken_for_xinjiang_s(tmp_path: Path) -> None:
    lines = "".join(f"<tr>{line}</tr>" for line in cells_of(bulletin()))
    head = f'<head><meta name="SiteName" content="中华人民共和国乌鲁木齐海关"><title>{CHINA}</title></head>'
    path = tmp_path / "table.html"
    path.write_text(f"<html>{head}<body><table>{lines}</table></body></html>", encoding="utf-8")

    assert recognise(path) is BY_COUNTRY_LAYOUT
    assert "its title does not say that it is of Xinjiang" in BY_COUNTRY_LAYOUT.read(path, tmp_path).faults[0].problem


@pytest.mark.parametrize(
    "title",
    [
        "（4）2099年5月进出口商品主要国别（地区）总值表",
        "本市2：2099年5月进出口商品国别（地区）总值表",
        "2099年5月出口主要商品量值表",
    ],
)
def test_the_express_table_other_offices_and_goods_in_words_are_no_such_tables(tmp_path: Path, title: str) -> None:
    sample = take_sample(workbook(tmp_path / "table.xlsx", bulletin(title)))

    assert [layout.name for layout in LAYOUTS if layout.recognise(sample)] == []


def test_a_workbook_with_two_tables_is_refused_whole(tmp_path: Path) -> None:
    path = workbook(tmp_path / "table.xlsx", bulletin(), bulletin())

    assert "it has 2 tables with a heading" in gacc_by_country.LAYOUT.read(path, tmp_path).faults[0].problem
