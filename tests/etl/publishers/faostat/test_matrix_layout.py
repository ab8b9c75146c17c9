"""FAOSTAT's bulk zip as rows of trade."""

import io
import zipfile
from pathlib import Path

import pytest

from etl.inputs.files import CsvRows
from etl.publishers.faostat.matrix_layout import LAYOUT, to_item
from etl.publishers.registry import recognise
from tests.etl.publishers.faostat.test_client import HEADER, archive

LONG = "Reporter Country Code (M49),Partner Country Code (M49),Item,Element,Unit,Year,Value,Flag"
COMMODITIES = (
    "commodity_id,classification,code\nFAO:barley,FAO,barley\nFAO:maize,FAO,maize\nFAO:sheep,FAO,sheep\nHS:10,HS,10\n"
)


def read(tmp_path: Path, *lines: str, header: str = HEADER, content: bytes | None = None) -> CsvRows:
    folder = tmp_path / "data"
    (folder / "reference").mkdir(parents=True, exist_ok=True)
    (folder / "reference" / "commodities.csv").write_text(COMMODITIES, encoding="utf-8")
    path = folder / "bulk.zip"
    path.write_bytes(archive(*lines, header=header) if content is None else content)
    return LAYOUT.read(path, folder)


def cells(rows: CsvRows) -> list[tuple[str, ...]]:
    names = ["reporter", "partner", "flow", "period", "commodity", "value", "net_weight", "status", "note", "line"]
    return [tuple(row) for row in rows.frame[names].itertuples(index=False)]


WIDE = (
    "'156,'398,Barley,Export value,1000 USD,12.5,A",
    "'156,'398,Barley,Export quantity,t,40,A",
    "'398,'156,Maize (corn),Import quantity,t,7,E",
)
SAME = (
    "'156,'398,Barley,Export value,1000 USD,2099,12.5,A",
    "'156,'398,Barley,Export quantity,t,2099,40,A",
    "'398,'156,Maize (corn),Import quantity,t,2099,7,E",
)


@pytest.mark.parametrize(("lines", "header"), [(WIDE, HEADER), (SAME, LONG)], ids=["wide", "long"])
def test_value_and_weight_of_a_cell_are_one_row(tmp_path: Path, lines: tuple[str, ...], header: str) -> None:
    rows = read(tmp_path, *lines, header=header)

    assert cells(rows) == [
        ("CN", "KZ", "export", "2099", "FAO:barley", "12.5", "40", "", "", 2),
        ("KZ", "CN", "import", "2099", "FAO:maize", "", "7", "estimated", "weight: estimated by FAO", 4),
    ]
    assert (rows.rows_read, rows.faults, rows.left_out) == (2, [], {})


def test_what_is_left_out_is_counted_by_its_reason(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        "'156,'398,Barley,Export value,1000 USD,1,A",
        "'156,'032,Barley,Export value,1000 USD,1,A",
        "'159,'398,Barley,Export value,1000 USD,156,A",
        "'156,'398,Dragon fruit,Export value,1000 USD,1,A",
        "'156,'398,Barley,Production,t,1,A",
        "'156,'398,Maize (corn),Export value,1000 USD,0,A",
        "'156,'398,Maize (corn),Export quantity,t,,",
        "'156,'398,Sheep,Export quantity,An,12,A",
    )

    assert len(rows.frame) == rows.rows_read == 1
    assert rows.left_out == {
        "lines of other countries": 2,
        "items that the project does not name": 1,
        "elements other than values and quantities": 1,
        "noughts, which may be missing figures": 1,
        "numbers of animals without a value": 1,
    }


def test_animals_are_counted_beside_their_value(tmp_path: Path) -> None:
    rows = read(tmp_path, "'156,'398,Sheep,Export quantity,An,12,A", "'156,'398,Sheep,Export value,1000 USD,3,T")

    (row,) = rows.frame.to_dict("records")
    assert {name: row[name] for name in ("value", "net_weight", "quantity", "quantity_unit", "status", "note")} == {
        "value": "3",
        "net_weight": "",
        "quantity": "12",
        "quantity_unit": "An",
        "status": "",
        "note": "value: unofficial figure",
    }


def test_a_torn_line_is_refused_alone(tmp_path: Path) -> None:
    rows = read(tmp_path, WIDE[0], "'156,'398,Barley")

    assert len(rows.frame) == 1
    assert [(fault.where, fault.problem, fault.seen) for fault in rows.faults] == [("line 3", "expected 7 fields", "3")]
    assert rows.rows_read == 2


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"<html></html>", "refused whole: a file that is no zip archive and begins '<html></html>'"),
        (archive(header="Reporter,Y2099"), "refused whole: a table that lacks Reporter Country Code (M49), "),
        (
            archive(*WIDE, table="table.txt", header=HEADER),
            "refused whole: a table that lacks Reporter Country Code (M49), ",
        ),
        (archive(*WIDE).replace(b"Export value", b"Export_value"), "refused whole: a damaged archive (Bad CRC-32"),
    ],
    ids=["HTML", "columns", "no table", "damaged"],
)
def test_another_form_is_refused_whole(tmp_path: Path, content: bytes, problem: str) -> None:
    rows = read(tmp_path, content=content)

    assert [fault.problem[: len(problem)] for fault in rows.faults] == [problem]
    assert (len(rows.frame), rows.rows_read) == (0, 1)


def test_letters_of_either_encoding_are_read(tmp_path: Path) -> None:
    content = archive(*WIDE, "'156,'398,Maté leaves,Export value,1000 USD,1,A")
    latin = archive(*WIDE).replace(b"Barley", b"Barl\xe9y")

    assert read(tmp_path, content=content).left_out == {"items that the project does not name": 1}
    assert "Bad CRC" in read(tmp_path, content=latin).faults[0].problem


def test_an_item_is_known_with_and_without_its_brackets() -> None:
    items = frozenset({"maize", "swine_pigs", "tea_leaves_green"})

    names = ("Maize (corn)", "Swine / pigs", "Tea leaves (green)", "Rye")
    assert [to_item(name, items) for name in names] == ["maize", "swine_pigs", "tea_leaves_green", None]


def test_the_zip_is_recognised_by_the_names_in_it(tmp_path: Path) -> None:
    path = tmp_path / "download"
    path.write_bytes(archive(*WIDE))

    assert recognise(path) == LAYOUT


def test_a_figure_that_two_lines_tell_otherwise_is_refused_and_the_same_twice_is_one(tmp_path: Path) -> None:
    same, other = WIDE[0], WIDE[0].replace("12.5", "15.2")

    assert read(tmp_path, *WIDE, same).faults == []
    rows = read(tmp_path, *WIDE, other)
    assert [(fault.where, fault.seen) for fault in rows.faults] == [("line 2", "line 5")]
    assert (len(rows.frame), rows.rows_read) == (1, 2)


def test_a_zip_with_two_tables_of_one_name_is_refused(tmp_path: Path) -> None:
    content = io.BytesIO(archive(*WIDE))
    with zipfile.ZipFile(content, "a") as packed, pytest.warns(UserWarning, match="Duplicate name"):
        packed.writestr(max(packed.infolist(), key=lambda member: member.file_size).filename, "again")

    assert "two files of one name" in read(tmp_path, content=content.getvalue()).faults[0].problem
