"""Why promises stand as they do, in the reader's words.

The one home of the sentences for rules, reasons and their parameters. Pure.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.names import Names
from dashboard.subjects.promises.outcomes import lowered
from dashboard.subjects.promises.standings import SideStanding
from dashboard.subjects.promises.words import amount_in_words, base_unit, side_name
from etl.vocabulary.judgement import Bound, Judge, JudgementRule, StandingReason, StandingWord, UnjudgedCause

Row = Mapping[Hashable, Any]


def line_reason(row: Row, unit: str) -> str:
    """What a line of figures shows, by its rule. Takes a row of ``judgement``; ``unit`` is the promise's."""
    sentences = [_rule_sentence(row).format(**_rule_facts(row, unit)), *_bound_sentences(row)]
    if pd.notna(row["reached_date"]) and row["rule"] != JudgementRule.REACHED:
        sentences.append(_("It was reached later, by {date}.").format(date=formats.day(row["reached_date"])))
    if row["is_doubtful"]:
        sentences.append(_("The figure is estimated or doubtful."))
    if row["is_stand_in"]:
        sentences.append(_("A chapter that also holds other goods stands in."))
    return " ".join(sentences)


def _rule_facts(row: Row, unit: str) -> dict[str, str]:
    return {
        "amount": amount_in_words(row["value"], unit),
        "start": amount_in_words(row["start_value"], unit),
        "period": formats.UNKNOWN
        if pd.isna(row["period_start"])
        else formats.period(row["period_start"], row["period_end"]),
        "share": formats.percent(row["share_of_target_pct"]),
        "unit": formats.unit_label(base_unit(unit)),
        "other": formats.unit_label(str(row["unit"])),
    }


def _rule_sentence(row: Row) -> str:
    rule, has_start, has_figure = (
        JudgementRule(row["rule"]),
        pd.notna(row["start_value"]),
        pd.notna(row["period_start"]),
    )
    if rule == JudgementRule.FELL:
        return _fell_sentence(row)
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
    if rule == JudgementRule.ENDS_BEFORE and not has_figure:
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


def _fell_sentence(row: Row) -> str:
    if pd.isna(row["start_value"]):
        return _(
            "{amount} in {period}, the last full period by the deadline, is on the wrong side of where it stood: "
            "{share} of the target."
        )
    if row["value"] > row["start_value"]:
        return _(
            "It rose from {start} at the promise to {amount} in {period}, the last full period by the deadline: the "
            "wrong way."
        )
    return _(
        "It fell from {start} at the promise to {amount} in {period}, the last full period by the deadline: {share} of "
        "the target."
    )


def _bound_sentences(row: Row) -> list[str]:
    """What it means that a line judges although it does not count just what was promised."""
    if row["verdict"] in (StandingWord.NOT_ASSESSABLE, StandingWord.TOO_EARLY) or row["bound"] == Bound.EXACT:
        return []
    if row["bound"] == Bound.WHOLE:
        return [_("It counts more than was promised, and what was promised is no more than that.")]
    return [_("It counts only a part of what was promised, and the whole is no less than that.")]


def sides_in_words(sides: Sequence[SideStanding], names: Names) -> str:
    """Each side's word: ``China: met; Kazakhstan: not met, reached by 31 December 2024``."""
    return _("; ").join(_side_in_words(side, names) for side in sides)


def _side_in_words(side: SideStanding, names: Names) -> str:
    told = lowered(names.term("standing_word", side.word))
    if side.late_date:
        told = _("{word}, reached later, by {date}").format(word=told, date=formats.day(side.late_date))
    return _("{side}: {verdict}").format(side=side_name(side.side_code, names), verdict=told)


def standing_in_words(row: Row, names: Names) -> str:
    """Why a promise stands as it does, with each side's word by its figures; takes a row of ``commitments``."""
    reason, sides = standing_reason(row), sides_in_words(row["sides"], names)
    if row["judged_by"] == Judge.FIGURES:
        return _("By the figures: {sides}.").format(sides=sides)
    return _("{reason} By the figures alone: {sides}.").format(reason=reason, sides=sides) if sides else reason


def standing_reason(row: Row) -> str:
    """The rule that gave a standing, with its parameters, as a sentence.

    Takes a row with ``standings.standing_columns``.
    """
    reason = StandingReason(row["standing_reason"])
    if reason == StandingReason.ASSESSED:
        return _assessed(row)
    if reason == StandingReason.VAGUE and isinstance(row["not_measurable_reason"], str):
        return str(row["not_measurable_reason"])
    if reason in (StandingReason.DOCUMENTED, StandingReason.CONTRADICTED) and isinstance(row["evidence_note"], str):
        return str(row["evidence_note"])
    if reason == StandingReason.DEADLINE_AHEAD:
        return _("Its deadline, {date}, lies ahead.").format(date=formats.day(row["deadline"]))
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


def _assessed(row: Row) -> str:
    if row["cause"] != UnjudgedCause.NOTHING_FOUND:
        return str(row["assessment_reason"])
    return _("{reason} Last looked for on {date}.").format(
        reason=row["assessment_reason"], date=formats.day(row["assessed_date"])
    )
