"""A rate by which a figure was converted, in words: how much, of which period, by whom, and how it came about."""

from dashboard.locale import formats, units
from dashboard.locale import gettext as _
from dashboard.subjects.names import Names
from dashboard.subjects.prices.rates import PeriodRate, RateBasis

_DIGITS = 4


def rate_in_words(rate: PeriodRate, names: Names) -> str:
    """``7.1957 CNY for 1 USD, mean of 2024 (mean of 12 monthly means; Federal Reserve)``."""
    return _("{number} {currency} for 1 USD, {period} ({basis}; {publisher})").format(
        number=formats.number(rate.value, _DIGITS),
        currency=units.unit_label(rate.currency),
        period=formats.period(rate.period_start, rate.period_end),
        basis=_basis(rate),
        publisher=names.publisher(rate.source_code),
    )


def _basis(rate: PeriodRate) -> str:
    if rate.basis == RateBasis.MONTHS:
        return _("mean of {n} monthly means").format(n=rate.month_count)
    if rate.basis == RateBasis.CROSS:
        return _("cross rate of two mean rates")
    return _("mean rate as published")
