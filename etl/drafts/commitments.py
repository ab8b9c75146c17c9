"""Sentences that promise something, each as commitments in words of ours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from etl.drafts.figures import FoundFigure, amounts_in, deadline_in
from etl.drafts.person import FoundPerson
from etl.drafts.reference import CHINESE
from etl.drafts.speakers import quoted_sides, sides_committed
from etl.drafts.words import named_in, read_words

_TOPIC_NAMES = {
    "agri_technology": "farm technology",
    "oilseed": "oilseeds",
    "border": "border crossings",
    "logistics": "transport",
}
_FARM = re.compile(r"\bagri|\bfarm|сельск|аграрн|农业|农产品", re.IGNORECASE)
_FLOWS = {"imports", "exports", "supplies"}
_OF_GOODS = {"Buy", "Supply"}
_ROAD_MAP = "a road map"
_GENERAL = {"cooperation", "exchanges", "cooperation and exchanges"}


@dataclass(frozen=True)
class FoundCommitment:
    """One commitment: ``text`` is ours, ``by`` and ``to`` are area codes, ``words`` the sentence it was read from."""

    text: str
    by: list[str]
    to: list[str]
    topics: list[str]
    amount: FoundFigure | None
    words: str
    deadline: date | None = None


def find_commitments(sentences: list[str], people: list[FoundPerson], parties: list[str]) -> list[FoundCommitment]:
    """A commitment for each action of each sentence that promises; the same one is told once.

    A sentence counts where somebody who took part, a party or both sides stand in it, so that what others do is left
    out.
    """
    commitments: dict[tuple[str, tuple[str, ...]], FoundCommitment] = {}
    for text, quoted in zip(sentences, quoted_sides(sentences, people), strict=True):
        cue = read_words().commits.search(text)
        by = sides_committed(text, quoted, people, parties) if cue and not read_words().background.search(text) else []
        if cue and by:
            for commitment in _in_sentence(
                text, text[cue.start() :], by, [party for party in parties if party not in by]
            ):
                commitments.setdefault((commitment.text, tuple(by)), commitment)
    return list(commitments.values())


def _in_sentence(sentence: str, promised: str, by: list[str], to: list[str]) -> Iterator[FoundCommitment]:
    """The actions of a sentence, each up to the next.

    One that names no more than cooperation is left out, unless all do.
    """
    words = read_words()
    starts = sorted(
        (match.start(), match.end(), verb)
        for verb, pattern in words.actions.items()
        for match in pattern.finditer(promised)
    )
    ends = [*(start for start, _, _ in starts[1:]), len(promised)][: len(starts)]
    is_any, done = False, 0
    for (start, begin, verb), end in zip(starts, ends, strict=True):
        clause = promised[begin:end]
        if CHINESE.search(clause) and not _name_goods(clause):
            clause = promised[done:start] + clause  # Chinese may put what is acted on before the action: 将出口量增加到
        done = begin
        amount = next(amounts_in(clause), None)
        what = _name_goods(clause, verb) or (amount.words if amount else "")
        if what and what not in _GENERAL:
            is_any = True
            yield FoundCommitment(
                f"{verb} {what}",
                by,
                to,
                named_in(clause, words.topics) or ["other"],
                amount,
                sentence,
                deadline_in(clause),
            )
    if not is_any and (what := _name_goods(promised)):
        yield FoundCommitment(
            f"Act on {what}",
            by,
            to,
            named_in(promised, words.topics) or ["other"],
            next(amounts_in(promised), None),
            sentence,
        )


def _name_goods(clause: str, verb: str = "") -> str:
    """What a clause is about, in words of ours: ``trade in meat and grain``; empty where it names nothing we know."""
    words = read_words()
    objects = named_in(clause, words.objects)
    topics = [_TOPIC_NAMES.get(topic, topic) for topic in named_in(clause, words.topics) if topic not in objects]
    if _FARM.search(clause) and not topics:
        topics = ["agricultural products" if _FLOWS & set(objects) or verb in _OF_GOODS else "agriculture"]
    if objects[:1] == [_ROAD_MAP]:
        return " for ".join(part for part in (_ROAD_MAP, _listed([*objects[1:], *topics])) if part)
    join = " of " if _FLOWS & set(objects[:1]) else " in "
    return join.join(part for part in (_listed(objects), _listed(topics)) if part)


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
