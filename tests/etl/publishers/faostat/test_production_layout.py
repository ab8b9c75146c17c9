"""FAOSTAT's download of harvests. Years and tonnes are made up."""

from pathlib import Path

from etl.publishers.faostat.production_layout import LAYOUT
from etl.publishers.layouts import take_sample
from etl.publishers.registry import recognise_figures
from tests.etl.made_inputs import write_data
from tests.etl.publishers.layout_files import fields_of, write

HEAD = "Domain Code,Domain,Area Code (M49),Area,Element,Item,Year,Unit,Value,Flag\n"
ROWS = (
    "QCL,Crops,'398,Kazakhstan,Production,Wheat,2099,t,15,A\n"
    "QCL,Crops,'398,Kazakhstan,Area harvested,Wheat,2099,ha,12,E\n"
    "QCL,Crops,'398,Kazakhstan,Production,Plums,2099,t,1,A\n"
    "QCL,Crops,'248,Aland,Production,Wheat,2099,t,1,A\n"
    "QCL,Crops,'398,Kazakhstan,Stocks,Wheat,2099,An,1,A\n"
    "QCL,Crops,'398,Kazakhstan,Yield,Wheat,2099,kg/ha,,M\n"
)
ITEMS = (
    "commodity_id,classification,code,level,parent_id,title_en,title_zh,title_ru\nFAO:wheat,FAO,wheat,item,,Wheat,,\n"
)


def test_the_measures_of_a_crop_and_year_are_one_row(tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, {"reference/commodities.csv": ITEMS})
    path = write(tmp_path, "a.csv", HEAD + ROWS)

    read = LAYOUT.read(path, data_dir)

    assert recognise_figures(path) == ("production", LAYOUT)
    assert fields_of(
        read, "area", "crop", "year", "area_harvested", "yield", "production", "status", "note", "line"
    ) == [("KZ", "FAO:wheat", "2099", "12", "", "15", "estimated", "area_harvested: estimated by FAO", "2")]
    assert dict(read.left_out) == {
        "items that the project does not name": 1,
        "other areas": 1,
        "other measures and units": 1,
        "cells without a value": 1,
    }


def test_another_domain_of_the_site_is_not_taken_for_it(tmp_path: Path) -> None:
    assert not LAYOUT.recognise(take_sample(write(tmp_path, "a.csv", HEAD + ROWS.replace("QCL", "TM"))))
    assert not LAYOUT.recognise(take_sample(write(tmp_path, "b.csv", HEAD)))


def test_a_file_that_lacks_a_column_is_refused(tmp_path: Path) -> None:
    read = LAYOUT.read(write(tmp_path, "a.csv", HEAD.replace(",Flag", "")), tmp_path)

    assert [fault.problem for fault in read.faults] == ["refused whole: it lacks Flag"]


def test_a_measure_that_two_lines_tell_otherwise_is_refused_and_the_same_twice_is_one(tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, {"reference/commodities.csv": ITEMS})
    same, other = (f"QCL,Crops,'398,Kazakhstan,Production,Wheat,2099,t,{value},A\n" for value in (15, 51))

    assert len(LAYOUT.read(write(tmp_path, "a.csv", HEAD + ROWS + same), data_dir).frame) == 1
    read = LAYOUT.read(write(tmp_path, "b.csv", HEAD + ROWS + other), data_dir)
    assert [(fault.where, fault.seen) for fault in read.faults] == [("line 2", "line 8")]
    assert (len(read.frame), read.rows_read) == (0, 1)
