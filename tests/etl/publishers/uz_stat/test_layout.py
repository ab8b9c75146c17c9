"""Uzbekistan's table of exports by country, on a small one in its form; years and figures are made up."""

from pathlib import Path

from etl.publishers.layouts import take_sample
from etl.publishers.registry import recognise
from etl.publishers.uz_stat import layout as uz_stat
from tests.etl.publishers.layout_files import rows_of, write

UZ = "\ufeffCode,Klassifikator,Klassifikator_ru,Klassifikator_en,2098,2099\n156,Xitoy,Китай,China,1.5,2\n192,Kuba,Куба,Cuba,1,1\n"


def test_uzbekistan_reads_a_column_a_year(tmp_path: Path) -> None:
    path = write(tmp_path, "sdmx_data_1105.csv", UZ)

    assert recognise(path) is uz_stat.EXPORT_LAYOUT
    assert rows_of(uz_stat.EXPORT_LAYOUT, path, "partner", "flow", "period", "value") == [
        ("CN", "export", "2098", "1.5"),
        ("CN", "export", "2099", "2"),
    ]


def test_a_file_that_does_not_say_its_flow_may_be_either_and_one_of_exports_is_no_imports(tmp_path: Path) -> None:
    exports, either = write(tmp_path, "sdmx_data_1105.csv", UZ), write(tmp_path, "data.csv", UZ)
    layouts = (uz_stat.EXPORT_LAYOUT, uz_stat.IMPORT_LAYOUT)

    assert [layout.recognise(take_sample(exports)) for layout in layouts] == [True, False]
    assert [layout.recognise(take_sample(either)) for layout in layouts] == [True, True]
    assert rows_of(uz_stat.IMPORT_LAYOUT, either, "flow", "period")[0] == ("import", "2098")


def test_what_is_left_out_is_counted_and_a_table_without_years_refused_whole(tmp_path: Path) -> None:
    gaps = uz_stat.EXPORT_LAYOUT.read(write(tmp_path, "gaps.csv", UZ.replace("China,1.5,2", "China,,2")), tmp_path)
    other = uz_stat.EXPORT_LAYOUT.read(write(tmp_path, "other.csv", UZ.replace("2098,2099", "a,b")), tmp_path)

    assert (gaps.rows_read, gaps.left_out) == (1, {"other countries": 1, "empty cells": 1})
    assert (other.frame.empty, len(other.faults)) == (True, 1)
    assert "its columns are not those of the office's tables by country and year" in other.faults[0].problem
