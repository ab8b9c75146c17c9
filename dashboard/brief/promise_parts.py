"""Sections of a brief on promises.

What was agreed at a meeting, what is open and how it stands, which deadlines come next.
"""

from collections.abc import Iterable, Sequence

from dashboard.brief.facts import GROUP, BriefFacts, shortened
from dashboard.brief.model import Block, Bullets, Grid, Line, Section
from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.subjects.events.events import Event
from dashboard.subjects.promises.commitments import Commitment
from dashboard.subjects.promises.judgements import CountedLine, JudgedFigure
from dashboard.subjects.promises.ledger import LedgerChoice, LedgerEntry, choose_entries
from dashboard.subjects.promises.outcomes import UNKEPT, Outcome
from dashboard.subjects.promises.words import (
    amount_in_words,
    event_day,
    line_name,
    parties_by_name,
    target_in_words,
)
from dashboard.subjects.reference import PARTNERS
from etl.vocabulary.commitments import DeadlineBasis
from etl.vocabulary.judgement import Judge

JUDGED = (*UNKEPT, Outcome.TOO_EARLY)
MOST_AGREED = 5
MOST_OPEN = 6
MOST_DEADLINES = 4
MOST_LINES_OF_PROMISE = 2


def agreed_section(facts: BriefFacts, last: Event | None) -> tuple[Section, list[str]]:
    """What was promised at the last meeting, or at the newest one of which promises are recorded.

    And the ids of those that are listed.
    """
    heading = _("What was agreed then")
    if last is None:
        return Section(heading, (Line(_("Nothing is recorded.")),)), []
    promises = _promised(facts)
    agreed = [entry for entry in promises if entry.commitment.event.event_id == last.event_id]
    blocks: list[Block] = []
    if not agreed:
        blocks.append(Line(_("No promise is recorded in the note of that meeting.")))
        agreed = _agreed_before(facts, promises, last)
    if agreed and agreed[0].commitment.event.event_id != last.event_id:
        event = agreed[0].commitment.event
        words = _("The newest earlier meeting with promises, {date}: {title}.").format(
            date=event_day(event), title=shortened(event.title)
        )
        blocks.append(Line(words, facts.cite_event(event.event_id)))
    listed = agreed[:MOST_AGREED]
    if listed:
        blocks.append(_grid(facts, listed, with_date=False))
    blocks += _more(facts, len(agreed) - len(listed))
    return Section(heading, tuple(blocks)), [entry.commitment.commitment_id for entry in listed]


def _agreed_before(facts: BriefFacts, promises: Iterable[LedgerEntry], last: Event) -> list[LedgerEntry]:
    """What was promised at the newest meeting before the last one at which anything was."""
    meetings = {event.event_id for event in facts.meetings}
    by_event: dict[str, list[LedgerEntry]] = {}
    for entry in promises:
        event = entry.commitment.event
        if event.event_id in meetings and event.start_date < last.start_date:
            by_event.setdefault(event.event_id, []).append(entry)
    return next(iter(by_event.values()), [])


def open_section(facts: BriefFacts, listed: Iterable[str]) -> Section:
    """Open promises but those listed above, the most telling first; those on the event's topics before others."""
    above = set(listed)
    promises = [
        entry for entry in _promised(facts) if entry.commitment.is_open and entry.commitment.commitment_id not in above
    ]
    ordered = sorted(choose_entries(promises, LedgerChoice()), key=_telling_order)
    if facts.occasion is not None:
        topics = set(facts.occasion.topics)
        ordered.sort(key=lambda entry: topics.isdisjoint(entry.commitment.topics))
    heading, shown = _("Other open commitments"), ordered[:MOST_OPEN]
    if not shown:
        return Section(heading, (Line(_("No other open promise is known on this date.")),))
    return Section(heading, (_grid(facts, shown, with_date=True), *_more(facts, len(ordered) - len(shown))))


def _promised(facts: BriefFacts) -> list[LedgerEntry]:
    """The known promises, newest first, without what was only expected."""
    return [entry for entry in facts.promises if not entry.commitment.is_forecast]


def _telling_order(entry: LedgerEntry) -> tuple[int, int, str]:
    """Where the brief tells a promise.

    Overdue ones come first, then those that figures or people judge, those with a deadline ahead, the rest, and last
    those whose day has passed. Of each kind the newest come first.
    """
    if entry.outcome in JUDGED:
        rank = 0 if entry.is_overdue else 1
    elif entry.is_past:
        rank = 4
    else:
        rank = 2 if entry.is_ahead else 3
    return rank, -entry.commitment.event.start_date.toordinal(), entry.commitment.commitment_id


def deadlines_section(facts: BriefFacts) -> Section:
    """The next deadlines of open promises."""
    dated = [
        (entry.commitment.deadline, entry.commitment.commitment_id, entry)
        for entry in _promised(facts)
        if entry.commitment.is_open and entry.commitment.deadline is not None
    ]
    earliest: dict[str, Commitment] = {}
    for deadline, _code, entry in sorted(dated, key=lambda one: one[:2]):
        if deadline >= facts.on_day:
            earliest.setdefault(entry.first_id, entry.commitment)
    heading = _("Next deadlines")
    if not earliest:
        return Section(heading, (Line(_("No open promise has a deadline ahead.")),))
    lines = [_deadline_line(facts, commitment) for commitment in list(earliest.values())[:MOST_DEADLINES]]
    return Section(heading, (Bullets(tuple(lines)),))


def _deadline_line(facts: BriefFacts, commitment: Commitment) -> Line:
    words = _("{deadline}: {promise} ({made})").format(
        deadline="" if commitment.deadline is None else formats.day(commitment.deadline),
        promise=shortened(commitment.text),
        made=event_day(commitment.event),
    )
    return Line(words, facts.cite_event(commitment.event.event_id))


def _more(facts: BriefFacts, count: int) -> list[Line]:
    if count <= 0:
        return []
    words = ngettext("{n} more is on the Commitments page.", "{n} more are on the Commitments page.", count)
    return [Line(words, facts.cite_record())]


def _grid(facts: BriefFacts, entries: Iterable[LedgerEntry], *, with_date: bool) -> Grid:
    made = [_("Promised")] if with_date else []
    headings = (_("Who promised whom what"), *made, _("On paper"), _("How it stands"), _("Deadline"))
    cells = tuple(_cells(facts, entry, with_date=with_date) for entry in entries)
    return Grid(headings, cells, (36, 11, 13, 26, 14) if with_date else (45, 12, 28, 15))


def _cells(facts: BriefFacts, entry: LedgerEntry, *, with_date: bool) -> tuple[Line, ...]:
    commitment = entry.commitment
    pages = facts.cite_event(commitment.event.event_id)
    made = (Line(event_day(commitment.event), pages),) if with_date else ()
    return (
        Line(_promise_in_words(facts, commitment), pages),
        *made,
        Line(facts.names.term("stage", commitment.stage)),
        _standing(facts, entry),
        _deadline(commitment, pages),
    )


def _promise_in_words(facts: BriefFacts, commitment: Commitment) -> str:
    parties = parties_by_name(together(commitment.promisers), together(commitment.promisees), facts.names)
    words = _("{parties}: {promise}").format(parties=parties, promise=shortened(commitment.text))
    target = target_in_words(commitment)
    return _("{promise} (target: {target})").format(promise=words, target=target) if target else words


def _deadline(commitment: Commitment, pages: tuple[int, ...]) -> Line:
    if commitment.deadline is None:
        return Line(_("none set"))
    is_stated = commitment.deadline_basis == DeadlineBasis.STATED
    words = _("{date} (stated)") if is_stated else _("{date} (from the wording)")
    return Line(words.format(date=formats.day(commitment.deadline)), pages)


def _standing(facts: BriefFacts, entry: LedgerEntry) -> Line:
    """How a promise stands, and the latest figures that say so with whose they are."""
    commitment = entry.commitment
    words = [facts.names.outcome(entry.outcome)]
    notes = list(facts.cite_record()) if commitment.standing.judged_by == Judge.PEOPLE else []
    for line, figure in _latest_figures(facts, commitment.commitment_id):
        words.append(
            _("{line}: {amount} in {period}").format(
                line=line_name(line, facts.names),
                amount=amount_in_words(figure.value, commitment.target_unit),
                period=formats.period(figure.period_start, figure.period_end),
            )
        )
        notes.append(_cite_judged(facts, line, figure))
    return Line(_("; ").join(words), tuple(dict.fromkeys(notes)))


def _latest_figures(facts: BriefFacts, commitment_id: str) -> Sequence[tuple[CountedLine, JudgedFigure]]:
    """The latest figures that are judged, with their lines; only of lines that have a say."""
    judging = [
        (one.line, one.figure)
        for one in facts.judgements
        if one.commitment_id == commitment_id and one.line.is_heard and one.figure is not None
    ]
    newest_first = sorted(judging, key=lambda pair: pair[1].period_end, reverse=True)
    return newest_first[:MOST_LINES_OF_PROMISE]


def _cite_judged(facts: BriefFacts, line: CountedLine, figure: JudgedFigure) -> int:
    if figure.figure_code is not None:
        return facts.cite_figure(figure.figure_code)
    return facts.cite_table(line.source_code or "", line.reporter_code)


def together(codes: Sequence[str]) -> Sequence[str]:
    """Codes of areas with the five of Central Asia as one where all are there."""
    if not set(PARTNERS) <= set(codes):
        return codes
    return [*(code for code in codes if code not in (*PARTNERS, GROUP)), GROUP]
