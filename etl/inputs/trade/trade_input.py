"""A file of trade figures that is to be read: in which parts, and where what comes of each is kept."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from etl.inputs.cards import SourceCard
from etl.inputs.codes import KnownCodes
from etl.inputs.files import CsvRows, InputFile, file_label
from etl.inputs.mirror import origin_of
from etl.inputs.text_blocks import TextBlock, find_blocks
from etl.inputs.trade.check_part import PartWork, stamp_of
from etl.inputs.trade.checked_folder import address_of, shared_place
from etl.inputs.trade.snapshots import hash_file
from etl.values.addresses import Place, below

BLOCK_BYTES = 8 * 2**20
ReadWhole = Callable[[Path, Path], CsvRows]
FindBlocks = Callable[[Path, int], list[TextBlock]]
ReadBlock = Callable[[Path, InputFile, TextBlock], CsvRows]
HasRows = Callable[[Path], bool]


def always_has_rows(_: Path) -> bool:
    """Every file is one of figures."""
    return True


@dataclass(frozen=True)
class Reader:
    """How a file is read: whole, or one block of it, where its form can be read so.

    ``name`` is of the form; ``beside`` are the hashes of other files that say how this one is read. ``find_blocks``
    gives none of a file that must be read whole. ``has_rows`` tells files of figures from those that say how others are
    read, which have no part.
    """

    name: str
    whole: ReadWhole
    block: ReadBlock | None = None
    beside: tuple[str, ...] = ()
    find_blocks: FindBlocks = find_blocks
    has_rows: HasRows = always_has_rows


@dataclass(frozen=True)
class TradeInput:
    """A file in its parts."""

    source: InputFile
    card: SourceCard
    parts: tuple[PartWork, ...]


def plan_input(
    path: Path,
    data_dir: Path,
    reader: Reader,
    card: SourceCard,
    codes: KnownCodes,
    *,
    is_received: bool,
    block_bytes: int = BLOCK_BYTES,
    folder: Place | None = None,
) -> TradeInput:
    """A file in blocks of some ``block_bytes``, or in one part where it is read whole.

    What comes of them is kept in ``folder``, beside the snapshots if not given.
    """
    folder = folder or shared_place(data_dir)
    stamp, origin = stamp_of(path), origin_of(path, data_dir)
    source = describe_input(path, data_dir)
    common = (source.file, reader.name, reader.beside, card, _told(codes), is_received)
    parts = [
        PartWork(path, stamp, read, card, codes, is_received, below(folder, address_of(*common, facts)), origin)
        for facts, read in (
            (_facts_of(block, path, source, is_received=is_received), read)
            for block, read in list_reads(path, data_dir, source, reader, block_bytes)
        )
    ]
    return TradeInput(source, card, tuple(parts))


def _facts_of(block: TextBlock | None, path: Path, source: InputFile, *, is_received: bool) -> tuple[object, ...]:
    """By what a part's rows are known: what was received never changes, so its hash will do."""
    return (source.sha256, block) if block is None or is_received else block.facts(path)


def describe_input(path: Path, data_dir: Path) -> InputFile:
    """The file as counts and faults name it; its text is not kept."""
    return InputFile(file_label(path, data_dir), hash_file(path), path.stat().st_size, "", [])


def list_reads(
    path: Path, data_dir: Path, source: InputFile, reader: Reader, block_bytes: int
) -> list[tuple[TextBlock | None, Callable[[], CsvRows]]]:
    """What gives the rows of each block of a file, or of all of it where it has none; nothing where it has no rows."""
    if not reader.has_rows(path):
        return []
    blocks = reader.find_blocks(path, block_bytes) if reader.block else []
    in_blocks = [(block, partial(reader.block, path, source, block)) for block in blocks if reader.block]
    return [*in_blocks] or [(None, partial(reader.whole, path, data_dir))]


@lru_cache(maxsize=1)  # files by the hundred are held to the same codes
def _told(codes: KnownCodes) -> str:
    """By what these codes are told from others, as far as a file of trade names them."""
    return hashlib.sha256(repr((sorted(codes.areas), sorted(codes.commodities))).encode()).hexdigest()
