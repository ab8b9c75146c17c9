"""Customs' tables of totals in their forms; year, figures, Aland and Bouvet are made up."""

from pathlib import Path

from etl.inputs.files import CsvRows
from etl.publishers.layouts import Layout
from etl.publishers.registry import recognise
from tests.etl.publishers.layout_files import workbook

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
