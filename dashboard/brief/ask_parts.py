"""The section of a brief on what each side wants of the other: asks that are not wholly answered, the newest first."""

from collections.abc import Sequence

from dashboard.brief.choices import asks_of_side, open_asks
from dashboard.brief.facts import LONGEST_ON_FRONT, BriefFacts
from dashboard.brief.model import TO_FILL, Columns, Line, Section
from dashboard.brief.more import more_lines
from dashboard.locale import gettext as _
from dashboard.subjects.asks.asks import Ask
from dashboard.subjects.promises.words import event_day

MOST_ASKS = 4


def asks_section(facts: BriefFacts) -> Section:
    """Both sides' open asks beside each other; a line to be filled by hand where none is recorded."""
    lists = tuple(_lines(facts, open_asks_of(facts, is_ours=is_ours)) for is_ours in (False, True))
    return Section(_("What they want, what we want"), (Columns((_("They want"), _("We want")), lists),))


def open_asks_of(facts: BriefFacts, *, is_ours: bool) -> list[Ask]:
    """A side's open asks in the order in which the brief tells them."""
    return open_asks(asks_of_side(facts.asks, facts.sides, is_ours=is_ours), facts.topics)


def _lines(facts: BriefFacts, asks: Sequence[Ask]) -> tuple[Line, ...]:
    shown = [_line(facts, one) for one in asks[:MOST_ASKS]]
    return (*shown, *more_lines(facts, len(asks) - MOST_ASKS)) or (TO_FILL,)


def _line(facts: BriefFacts, one: Ask) -> Line:
    words = _("{ask} ({date}, answered in part)") if one.answer else _("{ask} ({date})")
    told = words.format(ask=facts.content(one.text, LONGEST_ON_FRONT), date=event_day(one.event))
    return Line(told, facts.cite_event(one.event.event_id))
