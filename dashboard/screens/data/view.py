"""What the Data page says of tables and sources: the columns shown first, freshness in words.

Pure: no database, no page.
"""

from collections.abc import Iterable
from datetime import date

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.subjects.names import Names
from dashboard.subjects.sources import Revision, Source
from etl.schema.freshness import IMPORTED, IN_OUR_COLUMNS, command_of
from etl.vocabulary.periods import count_months
from etl.vocabulary.sources import Coverage

MONTHS_TOLD = 24  # older figures have their age told in years


def coverage_in_words(coverage: str | None) -> str:
    """What a source's coverage means for a reader; empty for a source that tells of no trade."""
    if coverage is None:
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


def reach_in_words(source: Source) -> str:
    """The span of the periods loaded, from month to month; says so where there is none."""
    if source.loaded is None:
        return _("no figures loaded")
    return formats.period(source.loaded.first_date, source.loaded.last_date)


def age_in_words(source: Source, today: date) -> str:
    """How long before ``today`` a source's newest figure ends: ``5 months ago``; empty where none is loaded."""
    if source.loaded is None:
        return ""
    months = count_months(source.loaded.last_date, today)
    if months < 1:
        return _("this month or later")
    if months < MONTHS_TOLD:
        return ngettext("{n} month ago", "{n} months ago", months)
    return ngettext("{n} year ago", "{n} years ago", months // 12)


def due_in_words(source: Source, today: date) -> str:
    """When the next figures are due, or since when; empty where nothing says it."""
    release = source.next_release
    if release is None:
        return ""
    day = formats.day(release.day)
    return _("since {day}").format(day=day) if release.day < today else day


def freshness_in_words(source: Source, today: date) -> str:
    """How far behind ``today`` a source's newest figure is, when it was obtained, and when the next is due."""
    if source.loaded is None:
        return _("No figures are loaded.")
    sentences = [_age_in_words(source.loaded.last_date, today)]
    if source.retrieved_date is None:
        sentences.append(_("The day on which they were obtained is not known."))
    else:
        sentences.append(_("Obtained on {day}.").format(day=formats.day(source.retrieved_date)))
    return formats.sentences(*sentences, *_release_in_words(source, today))


def _release_in_words(source: Source, today: date) -> list[str]:
    """When the next figures are due, or were, as a sentence; none where nothing says it."""
    release = source.next_release
    if release is None:
        return []
    day = formats.day(release.day)
    if not release.is_assumed:
        return [_("The next release is due on {day}.").format(day=day)]
    if release.day < today:
        return [_("By its usual lag the next figures have been due since {day}.").format(day=day)]
    return [_("By its usual lag the next figures are due on {day}.").format(day=day)]


def way_in_words(source: Source) -> str:
    """How a source's next figures are got: by which command, or by whom."""
    command = command_of(source.source_code)
    if not command:
        return _("No command brings them: a person enters them, from the address.")
    if source.source_code in IMPORTED | IN_OUR_COLUMNS:
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


def revisions_table(largest: Iterable[Revision], names: Names) -> ShownTable:
    """Values that changed as a table to read: whose, of what and when, before, now, and by how much."""
    columns: tuple[ShownColumn[Revision], ...] = (
        ShownColumn("reporter_name", _("Whose figures"), lambda one: names.area(one.reporter_code)),
        ShownColumn("flow_name", _("Direction"), lambda one: names.term("flow", one.flow)),
        ShownColumn("partner_name", _("Partner"), lambda one: names.area(one.partner_code)),
        ShownColumn("goods_name", _("Goods"), lambda one: names.commodity(one.commodity_id)),
        ShownColumn("period", _("Period"), lambda one: formats.period(one.period_start, one.period_end)),
        ShownColumn("old_value", _("Value before"), lambda one: formats.amount(one.old_value, "USD")),
        ShownColumn("new_value", _("Value now"), lambda one: formats.amount(one.new_value, "USD")),
        ShownColumn("change", _("Change"), lambda one: formats.amount(one.change_usd, "USD")),
        ShownColumn("change_pct", _("Change, %"), _change_in_percent),
    )
    return tabulate(largest, columns)


def _change_in_percent(one: Revision) -> str:
    # Of nought there is no share.
    share = 100 * one.change_usd / one.old_value if one.old_value and one.change_usd is not None else None
    return formats.percent(share, signed=True)
