"""Files that nobody means to give us, and what is said of each: made here, since some are large.

Run by itself (``python -m tests.faults.cases FOLDER``) it imports each into a data folder of its own, within its limits
of time and memory, and prints what came of them as JSON.
"""

import json
import resource
import shutil
import signal
import sys
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.etl.command_line import run
from tests.etl.publishers.faostat.test_client import archive
from tests.etl.publishers.faostat.test_matrix_layout import WIDE
from tests.etl.publishers.gacc.made_tables import bulletin
from tests.etl.publishers.gacc.test_country_chapters import PAGE
from tests.etl.publishers.gacc.test_online_query import QUERY
from tests.etl.publishers.layout_files import workbook
from tests.etl.publishers.stub import envelope, record

ROOT = Path(__file__).parents[2]
ROOM = 3 << 30  # bytes of addresses that the whole run may take; a quarter of them are the libraries'
SECONDS = 10
FAOSTAT_MATRIX = "Trade_DetailedTradeMatrix_E_All_Data.csv"


class TooSlow(BaseException):
    """More seconds of a processor than a case may take; no fault that any reader knows."""


@dataclass(frozen=True)
class Case:
    """A file that ``make`` writes into a folder, and a part of what is said of it; ``code`` is that of the command."""

    name: str
    make: Callable[[Path], Path]
    said: str
    code: int = 1
    options: tuple[str, ...] = ()
    seconds: int = SECONDS


@dataclass(frozen=True)
class Outcome:
    """What the command said of a file, its code, and how long a processor was at it."""

    code: int
    said: str
    seconds: float


def _text(name: str, text: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return path

    return make


def _zip(change: Callable[[bytearray, int], None]) -> Callable[[Path], Path]:
    """FAOSTAT's zip with a byte changed; ``change`` is given the zip and where its list of files begins."""

    def make(folder: Path) -> Path:
        content = bytearray(archive(*WIDE))
        change(content, content.index(b"PK\x01\x02"))
        (folder / "bulk.zip").write_bytes(content)
        return folder / "bulk.zip"

    return make


def _encrypt(content: bytearray, listed: int) -> None:
    for place in (content.index(b"PK\x03\x04") + 6, listed + 8, content.rindex(b"PK\x01\x02") + 8):
        content[place] |= 1


def _pack_otherwise(content: bytearray, listed: int) -> None:
    for place in (content.rindex(b"PK\x03\x04") + 8, content.rindex(b"PK\x01\x02") + 10):
        content[place] = 9


def _packed(members: dict[str, bytes], name: str = "bulk.zip") -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as packed:
            for member, content in members.items():
                packed.writestr(member, content)
        return folder / name

    return make


def _damaged_stream(folder: Path) -> Path:
    path = _packed({FAOSTAT_MATRIX: ("\n".join(WIDE) * 100).encode()})(folder)
    content = bytearray(path.read_bytes())
    content[90:110] = bytes(20)
    path.write_bytes(content)
    return path


def _sheet_bomb(folder: Path) -> Path:
    """A workbook of some kilobytes with a cell in the last column of each of many rows."""
    path = workbook(folder / "bomb.xlsx", bulletin())
    rows = "".join(f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>' for row in range(1, 4000))
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
    with zipfile.ZipFile(path) as book:
        members = {name: book.read(name) for name in book.namelist()}
    return _packed(members | {"xl/worksheets/sheet1.xml": sheet.encode()}, "bomb.xlsx")(folder)


def _workbook_that_grows(folder: Path) -> Path:
    return _packed({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b" " * 200_000_000}, "book.xlsx")(folder)


def _zip_that_grows(folder: Path) -> Path:
    return _packed({FAOSTAT_MATRIX: b"0" * 100_000_000})(folder)


def _long_line(folder: Path) -> Path:
    path = folder / "wheat.csv"
    with path.open("wb") as file:
        file.write(QUERY.encode())
        file.truncate(500_000_000)  # a hole on the disk, and a line of NUL to who reads it
    return path


def _instead_of(seen: str, text: str) -> Callable[[Path], Path]:
    return _text("wheat.csv", QUERY.replace(seen, text, 1))


IMPORTS = ("--flow", "import")
CASES = (
    Case("hidden name", _text(".hidden.csv", QUERY), "Kept in", 0, IMPORTS),
    Case("our card's name", _text("snapshot.yml", QUERY), "Kept in", 0, IMPORTS),
    Case("400 digits", _instead_of("1,161", "9" * 400), "expected a number", options=IMPORTS),
    Case("a comma for a point", _instead_of("1,161", "1,5"), "expected a number, got '1,5'", options=IMPORTS),
    Case("Arabic digits", _instead_of("1,161", "١١٦١"), "expected a number", options=IMPORTS),
    Case("month in Arabic digits", _instead_of("209901", "٢٠٩٩٠١"), "expected a period", options=IMPORTS),
    Case("year 2150", _instead_of("209901", "215001"), "Years go from 1900 to 2100", options=IMPORTS),
    Case("year 1", _instead_of("209901", "000101"), "Years go from 1900 to 2100", options=IMPORTS),
    Case(
        "NUL in a title", _instead_of("千克", "千\x00克"), "a character that no text has, got 'U+0000'", options=IMPORTS
    ),
    Case(
        "password in an address",
        _text("wheat.csv", QUERY),
        "is no address",
        2,
        (*IMPORTS, "--url", "https://a:b@c.org/"),
    ),
    Case("500 MB on one line", _long_line, "a text with a line of more than 1,000,000 bytes", options=IMPORTS),
    Case("a million columns", _text("w.csv", "a," * 1_000_000 + "\n"), "a table of more than 5,000 columns"),
    Case("colspan", _text("p.html", PAGE.replace('colspan="2"', 'colspan="1000000"')), "spans more than 1,000 columns"),
    Case(
        "rowspan of many",
        _text("p.html", PAGE.replace("</table></body>", '<tr><td rowspan="999999" colspan="900">1</td></tr>' * 3000)),
        "spans more than 1,000 columns",
    ),
    Case("nested tables", _text("p.html", PAGE.replace("<td>9</td>", "<td>" + "<table><tr><td>" * 3000)), "500 tables"),
    Case("nested JSON", _text("a.json", envelope([record()]).decode()[:-1] + ',"x":' + "[" * 100_000), "breaks off"),
    Case(
        "an exponent of a thousand million",
        _text("a.json", envelope([record()]).decode().replace("1000.0", "1e999999999")),
        "expected a number",
    ),
    Case("FAOSTAT as it is", _zip(lambda content, listed: None), "Kept in", 0),
    Case("encrypted zip", _zip(_encrypt), "an archive that is encrypted"),
    Case("unknown packing", _zip(_pack_otherwise), "packed in a way that cannot be read"),
    Case("damaged stream", _damaged_stream, "a damaged archive"),
    Case("zip that grows", _zip_that_grows, "times when it is unpacked"),
    Case("zip of one line", _packed({FAOSTAT_MATRIX: b"0" * 2_000_000}), "a line of more than 1,000,000 bytes"),
    Case("workbook of empty cells", _sheet_bomb, "it looks like a zip archive or an Excel workbook"),
    Case(
        "workbook that grows",
        _workbook_that_grows,
        "it looks like a zip archive or an Excel workbook",
    ),
)


def data_folder(folder: Path) -> Path:
    """A data folder with the real reference, cards and gates, and no figures."""
    data = folder / "data"
    for name in ("reference", "sources"):
        shutil.copytree(ROOT / "data" / name, data / name)
    (data / "trade").mkdir()
    for card in (ROOT / "data/trade").glob("*.yml"):
        shutil.copy(card, data / "trade")
    shutil.copy(ROOT / "data/gates.yml", data)
    return data


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Break off what keeps a processor longer: other programs that run meanwhile make nothing slower by it."""

    def stop(_number: int, _frame: object) -> None:
        raise TooSlow

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def outcome_of(case: Case, folder: Path, data: Path) -> Outcome:
    """Import the file of a case, and give what was said."""
    own = folder / case.name
    own.mkdir()
    path = case.make(own)
    begun = time.process_time()
    try:
        with within(case.seconds):
            ended = run("import", str(path), "--data", str(data), "--retrieved", "2099-12-01", *case.options)
        code, said = ended.returncode, ended.stdout + ended.stderr
    except (TooSlow, MemoryError) as fault:
        code, said = -1, traceback.format_exc()[-1500:] + type(fault).__name__
    shutil.rmtree(own)
    shutil.rmtree(data / "snapshots", ignore_errors=True)
    return Outcome(code, said, time.process_time() - begun)


def main() -> None:
    """Take every case in turn, in one process with little room."""
    folder = Path(sys.argv[1])
    data = data_folder(folder)
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    outcomes = {case.name: asdict(outcome_of(case, folder, data)) for case in CASES}
    sys.stdout.write(json.dumps(outcomes))


if __name__ == "__main__":
    main()
