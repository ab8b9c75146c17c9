"""The reader of the IMF's trade by partner, on small tables of made-up years and figures."""

from pathlib import Path

from etl.publishers.imf.sdmx_layout import LAYOUT
from etl.publishers.registry import recognise
from tests.etl.publishers.imf.test_client import CHINA, KAZAKHSTAN, table


def read(data_dir: Path, content: bytes):
    path = data_dir / "table.csv"
    path.write_bytes(content)
    return LAYOUT.read(path, data_dir)


def test_a_row_is_a_year_of_trade_in_dollars(data_dir: Path) -> None:
    rows = read(data_dir, table(CHINA, KAZAKHSTAN))

    names = ["reporter", "partner", "flow", "period", "commodity", "value", "status", "line"]
    assert [tuple(row) for row in rows.frame[names].itertuples(index=False)] == [
        ("CN", "KZ", "export", "2099", "TOTAL", "1500000", "", 2),
        ("KZ", "CN", "import", "2099", "TOTAL", "1600000", "estimated", 3),
    ]
    assert (rows.rows_read, rows.faults, rows.left_out) == (2, [], {})


def test_what_is_left_out_is_counted_by_its_reason(data_dir: Path) -> None:
    rows = read(
        data_dir,
        table(
            CHINA,
            CHINA.replace("KAZ", "DEU"),
            CHINA.replace("XG_FOB", "TBG"),
            CHINA.replace(",A,2099", ",M,2099-M01"),
            CHINA.replace("1500000", ""),
        ),
    )

    assert len(rows.frame) == rows.rows_read == 1
    assert rows.left_out == {
        "other countries": 1,
        "indicators other than exports FOB and imports CIF": 1,
        "months and quarters": 1,
        "figures that are not given": 1,
    }


def test_a_torn_row_is_refused_alone_and_another_form_whole(data_dir: Path) -> None:
    torn = read(data_dir, table(CHINA, "dataflow,CHN"))
    other = read(data_dir, b"a,b\n1,2\n")

    assert (len(torn.frame), torn.rows_read, [fault.where for fault in torn.faults]) == (1, 2, ["line 3"])
    assert [fault.problem for fault in other.faults] == ["refused whole: a text that begins 'a,b'"]


def test_the_table_is_recognised_by_its_columns(data_dir: Path) -> None:
    path = data_dir / "download"
    path.write_bytes(table(CHINA))

    assert recognise(path) == LAYOUT
