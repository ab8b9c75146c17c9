"""The windows of every line around a meeting, and the words for them. Pure: no database, no page."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import NumberForm, ShownColumn, ShownTable, tabulate
from dashboard.screens.sections.window.measures import (
    MONTH_WINDOWS,
    YEAR_WINDOWS,
    Bar,
    Cell,
    Place,
    Windows,
    bars,
    first_day,
    last_day,
    to_cells,
    windows,
)
from dashboard.screens.sections.window.source_lines import SourceLine
from dashboard.subjects.names import Names
from etl.vocabulary.periods import PeriodKind

LENGTHS = {PeriodKind.MONTH: MONTH_WINDOWS, PeriodKind.YEAR: YEAR_WINDOWS}
PREFERRED = {PeriodKind.MONTH: (12, 6, 3), PeriodKind.YEAR: (2, 1)}


@dataclass(frozen=True)
class Line:
    """One line's figures of one kind of period, oldest first."""

    told: SourceLine
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class LineWindows:
    """One line's windows."""

    told: SourceLine
    cells: tuple[Cell, ...]
    windows: Windows

    @property
    def code(self) -> str:
        """The line in an address."""
        return self.told.code

    @property
    def name(self) -> str:
        """What a reader calls it."""
        return self.told.name

    @property
    def source_code(self) -> str:
        """Its source."""
        return self.told.series.source_code

    @property
    def is_at_least(self) -> bool:
        """Whether it is a lower bound."""
        return self.told.is_at_least

    @property
    def before_change_pct(self) -> float:
        """Change of the window before on the year.

        Unknown of lower bounds, which may be of other products each time.
        """
        return math.nan if self.is_at_least else self.windows.before_change_pct

    @property
    def after_change_pct(self) -> float:
        """The same of the window after."""
        return math.nan if self.is_at_least else self.windows.after_change_pct

    @property
    def bars(self) -> list[Bar]:
        """Every period of the windows and the meeting's own."""
        return bars(self.cells, self.windows)

    @property
    def is_told(self) -> bool:
        """Whether any of its four sums has a figure at all."""
        found = self.windows
        return any(
            total.known for total in (found.before, found.before_year_earlier, found.after, found.after_year_earlier)
        )


def to_lines(lines: Iterable[SourceLine], period_kind: PeriodKind) -> list[Line]:
    """The lines that have figures of this kind of period, as they come."""
    found = [Line(line, tuple(to_cells(line.figures, period_kind))) for line in lines]
    return [line for line in found if line.cells]


def to_line_windows(
    lines: Iterable[Line], start: date, end: date, period_kind: PeriodKind, length: int
) -> list[LineWindows]:
    """Windows of each line; those known on both sides of the meeting first, then as they come."""
    found = [LineWindows(line.told, line.cells, windows(line.cells, start, end, period_kind, length)) for line in lines]
    return sorted(found, key=lambda line: -sum(total.known for total in (line.windows.before, line.windows.after)))


def kinds_around(by_month: Iterable[Line], start: date, end: date) -> list[PeriodKind]:
    """Kinds of period to offer, the best first.

    Months where some line has them on both sides of the meeting, and years.
    """
    found = to_line_windows(by_month, start, end, PeriodKind.MONTH, max(MONTH_WINDOWS))
    has_months = any(line.windows.before.known and line.windows.after.known for line in found)
    return [PeriodKind.MONTH, PeriodKind.YEAR] if has_months else [PeriodKind.YEAR]


def best_length(lines: Sequence[Line], start: date, end: date, period_kind: PeriodKind) -> int:
    """The length to show first: of those preferred the first for which some line knows both sums, else the first."""
    for length in PREFERRED[period_kind]:
        found = to_line_windows(lines, start, end, period_kind, length)
        if any(line.windows.before.is_known and line.windows.after.is_known for line in found):
            return length
    return PREFERRED[period_kind][0]


def length_in_words(period_kind: PeriodKind, length: int) -> str:
    """How long a window is."""
    if period_kind == PeriodKind.MONTH:
        return ngettext("{n} month", "{n} months", length)
    return ngettext("{n} year", "{n} years", length)


def no_proof() -> str:
    """The one line that stands below every window."""
    return _(
        "This is no proof of cause: what follows a meeting need not follow from it. Harvests, prices, exchange rates "
        "and border rules move trade too."
    )


def span_in_words(around: Windows, place: Place) -> str:
    """The dates of a window, or of the meeting's own period."""
    span = {Place.BEFORE: around.before.span, Place.OWN: around.own, Place.AFTER: around.after.span}[place]
    return formats.period(first_day(span.first, around.period_kind), last_day(span.last, around.period_kind))


def windows_in_words(around: Windows) -> str:
    """Which periods are summed, and that the meeting's own is not; whether a window was widened."""
    words = _(
        "Before: {before}. After: {after}. The meeting's own period, {own}, is counted on neither side. A sum is there "
        "only where every period of it has a figure."
    ).format(
        before=span_in_words(around, Place.BEFORE),
        after=span_in_words(around, Place.AFTER),
        own=span_in_words(around, Place.OWN),
    )
    if not around.is_widened:
        return words
    return (
        words
        + " "
        + _("The source gives January and February together; the window was widened so as not to split them.")
    )


def ends_in_words(lines: list[LineWindows]) -> list[str]:
    """A sentence for each source and reporter whose figures end before the window after the meeting does."""
    ends: dict[tuple[str, str], list[str]] = {}
    for line in sorted(lines, key=lambda line: -(line.windows.last_known or 0)):
        around = line.windows
        if around.last_known is not None and around.ends_before_window:
            ended = formats.period(
                first_day(around.last_known, around.period_kind), last_day(around.last_known, around.period_kind)
            )
            ends.setdefault((ended, span_in_words(around, Place.AFTER)), []).append(line.name)
    sentence = _("Figures end in {ended}, before the window does ({window}), and nothing is drawn after that: {lines}.")
    return [
        sentence.format(ended=ended, window=window, lines=_("; ").join(names))
        for (ended, window), names in ends.items()
    ]


def to_windows_table(lines: list[LineWindows], unit: str, names: Names) -> ShownTable:
    """The sums of each line with the number of periods that have figures, for people and files.

    Amounts in full, unknown empty.
    """
    columns: tuple[ShownColumn[LineWindows], ...] = (
        ShownColumn("line", _("Line"), lambda line: line.name),
        ShownColumn("before", _("Before: amount"), lambda line: line.windows.before.amount, NumberForm.GROUPED),
        ShownColumn(
            "before_year_earlier",
            _("Before: the same a year earlier"),
            lambda line: line.windows.before_year_earlier.amount,
            NumberForm.GROUPED,
        ),
        ShownColumn(
            "before_change_pct", _("Before: change, %"), lambda line: line.before_change_pct, NumberForm.SIGNED
        ),
        ShownColumn("after", _("After: amount"), lambda line: line.windows.after.amount, NumberForm.GROUPED),
        ShownColumn(
            "after_year_earlier",
            _("After: the same a year earlier"),
            lambda line: line.windows.after_year_earlier.amount,
            NumberForm.GROUPED,
        ),
        ShownColumn("after_change_pct", _("After: change, %"), lambda line: line.after_change_pct, NumberForm.SIGNED),
        ShownColumn("unit", _("Unit"), lambda line: unit),
        ShownColumn(
            "periods_before_known",
            _("Periods before with figures"),
            lambda line: _of(line.windows.before.known, line.windows.before.span.count),
        ),
        ShownColumn(
            "periods_after_known",
            _("Periods after with figures"),
            lambda line: _of(line.windows.after.known, line.windows.after.span.count),
        ),
        ShownColumn("periods_before", _("Before"), lambda line: span_in_words(line.windows, Place.BEFORE)),
        ShownColumn("periods_after", _("After"), lambda line: span_in_words(line.windows, Place.AFTER)),
        ShownColumn("source_name", _("Source"), lambda line: names.source_title(line.source_code)),
    )
    return tabulate(lines, columns)


def _of(known: int, count: int) -> str:
    return _("{known} of {count}").format(known=known, count=count)


def to_bars_table(line: LineWindows, unit: str) -> ShownTable:
    """The bars of one line as a table."""
    kind = line.windows.period_kind
    columns: tuple[ShownColumn[Bar], ...] = (
        ShownColumn("periods_from_meeting", _("From the meeting"), lambda bar: bar.offset),
        ShownColumn(
            "period",
            _("Period"),
            lambda bar: formats.period(first_day(bar.span.first, kind), last_day(bar.span.last, kind)),
        ),
        ShownColumn("value", _("Amount"), lambda bar: bar.amount),
        ShownColumn("year_earlier", _("The same a year earlier"), lambda bar: bar.year_earlier),
        ShownColumn("unit", _("Unit"), lambda bar: unit),
        ShownColumn("remark", _("Remark"), lambda bar: _("doubtful") if bar.is_doubtful else ""),
    )
    return tabulate(line.bars, columns)


def line_in_words(line: LineWindows, unit: str) -> str:
    """One line's two windows in a sentence."""
    around = line.windows
    return _(
        "{line}: {before_amount} in {before} ({before_change} on the same periods a year earlier), {after_amount} in "
        "{after} ({after_change}); a dash is unknown."
    ).format(
        line=line.name,
        before=span_in_words(around, Place.BEFORE),
        before_amount=formats.amount(around.before.amount, unit),
        before_change=formats.percent(line.before_change_pct, signed=True),
        after=span_in_words(around, Place.AFTER),
        after_amount=formats.amount(around.after.amount, unit),
        after_change=formats.percent(line.after_change_pct, signed=True),
    )
