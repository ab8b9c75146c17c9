"""YAML files as they lie on the disk, to be read field by field."""

from dataclasses import dataclass
from pathlib import Path

from etl.errors import Fault
from etl.inputs.fields import Fields
from etl.inputs.files import InputFile, read_input
from etl.inputs.plain_yaml import parse_plain_yaml


@dataclass(frozen=True)
class YamlFile:
    """One file; ``fields`` is None where it cannot be read or holds no keys.

    Reading a field that is wrong adds to ``faults``.
    """

    source: InputFile
    fields: Fields | None
    faults: list[Fault]


def read_yaml(path: Path, data_dir: Path) -> YamlFile:
    """The file with the faults that it has as a whole: missing, not UTF-8, not YAML, no mapping."""
    source = read_input(path, data_dir)
    block, faults = (None, list(source.faults)) if source.faults else parse_plain_yaml(source.file, source.text)
    return YamlFile(source, Fields(source.file, block, faults) if block else None, faults)
