"""Files as they lie on the disk: bytes, their hash, and CSV rows as text with their lines."""

import csv
import hashlib
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from etl.errors import Fault
from etl.inputs.plain_lines import FIRST_ROW, number_lines, split_plain_lines
from etl.inputs.text_blocks import TextBlock
from etl.values.reading import FileCount
from etl.values.written import CONTROL_ADVICE, CONTROL_PROBLEM, find_control

LINE = "line"
_MOST_COLUMNS = 1000  # a table with more is not told column by column
CATALOGUE = ".po"
"""The ending of a catalogue of translations, which may lie beside any input."""


@dataclass(frozen=True)
class InputFile:
    """One file as it lies on the disk.

    It has its name in faults and counts, its hash, size in bytes and text without a byte-order mark, and its faults.
    """

    file: str
    sha256: str
    size: int
    text: str
    faults: list[Fault]

    def count(self, read: int, loaded: int) -> FileCount:
        """The file's count when ``loaded`` of ``read`` rows passed."""
        return FileCount(self.file, self.sha256, read, loaded, read - loaded)


@dataclass(frozen=True)
class CsvRows:
    """The rows of one CSV file as text, in file order.

    ``frame`` has the columns asked for, optional ones too, and ``line``; a field that is empty is an empty text.
    ``faults`` are about the file, or about rows that are not in the frame; ``rows_read`` counts those rows as well.
    ``left_out`` counts rows that a publisher's file holds and that are none of ours, by the reason ("other partners");
    these are neither read nor rejected.
    """

    source: InputFile
    frame: pd.DataFrame
    faults: list[Fault]
    rows_read: int
    left_out: Mapping[str, int] = field(default_factory=dict)


def file_label(path: Path, data_dir: Path) -> str:
    """A file's name in faults and counts: its path from the folder in which the data folder lies."""
    return path.resolve().relative_to(data_dir.resolve().parent).as_posix()


def find_inputs(folder: Path, data_dir: Path, suffixes: Sequence[str]) -> tuple[list[Path], list[Fault]]:
    """Every file below a folder in order of its path, but for catalogues of translations, which are read of themselves.

    With them a fault for each that has another ending and would be passed over in silence. Hidden files are none:
    editors and systems leave them.
    """
    below = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".") and path.suffix != CATALOGUE
    )
    advice = f"Give it the ending {' or '.join(suffixes)}, or take it out of the folder."
    strays = [
        Fault(file_label(path, data_dir), "", "", "no file of this kind is read here", path.suffix, advice)
        for path in below
        if path.suffix not in suffixes
    ]
    return [path for path in below if path.suffix in suffixes], strays


def read_input(path: Path, data_dir: Path) -> InputFile:
    """One file; one that is missing or not UTF-8 has a fault and no text."""
    label = file_label(path, data_dir)
    if not path.is_file():
        return InputFile(
            label,
            "",
            0,
            "",
            [Fault(label, "", "", "the file is missing", "", "Put it back; data/README.md gives its form.")],
        )
    content = path.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        return _look_through(InputFile(label, sha256, len(content), content.decode("utf-8-sig"), []))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        fault = Fault(
            label,
            f"line {line}",
            "",
            "the file is not UTF-8",
            content[error.start : error.end].hex(" "),
            "Save it as UTF-8.",
        )
        return InputFile(label, sha256, len(content), "", [fault])


def _look_through(source: InputFile) -> InputFile:
    """The file, without its text and with a fault where it holds a character that no text has.

    Of a table only the row is refused, where rows are checked.
    """
    if source.file.endswith(".csv") or not (control := find_control(source.text)):
        return source
    line = source.text.count("\n", 0, source.text.index(chr(int(control[2:], 16)))) + 1
    fault = Fault(source.file, f"line {line}", "", CONTROL_PROBLEM, control, CONTROL_ADVICE)
    return replace(source, text="", faults=[fault])


def read_csv_rows(
    path: Path, data_dir: Path, columns: Sequence[str], optional: Sequence[str] = (), coded: Collection[str] = ()
) -> CsvRows:
    """The rows of a CSV file.

    Faults: the file is missing, empty or not UTF-8; its header lacks a column, or has an unknown one or one twice (then
    no row is given); a row has too few or too many fields, or quotes that do not close (then that row is not given).
    Columns of ``coded`` may come as categories, which saves time where few texts fill many rows.
    """
    return _split_csv(read_input(path, data_dir), columns, optional, coded, FIRST_ROW)


def read_csv_block(
    path: Path,
    source: InputFile,
    block: TextBlock,
    *,
    columns: Sequence[str],
    optional: Sequence[str] = (),
    coded: Collection[str] = (),
) -> CsvRows:
    """The rows of one block of a file, each with its line in the file."""
    return _split_csv(replace(source, text=block.read(path)), columns, optional, coded, block.first_line)


def _split_csv(
    source: InputFile, columns: Sequence[str], optional: Sequence[str], coded: Collection[str], first_line: int
) -> CsvRows:
    plain = split_plain_lines(source.text, coded=coded)
    if plain is not None and not _header_faults(source.file, plain[0], columns, optional):
        rows = number_lines(plain[1], LINE, first_line)
        given = {name: rows.get(name, "") for name in (*columns, *optional)}
        frame = pd.DataFrame({**given, LINE: rows[LINE]})
        return CsvRows(source, frame.astype({name: "str" for name in optional if name not in rows}), [], len(rows))
    lines, torn = _split_rows(source, first_line - FIRST_ROW)
    header, body = (lines[0][1], lines[1:]) if lines else ([], [])
    rows_read = len(body) + len(torn)
    faults = source.faults or _header_faults(source.file, header, columns, optional)
    if faults:
        empty = pd.DataFrame(columns=[*columns, *optional, LINE], dtype="str")
        return CsvRows(source, empty.astype({LINE: "int64"}), faults, rows_read)
    whole = [row for row in body if len(row[1]) == len(header)]
    frame = pd.DataFrame([fields for _, fields in whole], columns=header, dtype="str")
    frame = frame.reindex(columns=[*columns, *optional], fill_value="").assign(**{LINE: [line for line, _ in whole]})
    return CsvRows(
        source, frame.astype({LINE: "int64"}), torn + _field_count_faults(source.file, body, len(header)), rows_read
    )


def _split_rows(source: InputFile, lines_before: int) -> tuple[list[tuple[int, list[str]]], list[Fault]]:
    """Every row with the line on which it begins, and a fault for each that cannot be read; blank lines are no rows."""
    reader = csv.reader(io.StringIO(source.text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    torn: list[Fault] = []
    while True:
        begins = reader.line_num + 1 + lines_before
        try:
            fields = next(reader)
        except StopIteration:
            return rows, torn
        except csv.Error as error:
            advice = "Close the quotes; double a quote inside a field."
            torn.append(
                Fault(source.file, f"line {begins}", "", f"the row cannot be split into fields ({error})", "", advice)
            )
            continue
        if fields:
            rows.append((begins, fields))


def _header_faults(file: str, header: list[str], columns: Sequence[str], optional: Sequence[str]) -> list[Fault]:
    advice = f"The columns are {', '.join(columns)}" + (f", and if wanted {', '.join(optional)}." if optional else ".")
    if len(header) > _MOST_COLUMNS:
        return [Fault(file, "line 1", "", f"it has {len(header):,} columns", "", advice)]
    faults = [
        Fault(file, "line 1", name, "the column is missing", "", advice) for name in columns if name not in header
    ]
    for name in dict.fromkeys(header):
        if name not in {*columns, *optional}:
            faults.append(Fault(file, "line 1", name, "the column is unknown", "", advice))
        elif header.count(name) > 1:
            faults.append(Fault(file, "line 1", name, "the column is there twice", "", "Keep one of them."))
    return faults


def _field_count_faults(file: str, body: list[tuple[int, list[str]]], expected: int) -> list[Fault]:
    return [
        Fault(
            file,
            f"line {line}",
            "",
            f"expected {expected} fields",
            str(len(fields)),
            "Put a field with a comma in it between quotes.",
        )
        for line, fields in body
        if len(fields) != expected
    ]
