"""The role a person holds in an article, from what stands beside the name."""

import re

from etl.drafts.words import read_words

OFFICE = (
    r"(?:(?:First |Deputy |Vice |Acting )*(?:Prime Minister|Foreign Minister|Agriculture Minister|Trade Minister"
    r"|[Mm]inister|President|Premier"
    r"|[Pp]arty (?:[Cc]hief|[Ss]ecretary)|Secretary|Chairman|Chairwoman|Ambassador|Governor|Akim|Head|Director))"
)
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


def role_of(mention: re.Pattern[str], sentences: list[str]) -> str:
    """The role in English, as the article words it in English or by the list of offices; empty where nothing stands beside the name."""
    for text in sentences:
        for match in mention.finditer(text):
            role = _after(text[match.end() :]) or _before(text[: match.start()])
            if role:
                return role
    return ""


def _after(text: str) -> str:
    found = re.match(rf"\s*,\s*(?:the |a )?(?P<role>[^,.;]*?{OFFICE}[^,.;]*?){_STOP}", text)
    return found["role"].strip()[:_LONGEST] if found else ""


def _before(text: str) -> str:
    """English ``President of Aland Anna``, Russian and Chinese offices that end right before the name."""
    english = re.search(rf"(?P<role>(?:[A-Z]\w+ )?{OFFICE}(?:,? (?:of|for) (?:the )?[A-Z]\w+(?:(?: and)? [A-Z]\w+)*)?)\s*$", text)
    if english:
        return _of_a_side(english["role"])
    tail = text[-80:]
    for word, role in read_words().roles.items():
        pattern = _inflected(word)
        found = re.search(rf"(?:{pattern})(?P<of>[^,.;，。、]{{0,40}}?)\s*$", tail, re.IGNORECASE)
        if found:
            side = _side_of(found["of"]) or _side_of(re.split("[，。、]", tail[: found.start()])[-1])
            return f"{role} of {side}" if side else role
    return ""


def _inflected(word: str) -> str:
    """A pattern for an office; each Russian word in any case."""
    if not re.search("[а-я]", word):
        return re.escape(word)
    return r"\s+".join(re.escape(part[: max(4, len(part) - 2)]) + r"\w{0,4}" for part in word.split())


def _side_of(text: str) -> str:
    """The side a phrase names last, in English."""
    last = {area: found[-1].start() for area, pattern in read_words().parties.items() if (found := list(pattern.finditer(text)))}
    return _SIDES[max(last, key=lambda area: last[area])] if last else ""


def _of_a_side(role: str) -> str:
    """``Kazakh President`` as ``President of Kazakhstan``; any other role as it is."""
    adjective, _, office = role.partition(" ")
    side = _side_of(adjective)
    return f"{office} of {side}" if side and re.fullmatch(OFFICE, office) else role
