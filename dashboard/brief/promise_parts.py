"""Sections of a brief on promises: what is open and how it stands, and which dates come next."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from dashboard.brief.choices import Debts
from dashboard.brief.facts import LONGEST_ON_FRONT, BriefFacts
from dashboard.brief.model import TO_FILL, Bullets, Grid, Line, Section
from dashboard.brief.more import more_lines
from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.promises.commitments import Commitment
from dashboard.subjects.promises.judgements import CountedLine, JudgedFigure
from dashboard.subjects.promises.ledger import LedgerEntry
from dashboard.subjects.promises.words import (
    amount_in_words,
    event_day,
    line_name,
    parties_by_name,
    target_in_words,
)
from dashboard.subjects.reference import PARTNERS
from dashboard.subjects.trade.home_and_partner import GROUP
from etl.vocabulary.commitments import DeadlineBasis
from etl.vocabulary.judgement import Judge

MOST_PROMISES = 5
MOST_DEADLINES = 2
MOST_LINES_OF_PROMISE = 2


def promises_section(facts: BriefFacts, debts: Debts) -> Section:
    """Open promises as a table: those of both sides together, then ours, then theirs, each in its order."""
    entries = [*debts.joint, *debts.ours, *debts.theirs]
    heading = _("Promises between us")
    if not entries:
        return Section(heading, (Line(_("No open promise is known on this date.")), TO_FILL))
    shown = _shared_out(debts)
    return Section(heading, (_grid(facts, shown), *more_lines(facts, len(entries) - len(shown))))


def _shared_out(debts: Debts) -> list[LedgerEntry]:
    """As many promises as the table has room for: half of them made together, the rest by one side in turn."""
    joint = list(debts.joint[: MOST_PROMISES // 2])
    single = [entry for pair in zip_longest(debts.ours, debts.theirs) for entry in pair if entry is not None]
    shown = [*joint, *single[: MOST_PROMISES - len(joint)]]
    return [*shown, *debts.joint[len(joint) : len(joint) + MOST_PROMISES - len(shown)]]


def dates_section(facts: BriefFacts) -> Section:
    """The next deadlines of open promises, each promise once; a line to be filled by hand where none lies ahead."""
    lines = [_deadline_line(facts, commitment) for commitment in next_deadlines(facts)[:MOST_DEADLINES]]
    return Section(_("Next dates"), (Bullets(tuple(lines) or (TO_FILL,)),))


def next_deadlines(facts: BriefFacts) -> list[Commitment]:
    """Open promises whose deadline lies ahead, the nearest first."""
    dated = [
        (entry.commitment.deadline, entry.commitment.commitment_id, entry)
        for entry in facts.promises
        if entry.commitment.is_open and not entry.commitment.is_forecast and entry.commitment.deadline is not None
    ]
    earliest: dict[str, Commitment] = {}
    for deadline, _code, entry in sorted(dated, key=lambda one: one[:2]):
        if deadline >= facts.on_day:
            earliest.setdefault(entry.first_id, entry.commitment)
    return list(earliest.values())


def _deadline_line(facts: BriefFacts, commitment: Commitment) -> Line:
    words = _("{deadline}: {promise} ({made})").format(
        deadline="" if commitment.deadline is None else formats.day(commitment.deadline),
        promise=facts.content(commitment.text, LONGEST_ON_FRONT),
        made=event_day(commitment.event),
    )
    return Line(words, facts.cite_event(commitment.event.event_id))


def _grid(facts: BriefFacts, entries: Iterable[LedgerEntry]) -> Grid:
    headings = (_("Who promised whom what"), _("Made"), _("Stands"), _("By whose figures"), _("Deadline"))
    return Grid(headings, tuple(_cells(facts, entry) for entry in entries), (38, 11, 14, 24, 13))


def _cells(facts: BriefFacts, entry: LedgerEntry) -> tuple[Line, ...]:
    commitment = entry.commitment
    pages = facts.cite_event(commitment.event.event_id)
    by_people = facts.cite_record() if commitment.standing.judged_by == Judge.PEOPLE else ()
    return (
        Line(_promise_in_words(facts, commitment), pages),
        Line(event_day(commitment.event), pages),
        Line(facts.names.term("standing_word", commitment.standing.word), by_people),
        _figures(facts, commitment),
        _deadline(commitment, pages),
    )


def _promise_in_words(facts: BriefFacts, commitment: Commitment) -> str:
    parties = parties_by_name(together(commitment.promisers), together(commitment.promisees), facts.names)
    words = _("{parties}: {promise}").format(parties=parties, promise=facts.content(commitment.text, LONGEST_ON_FRONT))
    target = target_in_words(commitment)
    return _("{promise} (target: {target})").format(promise=words, target=target) if target else words


def _deadline(commitment: Commitment, pages: tuple[int, ...]) -> Line:
    if commitment.deadline is None:
        return Line(formats.UNKNOWN)
    is_stated = commitment.deadline_basis == DeadlineBasis.STATED
    day = formats.day(commitment.deadline)
    return Line(day if is_stated else _("{date}, from the wording").format(date=day), pages)


def _figures(facts: BriefFacts, commitment: Commitment) -> Line:
    """The latest figures that are judged, with whose they are; a dash where none is."""
    words, notes = [], []
    for line, figure in _latest_figures(facts, commitment.commitment_id):
        words.append(
            _("{line}: {amount} in {period}").format(
                line=line_name(line, facts.names),
                amount=amount_in_words(figure.value, commitment.target_unit),
                period=formats.period(figure.period_start, figure.period_end),
            )
        )
        notes.append(_cite_judged(facts, line, figure))
    return Line(_("; ").join(words) or formats.UNKNOWN, tuple(dict.fromkeys(notes)))


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
