"""Stable names of the columns that the views' tables have.

They are what a heading in the reader's language is called where programs read it. A name ends in its unit, where it has
one of its own: ``_usd``, ``_kg``, ``_t``, ``_pct``. Headings with a place in them, such as a side's name, are told by
the view (``Table.names``).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.locale import gettext as _
from dashboard.rows.shown_table import NumberForm, ShownColumn, ShownTable


class UnnamedHeading(Exception):
    """A view's table has headings without a stable name of their own; ``headings`` has every one of them."""

    def __init__(self, headings: Iterable[str]) -> None:
        self.headings = tuple(headings)
        super().__init__(
            f"no stable name for {', '.join(map(repr, self.headings))}. Give each its own in "
            "dashboard/files/headings.py."
        )


def from_labels(
    frame: pd.DataFrame, own: Mapping[str, str] | None = None, config: Mapping[str, Any] | None = None
) -> ShownTable:
    """A frame under its headings as a table; ``config`` says how columns of numbers and links are shown.

    Raises UnnamedHeading.
    """
    names, config = names_of(frame.columns, own or {}), config or {}
    columns = [_column(name, heading, config.get(heading) or {}) for heading, name in names.items()]
    return ShownTable(frame.rename(columns=names), tuple(columns))


def _column(name: str, heading: str, config: Mapping[str, Any]) -> ShownColumn[Any]:
    told = config.get("type_config") or {}
    is_link = told.get("type") == "link"
    form = NumberForm.PLAIN if is_link else NumberForm(told.get("format") or "")
    return ShownColumn(name, heading, lambda row: row[heading], form, config.get("width"), is_link)


def names_of(headings: Iterable[str], own: Mapping[str, str]) -> dict[str, str]:
    """Heading to stable name, for a table's headings in their order; ``own`` has those that are the table's only.

    Raises UnnamedHeading.
    """
    headings, names = list(headings), {**table_names(), **own}
    if unnamed := [heading for heading in headings if heading not in names]:
        raise UnnamedHeading(unnamed)
    told = Counter(names[heading] for heading in headings)
    if shared := [heading for heading in headings if told[names[heading]] > 1]:
        raise UnnamedHeading(shared)
    return {heading: names[heading] for heading in headings}


def table_names() -> dict[str, str]:
    """Heading in the language of this run to stable name."""
    return _when_and_what() | _numbers() | _sides_and_sources() | _people_and_events() | _promises() | _the_build()


def _when_and_what() -> dict[str, str]:
    return {
        _("Period"): "period",
        _("Year"): "year",
        _("First day"): "period_start",
        _("Last day"): "period_end",
        _("Newest year"): "newest_year",
        _("First year"): "first_year",
        _("Last year"): "last_year",
        _("Since"): "first_year",
        _("Goods"): "goods",
        _("Goods as stated"): "goods_as_stated",
        _("Goods as published"): "goods_as_published",
        _("Product"): "goods",
        _("Commodity code"): "commodity_id",
        _("Group"): "group_name",
        _("Group code"): "group_code",
        _("Level"): "level_name",
        _("Chapter stands in"): "chapter_stands_in",
        _("What"): "what",
        _("What is counted"): "indicator_name",
        _("Line"): "line",
        _("From the meeting"): "periods_from_meeting",
        _("Before"): "periods_before",
        _("After"): "periods_after",
        _("Months summed"): "month_count",
    }


def _numbers() -> dict[str, str]:
    return {
        _("Value"): "value",
        _("Amount"): "value",
        _("Unit"): "unit",
        _("Value, USD"): "value_usd",
        _("Value (US dollars)"): "value_usd",
        _("Net weight (tonnes)"): "net_weight_t",
        _("Value per tonne (US dollars)"): "unit_value_usd_per_t",
        _("Share of the group (%)"): "share_of_group_pct",
        _("Share in farm goods, %"): "share_of_farm_goods_pct",
        _("Share, %"): "share_pct",
        _("Share is"): "share_basis",
        _("Change on the year, %"): "change_pct",
        _("Change is"): "change_basis",
        _("The same a year earlier"): "year_earlier",
        _("Before: amount"): "before",
        _("Before: the same a year earlier"): "before_year_earlier",
        _("Before: change, %"): "before_change_pct",
        _("After: amount"): "after",
        _("After: the same a year earlier"): "after_year_earlier",
        _("After: change, %"): "after_change_pct",
        _("Periods before with figures"): "periods_before_known",
        _("Periods after with figures"): "periods_after_known",
        _("Gap"): "gap",
        _("Gap, USD"): "gap_usd",
        _("Gap, % of the larger"): "gap_pct",
        _("Ratio"): "ratio",
        _("Gap after the factor, USD"): "adjusted_gap_usd",
        _("Gap after the factor, % of the larger"): "adjusted_gap_pct",
        _("Ratio after the factor"): "adjusted_ratio",
        _("On the chart"): "is_on_chart",
    }


def _sides_and_sources() -> dict[str, str]:
    return {
        _("Counted in"): "counted_in",
        _("Of"): "area_name",
        _("Whose view"): "area_name",
        _("Whose figures"): "whose_figures",
        _("Whose count"): "counted_by_name",
        _("Counted by"): "counted_by_name",
        _("Stated by"): "stated_by_name",
        _("Reporter"): "reporter_name",
        _("Reporter code"): "reporter_code",
        _("Partner"): "partner_name",
        _("Partner code"): "partner_code",
        _("Country"): "country_name",
        _("Port"): "place_name",
        _("Direction"): "flow_name",
        _("Direction, seen from them"): "flow_name",
        _("Flow"): "flow_name",
        _("Valuation"): "valuation_name",
        _("Source"): "source_name",
        _("Source code"): "source_code",
        _("Source or figure code"): "series_code",
        _("Series code"): "series_code",
        _("Figure code"): "figure_code",
        _("Gives"): "gives",
        _("By month"): "has_months",
        _("With weights"): "has_weights",
        _("Read in"): "publisher",
        _("Publisher"): "publisher",
        _("Published by"): "publisher",
        _("Published"): "published_date",
        _("Link"): "source_url",
        _("Page"): "source_url",
        _("Confidence"): "confidence",
        _("Got as a difference"): "is_derived",
        _("Less sure"): "is_doubtful",
        _("Estimated or doubtful"): "is_doubtful",
        _("Mark"): "mark",
        _("Marks"): "mark",
        _("Remark"): "remark",
        _("Note"): "note",
    }


def _people_and_events() -> dict[str, str]:
    return {
        _("Date"): "date_in_words",
        _("Date known to the"): "date_precision",
        _("Title"): "title",
        _("Kind"): "kind_name",
        _("Kind code"): "kind",
        _("Place"): "place_name",
        _("Place code"): "place_code",
        _("Country code"): "country_code",
        _("Parties"): "party_names",
        _("Party codes"): "party_codes",
        _("Topics"): "topic_names",
        _("Topic codes"): "topic_codes",
        _("Event code"): "event_id",
        _("Role then"): "role_then",
        _("Name"): "person_name",
        _("Name in English"): "name_en",
        _("Name in Chinese"): "name_zh",
        _("Name in Russian"): "name_ru",
        _("Person code"): "person_code",
        _("Side"): "side_name",
        _("Side code"): "side_code",
        _("Latest role in the notes"): "latest_role",
        _("Events"): "event_count",
        _("Events together"): "event_count",
        _("First event"): "first_event_date",
        _("Newest event"): "newest_event_date",
        _("Newest of them"): "newest_event_date",
    }


def _promises() -> dict[str, str]:
    return {
        _("Promise"): "text",
        _("Commitment code"): "commitment_id",
        _("First telling's code"): "first_commitment_id",
        _("Assessment"): "outcome_name",
        _("Assessment code"): "outcome",
        _("Stage"): "stage_name",
        _("Stage code"): "stage",
        _("Deadline"): "deadline",
        _("Deadline in words"): "deadline_in_words",
        _("Overdue"): "is_overdue",
        _("Reason"): "reason",
        _("Why"): "reason",
        _("Promised by"): "by_names",
        _("Promised to"): "to_names",
        _("Target"): "target_in_words",
        _("Target of this line"): "line_target",
        _("Measured by"): "measurability_name",
        _("Why not by figures"): "not_measurable_reason",
        _("Promised at"): "event_title",
        _("Promised on"): "event_date",
        _("Times told"): "telling_count",
        _("Judged by"): "judged_by_name",
        _("Stands so from"): "standing_from",
        _("Judged so from"): "judged_from",
        _("Each side's figures"): "each_sides_figures",
        _("Verdict"): "verdict_name",
        _("Share of the target, %"): "share_of_target_pct",
        _("Period judged"): "period_judged",
        _("Counts for the headline"): "is_for_headline",
        _("Rule"): "rule",
    }


def _the_build() -> dict[str, str]:
    return {
        _("Figures"): "figures_reach",
        _("Rows loaded"): "row_count",
        _("Rows"): "row_count",
        _("Coverage"): "coverage_name",
        _("Licence"): "licence",
        _("Address"): "url",
        _("File"): "file",
        _("What is wrong"): "problem",
        _("What to do"): "advice",
        _("Severity"): "severity_name",
        _("What looks odd"): "text",
    }
