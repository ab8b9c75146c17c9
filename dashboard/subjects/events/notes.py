"""Parts of an event's note in the reader's words: figures, sources, relations, people. Pure: no database, no page."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.events.event_parts import EventSource, OtherMeeting, Participant
from dashboard.subjects.events.events import Event
from dashboard.subjects.names import Names
from etl.vocabulary.events import Confidence

NEAREST = 6
# What Markdown would read as a sign: Streamlit's own kind takes $ for mathematics and : before a word for a colour or
# an icon.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>$~:#|])")
# What becomes an icon, Streamlit's sign, an arrow or a letter to somebody, also where its signs are held: these are
# looked for in the text that is left. A character without width keeps them apart.
_JOINER = "\u2060"
_ICON = r":(?=material[/_]|streamlit:)"
_APART = re.compile(rf"{_ICON}|(?<!\S)[<>~-](?=-?[->=](?!\S))|(?<=[-.+\w])(?=@[-\w]+\.)")
_SIGN_IN_NOTE = re.compile(rf"{_ICON}|:(?=[a-z][a-z0-9-]*\[)")

# What begins a picture, or a link to anything but a page on the web: after words, below the text, or by itself.
_NO_LINK = re.compile(
    r"""(?P<held>\\*)(?P<sign>
        !(?=\[)
        | \](?=\((?!\s*<?https?://))
        | \](?=:(?!\s*<?https?://))
        | <(?!https?://)(?=[a-z][a-z0-9+.-]*:|[^\s<>]*@)
        )""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True)
class Link:
    """A link to a page outside, and a line about it."""

    label: str
    url: str
    about: str

    def markdown(self) -> str:
        """The link with its line, as Markdown."""
        url = self.url.replace("<", "%3C").replace(">", "%3E")
        return f"[{plain(self.label)}](<{url}>)" + (f"  \n{plain(self.about)}" if self.about else "")


def plain(text: str) -> str:
    """A text that Markdown shows as it is."""
    return _MARKDOWN.sub(r"\\\1", _APART.sub(rf"\g<0>{_JOINER}", text))


def note_markdown(note: str) -> str:
    """The note's Markdown with words, lists and links to pages on the web in it, and nothing else.

    A picture becomes a link to it, since opening a page must tell no other host of its reader; a link to anything but a
    page on the web is shown as it was written. A dollar sign is money here, never Streamlit's mathematics, and no colon
    begins an icon or a colour.
    """
    apart = _SIGN_IN_NOTE.sub(rf"\g<0>{_JOINER}", note)
    return _NO_LINK.sub(_as_written, apart).replace("$", r"\$")


def _as_written(found: re.Match[str]) -> str:
    """The sign before which a picture or a link would begin, held to be no sign, unless it is held already."""
    is_held = len(found["held"]) % 2
    return found[0] if is_held else f"{found['held']}\\{found['sign']}"


def told_later(tells_until: date | None, as_of: date | None) -> str:
    """That a note's text tells of times after the day whose knowledge is shown.

    Empty where it does not, or no day is asked for.
    """
    if as_of is None or tells_until is None or as_of >= tells_until:
        return ""
    return _("This text was written later: it also tells of times up to {date}.").format(date=formats.day(tells_until))


def confidence_in_words(confidence: str) -> str:
    """How sure it is that the note tells what its sources say."""
    return {
        Confidence.HIGH: _("High confidence: the sources were read."),
        Confidence.MEDIUM: _(
            "Medium confidence: the sources were read in part, at second hand, or something is inferred."
        ),
        Confidence.LOW: _("Low confidence: it rests on one weak source."),
    }[Confidence(confidence)]


def person_line(there: Participant, names: Names) -> str:
    """A participant as Markdown: the name, then the role held at the time and the side."""
    side = names.area(there.side_code)
    role = _("role not recorded") if there.role is None else names.role(there.role)
    name = f"**{plain(there.person.name)}**"
    named = _("{name} ({side})").format(name=name, side=plain(side)) if side else name
    return f"{named}  \n{plain(role)}"


def published_in_words(published: object) -> str:
    """A date of publication as exact as it is known; empty where it is not."""
    if not isinstance(published, str) or not published:
        return ""
    parts = [int(part) for part in published.split("-")]
    precision = {1: "year", 2: "month", 3: "day"}[len(parts)]
    return formats.day(date(*[*parts, 1, 1][:3]), precision)


def source_links(sources: Iterable[EventSource], names: Names) -> dict[str, list[Link]]:
    """The sources under whose account they are: each side's, then others'."""
    others = _("Other sources")
    links: dict[str, list[Link]] = {}
    for source in sources:
        whose = source.account_of
        heading = others if whose is None else _("Account of {side}").format(side=names.area(whose))
        about = formats.apposition(source.publisher, published_in_words(source.published_date))
        links.setdefault(heading, []).append(Link(source.title or source.publisher, source.url, about))
    last = links.pop(others, [])
    return links | ({others: last} if last else {})


@dataclass(frozen=True)
class SharedMeeting:
    """Another event, and the names of those who were at both."""

    event: Event
    people: tuple[str, ...]


def nearest_meetings(
    others: Iterable[OtherMeeting], people: Mapping[str, str], start: date, most: int = NEAREST
) -> list[SharedMeeting]:
    """Other events of the same people, the nearest in time, newest first. Takes names of people by code."""
    events: dict[str, Event] = {}
    present: dict[str, dict[str, None]] = {}
    for other in others:
        events[other.event.event_id] = other.event
        present.setdefault(other.event.event_id, {})[people.get(other.person_code, other.person_code)] = None
    nearest = sorted(events.values(), key=lambda event: abs(event.start_date - start))[:most]
    by_name = sorted(nearest, key=lambda event: event.event_id)
    return [
        SharedMeeting(event, tuple(present[event.event_id]))
        for event in sorted(by_name, key=lambda event: event.start_date, reverse=True)
    ]
