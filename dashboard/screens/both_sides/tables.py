"""The two sides' reports as tables for people and files. Pure: no database, no page."""

from collections.abc import Collection

import pandas as pd

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.locale.formats import Scale
from dashboard.screens.both_sides.view import MirrorNames, Row, marks_of


def pairs_table(pairs: pd.DataFrame, names: MirrorNames, *, with_factor: bool) -> pd.DataFrame:
    """Every pair drawn, newest first, with values in full."""
    newest = pairs.sort_values(["period_end", "home_line"], ascending=[False, True])
    return pd.DataFrame([pair_row(row, names, with_factor=with_factor) for row in newest.to_dict("records")])


def pair_row(row: Row, names: MirrorNames, *, with_factor: bool) -> dict[str, object]:
    """One row of the table twin."""
    adjusted = {
        _("Gap after the factor, USD"): row["adjusted_gap"],
        _("Gap after the factor, % of the larger"): row["adjusted_gap_pct"],
        _("Ratio after the factor"): row["adjusted_ratio"],
    }
    return {
        _("Period"): formats.period(row["period_start"], row["period_end"]),
        _("{side}'s report, USD").format(side=names.home): row["home_value"],
        _("{side}'s report, USD").format(side=names.partner): row["partner_value"],
        _("Gap, USD"): row["gap"],
        _("Gap, % of the larger"): row["gap_pct"],
        _("Ratio"): row["ratio"],
        **(adjusted if with_factor else {}),
        _("Source of {side}'s report").format(side=names.home): names.source(row["home_line"]),
        _("Source of {side}'s report").format(side=names.partner): names.source(row["partner_line"]),
        _("Valuation, {side}").format(side=names.home): names.valuations.get(row["home_valuation"], ""),
        _("Valuation, {side}").format(side=names.partner): names.valuations.get(row["partner_valuation"], ""),
        _("Offices, {side}").format(side=names.home): names.office_list(row["home_offices"]),
        _("Offices, {side}").format(side=names.partner): names.office_list(row["partner_offices"]),
        _("Marks"): marks_of(row, names),
        _("Figure codes"): f"{row['home_figure_codes']} {row['partner_figure_codes']}".strip(),
        _("First day"): row["period_start"].date(),
        _("Last day"): row["period_end"].date(),
    }


def pair_names(names: MirrorNames) -> dict[str, str]:
    """What the headings of ``pairs_table`` with a side in them are called where programs read them."""
    sides = {"home": names.home, "partner": names.partner}
    return {
        **{_("{side}'s report, USD").format(side=name): f"{side}_value_usd" for side, name in sides.items()},
        **{_("Source of {side}'s report").format(side=name): f"{side}_source_name" for side, name in sides.items()},
        **{_("Valuation, {side}").format(side=name): f"{side}_valuation_name" for side, name in sides.items()},
        **{_("Offices, {side}").format(side=name): f"{side}_counted_by" for side, name in sides.items()},
        _("Figure codes"): "figure_codes",
    }


def counts_table(counts: pd.DataFrame, names: MirrorNames, bounds: Collection[str]) -> pd.DataFrame:
    """Every count there is, newest first: the period, then one column a side and line, in whole dollars.

    Columns whose names are in ``bounds`` hold lower bounds.
    """
    newest = counts.sort_values("period_start", ascending=False)
    periods = [
        formats.period(start, end) for start, end in zip(newest["period_start"], newest["period_end"], strict=True)
    ]
    labels = _count_labels(counts, names, bounds)
    return pd.DataFrame({_("Period"): periods, **{label: list(newest[column]) for column, label in labels.items()}})


def in_unit(counts: pd.DataFrame, scale: Scale) -> pd.DataFrame:
    """A table of counts in whole dollars as one in the scale's unit."""
    return counts.assign(**{label: counts[label] / scale.divisor for label in counts.columns[1:]})


def count_names(counts: pd.DataFrame, names: MirrorNames, bounds: Collection[str]) -> dict[str, str]:
    """What the headings of ``counts_table`` are called where programs read them, in whole dollars.

    ``home_gacc_monthly_hs2_usd``.
    """
    return {label: f"{column.replace(':', '_')}_usd" for column, label in _count_labels(counts, names, bounds).items()}


def _count_labels(counts: pd.DataFrame, names: MirrorNames, bounds: Collection[str]) -> dict[str, str]:
    labels = {}
    for column in map(str, counts.columns):
        side, colon, line = column.partition(":")
        if colon:
            text = _("{side}, at least: {source}") if column in bounds else _("{side}: {source}")
            labels[column] = text.format(side=names.side(side), source=names.source(line))
    return labels
