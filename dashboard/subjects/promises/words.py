"""Commitments, their targets, lines and counts in the reader's words; why they stand as they do, ``reasons`` says.

Pure: no database.
"""

from collections.abc import Iterable, Mapping, Sequence

from dashboard.locale import formats, ngettext, units
from dashboard.locale import gettext as _
from dashboard.subjects.names import Names, listed_names, short_name
from dashboard.subjects.promises.attestations import AttestingFigure, DatedEvent
from dashboard.subjects.promises.commitments import Commitment, MeasuringSeries
from dashboard.subjects.promises.judgements import CommitmentFigure, CountedLine
from dashboard.subjects.promises.ledger import Due, LedgerEntry
from dashboard.subjects.promises.outcomes import RECONCILED, UNJUDGED, Outcome, lowered
from dashboard.subjects.trade.series import Series
from etl.vocabulary.commitments import Comparator, DeadlineBasis, Measurability, Stage, TargetUnit
from etl.vocabulary.figures import Indicator
from etl.vocabulary.judgement import Bound, StandingWord
from etl.vocabulary.trade import Valuation

AMOUNTS = ("USD", "CNY", "t")


def stage_meaning(stage: str) -> str:
    """What a stage says, in one line."""
    return {
        Stage.ANNOUNCED: _("Said in public; no paper is known."),
        Stage.SIGNED: _("Put on paper by both sides."),
        Stage.IN_PROGRESS: _("Steps have been reported."),
        Stage.DONE: _("Reported as carried out."),
        Stage.LAPSED: _("Its time passed and nothing was reported."),
        Stage.SUPERSEDED: _("A later promise took its place."),
    }[Stage(stage)]


def measurability_meaning(measurability: str) -> str:
    """What a measurability says, in one line."""
    return {
        Measurability.SERIES: _("Trade figures can show it."),
        Measurability.DOCUMENT: _("A document or a report can show it."),
        Measurability.NONE: _("Too vague for figures or documents to show."),
    }[Measurability(measurability)]


def event_day(event: DatedEvent) -> str:
    """The first day of an event, no more exact than it is known."""
    return formats.day(event.start_date, event.date_precision)


def dated_title(event: DatedEvent) -> str:
    """An event by its day and title."""
    return _("{date}: {title}").format(date=event_day(event), title=event.title)


def figure_in_words(figure: AttestingFigure) -> str:
    """A stated figure as it was published."""
    return _("{subject}, {period}: {amount}").format(subject=figure.subject, period=figure.period, amount=figure.amount)


def parties_in_words(commitment: Commitment, names: Names) -> str:
    """Who promises, and to whom where that is said."""
    return parties_by_name(commitment.promisers, commitment.promisees, names)


def parties_by_name(promisers: Iterable[str], promisees: Iterable[str], names: Names) -> str:
    """The same, of codes of areas."""
    by, to = listed_names(promisers, names.areas), listed_names(promisees, names.areas)
    return _("{by} to {to}").format(by=by, to=to) if to else by


def amount_in_words(value: float | None, unit: TargetUnit) -> str:
    """A value in a commitment's unit: ``1 bn USD a year``, ``22 km``."""
    words = (
        formats.amount(value, unit.base, _digits(value, unit.base))
        if unit.base in AMOUNTS
        else formats.stated_amount(value, unit.base)
    )
    return _("{amount} a year").format(amount=words) if unit.is_yearly else words


def _digits(value: float | None, unit: str) -> int:
    """As many decimals as an amount needs, at most two: 40 bn, 1.4 m, 30.05 bn."""
    if value is None:
        return 0
    shown = value / units.scale_for([value], unit).divisor
    return next(digits for digits in (0, 1, 2) if round(shown, digits) == round(shown, 2))


def target_in_words(commitment: Commitment) -> str:
    """What a commitment aims at; empty where it names no number."""
    value, unit = commitment.target_value, commitment.target_unit
    if value is None:
        return ""
    if commitment.comparator == Comparator.MULTIPLE_OF_BASELINE:
        baseline, period = amount_in_words(commitment.baseline_value, unit), commitment.baseline_period
        if value == 1:
            return _("at least the {baseline} of {period}").format(baseline=baseline, period=period)
        return _("{times} times the {baseline} of {period}").format(
            times=formats.number(value, 1), baseline=baseline, period=period
        )
    words = _("at most {amount}") if commitment.comparator == Comparator.AT_MOST else _("at least {amount}")
    return words.format(amount=amount_in_words(value, unit))


def deadline_in_words(commitment: Commitment) -> str:
    """By when, and where that is from."""
    if commitment.deadline is None:
        return _("no deadline was set")
    words = (
        _("by {date}, as stated")
        if commitment.deadline_basis == DeadlineBasis.STATED
        else _("by {date}, read from the wording")
    )
    return words.format(date=formats.day(commitment.deadline))


def series_in_words(series: MeasuringSeries, names: Names) -> str:
    """The trade that would show a commitment."""
    words = {
        "export": _("{goods}: exports of {reporter} to {partner}"),
        "import": _("{goods}: imports of {reporter} from {partner}"),
        "turnover": _("{goods}: exports and imports together, {reporter} with {partner}"),
    }[series.flow]
    return words.format(
        goods=names.goods(series.goods),
        reporter=names.area(series.reporter_code),
        partner=names.area(series.partner_code),
    )


def line_name(line: CountedLine, names: Names) -> str:
    """Whose figures a line is, and from where: ``Kazakhstan: BNS``, ``China: GACC, as stated``."""
    if line.source_code is None:
        return _("{area}: no figures").format(area=names.area(line.reporter_code))
    if line.valuation == Valuation.RECONCILED:
        return _("Neither side's own: {publisher}, reconciled").format(publisher=names.publisher(line.source_code))
    words = {
        Bound.EXACT: "{series}",
        Bound.WHOLE: _("{series} (counts more than was promised)"),
        Bound.PART: _("{series} (counts a part of what was promised)"),
    }[Bound(line.bound)]
    series = Series(line.source_code, line.reporter_code, line.counted_by or None)
    return words.format(series=_counted_name(line, series, names))


def _counted_name(line: CountedLine, series: Series, names: Names) -> str:
    if line.is_stated and line.indicator != Indicator.GOODS_TRADE:
        return _("{area}: {office}, freight loaded").format(
            area=names.area(line.reporter_code), office=short_name(names.office(line.counted_by))
        )
    return names.series(series)


def due_names() -> dict[str, str]:
    """Where a deadline may lie, in the ledger's words."""
    return {
        Due.ANY: _("Any or none"),
        Due.OVERDUE: _("Overdue: passed and not kept"),
        Due.UNKNOWN: _("Passed, outcome not known"),
        Due.PASSED: _("Passed, kept or not"),
        Due.AHEAD: _("Ahead"),
        Due.UNSET: _("None was set"),
    }


def ledger_sentence(counts: Mapping[str, int]) -> str:
    """The ledger in a sentence: how many are kept, in part, not; how many wait, and cannot be judged.

    Takes counts by outcome.
    """
    total = sum(counts.values())
    told = _(
        "Of {total} {met} are kept, {partly} in part and {not_met} not; {early} are not due yet and {unjudged} cannot "
        "be judged"
    )
    sentence = told.format(
        total=ngettext("{n} promise", "{n} promises", total),
        met=counts.get(Outcome.MET, 0),
        partly=counts.get(Outcome.PARTLY, 0),
        not_met=counts.get(Outcome.NOT_MET, 0),
        early=counts.get(Outcome.TOO_EARLY, 0),
        unjudged=sum(counts.get(outcome, 0) for outcome in UNJUDGED),
    )
    disagree = counts.get(Outcome.DISAGREE, 0)
    if not disagree:
        return _("{sentence}.").format(sentence=sentence)
    return _("{sentence}; on {n} the two sides' figures disagree.").format(sentence=sentence, n=disagree)


def ledger_detail(counts: Mapping[str, int], names: Names, overdue: int, unknown: int) -> str:
    """What is late, and why some cannot be judged.

    Takes counts by outcome, of promises overdue, and of those past their deadline with an outcome not known.
    """
    return _("{late} Cannot be judged because: {causes}.").format(
        late=_("Overdue **{overdue}**; deadline passed and outcome not known **{unknown}**.").format(
            overdue=overdue, unknown=unknown
        ),
        causes=_counted({lowered(names.term("unjudged_cause", cause)): counts[cause] for cause in UNJUDGED}),
    )


def _counted(counts: Mapping[str, int]) -> str:
    return _(", ").join(
        _("{standing} **{count}**").format(standing=name, count=count) for name, count in counts.items()
    )


def counts_in_words(counts: Mapping[str, int], names: Names) -> str:
    """How many promises stand how, for those who do not see the picture; takes counts by outcome."""
    words = _(", ").join(
        _("{standing} {count}").format(standing=names.outcome(code), count=count) for code, count in counts.items()
    )
    return _("Promises by stage and assessment: {counts}.").format(counts=words)


def outcome_badge(outcome: str, names: Names) -> str:
    """A mark in colour for an outcome, or for a verdict or a side's word, as Markdown."""
    colours: dict[str, str] = {
        Outcome.MET: "green",
        Outcome.PARTLY: "orange",
        Outcome.NOT_MET: "red",
        Outcome.DISAGREE: "violet",
        Outcome.TOO_EARLY: "blue",
    }
    return f":{colours.get(outcome, 'gray')}-badge[{names.outcome(outcome)}]"


def standing_badge(entry: LedgerEntry, names: Names) -> str:
    """Marks in colour for how a commitment stands and whether its deadline has passed, as Markdown."""
    badge, late = outcome_badge(entry.outcome, names), lateness_in_words(entry, names)
    colour = "red" if late == _("Overdue") else "orange"
    return f"{badge} :{colour}-badge[{late}]" if late else badge


def lateness_in_words(entry: LedgerEntry, names: Names) -> str:
    """That the deadline has passed, where the promise was not kept by then; else empty."""
    late = [side_name(side.side_code, names) for side in entry.commitment.sides if side.late_date]
    if late and entry.commitment.standing.word != StandingWord.MET:
        return _("Reached after the deadline: {sides}").format(sides=_(", ").join(late))
    if entry.is_overdue:
        return _("Overdue")
    return _("Deadline passed") if entry.is_unknown else ""


def side_name(side_code: str, names: Names) -> str:
    """Whose figures a side's are."""
    return _("reconciled figures") if side_code == RECONCILED else names.area(side_code)


def line_ends_in_words(figures: Sequence[CommitmentFigure], names: Names) -> str:
    """Where each line of figures ends, so that an end of data is not read as an end of trade.

    Takes figures line by line, each line oldest first.
    """
    last = {figure.line.code: figure for figure in figures}
    ends = {line_name(one.line, names): formats.period(one.period_start, one.period_end) for one in last.values()}
    lines = _("; ").join(_("{line} {period}").format(line=line, period=period) for line, period in ends.items())
    sentence = _("Where each line ends, which is no end of trade: {ends}.").format(ends=lines)
    if not any(figure.is_doubtful or figure.is_stand_in for figure in figures):
        return sentence
    crosses = _("Crosses are estimated or doubtful figures, or chapters that also hold other goods.")
    return f"{sentence} {crosses}"
