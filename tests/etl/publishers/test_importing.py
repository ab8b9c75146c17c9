"""``python -m etl import`` as people start it, on small files in the layouts of their publishers.

Years and figures are made up.
"""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from etl.__main__ import app, main
from etl.inputs.trade.snapshots import list_arrivals
from etl.publishers.common import plain_csv
from etl.publishers.common.tables import split_table
from etl.publishers.gacc import online_query as gacc_online_query
from etl.publishers.kg_nsc import layout as kg_nsc
from etl.publishers.kz_bns import layout as kz_bns
from etl.publishers.registry import recognise
from etl.publishers.uz_stat import layout as uz_stat
from etl.vocabulary.trade import Flow
from tests.etl.publishers.layout_files import rows_of, workbook, write

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
UZ = "\ufeffCode,Klassifikator,Klassifikator_ru,Klassifikator_en,2098,2099\n156,Xitoy,Китай,China,1.5,2\n192,Kuba,Куба,Cuba,1,1\n"
DOWNLOAD_COLUMNS = (
    "typeCode,freqCode,period,reporterCode,partnerCode,partner2Code,flowCode,classificationCode,cmdCode,cmdDesc,customsCode,motCode,"
    "qtyUnitCode,qtyUnitAbbr,qty,netWgt,isNetWgtEstimated,primaryValue"
)
DOWNLOAD = (
    f"{DOWNLOAD_COLUMNS}\r\n"
    '"C","A","2099","156","398","0","X","H6","1001","Wheat, côte","C00","0","8","kg","50","50","false","600",\r\n'
    '"C","A","2099","156","384","0","X","H6","1001","Wheat","C00","0","8","kg","50","50","false","600",\r\n'
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


def test_uzbekistan_reads_a_column_a_year(tmp_path: Path) -> None:
    path = write(tmp_path, "sdmx_data_1105.csv", UZ)

    assert recognise(path) is uz_stat.EXPORT_LAYOUT
    assert rows_of(uz_stat.EXPORT_LAYOUT, path, "partner", "flow", "period", "value") == [
        ("CN", "export", "2098", "1.5"),
        ("CN", "export", "2099", "2"),
    ]


def test_a_comma_after_the_last_field_shifts_no_column(tmp_path: Path) -> None:
    path = write(tmp_path, "TradeData.csv", DOWNLOAD, "latin-1")
    layout = recognise(path)

    assert layout.name == "comtrade_annual_download"
    assert rows_of(
        layout, path, "partner", "flow", "period", "commodity", "value", "net_weight", "commodity_title", "line"
    ) == [("KZ", "export", "2099", "HS:1001", "600", "50", "Wheat, côte", "2")]


def test_a_torn_row_is_told_with_its_line() -> None:
    table = split_table("a,b\n1,2,\n\n3\n")

    assert (table.header, table.rows, table.torn) == (["a", "b"], [(2, ["1", "2"])], [(4, 1)])


def test_a_quote_that_never_closes_is_told_where_it_begins() -> None:
    table = split_table('a,b\n1,2\n"3,' + "4,5\n" * 60_000)

    assert (table.rows, table.torn) == ([(2, ["1", "2"])], [(3, 0)])


MAPPING = """source: bouvet_office
separator: ";"
decimal: comma
columns: {partner: Land, period: Monat, commodity: Ware, value: Wert}
constants: {reporter: BV, flow: import}
codes: {partner: {Alandia: AX}}
"""
PLAIN = "Land;Monat;Ware;Wert\nAlandia;209905;1001;1.234,5\nElsewhere;209905;1001;1\n"


def test_a_mapping_reads_any_csv(tmp_path: Path) -> None:
    path = write(tmp_path, "office.csv", PLAIN)
    write(tmp_path, "office.csv.mapping.yml", MAPPING)

    read = plain_csv.LAYOUT.read(path, tmp_path)

    columns = ["reporter", "partner", "flow", "period", "commodity", "value"]
    assert read.frame[columns].to_numpy().tolist() == [["BV", "AX", "import", "2099-05", "HS:1001", "1234.5"]]
    assert (read.rows_read, dict(read.left_out)) == (1, {"other partners": 1})


def test_every_fault_of_a_mapping_is_told_at_once() -> None:
    text = "source: x\ncolumns: {partner: A, price: B}\nconstants: {reporter: BV, flow: import}\ndecimal: dot\nencoding: klingon\n"

    mapping, faults = plain_csv.parse_mapping("m.yml", text)

    assert mapping is None
    assert [(fault.field, fault.problem) for fault in faults] == [
        ("columns", "no such column of ours"),
        ("columns", "nothing says what period is"),
        ("columns", "nothing says what commodity is"),
        ("decimal", "expected point or comma"),
        ("encoding", "no such encoding"),
    ]


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["import", *map(str, arguments)])
    return result.exit_code, result.output if result.exception is None or result.exit_code != 1 else str(
        result.exception
    ) + result.output


def test_import_keeps_the_file_as_it_is_and_says_what_it_was(data: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "wheat.csv", QUERY, "gb18030")

    code, told = run(
        path, "--flow", Flow.IMPORT, "--data", data, "--retrieved", "2099-03-01", "--url", "https://example.org/q"
    )

    arrival = list_arrivals(data)[0][0]
    assert code == 0
    assert told.splitlines() == [
        "wheat.csv: taken for China customs, online query, imports, CSV (source gacc_online)",
        "1 row of ours, 1 to load, 0 refused; 2099-01-01 to 2099-01-31",
        "left out: 1 other partners",
        f"Kept in {arrival.folder}.",
        "Next: python -m etl build",
    ]
    assert (arrival.folder / "wheat.csv").read_bytes() == path.read_bytes()
    assert (arrival.layout, arrival.url, dict(arrival.parameters)) == (
        "gacc_online_query_import",
        "https://example.org/q",
        {"file": "wheat.csv", "flow": "import"},
    )


def test_the_same_file_again_is_nothing_new(data: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "kz.xlsx", BNS)
    run(path, "--data", data)

    code, told = run(path, "--data", data)

    assert code == 0
    assert "Nothing new" in told
    assert len(list_arrivals(data)[0]) == 1


def test_a_csv_with_its_mapping_is_kept_with_it(data: Path, tmp_path: Path) -> None:
    path, mapping = write(tmp_path, "office.csv", PLAIN), write(tmp_path, "m.yml", MAPPING)

    code, told = run(path, "--mapping", mapping, "--data", data)

    assert (code, told.splitlines()[0]) == (
        0,
        "office.csv: taken for any CSV with a mapping beside it (source bouvet_office)",
    )
    assert [file.name for file in list_arrivals(data)[0][0].files] == ["office.csv", "office.csv.mapping.yml"]


@pytest.mark.parametrize(
    ("name", "text", "options", "code", "sentence"),
    [
        ("wheat.csv", QUERY, [], 2, "does not say whether it holds exports or imports"),
        (
            "wheat.csv",
            QUERY.replace("美元", "人民币"),
            ["--flow", "import"],
            1,
            "wheat.csv: refused whole: its values are in yuan",
        ),
        (
            "wheat.csv",
            QUERY.replace('"145"', '"501"'),
            ["--flow", "import"],
            1,
            "it holds no figure of China's or Central Asia's trade",
        ),
        (
            "x.csv",
            "wolves;bears\n1;2\n",
            [],
            1,
            "it looks like a table of 2 columns in UTF-8 that begins 'wolves;bears'",
        ),
        (
            "wheat.csv",
            QUERY,
            ["--flow", "import", "--source", "nowhere"],
            2,
            "No card says what the source 'nowhere' is",
        ),
    ],
)
def test_a_file_that_cannot_be_loaded_is_told_and_not_kept(
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    name: str,
    text: str,
    options: list[str],
    code: int,
    sentence: str,
) -> None:
    path = write(tmp_path, name, text)
    monkeypatch.setattr("sys.argv", ["etl", "import", str(path), "--data", str(data), *options])

    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == code
    assert sentence in capsys.readouterr().err
    assert [
        found for found in (data / "snapshots").rglob("*") if found.is_file() and not found.name.endswith(".lock")
    ] == []


def test_a_damaged_workbook_is_no_layout(tmp_path: Path) -> None:
    path = tmp_path / "kz.xlsx"
    workbook(path, BNS)
    path.write_bytes(path.read_bytes()[:900])

    assert not kz_bns.recognise(kz_bns.Sample(path.name, path.read_bytes(), path))
    assert isinstance(kz_bns.LAYOUT.read(path, tmp_path).frame, pd.DataFrame)
    assert "no workbook that can be read" in kz_bns.LAYOUT.read(path, tmp_path).faults[0].problem
