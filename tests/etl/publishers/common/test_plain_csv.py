"""Any CSV by a mapping; the files are made up."""

from collections import Counter
from pathlib import Path

import pytest

from etl.publishers.common import plain_csv
from tests.etl.publishers.layout_files import write

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


def test_a_constant_counts_before_its_column_and_columns_that_nobody_asks_for_may_be_named_alike(
    tmp_path: Path,
) -> None:
    path = write(tmp_path, "office.csv", "x;x ;Land;Monat;Ware;Wert\n1; 2;Alandia ;209905;1001; 7\n;;;;;\n")
    write(tmp_path, "office.csv.mapping.yml", MAPPING.replace("flow: import", "flow: import, value: 8"))

    read = plain_csv.LAYOUT.read(path, tmp_path)

    assert read.frame[["partner", "value", "line"]].to_numpy().tolist() == [["AX", "8", 2]]


LONG = "Land;Monat;Ware;Wert\n" + "".join(
    f"{land};2099{month:02};10{month:02};{month}\n" + ("torn;line\n" if month == 7 else "")
    for month in range(1, 13)
    for land in ("Alandia", "Elsewhere")
)


def test_the_blocks_of_a_long_file_are_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "office.csv", LONG)
    write(tmp_path, "office.csv.mapping.yml", MAPPING)
    whole = plain_csv.read(path, tmp_path)

    blocks = plain_csv.find_mapped_blocks(path, 60)
    parts = [plain_csv.read_block(path, whole.source, block) for block in blocks]

    assert len(parts) > 5
    rows = [row for part in parts for row in part.frame.astype("object").to_numpy().tolist()]
    assert rows == whole.frame.astype("object").to_numpy().tolist()
    assert [fault for part in parts for fault in part.faults] == whole.faults != []
    assert sum(part.rows_read for part in parts) == whole.rows_read
    assert sum((Counter(part.left_out) for part in parts), Counter()) == whole.left_out


@pytest.mark.parametrize(
    ("mapping", "text"),
    [
        (MAPPING.replace("Wert", "Preis"), LONG),
        (MAPPING.replace("decimal", "comma"), LONG),
        (MAPPING + "encoding: cp1251\n", LONG),
        (MAPPING, LONG.replace("Alandia", '"Alandia"', 1)),
    ],
    ids=["a heading that is not there", "a faulty mapping", "another encoding", "quotes"],
)
def test_what_must_be_read_whole_has_no_blocks(tmp_path: Path, mapping: str, text: str) -> None:
    path = write(tmp_path, "office.csv", text)
    write(tmp_path, "office.csv.mapping.yml", mapping)

    assert plain_csv.find_mapped_blocks(path, 60) == []


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
