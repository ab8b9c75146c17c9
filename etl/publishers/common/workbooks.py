"""Excel workbooks of both kinds as tables of text."""

from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from etl.errors import KhorgosError
from etl.inputs.files import CsvRows
from etl.publishers.common.trade_rows import RefusedWhole, TradeRecord, describe_file, refuse_whole, trade_rows
from etl.publishers.layouts import Sample

OLD, NEW = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
Sheet = list[list[str]]
SheetReader = Callable[[Sheet], tuple[list[TradeRecord], Counter[str]]]
"""Gives a sheet's rows of trade, and what is left out by the reason. Raises RefusedWhole."""


class NotAWorkbook(KhorgosError):
    """A file that opens as no workbook; ``reason`` is what the reader of its kind said."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path.name}: no workbook that can be read: {reason}")


def read_sheets(path: Path) -> dict[str, Sheet]:
    """Every sheet by name, each cell as text without blanks around it; an empty cell is an empty text.

    Raises NotAWorkbook.
    """
    state = path.stat()
    read = _read_once(path, state.st_size, state.st_mtime_ns)
    if isinstance(read, NotAWorkbook):
        raise read
    return read


@lru_cache(maxsize=1)
def _read_once(path: Path, _size: int, _changed: int) -> dict[str, Sheet] | NotAWorkbook:
    """The sheets of a file as it is now, or why it has none.

    Each layout is asked whether it is its own, and opening a large one takes long.
    """
    with path.open("rb") as file:
        kind = file.read(len(OLD))
    if kind not in {OLD, NEW}:
        return NotAWorkbook(path, "it does not begin as one")
    from etl.publishers.common import sheets  # noqa: PLC0415 - its readers take long to load, and few files need them

    try:
        return sheets.read_old(path) if kind == OLD else sheets.read_new(path)
    except sheets.FAULTS[kind] as fault:
        return NotAWorkbook(path, " ".join(str(fault).split()) or type(fault).__name__)


def has_sheet(sample: Sample, is_ours: Callable[[Sheet], bool], kinds: tuple[bytes, ...] = (NEW,)) -> bool:
    """Whether a file is a workbook of one of the kinds with a sheet that is ours."""
    if not sample.head.startswith(kinds) or sample.path is None:
        return False
    try:
        return any(is_ours(sheet) for sheet in read_sheets(sample.path).values())
    except NotAWorkbook:
        return False


def read_trade_sheets(
    path: Path,
    data_dir: Path,
    *,
    is_ours: Callable[[Sheet], bool],
    nothing: str,
    advice: str,
    read_sheet: SheetReader,
    other_sheets: str = "",
) -> CsvRows:
    """The rows of trade of every sheet that is ours; a sheet that cannot be read refuses the file.

    ``nothing`` is the fault of a workbook without any such sheet, ``advice`` what to do then and where a sheet is
    refused. The other sheets are counted as left out by ``other_sheets``, where that is given.
    """
    source = describe_file(path, data_dir)
    try:
        all_sheets = read_sheets(path)
    except NotAWorkbook as fault:
        return refuse_whole(source, str(fault), "Download it again.")
    sheets = {name: sheet for name, sheet in all_sheets.items() if is_ours(sheet)}
    if not sheets:
        return refuse_whole(source, nothing, advice)
    records: list[TradeRecord] = []
    left_out = Counter({other_sheets: len(all_sheets) - len(sheets)} if other_sheets else {})
    for name, sheet in sheets.items():
        try:
            own, others = read_sheet(sheet)
        except RefusedWhole as fault:
            return refuse_whole(source, f"sheet {name!r}: {fault.problem}", fault.advice)
        records += own
        left_out.update(others)
    return trade_rows(source, records, left_out=left_out)
