"""A new note: where it lies, and its text with everything that a person must fill in left open."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from etl.vocabulary.commitments import CommitmentKind, Measurability
from etl.vocabulary.events import Confidence, EventKind, Topic

_SKELETON = """\
---
id: {id}
title: {title}
kind: {kind}  # {kinds}
date: {date}  # YYYY-MM or YYYY where no more is known
# end_date: {date}  # only if it lasted
place: {place}  # a code of data/reference/places.csv; take the line out if it is not known
country: {country}  # the area code of the country where it was held
parties: [{parties}]  # area codes, for example [CN-XJ, KZ]
topics: [{topics}]  # {topic_names}
confidence:  # {confidences}
# tells_until: {date}  # only if the text tells of times after the event
participants:  # take the block out if nobody is named; new people go into data/reference/people.csv first
  - person:
    role:
    side:
commitments:  # take the block out if nothing was promised
  - text:
    kind:  # {commitment_kinds}
    by: []  # area codes of who promises
    topics: []
    measurability:  # {measurabilities}; data/README.md has the forms of series, stages, evidence and assessments
asks:  # take the block out if no side asked the other for anything
  - text:
    by: []  # area codes of who asks
    to: []  # area codes of who is asked
    topics: []
sources:  # at least one
  - url:
    publisher:
    published:
    title:
    account_of:  # the side whose account it is; take the line out for a third party
---

"""


def note_path(data_dir: Path, event_id: str) -> Path:
    """Where the note of this id lies, or will."""
    return data_dir / "events" / event_id[:4] / f"{event_id}.md"


def write_skeleton(
    day: date,
    slug: str,
    *,
    title: str = "",
    kind: EventKind | None = None,
    place: str = "",
    country: str = "",
    parties: Iterable[str] = (),
    topics: Iterable[Topic] = (),
) -> str:
    """The note of an event on a day: ``check`` names each field that is still to be filled in, and nothing else.

    The note is to be saved as ``data/events/<year>/<day>-<slug>.md``.
    """
    filled = _SKELETON.format(
        id=f"{day.isoformat()}-{slug}",
        title=_quote(title),
        kind=kind or "",
        kinds=", ".join(EventKind),
        date=day.isoformat(),
        place=place,
        country=country,
        parties=", ".join(parties),
        topics=", ".join(topics),
        topic_names=", ".join(Topic),
        confidences=", ".join(Confidence),
        commitment_kinds=", ".join(CommitmentKind),
        measurabilities=", ".join(Measurability),
    )
    return re.sub(r" +(?=\n)|(?<=:) +(?= {2}#)", "", filled)


def _quote(text: str) -> str:
    """A text in YAML's double quotes, so that a colon in a title stays a colon."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if text else ""
