"""Tables of commitments, their judgements and their figures, for people and files. Pure: no database, no page."""

import math
from collections.abc import Iterable
from operator import attrgetter

from dashboard.locale import formats, units
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate, yes_or_no
from dashboard.subjects.names import Names, listed_names
from dashboard.subjects.promises.judgements import CommitmentFigure, LineJudgement
from dashboard.subjects.promises.ledger import LedgerEntry, StageCount, TargetShare
from dashboard.subjects.promises.reasons import line_reason, period_judged, sides_in_words, standing_reason
from dashboard.subjects.promises.words import deadline_in_words, line_name, target_in_words
from etl.vocabulary.commitments import TargetUnit


def to_judgement_table(judgements: Iterable[LineJudgement], unit: TargetUnit, names: Names) -> ShownTable:
    """What each line of figures shows of a commitment, whose target is in ``unit``.

    The lines that have a say first, then the others.
    """
    columns: tuple[ShownColumn[LineJudgement], ...] = (
        ShownColumn("whose_figures", _("Whose figures"), lambda one: line_name(one.line, names)),
        ShownColumn("verdict_name", _("Verdict"), lambda one: names.term("standing_word", one.verdict)),
        ShownColumn("share_of_target_pct", _("Share of the target, %"), lambda one: _number(one.share_of_target_pct)),
        ShownColumn("period_judged", _("Period judged"), period_judged),
        ShownColumn("value", value_heading(unit), lambda one: _number(one.figure.value if one.figure else None)),
        ShownColumn("reason", _("Why"), lambda one: line_reason(one, unit)),
        ShownColumn("is_for_headline", _("Counts for the headline"), lambda one: yes_or_no(one.line.is_heard)),
        ShownColumn("rule", _("Rule"), attrgetter("rule")),
        ShownColumn("source_code", _("Source code"), attrgetter("line.source_code")),
        ShownColumn("figure_code", _("Figure code"), lambda one: one.figure.figure_code if one.figure else None),
        ShownColumn("reporter_code", _("Reporter code"), attrgetter("line.reporter_code")),
        ShownColumn("judged_from", _("Judged so from"), attrgetter("known_from")),
    )
    return tabulate(sorted(judgements, key=lambda one: not one.line.is_heard), columns)


def _number(value: float | None) -> float:
    """A value for a column that stays one of numbers where no row has any."""
    return math.nan if value is None else value


def value_heading(unit: TargetUnit) -> str:
    """The heading of a column of values in the unit of a target."""
    return _("Value, {unit}").format(unit=units.unit_label(unit.base))


def to_figure_table(figures: Iterable[CommitmentFigure], names: Names) -> ShownTable:
    """Every figure of a commitment's lines."""
    columns: tuple[ShownColumn[CommitmentFigure], ...] = (
        ShownColumn("whose_figures", _("Whose figures"), lambda one: line_name(one.line, names)),
        ShownColumn("period", _("Period"), lambda one: formats.period(one.period_start, one.period_end)),
        ShownColumn("value", _("Amount"), lambda one: _number(one.value)),
        ShownColumn("unit", _("Unit"), attrgetter("line.unit")),
        ShownColumn("share_of_target_pct", _("Share of the target, %"), lambda one: _number(one.share_of_target_pct)),
        ShownColumn("line_target", _("Target of this line"), lambda one: _number(one.line.target_value)),
        ShownColumn("valuation_name", _("Valuation"), lambda one: names.term("valuation", one.line.valuation)),
        ShownColumn("is_doubtful", _("Estimated or doubtful"), lambda one: _("yes") if one.is_doubtful else ""),
        ShownColumn("publisher", _("Published by"), attrgetter("publisher")),
        ShownColumn("source_url", _("Link"), attrgetter("source_url")),
        ShownColumn("period_start", _("First day"), attrgetter("period_start")),
        ShownColumn("period_end", _("Last day"), attrgetter("period_end")),
        ShownColumn("source_code", _("Source code"), attrgetter("line.source_code")),
        ShownColumn("figure_code", _("Figure code"), attrgetter("figure_code")),
        ShownColumn("reporter_code", _("Reporter code"), attrgetter("line.reporter_code")),
        ShownColumn("partner_code", _("Partner code"), attrgetter("line.partner_code")),
    )
    return tabulate(figures, columns)


def to_ledger_table(ledger: Iterable[LedgerEntry], names: Names) -> ShownTable:
    """The ledger: how each commitment stands and why, its terms, and the codes."""
    return tabulate(ledger, (*_standing_columns(names), *_terms_columns(names), *_code_columns(names)))


def _standing_columns(names: Names) -> tuple[ShownColumn[LedgerEntry], ...]:
    return (
        ShownColumn("text", _("Promise"), attrgetter("commitment.text")),
        ShownColumn("outcome_name", _("Assessment"), lambda entry: names.outcome(entry.outcome)),
        ShownColumn("stage_name", _("Stage"), lambda entry: names.term("stage", entry.commitment.stage)),
        ShownColumn("deadline", _("Deadline"), attrgetter("commitment.deadline")),
        ShownColumn("is_overdue", _("Overdue"), _overdue_in_words),
        ShownColumn("reason", _("Reason"), lambda entry: standing_reason(entry.commitment.standing, entry.commitment)),
    )


def _overdue_in_words(entry: LedgerEntry) -> str:
    return _("yes") if entry.is_overdue else _("not known") if entry.is_unknown else ""


def _terms_columns(names: Names) -> tuple[ShownColumn[LedgerEntry], ...]:
    topics = names.listed("topic")
    return (
        ShownColumn("by_names", _("Promised by"), lambda entry: listed_names(entry.commitment.promisers, names.areas)),
        ShownColumn("to_names", _("Promised to"), lambda entry: listed_names(entry.commitment.promisees, names.areas)),
        ShownColumn("target_in_words", _("Target"), lambda entry: target_in_words(entry.commitment)),
        ShownColumn("deadline_in_words", _("Deadline in words"), lambda entry: deadline_in_words(entry.commitment)),
        ShownColumn("kind_name", _("Kind"), lambda entry: names.term("commitment_kind", entry.commitment.kind)),
        ShownColumn("topic_names", _("Topics"), lambda entry: listed_names(entry.commitment.topics, topics)),
        ShownColumn(
            "measurability_name",
            _("Measured by"),
            lambda entry: names.term("measurability", entry.commitment.measurability),
        ),
        ShownColumn("not_measurable_reason", _("Why not by figures"), attrgetter("commitment.not_measurable_reason")),
        ShownColumn("event_title", _("Promised at"), attrgetter("commitment.event.title")),
        ShownColumn("event_date", _("Promised on"), attrgetter("commitment.event.start_date")),
        ShownColumn("telling_count", _("Times told"), attrgetter("telling_count")),
    )


def _code_columns(names: Names) -> tuple[ShownColumn[LedgerEntry], ...]:
    return (
        ShownColumn(
            "judged_by_name", _("Judged by"), lambda entry: names.term("judge", entry.commitment.standing.judged_by)
        ),
        ShownColumn("standing_from", _("Stands so from"), attrgetter("commitment.standing.known_from")),
        ShownColumn(
            "each_sides_figures", _("Each side's figures"), lambda entry: sides_in_words(entry.commitment.sides, names)
        ),
        ShownColumn("outcome", _("Assessment code"), attrgetter("outcome")),
        ShownColumn("commitment_id", _("Promise code"), attrgetter("commitment.commitment_id")),
        ShownColumn("first_commitment_id", _("First telling's code"), attrgetter("first_id")),
        ShownColumn("event_id", _("Event code"), attrgetter("commitment.event.event_id")),
        ShownColumn(
            "party_codes",
            _("Party codes"),
            lambda entry: " ".join((*entry.commitment.promisers, *entry.commitment.promisees)),
        ),
    )


def to_counts_table(counts: Iterable[StageCount], names: Names) -> ShownTable:
    """Counts by stage and outcome."""
    columns: tuple[ShownColumn[StageCount], ...] = (
        ShownColumn("stage_name", _("Stage"), lambda one: names.term("stage", one.stage)),
        ShownColumn("outcome_name", _("Assessment"), lambda one: names.outcome(one.outcome)),
        ShownColumn("commitment_count", _("Promises"), attrgetter("count")),
        ShownColumn("stage", _("Stage code"), attrgetter("stage")),
        ShownColumn("outcome", _("Assessment code"), attrgetter("outcome")),
    )
    return tabulate(counts, columns)


def to_progress_table(shares: Iterable[TargetShare], names: Names) -> ShownTable:
    """The marks of the picture of progress."""
    columns: tuple[ShownColumn[TargetShare], ...] = (
        ShownColumn("text", _("Promise"), attrgetter("commitment.text")),
        ShownColumn("whose_figures", _("Whose figures"), lambda one: line_name(one.judgement.line, names)),
        ShownColumn("share_of_target_pct", _("Share of the target, %"), attrgetter("share_pct")),
        ShownColumn("verdict_name", _("Verdict"), lambda one: names.term("standing_word", one.judgement.verdict)),
        ShownColumn("period_judged", _("Period judged"), lambda one: period_judged(one.judgement)),
        ShownColumn("value", _("Amount"), attrgetter("figure.value")),
        ShownColumn("unit", _("Unit"), lambda one: str(one.commitment.target_unit)),
        ShownColumn("line_target", _("Target of this line"), lambda one: _number(one.judgement.line.target_value)),
        ShownColumn("reason", _("Why"), lambda one: line_reason(one.judgement, one.commitment.target_unit)),
        ShownColumn("commitment_id", _("Promise code"), attrgetter("commitment.commitment_id")),
        ShownColumn("source_code", _("Source code"), attrgetter("judgement.line.source_code")),
        ShownColumn("figure_code", _("Figure code"), attrgetter("figure.figure_code")),
        ShownColumn("reporter_code", _("Reporter code"), attrgetter("judgement.line.reporter_code")),
        ShownColumn("rule", _("Rule"), attrgetter("judgement.rule")),
    )
    return tabulate(shares, columns)
