"""A small PDF in the form of the ministry's monthly report on farm trade; its months and figures are made up."""

from dataclasses import dataclass, field
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
OWN, BEFORE = "2099年1--5月", "2098年1--5月"
EDGES = {3: (329, 444, 523), 6: (245, 302, 360, 418, 470, 522)}
LINE = 18
MOVED = -80  # columns stand elsewhere on the second page of a table, as its headings say

Page = list[list[str] | str]
"""Strings are titles and units; a list is a row: its name, and the numbers of its columns (an empty text: none)."""


@dataclass
class Report:
    """What a report says: its cover, and the pages of its tables."""

    cover: str = "中国进出口月度统计报告"
    own: str = OWN
    countries_exported: Page = field(
        default_factory=lambda: [
            "表8：2099年1-5月分国家（地区）出口情况",
            "单位：万美元",
            ["亚洲", "9,999.0", "9,998.0", "0.0"],
            ["西撒哈拉", "", "30.9", ""],
            ["哈萨克斯坦", "1,234.5", "1,000.0", "23.5"],
        ]
    )
    countries_exported_on: Page = field(
        default_factory=lambda: [["吉尔吉斯斯坦", "", "8.9", ""], ["乌兹别克斯坦", "0.1", "", ""], "20"]
    )
    countries_imported: Page = field(
        default_factory=lambda: [
            "表9：2099年1-5月分国家（地区）进口情况",
            "单位：万美元",
            ["塔吉克斯坦", "7.5", "8.9", "0.7"],
        ]
    )
    regimes: Page = field(
        default_factory=lambda: ["表10：2099年1-5月分贸易方式出口情况", "单位：万美元", ["新疆", "1.0", "1.0", "0.0"]]
    )
    provinces: Page = field(
        default_factory=lambda: [
            "表12：2099年1-5月分地区出口情况",
            "单位：万美元",
            ["新疆", "40.0", "41.0", "-2.4"],
            "表13：2099年1-5月分地区进口情况",
            "单位：万美元",
            ["新疆", "50.0", "51.0", "-2.0"],
        ]
    )
    markets: Page = field(
        default_factory=lambda: [
            "表6：2099年1-5月重点大宗出口商品前3大出口市场情况",
            "数量：吨；金额：万美元",
            ["大豆", "5.0", "5.0", "1.0", "1.0", "0.0", "0.0"],
            ["1 奥兰", "4.0", "4.0", "1.0", "1.0", "0.0", "0.0"],
            ["猪肉", "9.0", "9.0", "1.0", "1.0", "0.0", "0.0"],
            ["", "8,765,432.", "", "", "", "", ""],
            ["2 吉尔吉斯斯坦", "", "21.3", "1.0", "1.0", "0.0", "0.0"],
            ["", "1", "", "", "", "", ""],
            "表7：2099年1-5月重点大宗进口商品前3大进口市场情况",
            "数量：吨；金额：万美元",
            ["棉花", "9.0", "9.0", "1.0", "1.0", "0.0", "0.0"],
            ["1 乌兹别克斯坦", "", "3.0", "1.0", "1.0", "0.0", "0.0"],
        ]
    )

    def write(self, path: Path) -> Path:
        """Write it as a PDF."""
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        canvas = Canvas(str(path), invariant=True)
        canvas.setFont(FONT, 11)
        canvas.drawString(72, 700, self.cover)
        canvas.drawString(72, 660, "农产品")
        pages = (
            self.markets,
            self.countries_exported,
            self.countries_exported_on,
            self.countries_imported,
            self.regimes,
            self.provinces,
        )
        for page in pages:
            canvas.showPage()
            canvas.setFont(FONT, 11)
            self._draw(canvas, page, MOVED if page is self.countries_exported_on else 0)
        canvas.save()
        return path

    def _draw(self, canvas: Canvas, page: Page, moved: int) -> None:
        """Titles and units in the middle; headings before the first row below them.

        Numbers to the right edge of their column.
        """
        y, is_headed = 760, False
        for line in page:
            if isinstance(line, str):
                canvas.drawCentredString(297, y, line)
                is_headed = False
            else:
                if not is_headed:
                    y, is_headed = self._draw_headings(canvas, y, len(line) - 1, moved), True
                canvas.drawString(83 if line[0][:1].isdigit() else 72, y, line[0])
                for edge, number in zip(EDGES[len(line) - 1], line[1:], strict=True):
                    canvas.drawRightString(edge + moved, y - 1, number)
            y -= LINE

    def _draw_headings(self, canvas: Canvas, y: int, columns: int, moved: int) -> int:
        wide = columns == len(EDGES[6])
        for x, text in zip((246, 361, 471) if wide else (271, 387, 484), (self.own, BEFORE, "同期比%"), strict=True):
            canvas.drawCentredString(x + moved, y, text)
        centres = (
            zip((215, 272, 332, 390, 445, 497), ("数量", "金额") * 3, strict=True)
            if wide
            else ((271, "金额"), (387, "金额"))
        )
        for x, text in centres:
            canvas.drawCentredString(x + moved, y - LINE, text)
        canvas.drawString(90, y - LINE // 2, "商品名称及前3大市场" if wide else "国别(或地区)")
        return y - 2 * LINE
