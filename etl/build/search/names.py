"""How things are called in every language, and the table ``search_name`` by which a question's words are recognised."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from etl.schema.columns import name_columns
from etl.schema.search_words import WORDS_APART, name_key
from etl.values.areas import country_in
from etl.vocabulary.places import HOME

Tables = Mapping[str, pd.DataFrame]
Row = dict[str, Any]
AllNames = Mapping[tuple[str, str], tuple[str, ...]]
"""The names in all languages, the English one first, by list and code."""


@dataclass(frozen=True)
class AllWords:
    """What codes are called and our texts say in all languages, the English words first."""

    names: AllNames
    translations: Mapping[str, tuple[str, ...]]

    def named(self, list_name: str, *codes: str | None) -> tuple[str, ...]:
        """The names of codes of a list; of one that is missing or has no name, none."""
        return tuple(name for code in codes if code for name in self.names.get((list_name, code), ()))

    def said(self, *texts: str | None) -> tuple[str, ...]:
        """Texts of ours, each with its translations; one that is missing is left out."""
        return tuple(told for text in texts if text for told in (text, *self.translations.get(text, ())))


def read_all_words(tables: Tables) -> AllWords:
    """The names of every code, and the translations of every text."""
    translations: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for english, told in tables["translation"][["english", "translation"]].itertuples(index=False, name=None):
        translations[english] += (told,)
    return AllWords(read_all_names(tables), translations)


_NAMED = {
    "area": ("area_code", "name"),
    "place": ("place_code", "name"),
    "person": ("person_code", "name"),
    "authority": ("authority_code", "name"),
    "role": ("role_en", "role"),
    "commodity_group": ("group_code", "title"),
    "commodity": ("commodity_id", "title"),
    "access_good": ("good_code", "name"),
    "synonym": ("synonym_code", "words"),
}
_RECOGNISED = ("area", "place", "person", "commodity_group", "access_good", "topic", "synonym")
_IN_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]")


def read_all_names(tables: Tables) -> AllNames:
    """The names of every code of the reference tables and of every member of a closed list."""
    names: dict[tuple[str, str], tuple[str, ...]] = {}
    for table, (key, kind) in _NAMED.items():
        for code, *told in tables[table][[key, *name_columns(kind)]].itertuples(index=False, name=None):
            names[table, code] = _filled(told)
    for list_name, code, *told in tables["term"][["list_name", "term_code", *name_columns()]].itertuples(
        index=False, name=None
    ):
        names[list_name, code] = _filled(told)
    return names


def _filled(told: Iterable[object]) -> tuple[str, ...]:
    return tuple(name for name in told if isinstance(name, str))


def name_rows(tables: Tables, names: AllNames) -> list[Row]:
    """Rows of ``search_name``: every name of a place, area, person, good and topic, and every synonym.

    A person of Central Asia is recognised by the family name too, where only one has it.
    """
    whole = {(key, *one) for one in names if one[0] in _RECOGNISED for key in _keys(one, names[one])}
    taken = {key for key, *_ in whole}
    family = {one for one in _family_names(tables["person"]) if one[0] not in taken}
    return [{"name_key": key, "list_name": list_name, "code": code} for key, list_name, code in sorted(whole | family)]


def _keys(one: tuple[str, str], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        told = name.split(WORDS_APART) if one[0] == "synonym" else [_IN_BRACKETS.sub("", name)]
        yield from (key for key in map(name_key, told) if key)


def _family_names(person: pd.DataFrame) -> set[tuple[str, str, str]]:
    columns = ["person_code", "area_code", *name_columns("name")]
    found = {
        (name_key(_last_part(name)), "person", code)
        for code, area, *told in person[columns].itertuples(index=False, name=None)
        if isinstance(area, str) and country_in(area) != HOME
        for name in _filled(told)
    }
    people = Counter(key for key, *_ in found)
    return {one for one in found if one[0] and people[one[0]] == 1}


def _last_part(name: str) -> str:
    """The family name, which stands last: ``Токаев``, and in Chinese what follows the last point."""
    return re.split(r"[·\s]", name.strip())[-1]
