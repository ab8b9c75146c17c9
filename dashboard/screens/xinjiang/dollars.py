"""Stated figures shown in US dollars: what was stated in yuan is converted and says so. Pure: no database, no page.

Nothing is judged by such a figure, and the stated one stands beside it in the table.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import NumberForm, ShownColumn
from dashboard.subjects.names import Names
from dashboard.subjects.prices.rate_words import rate_in_words
from dashboard.subjects.prices.rates import Converted, StatedRate, in_dollars
from etl.vocabulary.prices import Currency

IN_DOLLARS = "usd_converted"
"""The choice of a currency by which figures in yuan are shown in dollars."""
_SAME = ["area_code", "partner_code", "place_code", "subject", "flow", "counted_by", "period_start", "period_end"]
Row = Mapping[Hashable, Any]


def currency_titles() -> dict[str, str]:
    """The currencies to choose from: as stated, or all of it in dollars."""
    stated = {code.value: formats.unit_label(code) for code in (Currency.USD, Currency.CNY)}
    return {**stated, IN_DOLLARS: _("USD, converted")}


def to_dollars(figures: pd.DataFrame, rates: Sequence[StatedRate]) -> pd.DataFrame:
    """Stated values in dollars: as stated, or else converted by the mean rate of their own period.

    Takes figures in money; gives those in dollars as they are and those in yuan converted, with ``stated_value``,
    ``stated_unit`` and ``converted`` (None of what was stated in dollars). A figure of whose period no rate is held is
    left out, and so is one of which the same office states the same in dollars.
    """
    converted = [_conversion(row, rates) for row in figures.to_dict("records")]
    in_money = figures.assign(
        stated_value=figures["value"], stated_unit=figures["unit"], converted=pd.Series(converted, index=figures.index)
    )
    is_stated = in_money["unit"] == Currency.USD
    known = in_money[is_stated | in_money["converted"].notna()]
    first = known.assign(_is_converted=~(known["unit"] == Currency.USD)).sort_values("_is_converted", kind="stable")
    kept = first.drop_duplicates([*_SAME, "measure"]).drop(columns="_is_converted").sort_index()
    values = [one.value_usd if one else value for one, value in zip(kept["converted"], kept["value"], strict=True)]
    return kept.assign(value=pd.Series(values, index=kept.index, dtype="float64"), unit=Currency.USD.value)


def _conversion(row: Row, rates: Sequence[StatedRate]) -> Converted | None:
    if row["unit"] == Currency.USD:
        return None
    start, end = (pd.Timestamp(row[name]).date() for name in ("period_start", "period_end"))
    return in_dollars(float(row["value"]), row["unit"], start, end, rates)


def as_stated(figures: pd.DataFrame) -> pd.DataFrame:
    """The same figures with their stated values and units, for a table that tells both."""
    return figures.assign(value=figures["stated_value"], unit=figures["stated_unit"])


def converted_in_words(row: Row, names: Names) -> str:
    """How one figure came to be in dollars; empty of one that was stated so."""
    if not row.get("converted"):
        return ""
    stated = formats.amount(row["stated_value"], row["stated_unit"], 2)
    rate = rate_in_words(row["converted"].rate, names)
    return _("converted: stated as {amount}; {rate}").format(amount=stated, rate=rate)


def conversion_note(figures: pd.DataFrame, shown: pd.DataFrame) -> str:
    """How many figures are converted, by what, and how many could not be."""
    count = int(shown["converted"].notna().sum())
    told = ngettext(
        "{n} figure was stated in yuan and is converted by the mean rate of its own period, which the table names; "
        "nothing is judged by it.",
        "{n} figures were stated in yuan and are converted by the mean rates of their own periods, which the table "
        "names; nothing is judged by them.",
        count,
    )
    without = int((figures["unit"] != Currency.USD).sum()) - count
    left = ngettext(
        "{n} figure in yuan is not shown: it is stated in dollars too, or no rate of its whole period is held.",
        "{n} figures in yuan are not shown: they are stated in dollars too, or no rate of their whole period is held.",
        without,
    )
    return f"{told} {left}" if without else told


def conversion_columns(names: Names) -> tuple[ShownColumn[Row], ...]:
    """The columns that tell of a conversion, empty of what was stated in dollars."""
    return (
        ShownColumn(
            "value_usd_converted",
            _("Converted to US dollars"),
            lambda row: row["converted"].value_usd if row["converted"] else None,
            NumberForm.GROUPED,
        ),
        ShownColumn(
            "rate",
            _("Rate (units of the currency)"),
            lambda row: row["converted"].rate.value if row["converted"] else None,
        ),
        ShownColumn(
            "rate_basis",
            _("Rate, of what period and whose"),
            lambda row: rate_in_words(row["converted"].rate, names) if row["converted"] else None,
        ),
        ShownColumn(
            "rate_source",
            _("Source of the rate"),
            lambda row: names.source_title(row["converted"].rate.source_code) if row["converted"] else None,
        ),
    )
