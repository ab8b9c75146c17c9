"""Why commitments stand as they do, in the reader's words.

The one home of the sentences for rules, reasons and their parameters. Pure.
"""

from collections.abc import Sequence

from dashboard.locale import formats, units
from dashboard.locale import gettext as _
from dashboard.subjects.names import Names
from dashboard.subjects.promises.commitments import Commitment
from dashboard.subjects.promises.judgements import LineJudgement
from dashboard.subjects.promises.outcomes import lowered
from dashboard.subjects.promises.standings import CommitmentStanding, SideStanding
from dashboard.subjects.promises.words import amount_in_words, side_name
from etl.vocabulary.commitments import TargetUnit
from etl.vocabulary.judgement import Bound, Judge, JudgementRule, StandingReason, StandingWord, UnjudgedCause


def line_reason(judgement: LineJudgement, unit: TargetUnit) -> str:
    """What a line of figures shows, by its rule; ``unit`` is the commitment's."""
    sentences = [_rule_sentence(judgement).format(**_rule_facts(judgement, unit)), *_bound_sentences(judgement)]
    if judgement.reached_date is not None and judgement.rule != JudgementRule.REACHED:
        sentences.append(_("It was reached later, by {date}.").format(date=formats.day(judgement.reached_date)))
    if judgement.is_doubtful:
        sentences.append(_("The figure is estimated or doubtful."))
    if judgement.is_stand_in:
        sentences.append(_("A chapter that also holds other goods stands in."))
    return formats.sentences(*sentences)


def _rule_facts(judgement: LineJudgement, unit: TargetUnit) -> dict[str, str]:
    return {
        "amount": amount_in_words(judgement.figure.value if judgement.figure else None, unit),
        "start": amount_in_words(judgement.start_value, unit),
        "period": period_judged(judgement),
        "share": formats.percent(judgement.share_of_target_pct),
        "unit": units.unit_label(unit.base),
        "other": units.unit_label(judgement.line.unit),
    }


def period_judged(judgement: LineJudgement) -> str:
    """The period of the figure that is judged; a dash where none is."""
    figure = judgement.figure
    return formats.period(figure.period_start, figure.period_end) if figure else formats.UNKNOWN


def _rule_sentence(judgement: LineJudgement) -> str:
    rule, has_start = JudgementRule(judgement.rule), judgement.start_value is not None
    if rule == JudgementRule.FELL:
        return _fell_sentence(judgement)
    if rule == JudgementRule.HALFWAY and has_start:
        return _(
            "From {start} at the promise to {amount} in {period}, the last full period by the deadline: {share} of the "
            "target."
        )
    if rule == JudgementRule.SHORT and has_start:
        return _(
            "Only from {start} at the promise to {amount} in {period}, the last full period by the deadline: {share} "
            "of the target."
        )
    if rule == JudgementRule.ENDS_BEFORE and judgement.figure is None:
        return _("There is no figure from after the promise.")
    return {
        JudgementRule.REACHED: _("{amount} in {period}: {share} of the target."),
        JudgementRule.HALFWAY: _("{amount} in {period}, the last full period by the deadline: {share} of the target."),
        JudgementRule.SHORT: _(
            "Only {amount} in {period}, the last full period by the deadline: {share} of the target."
        ),
        JudgementRule.NOT_YET: _("{amount} in {period}: {share} of the target, and the deadline lies ahead."),
        JudgementRule.OPEN_ENDED: _("{amount} in {period}: {share} of the target, and no deadline was set."),
        JudgementRule.AWAITED: _(
            "The deadline has passed, and the figure for its period is not out yet: {amount} in {period}."
        ),
        JudgementRule.ENDS_BEFORE: _("The latest figure is from before the promise: {amount} in {period}."),
        JudgementRule.PERIOD_MISSING: _(
            "No figure for the period of the deadline; the nearest is {amount} in {period}."
        ),
        JudgementRule.NO_BASELINE: _(
            "{amount} in {period}, but this count has no figure for the baseline, so no target of its own."
        ),
        JudgementRule.OTHER_CURRENCY: _("Counted in {other}, and the target is in {unit}: nothing is converted."),
        JudgementRule.WIDER: _(
            "{amount} in {period} ({share} of the target) counts more than was promised; how much of it is meant, "
            "nobody tells."
        ),
        JudgementRule.NARROWER: _(
            "{amount} in {period} ({share} of the target) counts only a part of what was promised; the rest, nobody "
            "tells."
        ),
        JudgementRule.NO_FIGURE: _("This side has no figure of these goods for such periods in the data."),
    }[rule]


def _fell_sentence(judgement: LineJudgement) -> str:
    figure, start = judgement.figure, judgement.start_value
    if start is None:
        return _(
            "{amount} in {period}, the last full period by the deadline, is on the wrong side of where it stood: "
            "{share} of the target."
        )
    if figure is not None and figure.value > start:
        return _(
            "It rose from {start} at the promise to {amount} in {period}, the last full period by the deadline: the "
            "wrong way."
        )
    return _(
        "It fell from {start} at the promise to {amount} in {period}, the last full period by the deadline: {share} of "
        "the target."
    )


def _bound_sentences(judgement: LineJudgement) -> list[str]:
    """What it means that a line judges although it does not count just what was promised."""
    bound = judgement.line.bound
    if judgement.verdict in (StandingWord.NOT_ASSESSABLE, StandingWord.TOO_EARLY) or bound == Bound.EXACT:
        return []
    if bound == Bound.WHOLE:
        return [_("It counts more than was promised, and what was promised is no more than that.")]
    return [_("It counts only a part of what was promised, and the whole is no less than that.")]


def sides_in_words(sides: Sequence[SideStanding], names: Names) -> str:
    """Each side's word: ``China: met; Kazakhstan: not met, reached by 31 December 2024``."""
    return _("; ").join(_side_in_words(side, names) for side in sides)


def _side_in_words(side: SideStanding, names: Names) -> str:
    verdict = lowered(names.term("standing_word", side.word))
    if side.late_date:
        verdict = _("{word}, reached later, by {date}").format(word=verdict, date=formats.day(side.late_date))
    return _("{side}: {verdict}").format(side=side_name(side.side_code, names), verdict=verdict)


def standing_in_words(commitment: Commitment, names: Names) -> str:
    """Why a commitment stands as it does, with each side's word by its figures."""
    reason = standing_reason(commitment.standing, commitment)
    sides = sides_in_words(commitment.sides, names)
    if commitment.standing.judged_by == Judge.FIGURES:
        return _("By the figures: {sides}.").format(sides=sides)
    return _("{reason} By the figures alone: {sides}.").format(reason=reason, sides=sides) if sides else reason


def standing_reason(standing: CommitmentStanding, commitment: Commitment) -> str:
    """The rule that gave a standing of the commitment, with its parameters, as a sentence."""
    reason = StandingReason(standing.reason)
    if reason == StandingReason.ASSESSED and standing.assessment_reason is not None:
        return _assessed(standing, standing.assessment_reason)
    if reason == StandingReason.VAGUE and commitment.not_measurable_reason is not None:
        return commitment.not_measurable_reason
    if reason in (StandingReason.DOCUMENTED, StandingReason.CONTRADICTED) and standing.evidence_note is not None:
        return standing.evidence_note
    if reason == StandingReason.DEADLINE_AHEAD and commitment.deadline is not None:
        return _("Its deadline, {date}, lies ahead.").format(date=formats.day(commitment.deadline))
    return {
        StandingReason.LINES_AGREE: _("Every line of figures that judges it says the same."),
        StandingReason.LINES_DIFFER: _("The lines of figures that judge it do not say the same."),
        StandingReason.DOCUMENTED: _("What happened since shows that it was carried out."),
        StandingReason.CONTRADICTED: _("What happened since shows the contrary."),
        StandingReason.YOUNG: _("It set no deadline, and less than a year has passed since."),
        StandingReason.FORECAST: _("It was expected, not promised, so it is not judged."),
        StandingReason.VAGUE: _("It names nothing that evidence could show."),
        StandingReason.NO_LINE_JUDGES: _("No figure that there is can judge it."),
        StandingReason.NOTHING_FOUND: _("Nothing is recorded that tells what came of it."),
    }[reason]


def _assessed(standing: CommitmentStanding, reason: str) -> str:
    if standing.cause != UnjudgedCause.NOTHING_FOUND or standing.assessed_date is None:
        return reason
    return _("{reason} Last looked for on {date}.").format(reason=reason, date=formats.day(standing.assessed_date))
