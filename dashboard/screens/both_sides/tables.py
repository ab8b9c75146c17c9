"""The two sides' reports as tables for people and files. Pure: no database, no page."""

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.locale.units import Scale
from dashboard.rows.shown_table import NumberForm, ShownColumn, ShownTable, number_cell, tabulate
from dashboard.screens.both_sides.measures import Pair
from dashboard.screens.both_sides.reports import PeriodCounts, Report, short_code
from dashboard.screens.both_sides.sentences import marks_of
from dashboard.screens.both_sides.sides import ComparedSides
from dashboard.subjects.trade.measures import Gap
from dashboard.subjects.trade.series import Period, Series
from etl.vocabulary.trade import Side

Row = TypeVar("Row")


def pairs_table(pairs: Sequence[Pair], sides: ComparedSides, factor: float | None = None) -> ShownTable:
    """Every pair drawn, newest first, with values in full; what is left after a factor where there is one."""

    def valuation(report: Report) -> str:
        return sides.names.term("valuation", report.valuation)

    def office(report: Report) -> str:
        return sides.names.office(report.line.counted_by)

    columns: tuple[ShownColumn[Pair], ...] = (
        ShownColumn("period", _("Period"), lambda pair: _in_words(pair.period)),
        *by_side(
            *(sides, "value_usd", _("{side}'s report, USD")),
            of_report(lambda report: report.value, math.nan),
            NumberForm.GROUPED,
        ),
        ShownColumn("gap_usd", _("Gap, USD"), lambda pair: number_cell(pair.gap.value), NumberForm.GROUPED),
        *gap_columns(lambda pair: pair.gap),
        *(() if factor is None else _adjusted_columns(factor)),
        *by_side(
            *(sides, "source_name", _("Source of {side}'s report")),
            lambda pair, side: sides.source(pair.lines.of_side(side)),
        ),
        *by_side(sides, "valuation_name", _("Valuation, {side}"), of_report(valuation, "")),
        *by_side(sides, "counted_by", _("Offices, {side}"), of_report(office, "")),
        ShownColumn("mark", _("Marks"), lambda pair: marks_of(pair, sides)),
        ShownColumn("figure_codes", _("Figure codes"), _figure_codes),
        ShownColumn("period_start", _("First day"), lambda pair: pair.period.start),
        ShownColumn("period_end", _("Last day"), lambda pair: pair.period.end),
    )
    return tabulate(sorted(pairs, key=_newest_first), columns)


def _newest_first(pair: Pair) -> tuple[int, str]:
    home = pair.lines.home
    return -pair.period.end.toordinal(), "" if home is None else short_code(home)


def _in_words(period: Period) -> str:
    return formats.period(period.start, period.end)


def _figure_codes(pair: Pair) -> str:
    return " ".join(code for report in pair.reports for code in report.figure_codes)


def by_side(
    sides: ComparedSides,
    name: str,
    heading: str,
    value: Callable[[Row, Side], object],
    form: NumberForm = NumberForm.PLAIN,
) -> tuple[ShownColumn[Row], ...]:
    """A column for each side; ``value`` takes a pair and the side."""
    return tuple(
        ShownColumn(f"{side}_{name}", heading.format(side=sides.name(side)), partial(_told, value, side), form)
        for side in Side
    )


def _told(value: Callable[[Row, Side], object], side: Side, row: Row) -> object:
    return value(row, side)


def of_report(told: Callable[[Report], object], missing: object) -> Callable[[Pair, Side], object]:
    """What a side's report says, and what stands where the side has none."""

    def value(pair: Pair, side: Side) -> object:
        report = pair.of_side(side)
        return missing if report is None else told(report)

    return value


def gap_columns(
    gap: Callable[[Row], Gap], prefix: str = "", per_cent: str = "", ratio: str = ""
) -> tuple[ShownColumn[Row], ...]:
    """How far a pair lies apart, in per cent of the larger and as a ratio; what is left of it under own headings."""
    return (
        ShownColumn(
            f"{prefix}gap_pct",
            per_cent or _("Gap, % of the larger"),
            lambda row: number_cell(gap(row).pct),
            NumberForm.ONE_DECIMAL,
        ),
        ShownColumn(
            f"{prefix}ratio",
            ratio or _("Ratio"),
            lambda row: number_cell(gap(row).ratio),
            NumberForm.TWO_DECIMALS,
        ),
    )


def _adjusted_columns(factor: float) -> tuple[ShownColumn[Pair], ...]:
    gap = ShownColumn[Pair](
        *("adjusted_gap_usd", _("Gap after the factor, USD")),
        lambda pair: number_cell(pair.gap_after(factor).value),
        NumberForm.GROUPED,
    )
    headings = (_("Gap after the factor, % of the larger"), _("Ratio after the factor"))
    return gap, *gap_columns(lambda pair: pair.gap_after(factor), "adjusted_", *headings)


def counts_table(
    counts: Sequence[PeriodCounts], sides: ComparedSides, bounds: Collection[tuple[Side, Series]]
) -> ShownTable:
    """Every count there is, newest first: the period, then one column a side and line, in whole dollars.

    Columns whose sides and lines are in ``bounds`` hold lower bounds.
    """
    lines = sorted({line for one in counts for line in one.values}, key=lambda line: (line[0], short_code(line[1])))
    columns = [
        ShownColumn[PeriodCounts]("period", _("Period"), lambda counted: _in_words(counted.period)),
        *(_count_column(*line, sides, is_at_least=line in bounds) for line in lines),
    ]
    return tabulate(sorted(counts, key=lambda counted: counted.period.start, reverse=True), columns)


def _count_column(side: Side, line: Series, sides: ComparedSides, *, is_at_least: bool) -> ShownColumn[PeriodCounts]:
    text = _("{side}, at least: {source}") if is_at_least else _("{side}: {source}")
    return ShownColumn(
        f"{side}_{short_code(line)}_usd",
        text.format(side=sides.name(side), source=sides.source(line)),
        lambda counted: number_cell(counted.values.get((side, line))),
    )


def in_unit(counts: ShownTable, scale: Scale) -> ShownTable:
    """A table of counts in whole dollars as one in the scale's unit."""
    period, *lines = counts.columns
    scaled = {line.name: counts.frame[line.name] / scale.divisor for line in lines}
    columns = (period, *(replace(line, form=NumberForm.TWO_DECIMALS) for line in lines))
    return ShownTable(counts.frame.assign(**scaled), columns)
