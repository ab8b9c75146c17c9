"""China customs' online query, on small files in its form; years and figures are made up."""

from pathlib import Path

import pytest

from etl.publishers.gacc import online_query as gacc_online_query
from etl.publishers.registry import recognise
from tests.etl.publishers.layout_files import rows_of, write

QUERY = (
    '"数据年月","贸易伙伴编码","贸易伙伴名称","商品编码","商品名称","第一数量","第一计量单位","第二数量","第二计量单位","美元",\n'
    '"209901","145","哈萨克斯坦","10019900","小麦","2,000","千克","0","?","1,161",\n'
    '"209901","502","美国","10019900","小麦","1","千克","0","?","1",\n'
)
REGIMES = (
    '"US dollar","Date of data","Trading partner code","Trading partner","Commodity code","Commodity","Customs Regime code",'
    '"Customs Regime","Quantity","Unit","Supplimentary Quantity","Supplimentary Unit",\n'
    '"345","209910","146","Kyrgyzstan","62121090","Brassieres","10","Ordinary Trade","8000","Number of item","790","Kilogram",\n'
    '"1,655","209910","146","Kyrgyzstan","62121090","Brassieres","19","Border Trade","2000","Number of item","10","Kilogram",\n'
)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig"])
def test_a_china_customs_query_gives_dollars_kilograms_and_months(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path, "wheat.csv", QUERY, encoding)

    read = gacc_online_query.IMPORT_LAYOUT.read(path, tmp_path)

    columns = ["reporter", "partner", "flow", "period", "commodity", "value", "net_weight", "quantity", "line"]
    assert read.frame[columns].to_numpy().tolist() == [
        ["CN", "KZ", "import", "2099-01", "HS:10019900", "1161", "2000", "", 2]
    ]
    assert (read.rows_read, read.faults, dict(read.left_out)) == (1, [], {"other partners": 1})


def test_customs_regimes_of_one_cell_are_added_up(tmp_path: Path) -> None:
    path = write(tmp_path, "e2099.csv", REGIMES, "ascii")

    columns = ("partner", "flow", "value", "net_weight", "quantity", "quantity_unit")
    assert recognise(path) is gacc_online_query.EXPORT_LAYOUT
    assert rows_of(gacc_online_query.EXPORT_LAYOUT, path, *columns) == [
        ("KG", "export", "2000", "800", "10000", "Number of item")
    ]


def test_a_part_that_is_no_number_leaves_the_sum_to_be_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "e2099.csv", REGIMES.replace("1,655", "n/a"), "ascii")

    assert rows_of(gacc_online_query.EXPORT_LAYOUT, path, "value") == [("n/a",)]


@pytest.mark.parametrize(
    "text",
    [
        REGIMES.replace("209910", "2099", 1),
        REGIMES.replace('"146"', '"1\u200b46"', 1),
        REGIMES.replace('"62121090"', '""', 1),
        REGIMES.replace('"790","Kilogram",', "", 1),
        REGIMES + REGIMES.splitlines()[-1] + "\n",
    ],
    ids=["month", "partner", "code", "torn", "twice"],
)
def test_a_part_that_cannot_be_told_or_is_there_twice_makes_no_wrong_sum(tmp_path: Path, text: str) -> None:
    read = gacc_online_query.EXPORT_LAYOUT.read(write(tmp_path, "e2099.csv", text), tmp_path)

    assert read.frame.empty
    assert "is a part of a sum" in read.faults[0].problem


def test_only_xinjiang_is_kept_of_places_of_registration(tmp_path: Path) -> None:
    header, first, _ = QUERY.splitlines()
    text = "\n".join([f'{header}"注册地编码",', f'{first}"65",', f'{first}"11",'])
    path = write(tmp_path, "wheat.csv", text, "gb18030")

    assert rows_of(gacc_online_query.IMPORT_LAYOUT, path, "reporter", "value") == [("CN-XJ", "1161")]


@pytest.mark.parametrize(
    ("heading", "value", "note"),
    [
        ("美元", "1161", ""),
        ("千美元", "1161000", "published in thousand US dollars"),
        ("万美元", "11610000", "published in 10,000 US dollars"),
    ],
)
def test_values_are_in_the_unit_of_their_heading_and_the_rows_say_it(
    tmp_path: Path, heading: str, value: str, note: str
) -> None:
    path = write(tmp_path, "wheat.csv", QUERY.replace("美元", heading), "gb18030")

    assert rows_of(gacc_online_query.IMPORT_LAYOUT, path, "value", "note") == [(value, note)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("209901", "2099-01"),
        ("209901-209902", "2099-01/2099-02"),
        ("209901-02", "2099-01/2099-02"),
        ("2099年1-2月", "2099-01/2099-02"),
        ("2099年1至2月", "2099-01/2099-02"),
        ("2099年12月", "2099-12"),
        ("2099-01", "2099-01"),
        ("209913", "2099-13"),
        ("合计", "合计"),
    ],
)
def test_january_and_february_together_are_one_period(tmp_path: Path, text: str, period: str) -> None:
    path = write(tmp_path, "wheat.csv", QUERY.replace('"209901","145"', f'"{text}","145"'), "gb18030")

    assert rows_of(gacc_online_query.IMPORT_LAYOUT, path, "period") == [(period,)]


def test_the_widest_header_adds_up_regimes_of_xinjiang(tmp_path: Path) -> None:
    header = (
        "商品编码,商品名称,贸易伙伴编码,贸易伙伴名称,贸易方式编码,贸易方式名称,注册地编码,注册地名称,"
        "第一数量,第一计量单位,第二数量,第二计量单位,千美元,数据年月"
    )
    rows = [
        "10019900,小麦,145,哈萨克斯坦,10,一般贸易,65,新疆,2,千克,0,-,0.1",
        "10019900,小麦,145,哈萨克斯坦,19,边境小额贸易,65,新疆,3,千克,0,-,0.2",
    ]
    text = "\n".join([header, *(f"{row},209901" for row in rows)])
    path = write(tmp_path, "i2099.csv", text)

    columns = ("reporter", "period", "value", "net_weight", "note")
    note = "published in thousand US dollars; added up over customs regimes"
    assert rows_of(gacc_online_query.IMPORT_LAYOUT, path, *columns) == [("CN-XJ", "2099-01", "300", "5", note)]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("美元", "人民币", "its values are in yuan, and Khorgos holds US dollars"),
        ("美元", "人民币（万元）", "its values are in 10,000 yuan, and Khorgos holds US dollars"),
        ("美元", "金额", "the column 美元 is missing"),
        ("数据年月", "年", "it does not say of which months it is"),
        ("贸易伙伴编码", "国别", "the column 贸易伙伴编码 is missing"),
    ],
)
def test_a_query_that_cannot_be_read_is_refused_whole(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    path = write(tmp_path, "wheat.csv", QUERY.replace(old, new), "gb18030")

    read = gacc_online_query.IMPORT_LAYOUT.read(path, tmp_path)

    assert read.frame.empty
    assert [fault.problem for fault in read.faults] == [f"refused whole: {sentence}"]
