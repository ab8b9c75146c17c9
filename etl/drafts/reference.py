"""The tables of ``data/reference`` that an article's names are looked up in."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

Row = dict[str, str]


@dataclass(frozen=True)
class Reference:
    """Rows of areas, places and people, all text."""

    areas: list[Row]
    places: list[Row]
    people: list[Row]

    def country_of(self, area: str) -> str:
        """The country an area lies in; the area itself where it is none's part."""
        parents = {row["area_code"]: row["parent_code"] for row in self.areas}
        return parents.get(area) or area


def read_names(data_dir: Path) -> Reference:
    """The three tables as they stand in the files; whether they are sound is for ``check``."""

    def rows(name: str) -> list[Row]:
        with (data_dir / "reference" / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    return Reference(rows("areas.csv"), rows("places.csv"), rows("people.csv"))


def name_forms(row: Row) -> list[str]:
    """The names in three languages without what stands in brackets or after a comma."""
    names = (row.get(f"name_{language}") or "" for language in ("en", "zh", "ru"))
    return [form for form in (re.split(r"\s*[(（,]", name)[0].strip() for name in names) if form]


def name_pattern(name: str) -> str:
    """A pattern for a name: as it is in Chinese, as a whole word in Latin letters, with case endings in Cyrillic."""
    if re.search(r"[\u4e00-\u9fff]", name):
        return re.escape(name)
    words = [
        cyrillic_word(word) if re.search("[А-яЁё]", word) else re.escape(word).replace("'", "['’ʼ]?")
        for word in name.split()
    ]
    return r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)"


def cyrillic_word(word: str) -> str:
    """A pattern for a Russian word in any case."""
    stem = re.sub("(?:ый|ий|ая|ой|[аеийоуыьэюя])$", "", word) if len(word) > 3 else word
    return re.escape(stem).replace("ё", "[её]") + r"\w{0,3}"
