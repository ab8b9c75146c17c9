"""Whose words and whose commitment a sentence is."""

import re

from etl.drafts.person import FoundPerson
from etl.drafts.reference import CHINESE
from etl.drafts.words import read_words
from etl.values.areas import country_in

_OPENING, _CLOSING, _STRAIGHT = "«“„", "»”", '"'
_BOTH = re.compile(
    r"\b(both|two) (sides|countries|parties|ministers|presidents|leaders)\b|\bthe (sides|parties|ministers)\b|\bthey\b"
    r"|\bстороны\b|双方|两国|两地",
    re.IGNORECASE,
)
_WE = re.compile(r"\b(we|our|the region|мы|наш\w*)\b|我们|我方|我区", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[,;:，；：]|\bthat\b|\bчто\b")
_NOT_THE_SUBJECT = re.compile(
    r"(\b(with|from|in|to|into|for|из|с|со|в|во|для|к|на)\s+(the\s+)?|[同对向从在跟])$", re.IGNORECASE
)


def quoted_sides(sentences: list[str], people: list[FoundPerson]) -> list[str]:
    """The side that each sentence quotes or tells the words of; empty where that is nobody, or nobody says who.

    A quotation may run over several sentences, and who speaks is told where it ends. Chinese goes on telling somebody's
    words without a sign, until somebody else speaks.
    """
    sides = _told_in_chinese(sentences, people)
    begins: int | None = None
    for place, text in enumerate(sentences):
        if begins is None and any(mark in text for mark in _OPENING + _STRAIGHT):
            begins = place
        if begins is not None and _closes(sentences[begins : place + 1]):
            said_by = _quoted_side(text, people)
            sides[begins : place + 1] = [said_by] * (place + 1 - begins)
            begins = None
    return sides


def _told_in_chinese(sentences: list[str], people: list[FoundPerson]) -> list[str]:
    sides: list[str] = []
    for text in sentences:
        named = [person for person in people if person.mention.search(text)]
        speaking = [person.area for person in named if person.speaks_in(text)]
        before = sides[-1] if sides and not named and CHINESE.search(text) else ""
        sides.append(speaking[0] if speaking and CHINESE.search(text) else before)
    return sides


def _closes(sentences: list[str]) -> bool:
    """Whether every quotation that begins in some sentences has ended there."""
    text = "".join(sentences)
    opened, closed = (sum(text.count(mark) for mark in marks) for marks in (_OPENING, _CLOSING))
    return opened <= closed and text.count(_STRAIGHT) % 2 == 0


def _quoted_side(text: str, people: list[FoundPerson]) -> str:
    """The side of the one person, or the one side, that is named as speaking.

    It stands behind the last quotation mark together with a word of speech.
    """
    behind = re.split(f"[{_CLOSING}{_STRAIGHT}]", text)[-1]
    if not read_words().said.search(behind):
        return ""
    sides = {person.area for person in people if person.mention.search(behind)} or {
        area for area, pattern in read_words().parties.items() if pattern.search(behind)
    }
    return sides.pop() if len(sides) == 1 else ""


def sides_committed(text: str, quoted: str, people: list[FoundPerson], parties: list[str]) -> list[str]:
    """Whose commitment a sentence is, as area codes.

    It is that of both sides, of who says "we", of the side that is its subject, or of who speaks. ``quoted`` is the
    side whose words it is. Empty where none of the parties promises anything.
    """
    cue = read_words().commits.search(text)
    if cue is None:
        return []
    if _BOTH.search(text):
        return parties
    speaking = [person.area for person in people if person.area and person.speaks_in(text)]
    named = list(dict.fromkeys(person.area for person in people if person.area and person.mention.search(text)))
    we = bool(_WE.search(text))
    likeliest = [
        ([quoted] if quoted else speaking[:1]) if we else [],
        _sides_in(_CLAUSE_ENDS.split(text[: cue.start()])[-1], parties),
        [*speaking, *named][:1] if speaking or len(named) == 1 else [],
        [quoted] if quoted else [],
        _sides_in(text[: cue.start()], parties)[-1:],
        parties if we else [],
    ]
    return next((sides for sides in likeliest if sides), [])


def _sides_in(clause: str, parties: list[str]) -> list[str]:
    """The parties that a clause names as who acts, in their order.

    A country named stands for its region that is a party.
    """
    named = {
        area
        for area, pattern in read_words().parties.items()
        if any(_may_act(clause, match) for match in pattern.finditer(clause))
    }
    return [party for party in parties if party in named or country_in(party) in named]


def _may_act(clause: str, side: re.Match[str]) -> bool:
    """Whether a side that is named may be who acts, by what stands beside it.

    Not "with China", not "китайской стороне".
    """
    behind = clause[side.start() :]
    return not (_NOT_THE_SUBJECT.search(clause[: side.start()]) or re.match(r"\w+(ой сторон\w+|[ую]\b)", behind))
