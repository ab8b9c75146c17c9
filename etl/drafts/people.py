"""People an article names: those of ``people.csv`` in three languages, and people whom it does not have."""

import re
from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher

from etl.drafts.person import OFFICE_ZH, FoundPerson
from etl.drafts.reference import CHINESE, CYRILLIC, Named, Reference, cyrillic_word, name_pattern
from etl.drafts.roles import role_of
from etl.drafts.unknown_people import find_unknown_people
from etl.drafts.words import any_of, read_words
from etl.values.areas import country_in
from etl.vocabulary.places import HOME

_NEAR = 0.84  # share of letters in common from which a spelling counts as near
_LONG_ENOUGH = 6  # letters of a surname, below which a near spelling would be chance


def find_people(sentences: list[str], reference: Reference) -> list[FoundPerson]:
    """Everyone named, in the order of the article.

    Known people are looked up first, by full name, then by surname with a title.
    """
    text = "\n".join(sentences)
    surnames = Counter(surname for person in reference.people for surname in _surnames(person))
    known = (_find_known(person, text, surnames) for person in reference.people)
    named = [person for person in known if person]
    named.extend(find_unknown_people(text, named))
    return [person if person.role else _with_role(person, sentences, named) for person in _in_order(named, text)]


def _with_role(person: FoundPerson, sentences: list[str], everyone: list[FoundPerson]) -> FoundPerson:
    others = [other.mention for other in everyone if other is not person]
    return replace(person, role=role_of(person.mention, sentences, person.area, others))


def _in_order(people: list[FoundPerson], text: str) -> list[FoundPerson]:
    """By where each is first named in full: a surname may also be a country's name."""
    return sorted(people, key=lambda person: text.find(person.words))


def _find_known(person: Named, text: str, surnames: Counter[str]) -> FoundPerson | None:
    """One person of the table, if named in full, nearly in full, or by a surname nobody else has, beside a title."""
    full = _full_name(person)
    own = [surname for surname in _surnames(person) if len(surname) > 1]
    match = full.search(text) if full else None
    alone = [
        surname for surname in own if surnames[surname] == 1 and len(surname) > (1 if CHINESE.search(surname) else 3)
    ]
    near_full = "" if match else _near_full_name(person.name, text)
    titled = None if match or near_full or not alone else _titled(alone).search(text)
    if not match and not near_full and not titled:
        return None
    near_spellings = [*([near_full] if near_full else []), *_near_surnames(own, text)]
    return FoundPerson(
        person.code,
        person.name,
        person.area,
        True,
        _mention(person, full, own, near_spellings),
        words=match[0] if match else near_full or (titled[0] if titled else ""),
        near_spellings=near_spellings,
        surname_only=bool(titled),
    )


def _mention(
    person: Named, full: re.Pattern[str] | None, surnames: list[str], near_spellings: list[str]
) -> re.Pattern[str]:
    """What names a person in the rest of the text: the full name, a surname, or a spelling that comes near."""
    spellings = [*_spellings([*surnames, *_given_name(person)]), *(re.escape(word) for word in near_spellings)]
    alone = (rf"(?<![^\W\u4e00-\u9fff]){one}(?![^\W\u4e00-\u9fff])" for one in spellings)
    return any_of([*([full.pattern] if full else []), *alone])


def _full_name(person: Named) -> re.Pattern[str] | None:
    """The full name in every language; in Cyrillic in both orders and with a patronymic."""
    written = [name for name in person.names.values() if name]
    patterns = [name_pattern(name) for name in written if not CYRILLIC.search(name)]
    for name in written:
        words = [cyrillic_word(word) for word in name.split()] if CYRILLIC.search(name) else []
        if len(words) > 1:
            first, last = r"\s+".join(words[:-1]), words[-1]
            patterns += [rf"(?<!\w){first}\s+(?:[А-ЯЁ]\w+\s+)?{last}(?!\w)", rf"(?<!\w){last}\s+{first}(?!\w)"]
    return any_of(patterns) if patterns else None


def _surnames(person: Named) -> list[str]:
    """The surname in each language: first in Chinese names, last in the others."""
    in_letters = [name.split() for name in person.names.values() if not CHINESE.search(name)]
    place = 0 if _is_chinese(person) else -1
    foreign = [name.split("·")[1:][-1:] for name in person.names.values() if "·" in name]
    return [*(words[place] for words in in_letters if len(words) > 1), *(name for last in foreign for name in last)]


def _is_chinese(person: Named) -> bool:
    """Whether somebody of China has a Chinese name, in which the surname stands first."""
    chinese = [name for name in person.names.values() if CHINESE.search(name)]
    return country_in(person.area) == HOME and any(chinese) and not any("·" in name for name in chinese)


def _given_name(person: Named) -> list[str]:
    """A Chinese given name in Latin letters: foreign news often takes it for the surname."""
    words = person.name.split()
    is_foreign = any("·" in name for name in person.names.values())
    return words[1:] if country_in(person.area) == HOME and not is_foreign and len(words) == 2 else []


def _spellings(surnames: list[str]) -> list[str]:
    return [cyrillic_word(name) if CYRILLIC.search(name) else re.escape(name) for name in surnames]


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
    near_spellings = {
        word
        for surname in surnames
        if len(surname) >= _LONG_ENOUGH
        for word in words
        if word[0] == surname[0]
        and word != surname
        and not re.fullmatch(_spellings([surname])[0], word)
        and _is_near(surname, word)
    }
    return sorted(near_spellings)


def _is_near(name: str, other: str) -> bool:
    return SequenceMatcher(None, name.lower(), other.lower(), autojunk=False).ratio() >= _NEAR
