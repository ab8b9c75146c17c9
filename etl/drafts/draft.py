"""Findings of an article, put together as the draft of a note."""

import re
from dataclasses import dataclass
from datetime import date

from etl.drafts.article import Article
from etl.drafts.commitments import FoundCommitment, find_commitments
from etl.drafts.dates import FoundDay, meeting_day
from etl.drafts.figures import FoundFigure, find_figures
from etl.drafts.people import find_people
from etl.drafts.person import FoundPerson
from etl.drafts.reference import Reference, name_pattern
from etl.drafts.words import named_in, read_words
from etl.values.areas import is_region
from etl.vocabulary.events import EventKind
from etl.vocabulary.places import AreaKind

_TOP = 4  # sentences in which the news is told
_LED_IN = r"(?:\b[Ii]n |\b[Aa]t |\b[Вв]о? |[在于赴]){name}"
_DATELINE = r"^\W*(?:{capitals}|{name}(?=[.,]))|^.{{0,12}}?{name}(?=\d{{1,2}}月\d{{1,2}}日)"
_NAMED = "{name}"


@dataclass(frozen=True)
class FoundPlace:
    """A place, the country it lies in, and the sentence it was read from."""

    code: str
    name: str
    country: str
    words: str


@dataclass(frozen=True)
class Draft:
    """Findings of one article.

    ``mentioned`` are people who are named and did not take part; ``missing`` says what was not found.
    """

    day: FoundDay | None
    place: FoundPlace | None
    people: list[FoundPerson]
    mentioned: list[FoundPerson]
    parties: list[str]
    topics: dict[str, str]
    figures: list[FoundFigure]
    commitments: list[FoundCommitment]

    @property
    def missing(self) -> list[str]:
        """The names of what was not found."""
        findings = {
            "the date": self.day,
            "the place": self.place,
            "who took part": self.people,
            "the parties": self.parties,
            "topics": self.topics,
            "figures with a unit": self.figures,
            "promises": self.commitments,
        }
        return [name for name, value in findings.items() if not value]

    @property
    def kind(self) -> EventKind | None:
        """The kind that the roles of those who took part speak for; None where they do not."""
        roles = [person.role for person in self.people]
        if sum(role.startswith("President") for role in roles) > 1:
            return EventKind.HEAD_OF_STATE_MEETING
        if any(is_region(person.area) for person in self.people):
            return EventKind.REGIONAL_LEADER_MEETING
        if any(re.search(r"\b(Prime Minister|Premier)\b", role) and "Deputy" not in role for role in roles):
            return EventKind.HEAD_OF_GOVERNMENT_MEETING
        return EventKind.MINISTERIAL_MEETING if any("inister" in role for role in roles) else None


def read_draft(article: Article, published: date | None, reference: Reference) -> Draft:
    """Look an article through for everything a note needs; ``published`` is what relative days are counted from."""
    texts = [*([article.headline] if article.headline else []), *article.sentences]
    everyone = find_people(texts, reference)
    people = [person for person in everyone if person.takes_part_in(texts)]
    parties = _find_parties(texts, people, reference)
    words = read_words()
    topics = {
        topic: next(text for text in texts if words.topics[topic].search(text))
        for topic in named_in("\n".join(texts), words.topics)
    }
    return Draft(
        day=meeting_day(texts, published),
        place=_find_place(texts, reference),
        people=people,
        mentioned=[person for person in everyone if person not in people],
        parties=parties,
        topics=topics,
        figures=find_figures(article.sentences),
        commitments=find_commitments(article.sentences, people, parties),
    )


def _find_place(texts: list[str], reference: Reference) -> FoundPlace | None:
    """Where the meeting was.

    The place that a sentence on the meeting leads in with "in"; else that of the dateline; else one named at the top.
    Sentences on the meeting go before the others, and those at the top before those below.
    """
    of_meeting = [text for text in texts if read_words().tells_of_the_meeting(text)][:_TOP]
    for part, form in (
        (of_meeting, _LED_IN),
        (texts[:_TOP], _LED_IN),
        (texts[:_TOP], _DATELINE),
        (of_meeting, _NAMED),
        (texts[:_TOP], _NAMED),
    ):
        for text in part:
            named = [
                (match.start(), -len(name), place)
                for place in reference.places
                for name in place.forms
                if (match := re.search(form.format(name=name_pattern(name), capitals=name_pattern(name.upper())), text))
            ]
            if named:
                first = min(named, key=lambda one: one[:2])[2]
                return FoundPlace(first.code, first.name, reference.country_of(first.area), text)
    return None


def _find_parties(texts: list[str], people: list[FoundPerson], reference: Reference) -> list[str]:
    """The sides of those who took part; with fewer than two of them also the sides that the first sentences name."""
    parties = list(dict.fromkeys(person.area for person in people if person.area))
    if len(parties) < 2:
        patterns = read_words().parties
        met = read_words().met
        for text in [*[text for text in texts if met.search(text)][:_TOP], *texts[:_TOP]]:
            named = named_in(text, patterns)
            named += [
                area.code
                for area in reference.areas
                if area.code not in patterns
                and area.kind in (AreaKind.COUNTRY, AreaKind.REGION)
                and any(re.search(name_pattern(name), text) for name in area.forms)
            ]
            parties.extend(area for area in named if area not in parties)
            if len(parties) > 1:
                break
    regions = {reference.country_of(area) for area in parties if reference.country_of(area) != area}
    return [area for area in parties if area not in regions]
