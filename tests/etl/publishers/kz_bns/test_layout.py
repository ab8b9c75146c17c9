"""Kazakhstan's workbook of trade by country, on small ones in its form; years and figures are made up."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from etl.publishers.kz_bns import layout as kz_bns
from etl.publishers.registry import recognise
from tests.etl.publishers.layout_files import rows_of, workbook

BNS = [
    [" Основные показатели внешней торговли Республики Казахстан"],
    ["за январь-май 2099 года"],
    [None, None, None, None, "тыс. долларов США"],
    ["Наименование области", "Товарооборот", None, "Экспорт", None, "Импорт", None],
    [None, "Всего", "доля", "Всего", "доля", "Всего", "доля"],
    ["Всего", 30, 100, 10.5, 100, 19.5, 100],
    ["Страны СНГ", 9, 1, 4, 1, 5, 1],
    ["Китай", 8, 1, 3, 1, "5,25", 1],
    ["Тайвань (Китай)", 1, 1, 1, 1, "-", 0],
    ["Кыргызстан", 2, 1, 2, 1, "-", 0],
]

COVER = [["Основные показатели внешней торговли Республики Казахстан"], ["Дата опубликования: 25.07.2099"]]


def test_kazakhstan_reads_whole_names_and_leaves_the_cover(tmp_path: Path) -> None:
    path = workbook(tmp_path / "kz.xlsx", COVER, BNS)

    assert recognise(path) is kz_bns.LAYOUT
    assert rows_of(kz_bns.LAYOUT, path, "partner", "flow", "period", "value", "line") == [
        ("WLD", "export", "2099-01/2099-05", "10.5", "6"),
        ("WLD", "import", "2099-01/2099-05", "19.5", "6"),
        ("CN", "export", "2099-01/2099-05", "3", "8"),
        ("CN", "import", "2099-01/2099-05", "5.25", "8"),
        ("KG", "export", "2099-01/2099-05", "2", "10"),
    ]


def test_another_unit_refuses_the_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path / "kz.xlsx", [*BNS[:2], [None, "млн. долларов США"], *BNS[3:]])

    read = kz_bns.LAYOUT.read(path, tmp_path)

    assert read.frame.empty
    assert "the unit is not 'тыс. долларов США'" in read.faults[0].problem


@pytest.mark.parametrize("change", [str.lower, str.upper])
def test_headings_of_a_kazakh_workbook_are_known_in_small_letters_and_in_capitals(
    tmp_path: Path, change: Callable[[str], str]
) -> None:
    rows = [*([change(str(cell or "")) for cell in row] for row in (BNS[0], BNS[3])), *BNS[4:]]
    path = workbook(tmp_path / "kz.xlsx", [rows[0], BNS[1], BNS[2], *rows[1:]])

    assert recognise(path) is kz_bns.LAYOUT
    assert rows_of(kz_bns.LAYOUT, path, "partner", "flow", "value") == [
        ("WLD", "export", "10.5"),
        ("WLD", "import", "19.5"),
        ("CN", "export", "3"),
        ("CN", "import", "5.25"),
        ("KG", "export", "2"),
    ]


def test_a_sheet_that_says_so_is_preliminary_and_the_unit_may_be_written_out(tmp_path: Path) -> None:
    early = [*BNS[:2], [None, "тысяч долларов США"], *BNS[3:], ["* предварительные данные"]]
    final = [BNS[0], ["за 2098 год"], *BNS[2:]]
    path = workbook(tmp_path / "kz.xlsx", early, final)

    rows = rows_of(kz_bns.LAYOUT, path, "partner", "flow", "period", "status")
    assert [row for row in rows if row[:2] == ("CN", "export")] == [
        ("CN", "export", "2099-01/2099-05", "preliminary"),
        ("CN", "export", "2098", "final"),
    ]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("за 2099 год", "2099"),
        ("2099 год", "2099"),
        ("за январь-декабрь 2099 года", "2099"),
        ("за январь 2099 года", "2099-01"),
        ("за квартал 2099 года", None),
        ("Экспорт", None),
    ],
)
def test_periods_in_russian(text: str, period: str | None) -> None:
    assert kz_bns.parse_period(text) == period


def test_a_damaged_workbook_is_no_layout(tmp_path: Path) -> None:
    path = tmp_path / "kz.xlsx"
    workbook(path, BNS)
    path.write_bytes(path.read_bytes()[:900])

    assert not kz_bns.recognise(kz_bns.Sample(path.name, path.read_bytes(), path))
    assert isinstance(kz_bns.LAYOUT.read(path, tmp_path).frame, pd.DataFrame)
    assert "no workbook that can be read" in kz_bns.LAYOUT.read(path, tmp_path).faults[0].problem
