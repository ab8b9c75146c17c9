"""Five lines to take that the record supports, each with its note, by rules in one order."""

from collections.abc import Sequence

from dashboard.brief.access_parts import newest_opening
from dashboard.brief.ask_parts import open_asks_of
from dashboard.brief.choices import Debts, asks_of_side
from dashboard.brief.facts import LONGEST_ON_FRONT, BriefFacts, as_sentence
from dashboard.brief.model import TO_FILL, Bullets, Line, Section
from dashboard.brief.trade_known import KnownTrade
from dashboard.brief.trade_parts import LARGEST_CHANGE_PCT, cite_point
from dashboard.brief.trade_words import gap_notes, is_wide, newest_pair, newest_turnover
from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.promises.ledger import LedgerEntry
from dashboard.subjects.promises.outcomes import Outcome, lowered
from dashboard.subjects.promises.words import event_day
from dashboard.subjects.trade.trade_points import TradePoint

MOST_LINES = 5
YEARS_TOLD = 3  # an older count is no news to the other side


def lines_section(facts: BriefFacts, trade: KnownTrade, points: Sequence[TradePoint], debts: Debts) -> Section:
    """The first five of: trade, an ask answered, a promise kept, a market opened, their promise, our ask, the gap."""
    candidates = (
        _trade_line(facts, newest_turnover(trade, points, facts.sides.ours)),
        _answer_line(facts),
        _kept_line(facts),
        newest_opening(facts),
        _their_promise_line(facts, debts),
        _our_ask_line(facts),
        _gap_line(facts, trade),
    )
    lines = tuple(line for line in candidates if line)[:MOST_LINES]
    return Section(_("Lines to take that the record supports"), (Bullets(lines or (TO_FILL,)),))


def _trade_line(facts: BriefFacts, point: TradePoint | None) -> Line | None:
    if point is None or point.period.end.year < facts.on_day.year - YEARS_TOLD:
        return None
    change = point.change.pct if point.change and not point.is_at_least else None
    words = _("By our own count our trade came to {amount} in {year}.")
    if change is not None and 0 < change <= LARGEST_CHANGE_PCT:
        words = _("By our own count our trade grew by {change} in {year}, to {amount}.")
    amount = formats.bounded(formats.amount(point.value, point.unit), is_at_least=point.is_at_least)
    told = words.format(amount=amount, year=point.period.start.year, change=formats.percent(change, 0))
    return Line(told, cite_point(facts, point))


def _answer_line(facts: BriefFacts) -> Line | None:
    """The ask of theirs that was answered last, those on the brief's topics before others."""
    answered = [
        (one, one.answer)
        for one in asks_of_side(facts.asks, facts.sides, is_ours=False)
        if one.answer and one.answer.note
    ]
    newest = sorted(answered, key=lambda pair: pair[1].event.start_date, reverse=True)
    newest.sort(key=lambda pair: bool(facts.topics) and set(facts.topics).isdisjoint(pair[0].topics))
    if not newest:
        return None
    ask, answer = newest[0]
    told = _("You asked us ({date}) to {ask}. Since then: {answer}").format(
        date=event_day(ask.event),
        ask=lowered(facts.content(ask.text, LONGEST_ON_FRONT)).rstrip("."),
        answer=facts.content(answer.note or "", LONGEST_ON_FRONT),
    )
    notes = (*facts.cite_event(ask.event.event_id), *facts.cite_event(answer.event.event_id))
    return Line(told, tuple(dict.fromkeys(notes)))


def _kept_line(facts: BriefFacts) -> Line | None:
    """The newest promise between the sides that was kept, those on the brief's topics before others."""
    kept = [entry for entry in facts.promises if entry.outcome == Outcome.MET and not entry.commitment.is_forecast]
    kept.sort(key=lambda entry: bool(facts.topics) and set(facts.topics).isdisjoint(entry.commitment.topics))
    return None if not kept else _promise_line(facts, kept[0], _("Kept as promised ({date}): {promise}."))


def _their_promise_line(facts: BriefFacts, debts: Debts) -> Line | None:
    words = _("You promised ({date}): {promise}. How does it stand?")
    return _promise_line(facts, debts.theirs[0], words) if debts.theirs else None


def _promise_line(facts: BriefFacts, entry: LedgerEntry, words: str) -> Line:
    commitment = entry.commitment
    text = facts.content(commitment.text, LONGEST_ON_FRONT).rstrip(".")
    told = as_sentence(words.format(date=event_day(commitment.event), promise=text))
    return Line(told, facts.cite_event(commitment.event.event_id))


def _our_ask_line(facts: BriefFacts) -> Line | None:
    asks = open_asks_of(facts, is_ours=True)
    if not asks:
        return None
    text = lowered(facts.content(asks[0].text, LONGEST_ON_FRONT))
    told = _("We asked you ({date}) to {ask}; this is still open.").format(date=event_day(asks[0].event), ask=text)
    return Line(told, facts.cite_event(asks[0].event.event_id))


def _gap_line(facts: BriefFacts, trade: KnownTrade) -> Line | None:
    pair = newest_pair(trade)
    if pair is None or pair.gap is None or not is_wide(pair):
        return None
    told = _("Our counts for {year} are {gap} apart: let our offices compare them.").format(
        year=pair.period_end.year, gap=formats.amount(abs(pair.gap), pair.unit)
    )
    return Line(told, gap_notes(facts, pair))
