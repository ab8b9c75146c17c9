"""The tables of ``data/reference`` that an article's names are looked up in."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from etl.vocabulary.languages import LANGUAGES, SOURCE_LANGUAGE

CHINESE = re.compile(r"[\u4e00-\u9fff]")
CYRILLIC = re.compile(r"[А-яЁё]")


@dataclass(frozen=True)
class Named:
    """Something that has names: its code, the area it lies in or is of, and its name in every language that has one."""

    code: str
    area: str
    names: Mapping[str, str]
    kind: str = ""

    @property
    def name(self) -> str:
        """The name in the language of the notes."""
        return self.names[SOURCE_LANGUAGE]

    @property
    def forms(self) -> list[str]:
        """The names without what stands in brackets or after a comma."""
        forms = (re.split(r"\s*[(（,]", name)[0].strip() for name in self.names.values())
        return [form for form in forms if form]


@dataclass(frozen=True)
class Reference:
    """Areas (whose ``area`` is the one that they are a part of), places and people."""

    areas: list[Named]
    places: list[Named]
    people: list[Named]

    @cached_property
    def _parents(self) -> dict[str, str]:
        return {area.code: area.area for area in self.areas}

    def country_of(self, area: str) -> str:
        """The country an area lies in; the area itself where it is none's part."""
        return self._parents.get(area) or area


def read_names(data_dir: Path) -> Reference:
    """The three tables as they stand in the files; whether they are sound is for ``check``."""

    def read(name: str, code: str, area: str) -> list[Named]:
        with (data_dir / "reference" / name).open(encoding="utf-8-sig", newline="") as file:
            return [_to_named(row, code, area) for row in csv.DictReader(file)]

    return Reference(
        areas=read("areas.csv", "area_code", "parent_code"),
        places=read("places.csv", "place_code", "area_code"),
        people=read("people.csv", "person_code", "area_code"),
    )


def _to_named(row: Mapping[str, str], code: str, area: str) -> Named:
    names = {language: row.get(f"name_{language}") or "" for language in LANGUAGES}
    return Named(row[code], row[area], names, row.get("kind", ""))


def name_pattern(name: str) -> str:
    """A pattern for a name: as it is in Chinese, as a whole word in Latin letters, with case endings in Cyrillic."""
    if CHINESE.search(name):
        return re.escape(name)
    words = [
        cyrillic_word(word) if CYRILLIC.search(word) else re.escape(word).replace("'", "['’ʼ]?")
        for word in name.split()
    ]
    return r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)"


def cyrillic_word(word: str) -> str:
    """A pattern for a Russian word in any case."""
    stem = re.sub("(?:ый|ий|ая|яя|ой|[аеийоуыьэюя])$", "", word) if len(word) > 3 else word
    return re.escape(stem).replace("ё", "[её]") + r"\w{0,3}"
