"""Any CSV by a mapping; the files are made up."""

from pathlib import Path

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
