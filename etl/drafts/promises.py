"""Sentences that promise something, each as commitments in words of ours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from etl.drafts.figures import FoundFigure, amounts_in, deadline_in
from etl.drafts.people import FoundPerson
from etl.drafts.words import named_in, read_words

_TOPIC_NAMES = {"agri_technology": "farm technology", "oilseed": "oilseeds", "border": "border crossings", "logistics": "transport"}
_FARM = re.compile(r"\bagri|\bfarm|сельск|аграрн|农业|农产品", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(both|two) (sides|countries|parties|ministers|presidents|leaders)\b|\bthe (sides|parties|ministers)\b|\bthey\b"
    r"|\bстороны\b|双方|两国|两地",
    re.IGNORECASE,
)
_GENERAL = {"cooperation", "exchanges", "cooperation and exchanges"}
_WE = re.compile(r"\b(we|our|the region|мы|наш\w*)\b|我们|我方|我区", re.IGNORECASE)


@dataclass(frozen=True)
class FoundPromise:
    """One promise: ``text`` is ours, ``by`` and ``to`` are area codes, ``words`` the sentence it was read from."""

    text: str
    by: list[str]
    to: list[str]
    topics: list[str]
    amount: FoundFigure | None
    words: str
    deadline: date | None = None


def find_promises(sentences: list[str], people: list[FoundPerson], parties: list[str]) -> list[FoundPromise]:
    """A promise for each action of each sentence that promises; the same one is told once.

    A sentence counts where somebody who took part, a party or both sides stand in it, so that what others do is left out.
    """
    found: dict[tuple[str, tuple[str, ...]], FoundPromise] = {}
    for text in sentences:
        cue = read_words().promises.search(text)
        by = _promisers(text, people, parties) if cue else []
        if cue and by:
            for promise in _in_sentence(text, text[cue.start() :], by, [party for party in parties if party not in by]):
                found.setdefault((promise.text, tuple(by)), promise)
    return list(found.values())


def _promisers(text: str, people: list[FoundPerson], parties: list[str]) -> list[str]:
    """Whose promise a sentence is: both sides', the speaker's, or the party's that stands before the promise."""
    if _BOTH.search(text):
        return parties
    sides = list(dict.fromkeys(person.area for person in people if person.area and person.mention.search(text)))
    if len(sides) == 1 or (sides and (read_words().said.search(text) or _WE.search(text))):
        return sides[:1]
    cue = read_words().promises.search(text)
    before = [party for party in named_in(text[: cue.start()], read_words().parties) if party in parties] if cue else []
    return before[-1:] or (parties if _WE.search(text) else [])


def _in_sentence(sentence: str, promised: str, by: list[str], to: list[str]) -> Iterator[FoundPromise]:
    """The actions of a sentence, each up to the next; one that names no more than cooperation is left out, unless all do."""
    words = read_words()
    starts = sorted((match.start(), match.end(), verb) for verb, pattern in words.actions.items() for match in pattern.finditer(promised))
    ends = [*(start for start, _, _ in starts[1:]), len(promised)][: len(starts)]
    told = False
    for (_, begin, verb), end in zip(starts, ends, strict=True):
        clause = promised[begin:end]
        amount = next(amounts_in(clause), None)
        what = _name_goods(clause) or (amount.words if amount else "")
        if what and what not in _GENERAL:
            told = True
            yield FoundPromise(f"{verb} {what}", by, to, named_in(clause, words.topics) or ["other"], amount, sentence, deadline_in(clause))
    if not told and (what := _name_goods(promised)):
        yield FoundPromise(
            f"Act on {what}", by, to, named_in(promised, words.topics) or ["other"], next(amounts_in(promised), None), sentence
        )


def _name_goods(clause: str) -> str:
    """What a clause is about, in words of ours: ``trade in meat and grain``; empty where it names nothing we know."""
    words = read_words()
    objects = named_in(clause, words.objects)
    topics = [_TOPIC_NAMES.get(topic, topic) for topic in named_in(clause, words.topics) if topic not in objects]
    if _FARM.search(clause) and not topics:
        topics = ["agricultural products" if {"imports", "exports"} & set(objects) else "agriculture"]
    join = " of " if {"imports", "exports"} & set(objects[:1]) else " in "
    return join.join(part for part in (_listed(objects), _listed(topics)) if part)


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
