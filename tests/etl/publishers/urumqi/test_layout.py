"""Xinjiang's trade by Urumqi Customs, on small tables in its form; year, figures and Aland are made up."""

from pathlib import Path

from etl.publishers.registry import recognise
from etl.publishers.urumqi.layout import BY_CHAPTER_LAYOUT, BY_COUNTRY_LAYOUT
from tests.etl.publishers.gacc.made_tables import CHINA, TO_MAY, bulletin, cells_of, office, read
from tests.etl.publishers.layout_files import fields_of


def test_a_provincial_table_with_changes_between_the_amounts_is_xinjiang_s(tmp_path: Path) -> None:
    rows = read(tmp_path, office(), BY_COUNTRY_LAYOUT)

    assert fields_of(rows, "reporter", "partner", "flow", "period", "value", "note") == [
        ("CN-XJ", "KZ", "export", "2099-05", "40", "published in 10,000 US dollars"),
        ("CN-XJ", "KZ", "export", TO_MAY, "400", "published in 10,000 US dollars"),
        ("CN-XJ", "KZ", "import", "2099-05", "55", "published in 10,000 US dollars"),
        ("CN-XJ", "KZ", "import", TO_MAY, "500", "published in 10,000 US dollars"),
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


def test_a_table_on_urumqi_s_page_that_names_no_place_is_not_taken_for_xinjiang_s(tmp_path: Path) -> None:
    lines = "".join(f"<tr>{line}</tr>" for line in cells_of(bulletin()))
    head = f'<head><meta name="SiteName" content="中华人民共和国乌鲁木齐海关"><title>{CHINA}</title></head>'
    path = tmp_path / "table.html"
    path.write_text(f"<html>{head}<body><table>{lines}</table></body></html>", encoding="utf-8")

    assert recognise(path) is BY_COUNTRY_LAYOUT
    assert "its title does not say that it is of Xinjiang" in BY_COUNTRY_LAYOUT.read(path, tmp_path).faults[0].problem


def test_a_table_of_the_customs_district_is_refused_whole(tmp_path: Path) -> None:
    table = read(tmp_path, office("2099年5月乌鲁木齐关区进出口商品国别（地区）总值表"), BY_COUNTRY_LAYOUT)

    problem = "it counts what passes the customs district (关区), and Khorgos holds the trade of Xinjiang's firms"
    assert table.frame.empty
    assert [fault.problem for fault in table.faults] == [f"refused whole: {problem}"]
