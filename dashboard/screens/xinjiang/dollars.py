"""Stated figures shown in US dollars: what was stated in yuan is converted and says so. Pure: no database, no page.

Nothing is judged by such a figure, and the stated one stands beside it in the table.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dashboard.locale import formats, ngettext, units
from dashboard.locale import gettext as _
from dashboard.rows.computed_columns import RATE, RATE_SOURCE, VALUE_USD_CONVERTED
from dashboard.rows.shown_table import NumberForm, ShownColumn
from dashboard.subjects.names import Names
from dashboard.subjects.prices.rate_words import rate_in_words
from dashboard.subjects.prices.rates import Converted, StatedRate, in_dollars
from dashboard.subjects.trade.figures import StatedFigure
from dashboard.subjects.trade.series import Period
from etl.vocabulary.events import Confidence
from etl.vocabulary.prices import Currency

IN_DOLLARS = "usd_converted"
"""The choice of a currency by which figures in yuan are shown in dollars."""


@dataclass(frozen=True)
class ShownFigure:
    """A stated figure as it is shown: as ``stated``, or by a ``conversion`` into dollars."""

    stated: StatedFigure
    conversion: Converted | None = None

    @property
    def value(self) -> float | None:
        """The amount shown, in ``unit``."""
        return self.conversion.value_usd if self.conversion else self.stated.value

    @property
    def unit(self) -> str:
        """The unit of the amount shown."""
        return Currency.USD.value if self.conversion else self.stated.unit

    @property
    def flow(self) -> str:
        """The direction that was counted, or both."""
        return self.stated.flow

    @property
    def period(self) -> Period:
        """When it was counted."""
        return self.stated.period

    @property
    def counted_by(self) -> str:
        """The office whose statistics it rests on."""
        return self.stated.counted_by

    @property
    def subject(self) -> str:
        """What was counted, in words."""
        return self.stated.subject

    @property
    def is_sure(self) -> bool:
        """Whether nothing speaks against the figure stated."""
        return self.stated.confidence == Confidence.HIGH


def currency_titles() -> dict[str, str]:
    """The currencies to choose from: as stated, or all of it in dollars."""
    stated = {code.value: units.unit_label(code) for code in (Currency.USD, Currency.CNY)}
    return {**stated, IN_DOLLARS: _("USD, converted")}


def to_dollars(figures: Sequence[StatedFigure], rates: Sequence[StatedRate]) -> list[ShownFigure]:
    """Stated values in dollars: as stated, or else converted by the mean rate of their own period.

    Takes figures in money. A figure of whose period no rate is held is left out, and so is one of which the same office
    states the same in dollars; of several that state the same the first stays.
    """
    conversion = _converter(rates)
    shown = [ShownFigure(figure, conversion(figure)) for figure in figures]
    known = [figure for figure in shown if figure.unit == Currency.USD]
    first: dict[Hashable, ShownFigure] = {}
    for figure in sorted(known, key=lambda figure: figure.conversion is not None):
        first.setdefault(_what_is_counted(figure.stated), figure)
    return [figure for figure in known if first[_what_is_counted(figure.stated)] is figure]


def _converter(rates: Sequence[StatedRate]) -> Callable[[StatedFigure], Converted | None]:
    """How a figure is converted; the rates of a period are looked for once, however many figures it has."""

    @cache
    def within(start: date, end: date) -> list[StatedRate]:
        return [rate for rate in rates if start <= rate.period_start and rate.period_end <= end]

    def conversion(figure: StatedFigure) -> Converted | None:
        if figure.unit == Currency.USD:
            return None
        span = figure.period.start, figure.period.end
        return in_dollars(figure.value, figure.unit, *span, within(*span))

    return conversion


def _what_is_counted(figure: StatedFigure) -> Hashable:
    return (
        *(figure.area_code, figure.partner_code, figure.place_code, figure.subject, figure.flow, figure.measure),
        *(figure.counted_by, figure.period.start, figure.period.end),
    )


def converted_in_words(figure: ShownFigure, names: Names) -> str:
    """How one figure came to be in dollars; empty of one that was stated so."""
    if not figure.conversion:
        return ""
    stated = formats.amount(figure.stated.value, figure.stated.unit, 2)
    rate = rate_in_words(figure.conversion.rate, names)
    return _("converted: stated as {amount}; {rate}").format(amount=stated, rate=rate)


def conversion_note(figures: Iterable[StatedFigure], shown: Iterable[ShownFigure]) -> str:
    """How many figures are converted, by what, and how many could not be."""
    count = sum(figure.conversion is not None for figure in shown)
    told = ngettext(
        "{n} figure was stated in yuan and is converted by the mean rate of its own period, which the table names; "
        "nothing is judged by it.",
        "{n} figures were stated in yuan and are converted by the mean rates of their own periods, which the table "
        "names; nothing is judged by them.",
        count,
    )
    without = sum(figure.unit != Currency.USD for figure in figures) - count
    left = ngettext(
        "{n} figure in yuan is not shown: it is stated in dollars too, or no rate of its whole period is held.",
        "{n} figures in yuan are not shown: they are stated in dollars too, or no rate of their whole period is held.",
        without,
    )
    return f"{told} {left}" if without else told


def conversion_columns(names: Names) -> tuple[ShownColumn[ShownFigure], ...]:
    """The columns that tell of a conversion, empty of what was stated in dollars."""
    return (
        ShownColumn(
            "value_usd_converted",
            _(VALUE_USD_CONVERTED),
            lambda figure: figure.conversion.value_usd if figure.conversion else None,
            NumberForm.GROUPED,
        ),
        ShownColumn(
            "rate",
            _(RATE),
            lambda figure: figure.conversion.rate.value if figure.conversion else None,
        ),
        ShownColumn(
            "rate_basis",
            _("Rate, of what period and whose"),
            lambda figure: rate_in_words(figure.conversion.rate, names) if figure.conversion else None,
        ),
        ShownColumn(
            "rate_source",
            _(RATE_SOURCE),
            lambda figure: names.source_title(figure.conversion.rate.source_code) if figure.conversion else None,
        ),
    )
