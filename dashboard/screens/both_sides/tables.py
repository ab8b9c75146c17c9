"""The two sides' reports as tables for people and files. Pure: no database, no page."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from operator import itemgetter
from typing import Any, TypeVar

import pandas as pd

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.locale.formats import Scale
from dashboard.rows.shown_table import NumberForm, ShownColumn, ShownTable, number_cell, tabulate
from dashboard.screens.both_sides.sentences import Row, marks_of
from dashboard.screens.both_sides.sides import ComparedSides
from dashboard.subjects.trade.measures import Gap
from etl.vocabulary.trade import Side

Pair = TypeVar("Pair")


def period_of(row: Row) -> str:
    """A row's period in words."""
    return formats.period(row["period_start"], row["period_end"])


def pairs_table(pairs: pd.DataFrame, sides: ComparedSides, *, with_factor: bool) -> ShownTable:
    """Every pair drawn, newest first, with values in full; what is left after a factor where there is one."""
    newest = pairs.sort_values(["period_end", "home_line"], ascending=[False, True])

    def valuation(code: str) -> str:
        return sides.names.term("valuation", code)

    def figure_codes(pair: Row) -> str:
        return f"{pair['home_figure_codes']} {pair['partner_figure_codes']}".strip()

    columns = (
        ShownColumn("period", _("Period"), period_of),
        *by_side(sides, "value_usd", _("{side}'s report, USD"), of_side("value"), NumberForm.GROUPED),
        ShownColumn("gap_usd", _("Gap, USD"), lambda pair: pair["gap"], NumberForm.GROUPED),
        *gap_columns(partial(_gap_of_row, "")),
        *(_adjusted_columns() if with_factor else ()),
        *by_side(sides, "source_name", _("Source of {side}'s report"), of_side("line", sides.source)),
        *by_side(sides, "valuation_name", _("Valuation, {side}"), of_side("valuation", valuation)),
        *by_side(sides, "counted_by", _("Offices, {side}"), of_side("offices", sides.office_list)),
        ShownColumn("mark", _("Marks"), lambda pair: marks_of(pair, sides)),
        ShownColumn(
            "figure_codes",
            _("Figure codes"),
            figure_codes,
        ),
        ShownColumn("period_start", _("First day"), lambda pair: pair["period_start"].date()),
        ShownColumn("period_end", _("Last day"), lambda pair: pair["period_end"].date()),
    )
    return tabulate(newest.to_dict("records"), columns)


def by_side(
    sides: ComparedSides,
    name: str,
    heading: str,
    value: Callable[[Pair, Side], object],
    form: NumberForm = NumberForm.PLAIN,
) -> tuple[ShownColumn[Pair], ...]:
    """A column for each side; ``value`` takes a pair and the side."""
    return tuple(
        ShownColumn(f"{side}_{name}", heading.format(side=sides.name(side)), partial(_told, value, side), form)
        for side in Side
    )


def _told(value: Callable[[Pair, Side], object], side: Side, pair: Pair) -> object:
    return value(pair, side)


def of_side(what: str, told: Callable[[Any], object] = lambda value: value) -> Callable[[Row, Side], object]:
    """What a pair has of a side, ``home_value`` or ``partner_value``, as it is told."""
    return lambda pair, side: told(pair[f"{side}_{what}"])


def gap_columns(
    gap: Callable[[Pair], Gap], prefix: str = "", per_cent: str = "", ratio: str = ""
) -> tuple[ShownColumn[Pair], ...]:
    """How far a pair lies apart, in per cent of the larger and as a ratio; what is left of it under own headings."""
    return (
        ShownColumn(
            f"{prefix}gap_pct",
            per_cent or _("Gap, % of the larger"),
            lambda pair: number_cell(gap(pair).pct),
            NumberForm.ONE_DECIMAL,
        ),
        ShownColumn(
            f"{prefix}ratio",
            ratio or _("Ratio"),
            lambda pair: number_cell(gap(pair).ratio),
            NumberForm.TWO_DECIMALS,
        ),
    )


def _gap_of_row(prefix: str, pair: Row) -> Gap:
    return Gap(pair[f"{prefix}gap"], pair[f"{prefix}gap_pct"], pair[f"{prefix}ratio"])


def _adjusted_columns() -> tuple[ShownColumn[Row], ...]:
    gap = ShownColumn[Row](
        "adjusted_gap_usd", _("Gap after the factor, USD"), lambda pair: pair["adjusted_gap"], NumberForm.GROUPED
    )
    headings = (_("Gap after the factor, % of the larger"), _("Ratio after the factor"))
    return gap, *gap_columns(partial(_gap_of_row, "adjusted_"), "adjusted_", *headings)


def counts_table(counts: pd.DataFrame, sides: ComparedSides, bounds: Collection[str]) -> ShownTable:
    """Every count there is, newest first: the period, then one column a side and line, in whole dollars.

    Columns whose names are in ``bounds`` hold lower bounds.
    """
    newest = counts.sort_values("period_start", ascending=False)
    lines = [str(column) for column in counts.columns if ":" in str(column)]

    def heading(line: str) -> str:
        return _count_heading(line, sides, is_at_least=line in bounds)

    columns: list[ShownColumn[Row]] = [ShownColumn("period", _("Period"), period_of)]
    columns += [ShownColumn(f"{line.replace(':', '_')}_usd", heading(line), itemgetter(line)) for line in lines]
    return tabulate(newest.to_dict("records"), columns)


def in_unit(counts: ShownTable, scale: Scale) -> ShownTable:
    """A table of counts in whole dollars as one in the scale's unit."""
    period, *lines = counts.columns
    scaled = {line.name: counts.frame[line.name] / scale.divisor for line in lines}
    columns = (period, *(replace(line, form=NumberForm.TWO_DECIMALS) for line in lines))
    return ShownTable(counts.frame.assign(**scaled), columns)


def _count_heading(line: str, sides: ComparedSides, *, is_at_least: bool) -> str:
    side, _colon, source = line.partition(":")
    text = _("{side}, at least: {source}") if is_at_least else _("{side}: {source}")
    return text.format(side=sides.name(side), source=sides.source(source))
