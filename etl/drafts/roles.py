"""The role a person holds in an article, from what stands beside the name."""

import re
from collections.abc import Collection

from etl.drafts.words import read_words

OFFICE = (
    r"(?:(?:First |Deputy |Vice |Acting )*(?:Prime Minister|Foreign Minister|Agriculture Minister|Trade Minister"
    r"|[Mm]inister|PM|President|Premier|[Pp]arty (?:[Cc]hief|[Ss]ecretary)"
    r"|Secretary|Chairman|Chairwoman|[Cc]hairperson|Ambassador|Governor|Akim|Head|Director))"
)
_NO_FIELD = "On|In|At|By|And|But|The|Today|Yesterday|Meanwhile|Earlier|Also|Then"
_FIELD = rf"(?:(?!(?:{_NO_FIELD}) )[A-Z]\w+ )?(?:[A-Z]\w+ and [A-Z]\w+ (?=[Mm]inister))?"
_PROPER = r"[A-Z][\w’']+"
OF = rf"(?:,? (?:of|for|to) (?:the )?{_PROPER}(?:(?: and| of the| of)? {_PROPER})*(?: \([A-Z]+\))?)"
_STOP = r"(?=,|\.|;|$|\s+(?:met|meets|said|in|on|at|who|and the|held|told|visited)\b)"
_BETWEEN = re.compile(r"[^,.;，。、\u4e00-\u9fff]{0,80}|[^,.;，。、同与和对向]{0,40}")  # an office and its name
_OF_A_BODY = {"Head", "Director"}  # of an office or a firm whose name is not told in English, and of no country
_LONGEST = 120
_SIDES = {
    "CN": "China",
    "CN-XJ": "Xinjiang",
    "KZ": "Kazakhstan",
    "KG": "Kyrgyzstan",
    "TJ": "Tajikistan",
    "TM": "Turkmenistan",
    "UZ": "Uzbekistan",
}


def role_of(
    mention: re.Pattern[str], sentences: list[str], area: str = "", others: Collection[re.Pattern[str]] = ()
) -> str:
    """The role in English, as the article words it in English or by the list of offices.

    It is empty where nothing stands beside the name. Where the words beside the name are of several sides, as in
    "ministers of China and Kazakhstan", the role is of ``area``. Words that name one of ``others`` are that one's.
    """
    for text in sentences:
        for match in mention.finditer(text):
            behind = text[match.end() :]
            for role in (_after(behind), _right_behind(behind), _before(text[: match.start()], area, others)):
                if role and not any(other.search(role) for other in others):
                    return _with_side(role, behind)
    return ""


def _with_side(role: str, behind: str) -> str:
    """A bare office with the side behind the name, as in ``President Anna Alander of Aland``; any other as it is."""
    side_named = re.match(r"\s+of (?:the )?([A-Z]\w+)", behind)
    side = _side_of(side_named[1]) if side_named and re.fullmatch(OFFICE, role) else ""
    return f"{role} of {side}" if side else role


def _after(text: str) -> str:
    named = re.match(
        rf"\s*,\s*(?:the |an? )?(?P<role>(?:member[^,.;]{{0,100}}, )?[^,.;]*?{OFFICE}[^,.;]*?){_STOP}", text
    )
    role = named["role"].strip() if named else ""
    return role if len(role) <= _LONGEST else re.sub(r"(\s*\([^)]*|\s\S*)$", "", role[:_LONGEST])


def _right_behind(text: str) -> str:
    """The office that follows a Chinese name without a sign."""
    return next(
        (role for word, role in read_words().roles.items() if text.startswith(word) and not re.search("[а-я]", word)),
        "",
    )


def _before(text: str, area: str, others: Collection[re.Pattern[str]]) -> str:
    """English ``President of Aland Anna``, Russian and Chinese offices that end right before the name."""
    english = re.search(rf"(?P<role>(?:{_FIELD}{OFFICE}{OF}*(?: and|,| -) )?{_FIELD}{OFFICE}{OF}*)\s*$", text)
    if english:
        return _of_a_side(english["role"])
    tail = text[-_LONGEST:]
    offices = [
        (office.end(), -office.start(), role)
        for word, role in read_words().roles.items()
        for office in re.finditer(_inflected(word), tail, re.IGNORECASE)
        if _BETWEEN.fullmatch(tail, office.end()) and not any(other.search(tail, office.end()) for other in others)
    ]
    if not offices:
        return ""
    end, start, role = max(offices)  # the office next to the name, with all its words
    if role in _OF_A_BODY:
        return role
    side = _side_of(tail[end:], area) or _side_of(re.split("[，。、,]", tail[:-start])[-1], area)
    return f"{role} of {side}" if side else role


def _inflected(word: str) -> str:
    """A pattern for an office; each Russian word in any case."""
    if not re.search("[а-я]", word):
        return re.escape(word)
    return r"\s+".join(re.escape(part[: max(4, len(part) - 2)]) + r"\w{0,4}" for part in word.split())


def _side_of(text: str, own: str = "") -> str:
    """The side a phrase names last, in English; the person's own where it is among them."""
    last = {
        area: mentions[-1].start()
        for area, pattern in read_words().parties.items()
        if (mentions := list(pattern.finditer(text)))
    }
    if own in last:
        return _SIDES[own]
    return _SIDES[max(last, key=lambda area: last[area])] if last else ""


def _of_a_side(role: str) -> str:
    """``Kazakh President`` as ``President of Kazakhstan``, a PM as what that is; any other role as it is."""
    role = re.sub(r"\bPM\b", "Prime Minister", role)
    adjective, _, office = role.partition(" ")
    side = _side_of(adjective)
    return f"{office} of {side}" if side and re.fullmatch(OFFICE, office) else role
