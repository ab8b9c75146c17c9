"""The ministry's report as tables of rows: which number belongs to which heading, and what a cover says."""

import pytest

from etl.publishers.common.pdfs import Run, TextLine
from etl.publishers.common.trade_rows import RefusedWhole
from etl.publishers.mofcom.report import ReportRow, ReportTable, _flows_on_cover
from etl.vocabulary.trade import Flow

HEADINGS = [(100, 180, "2099年1-5月"), (200, 280, "2098年1-5月"), (300, 340, "同期比%")]
AMOUNTS = [(130, 150, "金额"), (230, 250, "金额")]


def line(*runs: tuple[float, float, str], page: int = 3) -> TextLine:
    return TextLine(page, tuple(Run(left, right, 0.0, text) for left, right, text in runs))


def table(*lines: TextLine, month: int = 5) -> ReportTable:
    read = ReportTable("分国家（地区）", Flow.EXPORT, 2099, month)
    for one in lines:
        read.add(one)
    return read


def test_a_number_belongs_to_the_last_heading_that_begins_left_of_its_right_edge() -> None:
    read = table(
        line((90, 120, "单位：万美元")),
        line(*HEADINGS),
        line(*AMOUNTS),
        line((20, 60, "哈萨克斯坦"), (120, 160, "1,234.5"), (220, 260, "1,000.0"), (310, 340, "23.5")),
        line((20, 60, "2 奥兰"), (220, 260, "9.0")),
    )

    assert read.unit == "单位：万美元"
    assert read.rows == [
        ReportRow(3, "哈萨克斯坦", is_ranked=False, cells={"金额": "1,234.5"}),
        ReportRow(3, "奥兰", is_ranked=True, cells={}),
    ]


def test_a_number_broken_over_lines_is_whole_below_its_row_and_above_it() -> None:
    read = table(
        line(*HEADINGS),
        line(*AMOUNTS),
        line((20, 60, "奥兰"), (110, 160, "8,765,432.")),
        line((150, 160, "1")),
        line((110, 160, "21.")),
        line((20, 60, "布韦"), (150, 160, "3")),
    )

    assert [(row.name, row.cells) for row in read.rows] == [
        ("奥兰", {"金额": "8,765,432.1"}),
        ("布韦", {"金额": "21.3"}),
    ]


def test_headings_without_the_own_months_refuse_the_report() -> None:
    with pytest.raises(RefusedWhole, match="page 3: no column of 2099 up to month 6 below its headings"):
        table(line(*HEADINGS), line(*AMOUNTS), line((20, 60, "奥兰")), month=6)


@pytest.mark.parametrize(("month", "period"), [(1, "2099-01"), (5, "2099-01/2099-05"), (12, "2099-01/2099-12")])
def test_a_table_is_of_january_to_its_month(month: int, period: str) -> None:
    assert table(month=month).period == period


@pytest.mark.parametrize(
    ("words", "flows"),
    [
        (("中国进出口月度统计报告", "农 产 品"), (Flow.EXPORT, Flow.IMPORT)),
        (("中国农产品出口月度统计报告",), (Flow.EXPORT,)),
        (("中国进出口月度统计报告", "机电产品"), ()),
        (("农产品",), ()),
    ],
)
def test_a_cover_says_which_flows_a_report_is_of(words: tuple[str, ...], flows: tuple[Flow, ...]) -> None:
    assert _flows_on_cover([line((0, 1, word), page=1) for word in words]) == flows
