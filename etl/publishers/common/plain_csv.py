"""Any CSV of trade figures, by a mapping that a person writes.

The mapping tells which column is what, and what the file's own words mean.

An arrival holds the file and its mapping, ``<file>.mapping.yml``, side by side. The keys of a mapping:

* ``source``: the source's code; its card, ``data/sources/<source>.yml`` or ``data/trade/<source>.yml``, says the units.
* ``columns``: for each of ours (reporter, partner, flow, period, commodity, value ...) the file's heading.
* ``constants``: what is the same on every row and has no column.
* ``codes``: by column, the file's words and ours. Rows of partners and reporters that are not listed are left out.
* ``separator`` (a comma if not given), ``encoding`` (found out if not given), ``decimal`` (``point`` or ``comma``).
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from etl.errors import Fault, FileChanged
from etl.inputs.fields import Fields
from etl.inputs.files import LINE, CsvRows, InputFile, read_input
from etl.inputs.plain_lines import FIRST_ROW, number_lines, split_header, split_plain_lines
from etl.inputs.plain_yaml import Block, Node, Scalar, parse_plain_yaml
from etl.inputs.text_blocks import TextBlock, find_blocks
from etl.inputs.trade.trade_file import COLUMNS, OPTIONAL, TITLE
from etl.publishers.common.tables import ENCODINGS, decode, describe_twice, split_table
from etl.publishers.common.trade_rows import describe_file, fault_torn, refuse_whole, to_trade_frame
from etl.publishers.layouts import Layout, Sample
from etl.values.text_columns import are_digits, to_texts
from etl.values.written import is_number, without_groups

MAPPING = ".mapping.yml"
OURS = (*COLUMNS, *OPTIONAL, TITLE)
NEEDED = ("reporter", "partner", "flow", "period", "commodity")
_KEYS = ("source", "columns", "constants", "codes", "separator", "encoding", "decimal")
_TURNED = str.maketrans(",.", ".,")
_NO_POINT = " . "  # 1.5 is no number where a comma stands before decimals
_AMOUNTS = ("value", "net_weight", "quantity")
_YEAR_MONTH = re.compile(r"\A([0-9]{4})(0[1-9]|1[0-2])\Z")
_HS = re.compile(r"[0-9]{2}(?:[0-9]{2}){0,4}")


@dataclass(frozen=True)
class CsvMapping:
    """What a mapping says; ``codes`` are by our column, then by the file's word."""

    source_code: str
    columns: Mapping[str, str]
    constants: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]
    separator: str
    encodings: tuple[str, ...]
    decimal_comma: bool


def mapping_beside(path: Path) -> Path:
    """Where the mapping of a file lies."""
    return path.with_name(path.name + MAPPING)


def read_mapping(path: Path, data_dir: Path) -> tuple[CsvMapping | None, list[Fault]]:
    """A mapping, or its faults."""
    source = read_input(path, data_dir)
    return (None, source.faults) if source.faults else parse_mapping(source.file, source.text)


def parse_mapping(file: str, text: str) -> tuple[CsvMapping | None, list[Fault]]:
    """A mapping from its text, or its faults."""
    block, faults = parse_plain_yaml(file, text)
    if block is None:
        return None, faults
    fields = Fields(file, block, faults)
    fields.refuse_unknown(_KEYS)
    code, encoding, decimal = (
        fields.text("source", required=True),
        fields.text("encoding"),
        fields.text("decimal") or "point",
    )
    nodes = block.values  # noqa: PD011 (a Block's, no frame's)
    columns, constants = _texts(nodes.get("columns")), _texts(nodes.get("constants"))
    words = {name: _texts(node) for name, node in _nodes(nodes.get("codes")).items()}
    _check_names(fields, {"columns": columns, "constants": constants, "codes": words})
    if decimal not in {"point", "comma"}:
        fields.refuse("decimal", "expected point or comma", decimal, "Write point or comma.")
    if encoding and not _is_encoding(encoding):
        fields.refuse(
            "encoding", "no such encoding", encoding, "Write utf-8, gb18030, cp1251 or latin-1, or leave it out."
        )
    if faults:
        return None, faults
    encodings = (encoding,) if encoding else ENCODINGS
    return CsvMapping(code, columns, constants, words, _separator(fields), encodings, decimal == "comma"), []


def _check_names(fields: Fields, named: Mapping[str, Mapping[str, object]]) -> None:
    """Fault names that are none of our columns, and columns of ours that a row needs and nothing gives."""
    for key, names in named.items():
        for name in names:
            if name not in OURS:
                fields.refuse(key, "no such column of ours", name, f"Ours are {', '.join(OURS)}.")
    for name in NEEDED:
        if name not in named["columns"] and name not in named["constants"]:
            fields.refuse("columns", f"nothing says what {name} is", "", f"Add {name} to columns, or to constants.")


def _nodes(node: Node | None) -> Mapping[str, Node]:
    return node.values if isinstance(node, Block) else {}  # noqa: PD011 (as above)


def _texts(node: Node | None) -> dict[str, str]:
    return {name: value.text for name, value in _nodes(node).items() if isinstance(value, Scalar)}


def _separator(fields: Fields) -> str:
    text = fields.text("separator")
    return "\t" if text == "tab" else text or ","


def _is_encoding(name: str) -> bool:
    try:
        "a".encode(name)
    except LookupError:
        return False
    return True


def _recognise(sample: Sample) -> bool:
    """A CSV beside its mapping."""
    return sample.path is not None and mapping_beside(sample.path).is_file()


def read(path: Path, data_dir: Path) -> CsvRows:
    """The rows of a CSV by the mapping beside it.

    A mapping with faults, or one that names a heading the file lacks, refuses the file whole. Left out: reporters and
    partners that the mapping's codes do not name. 202405 is read as 2024-05, and a commodity of digits alone as a code
    of the HS.
    """
    source = describe_file(path, data_dir)
    mapping, faults = read_mapping(mapping_beside(path), data_dir)
    if mapping is None:
        return CsvRows(source, to_trade_frame([]), faults, 1)
    return _read_text(source, decode(path.read_bytes(), mapping.encodings), mapping)


def has_rows(path: Path) -> bool:
    """Whether a file is one of figures: no mapping."""
    return not path.name.endswith(MAPPING)


def read_block(path: Path, source: InputFile, block: TextBlock) -> CsvRows:
    """The same rows of one block of a file; its mapping must be sound, as ``find_mapped_blocks`` sees to."""
    mapping, _ = _mapping_of(path)
    if mapping is None:
        raise FileChanged(source.file)
    return _read_text(source, block.read(path), mapping, block.first_line - FIRST_ROW)


def find_mapped_blocks(path: Path, block_bytes: int) -> list[TextBlock]:
    """The blocks of a large file in UTF-8, where nothing is wrong with its mapping; else none, and it is read whole."""
    mapping, _ = _mapping_of(path) if mapping_beside(path).is_file() else (None, [])
    if mapping is None or not mapping.encodings[0].startswith("utf-8"):
        return []
    blocks = find_blocks(path, block_bytes)
    header = {heading.strip() for block in blocks[:1] for heading in split_header(block.header, mapping.separator)}
    return blocks if header.issuperset(mapping.columns.values()) else []


def _mapping_of(path: Path) -> tuple[CsvMapping | None, list[Fault]]:
    return parse_mapping(mapping_beside(path).name, decode(mapping_beside(path).read_bytes()))


def _read_text(source: InputFile, text: str, mapping: CsvMapping, lines_before: int = 0) -> CsvRows:
    """The rows of a text by a mapping, in a file that has so many lines before them."""
    own, torn = _split(text, mapping)
    if problem := describe_twice(list(own.columns), mapping.columns.values()):
        return refuse_whole(source, problem, "Give each a heading of its own.", len(own))
    own = own.assign(**{LINE: own[LINE] + lines_before})
    missing = [heading for heading in mapping.columns.values() if heading not in own]
    if missing:
        advice = f"The file has {', '.join(list(own.columns.drop(LINE))[:20])}. Put the headings right in the mapping."
        return refuse_whole(source, f"it lacks the columns {', '.join(missing)}", advice, len(own))
    faults = fault_torn(source, [(line + lines_before, seen) for line, seen in torn], len(own.columns) - 1)
    return _to_rows(source, own, faults, mapping)


def _split(text: str, mapping: CsvMapping) -> tuple[pd.DataFrame, list[tuple[int, int]]]:
    """The rows as text with ``line``, blanks around fields taken away, and the lines that are torn."""
    coded = [heading for name, heading in mapping.columns.items() if name not in _AMOUNTS]
    plain = split_plain_lines(text, mapping.separator, coded)
    if plain is None or not plain[0][-1].strip():
        table = split_table(text, mapping.separator)
        return table.to_frame(), table.torn
    rows = pd.DataFrame({heading: _without_blanks(texts) for heading, texts in plain[1].items()}).rename(
        columns=str.strip
    )
    numbered = number_lines(rows, LINE)
    is_blank = np.ones(len(rows), dtype="bool")
    for _, texts in rows.items():
        is_blank &= (texts == "").to_numpy()
        if not is_blank.any():
            return numbered, []
    return numbered.loc[~is_blank].reset_index(drop=True), []


def _without_blanks(texts: "pd.Series[str]") -> "pd.Series[str]":
    """The texts without blanks around them: most columns have none."""
    if isinstance(texts.dtype, pd.CategoricalDtype):
        return _respell(texts, str.strip)
    return texts if are_digits(to_texts(texts)) else texts.str.strip()


def _to_rows(source: InputFile, own: pd.DataFrame, faults: list[Fault], mapping: CsvMapping) -> CsvRows:
    given = {name: own[heading] for name, heading in mapping.columns.items() if name not in mapping.constants}
    same = {name: _all_of(mapping.constants.get(name, ""), len(own)) for name in OURS if name not in given}
    frame = pd.DataFrame({LINE: own[LINE]} | same | given)[[*OURS, LINE]]
    unnamed = {
        f"other {name}s": ~frame[name].isin(list(words) + list(words.values())).to_numpy()
        for name, words in mapping.codes.items()
        if name in {"reporter", "partner"}
    }
    reason = np.zeros(len(frame), dtype="int64")
    for place, hit in enumerate(unnamed.values(), start=1):
        reason[hit] = place
    is_ours = reason == 0
    left_out = Counter(np.array(["", *unnamed])[reason[~is_ours]].tolist())
    ours = frame if is_ours.all() else frame.loc[is_ours].reset_index(drop=True)
    told = {name: _respell(ours[name], _Named(words)) for name, words in mapping.codes.items()}
    return CsvRows(
        source,
        _in_our_form(ours.assign(**told), mapping),
        faults,
        len(ours) + len(faults),
        dict(left_out),
    )


def _all_of(text: str, rows: int) -> pd.Categorical:
    return pd.Categorical.from_codes(np.zeros(rows, dtype="int64"), pd.Index([text], dtype="str"))


def _in_our_form(rows: pd.DataFrame, mapping: CsvMapping) -> pd.DataFrame:
    """Numbers with a point and no separators, months with a hyphen, codes of the HS with their prefix."""
    to_plain, marks = (_to_point, r"[.,\s]") if mapping.decimal_comma else (without_groups, r"[,\s]")
    numbers = {name: _where_marked(rows[name], marks, to_plain) for name in _AMOUNTS}
    return rows.assign(
        **numbers,
        period=_respell(rows["period"], lambda text: _YEAR_MONTH.sub(r"\1-\2", text)),
        commodity=_respell(rows["commodity"], lambda text: f"HS:{text}" if _HS.fullmatch(text) else text),
    )


class _Named(dict[str, str]):
    """The file's words and ours; any other word is its own."""

    def __call__(self, text: str) -> str:
        return self.get(text, text)


def _where_marked(texts: "pd.Series[str]", marks: str, to_plain: Callable[[str], str]) -> "pd.Series[str]":
    """The texts, those with a mark made plain: most numbers of a large file have none."""
    if are_digits(to_texts(texts)):
        return texts
    marked = texts.str.contains(marks, regex=True)
    return texts.mask(marked, texts.loc[marked].map(to_plain)) if marked.any() else texts


def _to_point(text: str) -> str:
    """A number with a comma before its decimals as one with a point; what is none stays no number."""
    turned = without_groups(text.translate(_TURNED))
    return turned if is_number(turned) else text.replace(".", _NO_POINT)


def _respell(texts: "pd.Series[str]", spell: Callable[[str], str]) -> "pd.Series[str]":
    """Each text spelled anew, asked once for each that there is; they come as categories."""
    if isinstance(texts.dtype, pd.CategoricalDtype) and all(
        spell(text) == text for text in texts.cat.categories.tolist()
    ):
        return texts
    places, distinct = pd.factorize(texts)
    codes, spelled = pd.factorize(pd.Index([spell(str(text)) for text in distinct.tolist()], dtype="str"))
    return pd.Series(pd.Categorical.from_codes(codes[places], spelled), index=texts.index)


LAYOUT = Layout(
    "plain_csv",
    "any CSV with a mapping beside it",
    "",
    _recognise,
    read,
    read_block=read_block,
    find_blocks=find_mapped_blocks,
    has_rows=has_rows,
)
