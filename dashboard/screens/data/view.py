"""What the Data page says of tables and sources: the columns shown first, freshness in words.

Pure: no database, no page.
"""

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.subjects.names import Names
from dashboard.subjects.sources import next_release_of
from etl.schema.freshness import IMPORTED, command_of
from etl.vocabulary.periods import count_months
from etl.vocabulary.sources import Coverage

PREVIEW_ROWS = 1_000
MONTHS_TOLD = 24  # older figures have their age told in years


def coverage_in_words(coverage: str | None) -> str:
    """What a source's coverage means for a reader; empty for a source that tells of no trade."""
    if pd.isna(coverage):
        return ""
    return {
        Coverage.ALL: _("Every commodity at its level: its groups can be summed."),
        Coverage.TOTAL_ONLY: _("Nothing but all goods together."),
        Coverage.SELECTION: _(
            "Some products only: a product that is missing is no zero, and no total of a group can be made."
        ),
        Coverage.THRESHOLD: _(
            "Only what lies above a share of the reporter's trade: what is missing is small, not zero, and no total "
            "can be made."
        ),
    }[Coverage(coverage)]


def reach_in_words(source: Mapping[Hashable, Any]) -> str:
    """The span of the periods loaded, from month to month; says so where there is none."""
    if pd.isna(source["first_date"]):
        return _("no figures loaded")
    return formats.period(_as_date(source["first_date"]), _as_date(source["last_date"]))


def freshness_in_words(source: Mapping[Hashable, Any], today: date) -> str:
    """How far behind ``today`` a source's newest figure is, when it was obtained, and when the next is due."""
    if pd.isna(source["last_date"]):
        return _("No figures are loaded.")
    last = _as_date(source["last_date"])
    sentences = [_age_in_words(last, today)]
    if pd.isna(source["retrieved_date"]):
        sentences.append(_("The day on which they were obtained is not known."))
    else:
        sentences.append(_("Obtained on {day}.").format(day=formats.day(_as_date(source["retrieved_date"]))))
    return " ".join([*sentences, *_release_in_words(source, today)])


def _release_in_words(source: Mapping[Hashable, Any], today: date) -> list[str]:
    """When the next figures are due, or were, as a sentence; none where nothing says it."""
    release = next_release_of(source)
    if release is None:
        return []
    day = formats.day(release.day)
    if not release.is_assumed:
        return [_("The next release is due on {day}.").format(day=day)]
    if release.day < today:
        return [_("By its usual lag the next figures have been due since {day}.").format(day=day)]
    return [_("By its usual lag the next figures are due on {day}.").format(day=day)]


def way_in_words(source: Mapping[Hashable, Any]) -> str:
    """How a source's next figures are got: by which command, or by whom."""
    command = command_of(source["source_code"])
    if not command:
        return _("No command brings them: a person enters them, from the address.")
    if source["source_code"] in IMPORTED:
        return _("Download the file at the address, then `{command}`.").format(command=command)
    return f"`{command}`"


def record_age_in_words(events_end: date, today: date) -> str:
    """Where the record of events ends, and how many months before ``today``."""
    day, months = formats.day(events_end), count_months(events_end, today)
    if months < 1:
        return _("The record of events ends on {day}, this month.").format(day=day)
    return ngettext(
        "The record of events ends on {day}, {n} month before today.",
        "The record of events ends on {day}, {n} months before today.",
        months,
        day=day,
    )


def _age_in_words(last: date, today: date) -> str:
    months = count_months(last, today)
    month = formats.day(last, "month")
    if months < 1:
        return _("Figures end in {month}, this month or later.").format(month=month)
    if months < MONTHS_TOLD:
        return ngettext(
            "Figures end in {month}, {n} month ago.", "Figures end in {month}, {n} months ago.", months, month=month
        )
    return ngettext(
        "Figures end in {month}, {n} year ago.", "Figures end in {month}, {n} years ago.", months // 12, month=month
    )


def _as_date(value: date | str) -> date:
    return pd.Timestamp(value).date()


def rejections_by_reason(rejections: pd.DataFrame) -> pd.DataFrame:
    """Rejections counted by kind, file and problem, the most frequent first.

    Takes rows of the rejection table; gives kind, file, problem, advice (of the first such row) and row_count.
    """
    keys = ["kind", "file", "problem"]
    counted = rejections.groupby(keys, as_index=False, sort=False).agg(
        advice=("advice", "first"), row_count=("seq", "size")
    )
    return counted.sort_values(["row_count", *keys], ascending=[False, True, True, True]).reset_index(drop=True)


def revisions_table(largest: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Values that changed as a table to read: whose, of what and when, before, now, and by how much."""

    def amounts(name: str) -> list[str]:
        return [formats.amount(value, "USD") for value in largest[name]]

    changes = list(zip(largest["old_value"], largest["change_usd"], strict=True))
    return pd.DataFrame(
        {
            _("Whose figures"): largest["reporter_code"].map(names.area),
            _("Direction"): largest["flow"].map(lambda code: names.term("flow", code)),
            _("Partner"): largest["partner_code"].map(names.area),
            _("Goods"): largest["commodity_id"].map(names.commodity),
            _("Period"): [
                formats.period(*span) for span in zip(largest["period_start"], largest["period_end"], strict=True)
            ],
            _("Value before"): amounts("old_value"),
            _("Value now"): amounts("new_value"),
            _("Change"): amounts("change_usd"),
            _("Change, %"): [
                formats.percent(100 * change / old if old else None, signed=True) for old, change in changes
            ],
        }
    )
