"""China customs' monthly pages by section and chapter, on small pages in their form.

Year, figures and Aland are made up.
"""

import gzip
from pathlib import Path

import pytest

from etl.inputs.files import CsvRows
from etl.publishers.gacc import country_chapters as chapters
from etl.publishers.registry import recognise
from tests.etl.publishers.layout_files import fields_of, workbook

TITLE = "（15）2099年5月对部分国家（地区）出口商品类章金额表（美元值）"
HEAD = '<tr><td></td><td></td><td></td><td></td><td><b>单位：千美元</b></td></tr><tr><td rowspan="2">类章</td>'
PAGE = f"""<!DOCTYPE html><html><head><title>{TITLE}</title></head><body><table><tr><td>导航</td></tr></table><h2>{TITLE}</h2>
<table>{HEAD}<td colspan="2">&nbsp;奥兰</td><td colspan="2">哈萨克 斯坦</td></tr>
<tr><td>5月</td><td>1至5月</td><td>5月</td><td>1至5月</td></tr>
<tr><td>总值&nbsp;</td><td>9</td><td>90</td><td>1,234</td><td>12,345</td></tr>
<tr><td>第 5类 矿产品&nbsp;</td><td>9</td><td>90</td><td>0</td><td>7</td></tr>
<tr><td>01章 活动物</td><td>-</td><td>-</td><td>-</td><td>5</td></tr></table></body></html>"""
ROWS = [
    ("CN", "KZ", "export", "2099-05", "TOTAL", "1234", "4"),
    ("CN", "KZ", "export", "2099-01/2099-05", "TOTAL", "12345", "4"),
    ("CN", "KZ", "export", "2099-05", "HSS:05", "0", "5"),
    ("CN", "KZ", "export", "2099-01/2099-05", "HSS:05", "7", "5"),
    ("CN", "KZ", "export", "2099-01/2099-05", "HS:01", "5", "6"),
]


def read(tmp_path: Path, page: str, *, packed: bool = False) -> CsvRows:
    path = tmp_path / ("page.html.gz" if packed else "page.html")
    path.write_bytes(gzip.compress(page.encode()) if packed else page.encode())
    assert recognise(path) is chapters.LAYOUT
    return chapters.LAYOUT.read(path, tmp_path)


def rows_of(page: CsvRows) -> list[tuple[str, ...]]:
    return fields_of(page, "reporter", "partner", "flow", "period", "commodity", "value", "line")


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_gives_the_month_and_january_to_it_of_a_followed_country(tmp_path: Path, packed: bool) -> None:
    page = read(tmp_path, PAGE, packed=packed)

    assert rows_of(page) == ROWS
    assert dict(page.left_out) == {
        "columns of other countries": 1,
        "countries that are followed have no column in it (KG, TJ, TM, UZ)": 4,
        "cells without a value": 1,
    }


@pytest.mark.parametrize("before", [[], [None]])
def test_the_same_table_as_a_workbook_gives_the_same_rows(tmp_path: Path, before: list[None]) -> None:
    rows = [
        [TITLE, None, None, None, "单位：千美元"],
        ["类章", "奥兰", None, "哈萨克斯坦", None],
        [None, "5月", "1至5月", "5月", "1至5月"],
        ["总值", "9", "90", "1,234", "12,345"],
        ["第5类 矿产品", "9", "90", "0", "7"],
        ["01章 活动物", "-", "-", "-", "5"],
    ]
    path = workbook(tmp_path / "page.xlsx", [[*before, *row] for row in rows])

    assert recognise(path) is chapters.LAYOUT
    assert rows_of(chapters.LAYOUT.read(path, tmp_path)) == ROWS


def test_january_with_february_is_one_column_and_january_alone_stands_once(tmp_path: Path) -> None:
    february = (
        PAGE.replace("2099年5月", "2099年1至2月").replace("<td>5月</td>", "<td>2月</td>").replace("1至5月", "1-2月")
    )
    january = PAGE.replace("2099年5月", "2099年1月").replace("1至5月", "1至1月").replace("<td>5月</td>", "<td>1月</td>")

    assert sorted({row[3] for row in rows_of(read(tmp_path, february))}) == ["2099-01/2099-02", "2099-02"]
    assert [row[3:6] for row in rows_of(read(tmp_path, january))] == [
        ("2099-01", "TOTAL", "1234"),
        ("2099-01", "HSS:05", "0"),
    ]


def test_a_page_in_ten_thousand_dollars_says_so_in_its_rows(tmp_path: Path) -> None:
    page = read(tmp_path, PAGE.replace("千美元", "万美元"))

    assert rows_of(page)[0][5] == "12340"
    assert page.frame["note"].unique().tolist() == ["published in 10,000 US dollars"]


@pytest.mark.parametrize(
    ("label", "commodity"),
    [
        ("总 值", "TOTAL"),
        ("第1类 活动物；动物产品", "HSS:01"),
        ("第 5类 矿产品", "HSS:05"),
        ("第九类 木及木制品", "HSS:09"),
        ("第十类 木浆", "HSS:10"),
        ("第十一类 纺织原料", "HSS:11"),
        ("第二十类 杂项制品", "HSS:20"),
        ("第二十二类特殊交易品", "HSS:22"),
        ("01章 活动物", "HS:01"),
        ("注：自2099年起", None),
        ("类章", None),
    ],
)
def test_a_row_is_all_goods_a_section_or_a_chapter(label: str, commodity: str | None) -> None:
    assert chapters.parse_commodity(label) == commodity


def test_goods_that_no_code_stands_for_are_refused_row_by_row(tmp_path: Path) -> None:
    page = read(tmp_path, PAGE.replace("01章 活动物", "活动物"))

    assert rows_of(page) == ROWS[:4]
    assert [(fault.where, fault.seen) for fault in page.faults] == [("row 6", "活动物")]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("千美元", "万元人民币", "its values are in 10,000 yuan, and Khorgos holds US dollars"),
        (
            "美元值",
            "人民币值",
            "its title says yuan (人民币值) and its unit thousand US dollars, so one of them is wrong",
        ),
        ("单位：千美元", "单位：千克", "its unit is no unit of money that is known: '千克'"),
        ("单位：千美元", "", "its unit is no unit of money that is known: ''"),
        ("哈萨克 斯坦", "布韦", "of the countries that are followed none is among its columns"),
        ("<td>5月</td>", "<td>4月</td>", "it has a column '4月' under the title of month 5"),
        (">类章<", ">分类<", "no table has a heading 类章"),
    ],
)
def test_a_page_that_cannot_be_trusted_is_refused_whole(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    page = read(tmp_path, PAGE.replace(old, new))

    assert page.frame.empty
    assert [fault.problem.partition(" (")[0] for fault in page.faults] == [
        f"refused whole: {sentence.partition(' (')[0]}"
    ]
    assert page.faults[0].advice


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip.compress(PAGE.encode() * 50)[:-20])

    assert "the gzip archive cannot be unpacked" in chapters.LAYOUT.read(path, tmp_path).faults[0].problem
