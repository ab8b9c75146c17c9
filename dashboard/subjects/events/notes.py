"""Parts of an event's note in the reader's words: figures, sources, relations, people. Pure: no database, no page."""

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.locale import formats, title_of
from dashboard.locale import gettext as _
from etl.vocabulary.events import Confidence, RelationKind

NEAREST = 6
# What Markdown would read as a sign: Streamlit's own kind takes $ for mathematics and : before a word for a colour or
# an icon.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>$~:#|])")


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
    return _MARKDOWN.sub(r"\\\1", text)


def note_markdown(note: str) -> str:
    """The note's Markdown without Streamlit's own signs in it: a dollar sign is money here, never mathematics."""
    return note.replace("$", r"\$")


def told_later(tells_until: date | None, as_of: date | None) -> str:
    """That a note's text tells of times after the day whose knowledge is shown.

    Empty where it does not, or no day is asked for.
    """
    if as_of is None or tells_until is None or pd.isna(tells_until) or pd.Timestamp(as_of) >= pd.Timestamp(tells_until):
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


def person_line(row: Mapping[Hashable, Any], areas: Mapping[str, str]) -> str:
    """A participant as Markdown: the name, then the role held at the time and the side."""
    side = areas.get(row["side_code"], "") if isinstance(row["side_code"], str) else ""
    role = row["role"] if isinstance(row["role"], str) else _("role not recorded")
    name = f"**{plain(title_of(row, 'name'))}**"
    named = _("{name} ({side})").format(name=name, side=plain(side)) if side else name
    return f"{named}  \n{plain(role)}"


def published_in_words(published: object) -> str:
    """A date of publication as exact as it is known; empty where it is not."""
    if not isinstance(published, str) or not published:
        return ""
    parts = [int(part) for part in published.split("-")]
    precision = {1: "year", 2: "month", 3: "day"}[len(parts)]
    return formats.day(date(*[*parts, 1, 1][:3]), precision)


def source_links(sources: pd.DataFrame, areas: Mapping[str, str]) -> dict[str, list[Link]]:
    """The sources under whose account they are: each side's, then others'.

    Takes rows of ``events.event_sources``.
    """
    others = _("Other sources")
    links: dict[str, list[Link]] = {}
    for row in sources.to_dict("records"):
        whose = row["account_of"]
        heading = _("Account of {side}").format(side=areas.get(whose, whose)) if isinstance(whose, str) else others
        about = formats.apposition(row["publisher"], published_in_words(row["published_date"]))
        label = row["title"] if isinstance(row["title"], str) and row["title"] else row["publisher"]
        links.setdefault(heading, []).append(Link(label, row["url"], about))
    last = links.pop(others, [])
    return links | ({others: last} if last else {})


def to_figures_table(figures: pd.DataFrame) -> pd.DataFrame:
    """Figures cited in the note, with unit, period and who says it."""
    return pd.DataFrame(
        {
            _("What"): figures["what"],
            _("Amount"): [formats.stated_amount(*pair) for pair in zip(figures["value"], figures["unit"], strict=True)],
            _("Period"): figures["period"].fillna(formats.UNKNOWN),
            _("Stated by"): figures["stated_by"].fillna(formats.UNKNOWN),
        }
    )


def relation_in_words(relation: str, direction: str) -> str:
    """How another event stands to this one: it came earlier or later."""
    words = {
        (RelationKind.FOLLOWS, "earlier"): _("Before it"),
        (RelationKind.FOLLOWS, "later"): _("After it"),
        (RelationKind.ANSWERS, "earlier"): _("This carries out or reverses"),
        (RelationKind.ANSWERS, "later"): _("Carried out or reversed by"),
    }
    return words.get((RelationKind(relation), direction), _("Another account of the same meeting"))


def nearest_meetings(
    rows: pd.DataFrame, people: Mapping[str, str], start: pd.Timestamp, most: int = NEAREST
) -> pd.DataFrame:
    """Other events of the same people, the nearest in time, newest first.

    Takes rows of ``events.other_events_of_people``; gives one row an event, with ``with_names``: who of them
    was there.
    """
    present = rows.assign(with_names=[people.get(code, code) for code in rows["person_code"]])
    others = present.groupby("event_id", sort=False)["with_names"].agg(_listed)
    events = rows.drop_duplicates("event_id").drop(columns=["person_code", "role"])
    away = (events["start_date"] - start).abs()
    kept = events.assign(with_names=list(others[events["event_id"]])).loc[away.sort_values(kind="stable").index[:most]]
    return kept.sort_values(["start_date", "event_id"], ascending=[False, True], ignore_index=True)


def _listed(names: "pd.Series[str]") -> str:
    return _(", ").join(dict.fromkeys(names))
