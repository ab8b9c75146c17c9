"""YAML files as they lie on the disk, to be read field by field."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from etl.errors import Fault
from etl.inputs.fields import Fields
from etl.inputs.files import InputFile, read_input
from etl.inputs.plain_yaml import parse_plain_yaml
from etl.values.reading import FileCount

Item = TypeVar("Item")
ReadItem: TypeAlias = Callable[[Fields, Sequence[Item]], Item | None]


@dataclass(frozen=True)
class YamlFile:
    """One file; ``fields`` is None where it cannot be read or holds no keys.

    Reading a field that is wrong adds to ``faults``.
    """

    source: InputFile
    fields: Fields | None
    faults: list[Fault]


@dataclass(frozen=True)
class YamlList(Generic[Item]):
    """The sound items of a list in a file, the faults of the others, and the file's count, an item a row."""

    items: list[Item] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    files: list[FileCount] = field(default_factory=list)


def read_list(path: Path, data_dir: Path, name: str, read_item: ReadItem[Item]) -> YamlList[Item]:
    """The list under the one key ``name`` of a file; nothing at all where there is no such file.

    ``read_item`` is given an item's fields and the sound items before it. One that has any fault is left out; a file
    that cannot be read counts as one row.
    """
    if not path.is_file():
        return YamlList()
    read = read_yaml(path, data_dir)
    if read.fields is None:
        return YamlList([], read.faults, [read.source.count(1, 0)])
    read.fields.refuse_unknown((name,))
    items: list[Item] = []
    listed = list(read.fields.blocks(name))
    for fields in listed:
        before = len(read.faults)
        item = read_item(fields, items)
        if item is not None and len(read.faults) == before:
            items.append(item)
    return YamlList(items, read.faults, [read.source.count(len(listed), len(items))])


def read_yaml(path: Path, data_dir: Path) -> YamlFile:
    """The file with the faults that it has as a whole: missing, not UTF-8, not YAML, no mapping."""
    source = read_input(path, data_dir)
    block, faults = (None, list(source.faults)) if source.faults else parse_plain_yaml(source.file, source.text)
    return YamlFile(source, Fields(source.file, block, faults) if block else None, faults)
