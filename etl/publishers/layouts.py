"""The layouts in which publishers' files come.

Each can tell its own files and turn them into rows in the form of ``data/trade``. A layout is one module here that
gives a ``Layout``; ``etl.publishers.registry`` lists them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from etl.inputs.files import CsvRows, InputFile
from etl.inputs.text_blocks import TextBlock, find_blocks
from etl.inputs.trade.trade_file import OPTIONAL
from etl.inputs.trade.trade_input import FindBlocks, HasRows, ReadBlock, Reader, always_has_rows
from etl.vocabulary.trade import Flow

HEAD_BYTES = 65536


@dataclass(frozen=True)
class Sample:
    """What a file is recognised by: its name and its first bytes.

    ``path`` is for workbooks, whose beginning says little.
    """

    name: str
    head: bytes
    path: Path | None = None


@dataclass(frozen=True)
class Layout:
    """One layout of one publisher's files.

    ``recognise`` says whether a sample is of this layout; it never raises. ``read`` takes a file and the data folder
    and gives rows in the form of ``data/trade`` (``etl.inputs.trade.shipped.COLUMNS``, ``OPTIONAL`` and ``line``), all
    text, in the units of the source's card; what cannot be read is a fault with its row. ``rows_read`` counts the
    values found in the file, loaded or not, so that nothing is dropped unseen: totals and lines that are left out on
    purpose are counted by reason in ``left_out``, and the docstring says which they are.

    Commodities are written ``HS:1001``; codes that the project has no name for may stand there too, where the frame's
    further column ``commodity_title`` gives the file's own English title (empty: none). National codes of 8 or 10
    digits are added up to six by the build.

    ``flow`` is set where the files do not say which flow they hold, and another layout reads the other one.

    ``read_block`` gives the same rows of one block of a large file, where files of the layout can be read so;
    ``find_blocks`` cuts one into such blocks, and gives none of a file that must be read whole.

    ``has_rows`` tells files of figures from those beside them that say how they are read.

    Layouts of one ``family`` read the same files, each for its own source: an import keeps the file for every source it
    has figures of.
    """

    name: str
    title: str
    source_code: str
    recognise: Callable[[Sample], bool]
    read: Callable[[Path, Path], CsvRows]
    family: str = ""
    flow: Flow | None = None
    read_block: ReadBlock | None = None
    find_blocks: FindBlocks = find_blocks
    has_rows: HasRows = always_has_rows


def reader_of(layout: Layout, beside: Sequence[str] = ()) -> Reader:
    """How files of a layout are read for the build; ``beside`` are the hashes of all files that came together."""
    block = partial(_read_block, layout.read_block) if layout.read_block else None
    whole = partial(_read_whole, layout.read)
    return Reader(layout.name, whole, block, tuple(beside), layout.find_blocks, layout.has_rows)


def _read_whole(read: Callable[[Path, Path], CsvRows], path: Path, data_dir: Path) -> CsvRows:
    return _with_optional(read(path, data_dir))


def _read_block(read: ReadBlock, path: Path, source: InputFile, block: TextBlock) -> CsvRows:
    return _with_optional(read(path, source, block))


def _with_optional(rows: CsvRows) -> CsvRows:
    """The rows with the columns that a layout may leave out."""
    missing = {name: "" for name in OPTIONAL if name not in rows.frame}
    return replace(rows, frame=rows.frame.assign(**missing))


def take_sample(path: Path) -> Sample:
    """The name and the first bytes of a file."""
    with path.open("rb") as file:
        return Sample(path.name, file.read(HEAD_BYTES), path)
