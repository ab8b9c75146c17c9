"""Countries and goods in Chinese texts: by the names of ``areas.csv`` and ``access_goods.csv``."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from etl.inputs.access.goods import read_access_goods
from etl.inputs.codes import known_codes
from etl.inputs.reference import read_reference
from etl.vocabulary.places import HOME, AreaKind

_VARIANTS = re.compile(r"[（）()、，,]")
_PARTED = re.compile(r"[、，,；;/\s]|以及|及其|[和与及]")
_LAND = "斯坦"  # Kyrgyzstan is also called the Kyrgyz Republic, without it
_SHORTEST = 2
_NO_NAME = frozenset({"共和国", "部分", "产品", "食用", "禁令"})


@dataclass(frozen=True)
class ActNames:
    """What countries and goods are called: each name, the longest first, with its code."""

    areas: Mapping[str, str]
    goods: Mapping[str, str]


@dataclass(frozen=True)
class NamedCodes:
    """The codes that a text names, in its order, and the text without their names."""

    codes: tuple[str, ...]
    rest: str

    @property
    def unknown(self) -> tuple[str, ...]:
        """What else the text lists."""
        parts = (part.strip("的（）() ") for part in _PARTED.split(self.rest))
        return tuple(part for part in parts if len(part) >= _SHORTEST and part not in _NO_NAME)


def read_act_names(data_dir: Path) -> ActNames:
    """The names of countries other than China, and of goods, in Chinese and English."""
    reference = read_reference(data_dir)
    area = reference.tables["area"]
    countries = area.loc[(area["kind"] == AreaKind.COUNTRY) & (area["area_code"] != HOME)]
    goods = read_access_goods(data_dir, known_codes(reference)).tables.get("access_good", pd.DataFrame())
    return ActNames(_by_length(_area_names(countries)), _by_length(_good_names(goods)))


def _area_names(countries: pd.DataFrame) -> Iterable[tuple[str, str]]:
    for row in countries.fillna("").to_dict("records"):
        zh = str(row["name_zh"])
        called = [zh, zh.removesuffix(_LAND)] if zh else []
        for name in (*called, *(f"{one}共和国" for one in called), str(row["name_en"]), str(row["iso3"])):
            yield name, str(row["area_code"])


def _good_names(goods: pd.DataFrame) -> Iterable[tuple[str, str]]:
    for row in goods.fillna("").to_dict("records"):
        zh = str(row["name_zh"])
        variants = [name for name in _VARIANTS.split(zh) if len(name) >= _SHORTEST]
        for name in (zh, *variants, str(row["name_en"])):
            yield name, str(row["good_code"])


def _by_length(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each name once, the first to have it before others, the longest first: wheat bran before wheat."""
    first: dict[str, str] = {}
    for name, code in names:
        if name:
            first.setdefault(name, code)
    return dict(sorted(first.items(), key=lambda pair: -len(pair[0])))


def named_codes(text: str, names: Mapping[str, str]) -> NamedCodes:
    """The codes that a text names; a name inside a longer one is not seen, Latin letters only as whole words."""
    places: dict[str, int] = {}
    rest = text
    for name, code in names.items():
        pattern = rf"\b{re.escape(name)}\b" if name.isascii() else re.escape(name)
        while found := re.search(pattern, rest, re.IGNORECASE):
            places[code] = min(places.get(code, found.start()), found.start())
            # As long as before, so that the places of others stay.
            rest = rest[: found.start()] + "、" * len(found[0]) + rest[found.end() :]
    return NamedCodes(tuple(sorted(places, key=lambda code: places[code])), rest)
