"""Our own English texts as the inputs hold them: which there are, and in which file each stands."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

import pandas as pd

from etl import schema
from etl.inputs.cards import read_cards
from etl.schema import metadata
from etl.schema.columns import our_texts
from etl.values.frames import rows_to_frame
from etl.values.listing import list_by
from etl.values.paragraphs import paragraphs_of

# Tables of one file; those of notes and of sources' cards have a file a row.
_FILE_OF_TABLE = {
    "market_access": "access/market_access.csv",
    "market_access_conflict": "access/market_access.csv",
    "official_figure": "figures/official_figures.csv",
    "commodity_group": "reference/commodity_groups.csv",
    "commodity_group_member": "reference/commodity_group_codes.csv",
    "gap_reason": "reference/gap_reasons.csv",
    "access_good_code": "reference/access_good_codes.csv",
    "price_good": "reference/price_goods.csv",
    "nearest_price": "reference/nearest_prices.csv",
    "crop_code": "reference/crop_codes.csv",
    "crossing_line": "reference/crossing_lines.csv",
    "cargo_mode": "reference/cargo_modes.csv",
}
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class OurText:
    """A paragraph in English and the file in which it stands, as faults name files."""

    english: str
    file: str

    @property
    def folder(self) -> str:
        """The folder whose catalogues translate it."""
        return _folder_of(self.file)


def our_texts_of(tables: Mapping[str, pd.DataFrame], files: Collection[str], data_dir: Path) -> list[OurText]:
    """Every paragraph of the translated columns once a file, sorted by file and in each as the file's tables have it.

    Takes tables as inputs are read into them, and the names of the files read. Cards of sources of which nothing came
    yet are among the texts. What has no letter, as a period of digits alone, needs no translation.
    """
    waiting = _waiting_cards(tables, data_dir)
    tables = {**tables, "source": pd.concat([tables["source"], waiting])} if "source" in tables else tables
    files = [*files, *(f"{data_dir.name}/sources/{code}.yml" for code in waiting["source_code"])]
    cards = {PurePosixPath(file).stem: file for file in files if file.endswith((".yml", ".yaml"))}
    found = [
        OurText(paragraph, file)
        for name, column, values in translated_columns(tables)
        for file, value in zip(_files_of(name, tables, cards, data_dir.name), values, strict=True)
        if isinstance(value, str)
        for paragraph in paragraphs_of(value)
        if is_in_words(paragraph)
    ]
    return sorted(dict.fromkeys(found), key=lambda text: text.file)


def by_folder(texts: Iterable[OurText]) -> dict[str, list[OurText]]:
    """The texts of each folder in their order, the folders in theirs."""
    return dict(sorted(list_by(texts, lambda text: text.folder).items()))


@cache  # some thousand texts stand in some hundred files
def _folder_of(file: str) -> str:
    """The folder of a file, as faults name files."""
    return str(PurePosixPath(file).parent)


def is_in_words(text: str) -> bool:
    """Whether a text has a letter; what has none is the same in every language."""
    return _LETTER.search(text) is not None


def _waiting_cards(tables: Mapping[str, pd.DataFrame], data_dir: Path) -> pd.DataFrame:
    """Rows of the table ``source`` for the cards of sources of which nothing came yet."""
    known = set(tables["source"]["source_code"]) if "source" in tables else set()
    cards = [reading.card for reading in read_cards(data_dir)[0].values() if reading.card is not None]
    return rows_to_frame(schema.source, [dict(card.row) for card in cards if card.code not in known])


def translated_columns(tables: Mapping[str, pd.DataFrame]) -> Iterator[tuple[str, str, "pd.Series[str]"]]:
    """Table, column and values of every translated column."""
    for table in metadata.sorted_tables:
        if table.name in tables:
            for column in our_texts(table):
                yield table.name, column, tables[table.name][column]


def _files_of(
    name: str, tables: Mapping[str, pd.DataFrame], cards: Mapping[str, str], data: str
) -> "pd.Series[str] | list[str]":
    """The file in which each row of a table stands."""
    frame = tables[name]
    if name == "event":
        return frame["file"]
    if name == "source":
        return frame["source_code"].map(cards)
    if name in _FILE_OF_TABLE:
        return [f"{data}/{_FILE_OF_TABLE[name]}"] * len(frame)
    by_event = tables["event"].set_index("event_id")["file"]
    if ("event_id" in frame and "commitment_id" not in frame) or name == "commitment":
        return frame["event_id"].map(by_event)
    return frame["commitment_id"].map(tables["commitment"].set_index("commitment_id")["event_id"]).map(by_event)
