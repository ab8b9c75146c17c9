"""The section of a brief on what each side owes the other: open promises by who made them."""

from collections.abc import Sequence

from dashboard.brief.choices import Debts, debts_of, open_promises, recent_day
from dashboard.brief.facts import LONGEST_ON_FRONT, BriefFacts
from dashboard.brief.model import TO_FILL, Columns, Line, Section
from dashboard.brief.more import more_lines
from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.promises.ledger import LedgerEntry
from dashboard.subjects.promises.outcomes import lowered
from dashboard.subjects.promises.words import event_day

MOST_OF_A_SIDE = 3


def debts_section(facts: BriefFacts, debts: Debts) -> Section:
    """What we owe them and what they owe us; what both promised together is in the table of the second page."""
    lists = tuple(_lines(facts, entries) for entries in (debts.ours, debts.theirs))
    return Section(_("What we owe them, what they owe us"), (Columns((_("We owe"), _("They owe")), lists),))


def open_debts(facts: BriefFacts) -> Debts:
    """Open promises of each side, in the order in which the brief tells them."""
    return debts_of(open_promises(facts.promises, facts.topics, recent_day(facts.on_day)), facts.sides)


def _lines(facts: BriefFacts, entries: Sequence[LedgerEntry]) -> tuple[Line, ...]:
    shown = [debt_line(facts, entry) for entry in entries[:MOST_OF_A_SIDE]]
    return (*shown, *more_lines(facts, len(entries) - MOST_OF_A_SIDE)) or (TO_FILL,)


def debt_line(facts: BriefFacts, entry: LedgerEntry) -> Line:
    """A promise with the day on which it was made, how it stands, and its deadline where it has one."""
    commitment = entry.commitment
    words = _("{promise} ({made}; {standing})")
    if commitment.deadline is not None:
        words = _("{promise} ({made}; {standing}; due {deadline})")
    told = words.format(
        promise=facts.content(commitment.text, LONGEST_ON_FRONT),
        made=event_day(commitment.event),
        standing=lowered(facts.names.term("standing_word", commitment.standing.word)),
        deadline="" if commitment.deadline is None else formats.day(commitment.deadline),
    )
    return Line(told, facts.cite_event(commitment.event.event_id))
