"""The bottom line of a brief: trade, the sharpest sore point, what they ask for, what we owe, and the next date."""

from collections.abc import Sequence

from dashboard.brief.access_parts import stopped_line
from dashboard.brief.ask_parts import open_asks_of
from dashboard.brief.choices import Debts
from dashboard.brief.facts import BriefFacts, as_sentence
from dashboard.brief.model import Line
from dashboard.brief.promise_parts import next_deadlines
from dashboard.brief.sore_parts import recent_restrictions, restriction_line
from dashboard.brief.trade_known import KnownTrade
from dashboard.brief.trade_words import gap_sentence, newest_turnover, of_all_china, trade_sentence
from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.promises.ledger import LedgerEntry
from dashboard.subjects.promises.outcomes import lowered
from dashboard.subjects.promises.words import event_day
from dashboard.subjects.trade.headline import widest_gap
from dashboard.subjects.trade.trade_points import TradePoint
from etl.vocabulary.places import HOME
from etl.vocabulary.trade import Side

LONGEST_IN_LINE = 95
MOST_ASKS_IN_LINE = 2
YEARS_TOLD = 3  # an older count of Xinjiang gives way to that of all of China


def bottom_line(facts: BriefFacts, trade: KnownTrade, points: Sequence[TradePoint], debts: Debts) -> tuple[Line, ...]:
    """Up to five sentences, in the order in which a minister asks for them; what the record lacks is left out."""
    trade_told = trade_sentence(facts, trade, points) if _is_recent(facts, trade, points) else of_all_china(facts)
    owed = next(iter((*debts.ours, *debts.joint)), None)
    told = (
        trade_told,
        _sore_sentence(facts, trade),
        _asks_sentence(facts),
        _debt_sentence(facts, owed, is_joint=not debts.ours),
        _date_sentence(facts, owed),
    )
    return tuple(line for line in told if line)


def _is_recent(facts: BriefFacts, trade: KnownTrade, points: Sequence[TradePoint]) -> bool:
    """Whether home's newest count is of recent years; of all of China there is no other to tell instead."""
    newest = newest_turnover(trade, points, Side.HOME)
    return facts.home == HOME or (newest is not None and newest.period.end.year >= facts.on_day.year - YEARS_TOLD)


def _sore_sentence(facts: BriefFacts, trade: KnownTrade) -> Line | None:
    """A restriction of the last years, else goods that are stopped, else the gap between the counts."""
    newest = recent_restrictions(facts)[:1]
    if newest:
        line = restriction_line(facts, newest[0])
        return Line(_("Sharpest sore point: {point}.").format(point=line.text), line.notes)
    return stopped_line(facts) or gap_sentence(facts, widest_gap(trade.pairs))


def _asks_sentence(facts: BriefFacts) -> Line | None:
    asks = open_asks_of(facts, is_ours=False)[:MOST_ASKS_IN_LINE]
    if not asks:
        return None
    told = _("; ").join(lowered(_short(facts, one.text)) for one in asks)
    notes = [note for one in asks for note in facts.cite_event(one.event.event_id)]
    return Line(_("They ask us to: {asks}.").format(asks=told), tuple(dict.fromkeys(notes)))


def _debt_sentence(facts: BriefFacts, entry: LedgerEntry | None, *, is_joint: bool) -> Line | None:
    if entry is None:
        return None
    commitment = entry.commitment
    words = _("Our open promise ({date}): {promise}.")
    if is_joint:
        words = _("An open promise of both ({date}): {promise}.")
    elif commitment.deadline is not None:
        words = _("Our open promise ({date}, due {deadline}): {promise}.")
    told = words.format(
        date=event_day(commitment.event),
        promise=_short(facts, commitment.text),
        deadline="" if commitment.deadline is None else formats.day(commitment.deadline),
    )
    return Line(as_sentence(told), facts.cite_event(commitment.event.event_id))


def _date_sentence(facts: BriefFacts, told_already: LedgerEntry | None) -> Line | None:
    """The next deadline of another promise than the one that was told."""
    code = told_already.commitment.commitment_id if told_already else None
    commitment = next((one for one in next_deadlines(facts) if one.commitment_id != code), None)
    if commitment is None or commitment.deadline is None:
        return None
    told = _("Next date: {deadline}: {promise}.").format(
        deadline=formats.day(commitment.deadline), promise=_short(facts, commitment.text)
    )
    return Line(as_sentence(told), facts.cite_event(commitment.event.event_id))


def _short(facts: BriefFacts, text: str) -> str:
    """A text as it stands before a full stop."""
    return facts.content(text, LONGEST_IN_LINE).rstrip(".")
