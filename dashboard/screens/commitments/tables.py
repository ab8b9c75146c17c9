"""Tables of promises, their judgements and their figures, for people and files. Pure: no database, no page."""

import pandas as pd

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.names import Names, names_of
from dashboard.subjects.promises.reasons import line_reason, sides_in_words, standing_reason
from dashboard.subjects.promises.words import base_unit, deadline_in_words, line_name, target_in_words


def to_judgement_table(judgements: pd.DataFrame, unit: str, names: Names) -> pd.DataFrame:
    """What each line of figures shows of a promise, for people and files.

    The lines that are heard first, then the others.
    """
    ordered = judgements.sort_values("is_heard", ascending=False, kind="stable").to_dict("records")
    return pd.DataFrame(
        {
            _("Whose figures"): [line_name(row, names) for row in ordered],
            _("Verdict"): [names.term("standing_word", row["verdict"]) for row in ordered],
            _("Share of the target, %"): [row["share_of_target_pct"] for row in ordered],
            _("Period judged"): [
                formats.UNKNOWN
                if pd.isna(row["period_start"])
                else formats.period(row["period_start"], row["period_end"])
                for row in ordered
            ],
            value_heading(unit): [row["value"] for row in ordered],
            _("Why"): [line_reason(row, unit) for row in ordered],
            _("Counts for the headline"): [_("yes") if row["is_heard"] else _("no") for row in ordered],
            _("Rule"): [row["rule"] for row in ordered],
            _("Source code"): [row["source_code"] for row in ordered],
            _("Figure code"): [row["figure_code"] for row in ordered],
            _("Reporter code"): [row["reporter_code"] for row in ordered],
            _("Judged so from"): [row["known_from"].date() for row in ordered],
        }
    )


def value_heading(unit: str) -> str:
    """The heading of a column of values in the unit of a target."""
    return _("Value, {unit}").format(unit=formats.unit_label(base_unit(unit)))


def to_figure_table(figures: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Every figure of a promise's lines for people and files."""
    rows = figures.to_dict("records")
    return pd.DataFrame(
        {
            _("Whose figures"): [line_name(row, names) for row in rows],
            _("Period"): [formats.period(row["period_start"], row["period_end"]) for row in rows],
            _("Amount"): [row["value"] for row in rows],
            _("Unit"): [row["unit"] for row in rows],
            _("Share of the target, %"): [row["share_of_target_pct"] for row in rows],
            _("Target of this line"): [row["target_value"] for row in rows],
            _("Valuation"): [names.term("valuation", row["valuation"]) for row in rows],
            _("Estimated or doubtful"): [_("yes") if row["is_doubtful"] else "" for row in rows],
            _("Published by"): [row["publisher"] for row in rows],
            _("Link"): [row["source_url"] for row in rows],
            _("First day"): [row["period_start"].date() for row in rows],
            _("Last day"): [row["period_end"].date() for row in rows],
            _("Source code"): [row["source_code"] for row in rows],
            _("Figure code"): [row["figure_code"] for row in rows],
            _("Reporter code"): [row["reporter_code"] for row in rows],
            _("Partner code"): [row["partner_code"] for row in rows],
        }
    )


def to_ledger_table(ledger: pd.DataFrame, names: Names) -> pd.DataFrame:
    """The ledger for people and files."""
    topics, rows = names.listed("topic"), ledger.to_dict("records")
    return pd.DataFrame(
        {
            _("Promise"): [row["text"] for row in rows],
            _("Assessment"): [names.outcome(row["outcome"]) for row in rows],
            _("Stage"): [names.term("stage", row["stage"]) for row in rows],
            _("Deadline"): [row["deadline"].date() if pd.notna(row["deadline"]) else None for row in rows],
            _("Overdue"): [
                _("yes") if row["is_overdue"] else _("not known") if row["is_unknown"] else "" for row in rows
            ],
            _("Reason"): [standing_reason(row) for row in rows],
            _("Promised by"): [names_of(row["by_codes"], names.areas) for row in rows],
            _("Promised to"): [names_of(row["to_codes"], names.areas) for row in rows],
            _("Target"): [target_in_words(row) for row in rows],
            _("Deadline in words"): [deadline_in_words(row) for row in rows],
            _("Kind"): [names.term("commitment_kind", row["kind"]) for row in rows],
            _("Topics"): [names_of(row["topics"], topics) for row in rows],
            _("Measured by"): [names.term("measurability", row["measurability"]) for row in rows],
            _("Why not by figures"): [row["not_measurable_reason"] for row in rows],
            _("Promised at"): [row["event_title"] for row in rows],
            _("Promised on"): [row["event_start_date"].date() for row in rows],
            _("Times told"): [row["telling_count"] for row in rows],
            _("Judged by"): [names.term("judge", row["judged_by"]) for row in rows],
            _("Stands so from"): [row["standing_from"].date() for row in rows],
            _("Each side's figures"): [sides_in_words(row["sides"], names) for row in rows],
            _("Assessment code"): [row["outcome"] for row in rows],
            _("Commitment code"): [row["commitment_id"] for row in rows],
            _("First telling's code"): [row["first_id"] for row in rows],
            _("Event code"): [row["event_id"] for row in rows],
            _("Party codes"): [" ".join(part for part in (row["by_codes"], row["to_codes"]) if part) for row in rows],
        }
    )


def to_counts_table(counts: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Counts by stage and outcome for people and files."""
    return pd.DataFrame(
        {
            _("Stage"): [names.term("stage", stage) for stage in counts["stage"]],
            _("Assessment"): [names.outcome(outcome) for outcome in counts["outcome"]],
            _("Promises"): counts["count"].to_list(),
            _("Stage code"): counts["stage"].to_list(),
            _("Assessment code"): counts["outcome"].to_list(),
        }
    )


def to_progress_table(progress: pd.DataFrame, ledger: pd.DataFrame, names: Names) -> pd.DataFrame:
    """The marks of the progress picture for people and files."""
    promises = ledger.set_index("commitment_id")[["text", "target_unit"]].to_dict("index")
    rows = progress.to_dict("records")
    return pd.DataFrame(
        {
            _("Promise"): [promises[row["commitment_id"]]["text"] for row in rows],
            _("Whose figures"): [line_name(row, names) for row in rows],
            _("Share of the target, %"): [row["share_of_target_pct"] for row in rows],
            _("Verdict"): [names.term("standing_word", row["verdict"]) for row in rows],
            _("Period judged"): [formats.period(row["period_start"], row["period_end"]) for row in rows],
            _("Amount"): [row["value"] for row in rows],
            _("Unit"): [promises[row["commitment_id"]]["target_unit"] for row in rows],
            _("Target of this line"): [row["target_value"] for row in rows],
            _("Why"): [line_reason(row, promises[row["commitment_id"]]["target_unit"]) for row in rows],
            _("Commitment code"): [row["commitment_id"] for row in rows],
            _("Source code"): [row["source_code"] for row in rows],
            _("Figure code"): [row["figure_code"] for row in rows],
            _("Reporter code"): [row["reporter_code"] for row in rows],
            _("Rule"): [row["rule"] for row in rows],
        }
    )
