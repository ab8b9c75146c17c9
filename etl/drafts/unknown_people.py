"""People whom ``people.csv`` does not have: by the form of a name with an office."""

import re
from collections.abc import Iterator
from functools import cache

from etl.drafts.person import OFFICE_ZH, FoundPerson
from etl.drafts.reference import CHINESE
from etl.drafts.roles import OF, OFFICE, role_of
from etl.drafts.words import any_of, named_in, read_words
from etl.values.areas import is_region

_NEAR_NAME = 60  # letters before an office in which its side may be named
_NAME_ENDS = (  # Chinese has no spaces: a name ends before a sign, or before what usually follows one
    r"(?=[\s，。、,.;；:：)）]|$|一行|日前|近日|今天|昨天|当天|[在于会说表的与和同等率将对出参访指强介认宣共先则及签]|\d)"
)
_TAIL = r"(?=(?P<tail>[^,.;]{0,60}))"
_ROLE_ZH = rf"(?P<role>[\u4e00-\u9fff]{{0,20}}{OFFICE_ZH})"


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """The forms of a name with its office.

    Two English ones, a Russian one, and in Chinese foreign names and Chinese ones.
    """
    foreign, surnames = read_words().transliteration, read_words().surnames
    forms = (
        rf"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{1,2}}), (?:the |an? )?"
        rf"(?P<role>(?:member[^,.;]{{0,100}}, )?[^,.;]{{0,60}}?{OFFICE}){_TAIL}",
        rf"(?P<role>{OFFICE}(?: of [A-Z]\w+(?:(?: and)? [A-Z]\w+)*)?) (?P<name>[A-Z][\w'’-]+ [A-Z][\w'’-]+)(?P<tail>)",
        r"(?P<role>(?:министр|премьер-министр|президент|посол|аким)\w*(?: [а-яё]+){0,4}(?: [А-ЯЁ][а-яё]+)?)"
        r" (?P<name>[А-ЯЁ][а-яё-]+ [А-ЯЁ][а-яё-]+)(?P<tail>)",
        rf"{_ROLE_ZH}(?P<name>[{foreign}]{{2,9}}·[{foreign}·]{{2,12}}|[{foreign}]{{3,9}})(?P<tail>)",
        rf"{_ROLE_ZH}(?P<name>[\u4e00-\u9fff]{{1,8}}(?:·[\u4e00-\u9fff]{{1,8}}?)+){_NAME_ENDS}(?P<tail>)",
        rf"{_ROLE_ZH}(?P<name>[{surnames}][\u4e00-\u9fff]{{1,2}}?){_NAME_ENDS}(?P<tail>)",
    )
    return tuple(map(re.compile, forms))


def find_unknown_people(text: str, known: list[FoundPerson]) -> Iterator[FoundPerson]:
    """People by form alone, each once.

    A name that holds a side's name is none, nor has one an office that is a known person's.
    """
    seen: set[str] = set()
    for pattern in _forms():
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
            mention = any_of([re.escape(name), surname if CHINESE.search(name) else rf"(?<!\w){surname}(?!\w)"])
            slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
            in_front = re.split("[,;，。]", text[: match.start()])[-1][-_NEAR_NAME:]
            area = _area_of(match["role"] + match["tail"]) or _area_of(in_front, alone=True)
            yield FoundPerson(slug, name, area, False, mention, role_of(re.compile(re.escape(name)), [words]), words)


def _area_of(words: str, *, alone: bool = False) -> str:
    """The side that some words name: a region before its country, in Chinese the last.

    With ``alone`` none where there are two.
    """
    patterns = read_words().parties
    sides = sorted(named_in(words, patterns), key=lambda area: not is_region(area))
    if alone and len(sides) > 1:
        return ""
    if CHINESE.search(words):
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
