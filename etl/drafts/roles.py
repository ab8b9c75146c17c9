"""The role a person holds in an article, from what stands beside the name."""

import re

from etl.drafts.words import read_words

OFFICE = (
    r"(?:(?:First |Deputy |Vice |Acting )*(?:Prime Minister|Foreign Minister|Agriculture Minister|Trade Minister"
    r"|[Mm]inister|President|Premier"
    r"|[Pp]arty (?:[Cc]hief|[Ss]ecretary)|Secretary|Chairman|Chairwoman|[Cc]hairperson|Ambassador|Governor|Akim|Head|Director))"
)
_NO_FIELD = "On|In|At|By|And|But|The|Today|Yesterday|Meanwhile|Earlier|Also|Then"
_FIELD = rf"(?:(?!(?:{_NO_FIELD}) )[A-Z]\w+ )?(?:[A-Z]\w+ and [A-Z]\w+ (?=[Mm]inister))?"
OF = r"(?:,? (?:of|for|to) (?:the )?[A-Z]\w+(?:(?: and| of the)? [A-Z]\w+)*(?: \([A-Z]+\))?)"
_STOP = r"(?=,|\.|;|$|\s+(?:met|meets|said|in|on|at|who|and the|held|told|visited)\b)"
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


def role_of(mention: re.Pattern[str], sentences: list[str], area: str = "") -> str:
    """The role in English, as the article words it in English or by the list of offices; empty where nothing stands beside the name.

    Where the words beside the name are of several sides, as in "ministers of China and Kazakhstan", the role is of ``area``.
    """
    for text in sentences:
        for match in mention.finditer(text):
            role = _after(text[match.end() :]) or _before(text[: match.start()], area)
            behind = re.match(r"\s+of (?:the )?([A-Z]\w+)", text[match.end() :])
            if role and behind and re.fullmatch(OFFICE, role) and (side := _side_of(behind[1])):
                return f"{role} of {side}"
            if role:
                return role
    return ""


def _after(text: str) -> str:
    found = re.match(rf"\s*,\s*(?:the |an? )?(?P<role>(?:member[^,.;]{{0,100}}, )?[^,.;]*?{OFFICE}[^,.;]*?){_STOP}", text)
    role = found["role"].strip() if found else ""
    return role if len(role) <= _LONGEST else re.sub(r"(\s*\([^)]*|\s\S*)$", "", role[:_LONGEST])


def _before(text: str, area: str) -> str:
    """English ``President of Aland Anna``, Russian and Chinese offices that end right before the name."""
    english = re.search(rf"(?P<role>(?:{_FIELD}{OFFICE}{OF}*(?: and|,| -) )?{_FIELD}{OFFICE}{OF}*)\s*$", text)
    if english:
        return _of_a_side(english["role"])
    tail = text[-80:]
    found = [
        (office.end(), -office.start(), role)
        for word, role in read_words().roles.items()
        for office in re.finditer(_inflected(word), tail, re.IGNORECASE)
        if re.fullmatch(r"[^,.;，。、]{0,40}", tail[office.end() :])
    ]
    if not found:
        return ""
    end, start, role = max(found)  # the office next to the name, with all its words
    side = _side_of(tail[end:], area) or _side_of(re.split("[，。、,]", tail[:-start])[-1], area)
    return f"{role} of {side}" if side else role


def _inflected(word: str) -> str:
    """A pattern for an office; each Russian word in any case."""
    if not re.search("[а-я]", word):
        return re.escape(word)
    return r"\s+".join(re.escape(part[: max(4, len(part) - 2)]) + r"\w{0,4}" for part in word.split())


def _side_of(text: str, own: str = "") -> str:
    """The side a phrase names last, in English; the person's own where it is among them."""
    last = {area: found[-1].start() for area, pattern in read_words().parties.items() if (found := list(pattern.finditer(text)))}
    if own in last:
        return _SIDES[own]
    return _SIDES[max(last, key=lambda area: last[area])] if last else ""


def _of_a_side(role: str) -> str:
    """``Kazakh President`` as ``President of Kazakhstan``; any other role as it is."""
    adjective, _, office = role.partition(" ")
    side = _side_of(adjective)
    return f"{office} of {side}" if side and re.fullmatch(OFFICE, office) else role
