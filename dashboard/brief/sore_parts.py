"""The section of a brief on sore points: what is restricted or stopped, how far the counts lie apart, what is late."""

from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.brief.access_parts import stopped_line
from dashboard.brief.choices import late_promises, open_promises, recent_day
from dashboard.brief.debt_parts import debt_line
from dashboard.brief.facts import LONGEST_ON_FRONT, BriefFacts
from dashboard.brief.model import TO_FILL, Bullets, Line, Section
from dashboard.brief.trade_words import gap_sentence
from dashboard.locale import gettext as _
from dashboard.subjects.events.events import Event
from dashboard.subjects.events.words import date_of
from dashboard.subjects.trade.headline import HeadlinePair
from etl.vocabulary.events import EventKind

MOST_RESTRICTIONS = 2
MOST_LATE = 1
RESTRICTIONS_FROM_YEARS = 2


def sore_section(facts: BriefFacts, pair: HeadlinePair | None) -> Section:
    """Sore points, the sharpest first; a line to be filled by hand where the record has none."""
    return Section(_("Sore points"), (Bullets(tuple(sore_lines(facts, pair)) or (TO_FILL,)),))


def sore_lines(facts: BriefFacts, pair: HeadlinePair | None) -> list[Line]:
    """Restrictions told of lately, goods that are stopped, late promises, and the gap between the counts."""
    lines = [restriction_line(facts, event) for event in recent_restrictions(facts)[:MOST_RESTRICTIONS]]
    recent = recent_day(facts.on_day)
    late = late_promises(open_promises(facts.promises, facts.topics, recent), recent)[:MOST_LATE]
    lines += [line for line in [stopped_line(facts)] if line]
    lines += [_late_line(debt_line(facts, entry)) for entry in late]
    return [*lines, *(line for line in [gap_sentence(facts, pair)] if line)]


def recent_restrictions(facts: BriefFacts) -> list[Event]:
    """Restrictions between the sides of the last years, the newest first; those on the brief's topics before others."""
    return restrictions_since(facts.events_of_china, _years_before(facts.on_day), facts.topics)


def restrictions_since(events: Iterable[Event], first: date, topics: Sequence[str]) -> list[Event]:
    """Bans, closures and limits from a day on, in the events' order; those on the topics before all others."""
    found = [event for event in events if event.kind == EventKind.RESTRICTION and event.end_date >= first]
    return sorted(found, key=lambda event: bool(topics) and set(topics).isdisjoint(event.topics))


def restriction_line(facts: BriefFacts, event: Event) -> Line:
    """A restriction with its day; the record does not say when it ends."""
    told = _("{title} ({date})").format(title=facts.content(event.title, LONGEST_ON_FRONT), date=date_of(event))
    return Line(told, facts.cite_event(event.event_id))


def _late_line(line: Line) -> Line:
    return Line(_("Late: {promise}").format(promise=line.text), line.notes)


def _years_before(day: date) -> date:
    return day.replace(year=day.year - RESTRICTIONS_FROM_YEARS, day=min(day.day, 28))
