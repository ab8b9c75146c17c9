"""The bulletin of China's customs by country, on small tables in its form."""

from pathlib import Path

import pytest

from etl.publishers.gacc import by_country as gacc_by_country
from etl.publishers.layouts import take_sample
from etl.publishers.registry import LAYOUTS
from tests.etl.publishers.gacc.made_tables import TO_MAY, bulletin, read
from tests.etl.publishers.layout_files import fields_of, workbook


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
