"""A draft as text: a note in the form of ``data/README.md`` with the words each finding was read from.

``read_from`` is no key of a note, so ``check`` refuses the draft until a person has confirmed each finding and taken it
out.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import urlsplit

from etl.drafts.article import Article, clean
from etl.drafts.commitments import FoundCommitment
from etl.drafts.draft import Draft
from etl.drafts.person import FoundPerson
from etl.values.areas import country_in
from etl.vocabulary.commitments import CommitmentKind, Comparator, DeadlineBasis, Measurability
from etl.vocabulary.events import Confidence, EventKind
from etl.vocabulary.places import HOME

_SLUG_LENGTH = 60


def name_draft(draft: Draft, published: date | None, slug: str = "") -> str:
    """The id of the note to come: the day, the place and the surnames of two who took part.

    ``undated`` where no day is known.
    """
    day = draft.day.day if draft.day else published
    surnames = [person.code.split("-")[0 if country_in(person.area) == HOME else -1] for person in draft.people[:2]]
    parts = [draft.place.code if draft.place else "", *(surnames or draft.parties[:2])]
    made = (
        re.sub(r"[^a-z0-9]+", "-", "-".join(part for part in parts if part).lower())
        .strip("-")[:_SLUG_LENGTH]
        .strip("-")
    )
    return f"{day.isoformat() if day else 'undated'}-{slug or made or 'article'}"


def write_draft(
    draft: Draft,
    note_id: str,
    article: Article,
    *,
    url: str,
    published: date | None,
    publisher: str = "",
    remarks: Iterable[str] = (),
) -> str:
    """The text of a draft.

    Fields that a person must fill in stand empty, so that ``check`` names them; ``remarks`` stand on top.
    """
    lines = [
        "---",
        *(f"# {clean(remark)}" for remark in remarks),
        *(f"# named, took no part as far as the article tells: {person.code}" for person in draft.mentioned),
        f"id: {note_id}",
        f"title: {quote(_title(draft))}  # in your own words",
        f"kind: {draft.kind or ''}  # {', '.join(EventKind)}",
        f"date: {_day_of(draft, published)}",
        f"place: {draft.place.code if draft.place else ''}  # a code of data/reference/places.csv; take the line out "
        "if it is not known",
        f"country: {draft.place.country if draft.place else ''}",
        f"parties: [{', '.join(draft.parties)}]",
        f"topics: [{', '.join(draft.topics) or 'other'}]",
        f"confidence:  # {', '.join(Confidence)}",
        *_block("participants", (line for person in draft.people for line in _participant(person))),
        *_block("figures", _figures(draft)),
        *_block("commitments", (line for commitment in draft.commitments for line in _commitment(commitment))),
        *_block("sources", _source(url, publisher, published)),
        *_read_from(draft, article),
        "---",
        "",
    ]
    return "\n".join(re.sub(": {2,}(?=#)", ":  ", line).rstrip() for line in lines) + "\n"


def quote(text: str) -> str:
    """A text on one line in YAML's double quotes; nothing for an empty one."""
    escaped = clean(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if escaped else ""


def _title(draft: Draft) -> str:
    names = " and ".join(person.name for person in draft.people[:2])
    where = f" in {draft.place.name}" if draft.place else ""
    return f"{names} meet{where}" if len(draft.people) > 1 else ""


def _day_of(draft: Draft, published: date | None) -> str:
    if draft.day:
        return draft.day.day.isoformat()
    if published:
        return f"{published.isoformat()}  # the article names no day of the meeting: this is the day it was published"
    return "  # YYYY-MM-DD, or YYYY-MM or YYYY where no more is known"


def _block(name: str, lines: Iterable[str]) -> Iterator[str]:
    """A key with what is below it; nothing where nothing is."""
    below = list(lines)
    if below:
        yield f"{name}:"
        yield from below


def _participant(person: FoundPerson) -> Iterator[str]:
    if not person.known:
        yield f"  # {quote(person.name)} is not in data/reference/people.csv: add the person there, or correct the name"
    if person.surname_only:
        yield "  # read from a surname alone: is it this person?"
    yield from (f"  # a near spelling was taken for this person: {word}" for word in person.near_spellings)
    yield f"  - person: {person.code}"
    yield f"    role: {quote(person.role)}"
    yield f"    side: {person.area}"
    yield f"    read_from: {quote(person.words)}"


def _figures(draft: Draft) -> Iterator[str]:
    for figure in draft.figures:
        yield "  - what:  # what is counted, in your own words"
        yield f"    value: {figure.value:.12g}" if abs(figure.value) < 10**12 else f"    value: {figure.value:.0f}"
        yield f"    unit: {figure.unit}"
        yield "    period:"
        yield "    stated_by:"
        yield f"    read_from: {quote(f'{figure.words}: {figure.sentence}')}"


def _commitment(commitment: FoundCommitment) -> Iterator[str]:
    yield f"  - text: {quote(commitment.text)}  # say it more exactly, in your own words"
    yield f"    kind: {CommitmentKind.TARGET if commitment.amount else CommitmentKind.PLEDGE}"
    yield f"    by: [{', '.join(commitment.by)}]"
    if commitment.to:
        yield f"    to: [{', '.join(commitment.to)}]"
    yield f"    topics: [{', '.join(commitment.topics)}]"
    yield f"    measurability:  # {', '.join(Measurability)}"
    if commitment.amount:
        yield f"    target: {commitment.amount.value:.12g}"
        yield f"    unit: {commitment.amount.unit}"
        yield f"    comparator: {Comparator.AT_LEAST}"
    if commitment.amount or commitment.deadline:
        yield "    reason:  # why no series measures it; or a series, in the form of data/README.md"
    if commitment.deadline:
        yield f"    deadline: {commitment.deadline.isoformat()}"
        yield f"    deadline_basis: {DeadlineBasis.STATED}"
    yield f"    read_from: {quote(commitment.words)}"


def _source(url: str, publisher: str, published: date | None) -> Iterator[str]:
    yield f"  - url: {quote(url)}"
    yield f"    publisher: {quote(publisher or (urlsplit(url).hostname or '').removeprefix('www.'))}"
    yield f"    published: {published.isoformat() if published else ''}"
    yield "    title:  # the headline in short, in your own words"
    yield "    account_of:  # the side whose account it is; take the line out for a third party"


def _read_from(draft: Draft, article: Article) -> Iterator[str]:
    yield "read_from:  # the article's words; take the block out once the fields above are confirmed"
    if article.headline:
        yield f"  headline: {quote(article.headline)}"
    if draft.day:
        yield f"  date: {quote(draft.day.words)}"
    if draft.place and draft.place.words:
        yield f"  place: {quote(draft.place.words)}"
    yield from _block("  topics", (f"    {topic}: {quote(words)}" for topic, words in draft.topics.items() if words))
    if not (article.headline or draft.day or draft.place or draft.topics):
        yield f"  beginning: {quote(article.sentences[0])}"
