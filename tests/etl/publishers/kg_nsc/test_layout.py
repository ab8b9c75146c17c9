"""Kyrgyzstan's workbook of trade by country, on a small one in its form; years and figures are made up."""

from pathlib import Path

import pytest

from etl.publishers.kg_nsc import layout as kg_nsc
from etl.publishers.registry import recognise
from tests.etl.publishers.layout_files import rows_of, workbook

NSC = [
    [
        "кыргызча",
        "4.03.00.18: Географическое распределение экспорта товаров",
        "4.03.00.18: Geographic distribution of exports of goods",
    ],
    ["", "", "(thousand US dollars)"],
    [None, None, None, 2098, "2099 1"],
    ["Бардыгы", "Всего", "Total", 100, 200.5],
    ["Кытай", "Китай", "China", 7.5, "-"],
    ["Кытай (Сар Гонконг)", "Китай (Сар Гонконг)", "China (Sar Hong Kong)", 1, 1],
]


def test_kyrgyzstan_reads_years_with_footnotes_and_leaves_dashes_out(tmp_path: Path) -> None:
    path = workbook(tmp_path / "kg.xlsx", NSC)

    assert recognise(path) is kg_nsc.LAYOUT
    assert rows_of(kg_nsc.LAYOUT, path, "partner", "flow", "period", "value") == [
        ("WLD", "export", "2098", "100"),
        ("WLD", "export", "2099", "200.5"),
        ("CN", "export", "2098", "7.5"),
    ]
    assert kg_nsc.LAYOUT.read(path, tmp_path).left_out == {
        "other countries, and groups of countries": 1,
        "cells with a dash": 1,
    }


@pytest.mark.parametrize(
    ("place", "row", "problem"),
    [
        (1, ["", "", "(million soms)"], "the unit is not 'thousand US dollars'"),
        (2, [None, None, None, "first", "second"], "no heading with years"),
    ],
)
def test_a_workbook_in_another_form_is_refused_whole(
    tmp_path: Path, place: int, row: list[object], problem: str
) -> None:
    rows = [*NSC]
    rows[place] = row

    read = kg_nsc.LAYOUT.read(workbook(tmp_path / "kg.xlsx", rows), tmp_path)

    assert read.frame.empty
    assert problem in read.faults[0].problem
