"""People an article names: those of ``people.csv`` in three languages, and strangers."""

import re
from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher

from etl.drafts.person import CHINESE, OFFICE_ZH, FoundPerson
from etl.drafts.reference import Reference, Row, cyrillic_word, name_pattern
from etl.drafts.roles import role_of
from etl.drafts.strangers import find_strangers
from etl.drafts.words import any_of, read_words

_NEAR = 0.84  # share of letters in common from which a spelling counts as near
_LONG_ENOUGH = 6  # letters of a surname, below which a near spelling would be chance


def find_people(sentences: list[str], reference: Reference) -> list[FoundPerson]:
    """Everyone named, in the order of the article.

    Known people first looked up by full name, then by surname with a title.
    """
    text = "\n".join(sentences)
    surnames = Counter(surname for row in reference.people for surname in _surnames(row))
    found = [person for row in reference.people if (person := _find_known(row, text, surnames))]
    found.extend(find_strangers(text, found))
    return [person if person.role else _with_role(person, sentences, found) for person in _in_order(found, text)]


def _with_role(person: FoundPerson, sentences: list[str], everyone: list[FoundPerson]) -> FoundPerson:
    others = [other.mention for other in everyone if other is not person]
    return replace(person, role=role_of(person.mention, sentences, person.area, others))


def _in_order(found: list[FoundPerson], text: str) -> list[FoundPerson]:
    """By where each is first named in full: a surname may also be a country's name."""
    return sorted(found, key=lambda person: text.find(person.words))


def _find_known(row: Row, text: str, surnames: Counter[str]) -> FoundPerson | None:
    """One person of the table, if named in full, nearly in full, or by a surname nobody else has, beside a title."""
    full = _full_name(row)
    own = [surname for surname in _surnames(row) if len(surname) > 1]
    match = full.search(text) if full else None
    alone = [
        surname for surname in own if surnames[surname] == 1 and len(surname) > (1 if CHINESE.search(surname) else 3)
    ]
    near_full = "" if match else _near_full_name(row["name_en"], text)
    titled = None if match or near_full or not alone else _titled(alone).search(text)
    if not match and not near_full and not titled:
        return None
    near = [*([near_full] if near_full else []), *_near_surnames(own, text)]
    spellings = [*_spellings([*own, *_given_name(row)]), *(re.escape(word) for word in near)]
    mention = any_of(
        [
            *([full.pattern] if full else []),
            *(rf"(?<![^\W\u4e00-\u9fff]){one}(?![^\W\u4e00-\u9fff])" for one in spellings),
        ]
    )
    words = match[0] if match else near_full or (titled[0] if titled else "")
    return FoundPerson(
        row["person_code"], row["name_en"], row["area_code"], True, mention, "", words, near, surname_only=bool(titled)
    )


def _full_name(row: Row) -> re.Pattern[str] | None:
    """The full name in three languages; in Russian in both orders and with a patronymic."""
    patterns = [name_pattern(name) for name in (row["name_en"], row["name_zh"]) if name]
    russian = [cyrillic_word(word) for word in row["name_ru"].split()]
    if len(russian) > 1:
        first, last = r"\s+".join(russian[:-1]), russian[-1]
        patterns += [rf"(?<!\w){first}\s+(?:[А-ЯЁ]\w+\s+)?{last}(?!\w)", rf"(?<!\w){last}\s+{first}(?!\w)"]
    return any_of(patterns) if patterns else None


def _surnames(row: Row) -> list[str]:
    """The surname in each language: first in Chinese names, last in the others."""
    english, russian = row["name_en"].split(), row["name_ru"].split()
    chinese = bool(row["name_zh"]) and "·" not in row["name_zh"]
    place = 0 if chinese and row["area_code"].startswith("CN") else -1
    return [
        *(names[place] for names in (english, russian) if len(names) > 1),
        *([] if chinese else row["name_zh"].split("·")[1:][-1:]),
    ]


def _given_name(row: Row) -> list[str]:
    """A Chinese given name in Latin letters: foreign news often takes it for the surname."""
    names = row["name_en"].split()
    return names[1:] if row["area_code"].startswith("CN") and "·" not in row["name_zh"] and len(names) == 2 else []


def _spellings(surnames: list[str]) -> list[str]:
    return [cyrillic_word(name) if re.search("[А-яЁё]", name) else re.escape(name) for name in surnames]


def _titled(surnames: list[str]) -> re.Pattern[str]:
    titles = (
        "(?:President|Premier|Minister|Secretary|Chairman|Ambassador"
        r"|[Пп]резидент|[Мм]инистр|[Пп]ремьер|[Пп]редседател)\w*"
    )
    forms = []
    for name in surnames:
        spelling = _spellings([name])[0]
        said = f"(?:{read_words().said.pattern})"
        if not CHINESE.search(name):
            forms.append(rf"{titles}(?: [\w-]+){{0,3}}? {spelling}(?!\w)")
            forms += [rf"(?<!\w){spelling} {said}"] if len(name) >= _LONG_ENOUGH else []
        else:
            forms.append(rf"{OFFICE_ZH}(?:[\u4e00-\u9fff-]{{1,8}}·){{0,2}}{spelling}|{spelling}{OFFICE_ZH}")
            forms += [rf"(?<![\u4e00-\u9fff·]){spelling}[\u4e00-\u9fff]{{0,4}}?{said}"] if len(name) > 2 else []
    return re.compile("|".join(forms))


def _near_full_name(name: str, text: str) -> str:
    """Two capitalised words of the text that nearly spell a two-word name; empty where none do."""
    parts = name.split()
    if len(parts) != 2 or len(parts[1]) < _LONG_ENOUGH:
        return ""
    pairs = re.findall(rf"\b({re.escape(parts[0][:1])}[\w’'-]+ {re.escape(parts[1][:1])}[\w’'-]+)", text)
    return next((pair for pair in pairs if all(_is_near(*two) for two in zip(parts, pair.split(), strict=True))), "")


def _near_surnames(surnames: list[str], text: str) -> list[str]:
    """Words of the text that come close to a surname and are not it."""
    words = {re.sub("[’']s$", "", word) for word in re.findall(r"\b[A-ZА-ЯЁ][\w’'-]{5,}", text)}
    near = {
        word
        for surname in surnames
        if len(surname) >= _LONG_ENOUGH
        for word in words
        if word[0] == surname[0]
        and word != surname
        and not re.fullmatch(_spellings([surname])[0], word)
        and _is_near(surname, word)
    }
    return sorted(near)


def _is_near(name: str, other: str) -> bool:
    return SequenceMatcher(None, name.lower(), other.lower(), autojunk=False).ratio() >= _NEAR
