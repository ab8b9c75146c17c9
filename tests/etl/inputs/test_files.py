import hashlib
from pathlib import Path

import pytest

from etl.inputs.files import find_inputs, read_csv_rows, read_input


def read(tmp_path: Path, content: bytes) -> tuple[list[dict[str, object]], list[str], int]:
    """Rows, faults and the count of rows read of a file with the columns a and b, and c if wanted."""
    path = tmp_path / "data" / "trade" / "t.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    rows = read_csv_rows(path, tmp_path / "data", ["a", "b"], ["c"])
    return rows.frame.to_dict("records"), [str(fault) for fault in rows.faults], rows.rows_read


def test_codes_stay_as_written_and_rows_know_their_lines(tmp_path: Path) -> None:
    rows, faults, read_rows = read(tmp_path, b'a,b\n01,NA\n\n"two\nlines",NULL\n ,x\n')

    assert rows == [
        {"a": "01", "b": "NA", "c": "", "line": 2},
        {"a": "two\nlines", "b": "NULL", "c": "", "line": 4},
        {"a": " ", "b": "x", "c": "", "line": 6},
    ]
    assert (faults, read_rows) == ([], 3)


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfa,b\n1,2\n", b"a,b\r\n1,2\r\n", b"b,a\n2,1\n", b"a,b\n1,2"])
def test_a_byte_order_mark_line_ends_and_the_order_of_columns_do_not_matter(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content) == ([{"a": "1", "b": "2", "c": "", "line": 2}], [], 1)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            b"a,z\n1,2\n",
            "data/trade/t.csv: line 1: field 'b': the column is missing. The columns are a, b, and if wanted c.",
        ),
        (
            b"a,b,z\n1,2,3\n",
            "data/trade/t.csv: line 1: field 'z': the column is unknown. The columns are a, b, and if wanted c.",
        ),
        (b"a,b,a\n1,2,3\n", "data/trade/t.csv: line 1: field 'a': the column is there twice. Keep one of them."),
        (b"", "data/trade/t.csv: line 1: field 'a': the column is missing. The columns are a, b, and if wanted c."),
        (b"a,b\n1,\xff\n", "data/trade/t.csv: line 2: the file is not UTF-8, got 'ff'. Save it as UTF-8."),
    ],
)
def test_a_file_of_another_form_gives_no_rows(tmp_path: Path, content: bytes, sentence: str) -> None:
    rows, faults, _ = read(tmp_path, content)

    assert rows == []
    assert sentence in faults


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (b"1", "data/trade/t.csv: line 3: expected 2 fields, got '1'. Put a field with a comma in it between quotes."),
        (
            b"1,2,3",
            "data/trade/t.csv: line 3: expected 2 fields, got '3'. Put a field with a comma in it between quotes.",
        ),
        (
            b'1,"a"b',
            "data/trade/t.csv: line 3: the row cannot be split into fields (',' expected after '\"'). "
            "Close the quotes; double a quote inside a field.",
        ),
    ],
)
def test_a_row_that_cannot_be_split_is_refused_and_the_others_go_on(tmp_path: Path, row: bytes, sentence: str) -> None:
    rows, faults, read_rows = read(tmp_path, b"a,b\n1,2\n" + row + b"\n3,4\n")

    assert [line["line"] for line in rows] == [2, 4]
    assert (faults, read_rows) == ([sentence], 3)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    rows = read_csv_rows(tmp_path / "data" / "trade" / "t.csv", tmp_path / "data", ["a"])

    assert [str(fault) for fault in rows.faults] == [
        "data/trade/t.csv: the file is missing. Put it back; data/README.md gives its form."
    ]


def test_the_hash_is_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "data" / "t.csv"
    path.parent.mkdir()
    path.write_bytes(b"\xef\xbb\xbfa\n1\n")

    assert (
        read_csv_rows(path, tmp_path / "data", ["a"]).source.sha256 == hashlib.sha256(b"\xef\xbb\xbfa\n1\n").hexdigest()
    )


def test_no_file_is_passed_over_in_silence_but_hidden_ones(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "trade"
    folder.mkdir(parents=True)
    for name in ("b.csv", "a.yml", "c.CSV", ".a.csv.swp"):
        (folder / name).touch()

    paths, strays = find_inputs(folder, tmp_path / "data", (".csv", ".yml"))

    assert [path.name for path in paths] == ["a.yml", "b.csv"]
    assert [str(fault) for fault in strays] == [
        "data/trade/c.CSV: no file of this kind is read here, got '.CSV'. Give it the ending .csv or .yml, or take it out of the folder."
    ]


def test_a_hidden_character_refuses_a_note_with_its_line_and_leaves_a_table_to_its_rows(tmp_path: Path) -> None:
    for name in ("note.md", "table.csv"):
        (tmp_path / name).write_bytes(b"first\nsecond \x00\n")

    note, table = (read_input(tmp_path / name, tmp_path) for name in ("note.md", "table.csv"))

    assert [(fault.where, fault.seen) for fault in note.faults] == [("line 2", "U+0000")]
    assert (note.text, table.faults) == ("", [])


def test_a_table_of_too_many_columns_has_one_fault(tmp_path: Path) -> None:
    _, said, _ = read(tmp_path, b"a," * 2000 + b"\n")

    assert len(said) == 1
    assert "it has 2,001 columns" in said[0]
