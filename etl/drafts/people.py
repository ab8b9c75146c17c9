"""People an article names: those of ``people.csv`` in three languages, and unknown ones by the form of a name with a title."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from etl.drafts.reference import Reference, Row, cyrillic_word, name_pattern
from etl.drafts.roles import OF, OFFICE, role_of
from etl.drafts.words import any_of, named_in, read_words

_NEAR = 0.84  # share of letters in common from which a spelling counts as near
_NEAR_NAME = 60  # letters before an office in which its side may be named
_LONG_ENOUGH = 6  # letters of a surname, below which a near spelling would be chance
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_OFFICE_RU = r"(?:глава|министр|премьер|президент|председатель|посол|аким|директор|секретарь|заместитель|вице)\w*"
_OFFICE_ZH = "(?:部长|外长|总统|总理|大使|州长|主席|书记|司长|局长|省长|市长|主任)"
_NAME_ENDS = (  # Chinese has no spaces: a name ends before a sign, or before what usually follows one
    r"(?=[\s，。、,.;；:：)）]|$|一行|日前|近日|今天|昨天|当天|[在于会说表的与和同等率将对出参访指强介认宣共先则及签]|\d)"
)
_TAIL = r"(?=(?P<tail>[^,.;]{0,60}))"
_ROLE_ZH = rf"(?P<role>[\u4e00-\u9fff]{{0,20}}{_OFFICE_ZH})"
_FOREIGN = read_words().transliteration
_UNKNOWN = (
    re.compile(
        rf"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{1,2}}), (?:the |an? )?"
        rf"(?P<role>(?:member[^,.;]{{0,100}}, )?[^,.;]{{0,60}}?{OFFICE}){_TAIL}"
    ),
    re.compile(rf"(?P<role>{OFFICE}(?: of [A-Z]\w+(?:(?: and)? [A-Z]\w+)*)?) (?P<name>[A-Z][\w'’-]+ [A-Z][\w'’-]+)(?P<tail>)"),
    re.compile(
        r"(?P<role>(?:министр|премьер-министр|президент|посол|аким)\w*(?: [а-яё]+){0,4}(?: [А-ЯЁ][а-яё]+)?)"
        r" (?P<name>[А-ЯЁ][а-яё-]+ [А-ЯЁ][а-яё-]+)(?P<tail>)"
    ),
    re.compile(rf"{_ROLE_ZH}(?P<name>[{_FOREIGN}]{{2,9}}·[{_FOREIGN}·]{{2,12}}|[{_FOREIGN}]{{3,9}})(?P<tail>)"),
    re.compile(rf"{_ROLE_ZH}(?P<name>[\u4e00-\u9fff]{{1,8}}(?:·[\u4e00-\u9fff]{{1,8}}?)+){_NAME_ENDS}(?P<tail>)"),
    re.compile(rf"{_ROLE_ZH}(?P<name>[{read_words().surnames}][\u4e00-\u9fff]{{1,2}}?){_NAME_ENDS}(?P<tail>)"),
)


@dataclass(frozen=True)
class FoundPerson:
    """A person named.

    ``code`` is a proposal where ``known`` is False; ``near`` are spellings that only come close; ``words`` are the article's.
    """

    code: str
    name: str
    area: str
    known: bool
    mention: re.Pattern[str]
    role: str = ""
    words: str = ""
    near: list[str] = field(default_factory=list)
    surname_only: bool = False

    def takes_part_in(self, sentences: list[str]) -> bool:
        """Tell whether a sentence has the person meet or speak, and is not about what is still to come."""
        words = read_words()
        return any(
            self.mention.search(text) and (words.tells_of_the_meeting(text) or (self.speaks_in(text) and not words.background.search(text)))
            for text in sentences
        )

    def speaks_in(self, text: str) -> bool:
        """Tell whether the person stands beside a word of speech, with no more than an office between."""
        name, said = f"(?:{self.mention.pattern})", f"(?:{read_words().said.pattern})"
        near = rf"{name}[^,.;]{{0,40}}?{said}|{said}(?:[^,.;，]{{0,12}}?|\s*{_OFFICE_RU}[^,.;]{{0,60}}?|\s*{OFFICE}[^,.;]{{0,60}}?){name}"
        return re.search(near, text, re.IGNORECASE) is not None


def find_people(sentences: list[str], reference: Reference) -> list[FoundPerson]:
    """Everyone named, in the order of the article: known people first looked up by full name, then by surname with a title."""
    text = "\n".join(sentences)
    surnames = Counter(surname for row in reference.people for surname in _surnames(row))
    found = [person for row in reference.people if (person := _find_known(row, text, surnames))]
    found.extend(_find_unknown(text, found))
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
    alone = [surname for surname in own if surnames[surname] == 1 and len(surname) > (1 if _CHINESE.search(surname) else 3)]
    near_full = "" if match else _near_full_name(row["name_en"], text)
    titled = None if match or near_full or not alone else _titled(alone).search(text)
    if not match and not near_full and not titled:
        return None
    near = [*([near_full] if near_full else []), *_near_surnames(own, text)]
    spellings = [*_spellings([*own, *_given_name(row)]), *(re.escape(word) for word in near)]
    mention = any_of([*([full.pattern] if full else []), *(rf"(?<![^\W\u4e00-\u9fff]){one}(?![^\W\u4e00-\u9fff])" for one in spellings)])
    words = match[0] if match else near_full or (titled[0] if titled else "")
    return FoundPerson(row["person_code"], row["name_en"], row["area_code"], True, mention, "", words, near, surname_only=bool(titled))


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
    return [*(names[place] for names in (english, russian) if len(names) > 1), *([] if chinese else row["name_zh"].split("·")[1:][-1:])]


def _given_name(row: Row) -> list[str]:
    """A Chinese given name in Latin letters: foreign news often takes it for the surname."""
    names = row["name_en"].split()
    return names[1:] if row["area_code"].startswith("CN") and "·" not in row["name_zh"] and len(names) == len("ab") else []


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
        if not _CHINESE.search(name):
            forms.append(rf"{titles}(?: [\w-]+){{0,3}}? {spelling}(?!\w)")
            forms += [rf"(?<!\w){spelling} {said}"] if len(name) >= _LONG_ENOUGH else []
        else:
            forms.append(rf"{_OFFICE_ZH}(?:[\u4e00-\u9fff-]{{1,8}}·){{0,2}}{spelling}|{spelling}{_OFFICE_ZH}")
            forms += [rf"(?<![\u4e00-\u9fff·]){spelling}[\u4e00-\u9fff]{{0,4}}?{said}"] if len(name) > len("托卡") else []
    return re.compile("|".join(forms))


def _near_full_name(name: str, text: str) -> str:
    """Two capitalised words of the text that nearly spell a two-word name; empty where none do."""
    parts = name.split()
    if len(parts) != len("ab") or len(parts[1]) < _LONG_ENOUGH:
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
        if word[0] == surname[0] and word != surname and not re.fullmatch(_spellings([surname])[0], word) and _is_near(surname, word)
    }
    return sorted(near)


def _is_near(name: str, other: str) -> bool:
    return SequenceMatcher(None, name.lower(), other.lower(), autojunk=False).ratio() >= _NEAR


def _find_unknown(text: str, known: list[FoundPerson]) -> Iterator[FoundPerson]:
    """People by form alone, each once; a name that holds a side's name is none, nor has one an office that is a known person's."""
    seen: set[str] = set()
    for pattern in _UNKNOWN:
        for match in pattern.finditer(text):
            name = match["name"]
            if (
                any(name in one for one in seen)
                or named_in(name, read_words().parties)
                or read_words().no_names.search(name)
                or _is_of_a_known(match, text, known)
            ):
                continue
            seen.add(name)
            words = match[0] + match["tail"]
            surname = re.escape(name.split()[-1].split("·")[-1])
            mention = any_of([re.escape(name), surname if _CHINESE.search(name) else rf"(?<!\w){surname}(?!\w)"])
            slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
            in_front = re.split("[,;，。]", text[: match.start()])[-1][-_NEAR_NAME:]
            area = _area_of(match["role"] + match["tail"]) or _area_of(in_front, alone=True)
            yield FoundPerson(slug, name, area, False, mention, role_of(re.compile(re.escape(name)), [words]), words)


def _area_of(words: str, *, alone: bool = False) -> str:
    """The side that some words name: a region before its country, in Chinese the last; with ``alone`` none where there are two."""
    patterns = read_words().parties
    sides = sorted(named_in(words, patterns), key=lambda area: "-" not in area)
    if alone and len(sides) > 1:
        return ""
    if _CHINESE.search(words):
        sides.sort(key=lambda area: -max(match.start() for match in patterns[area].finditer(words)))
    return "".join(sides[:1])


def _is_of_a_known(match: re.Match[str], text: str, known: list[FoundPerson]) -> bool:
    """Tell whether the name is a known person's, or the office is, whose name then stands behind it."""
    behind = text[match.end() : match.end() + 80]
    office_goes_on = re.compile(rf"(?:{OF})*\s*")
    return any(
        person.mention.search(match["name"])
        or any(office_goes_on.fullmatch(behind[: one.start()]) for one in person.mention.finditer(behind))
        for person in known
    )
