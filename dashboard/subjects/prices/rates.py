"""Exchange rates of whole periods, and figures shown in dollars by them: the one home of means and cross rates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Select, select

from dashboard.subjects.typed_rows import read_rows
from etl.schema import exchange_rate
from etl.vocabulary.figures import Quality
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.prices import Currency, RateKind

_KINDS = tuple(RateKind)  # in the order in which they are taken


class RateBasis(StrEnum):
    """How the rate of a period came about."""

    STATED = "stated"  # its publisher gives the mean of just this period
    MONTHS = "months"  # the mean of the means of all its months, computed here
    CROSS = "cross"  # two rates to the same third currency, one by the other, computed here


@dataclass(frozen=True)
class StatedRate:
    """A rate as its publisher states it: ``value`` units of ``currency`` for one ``per_currency``."""

    source_code: str
    currency: str
    per_currency: str
    period_start: date
    period_end: date
    period_kind: str
    kind: str
    value: float


@dataclass(frozen=True)
class PeriodRate:
    """What one US dollar cost in ``currency`` over a period, with how that came about and whose rates it rests on.

    ``month_count`` is of a mean of months, 0 else.
    """

    currency: str
    value: float
    period_start: date
    period_end: date
    basis: RateBasis
    kind: RateKind
    source_code: str
    month_count: int = 0


@dataclass(frozen=True)
class Converted:
    """An amount in US dollars that nobody stated in dollars, and the rate by which it was converted."""

    value_usd: float
    rate: PeriodRate


def exchange_rates(connection: Connection) -> list[StatedRate]:
    """Every rate that nothing speaks against, oldest first; doubtful ones convert nothing and are left out."""
    return read_rows(connection, exchange_rates_question(), StatedRate)


def exchange_rates_question() -> Select[Any]:
    """The question of ``exchange_rates``, a column for each field of ``StatedRate``."""
    rate = exchange_rate.c
    return (
        select(
            *(rate.source_code, rate.currency, rate.per_currency, rate.period_start, rate.period_end),
            *(rate.period_kind, rate.kind, rate.value),
        )
        .where(rate.quality == Quality.OK)
        .order_by(rate.source_code, rate.currency, rate.per_currency, rate.period_start, rate.period_end)
    )


def rate_over(rates: Sequence[StatedRate], currency: str, start: date, end: date) -> PeriodRate | None:
    """The rate to the US dollar of a period from its first to its last day; None where none of all of it is held.

    The mean that a publisher gives of just this period; else the mean of the means of all of its months, of one source;
    else the cross rate of two rates of just this period to the same third currency, of one source.
    """
    to_dollar = [rate for rate in rates if rate.currency == currency and rate.per_currency == Currency.USD]
    return (
        _stated(to_dollar, start, end)
        or _mean_of_months(to_dollar, start, end)
        or _crossed([rate for rate in rates if (rate.period_start, rate.period_end) == (start, end)], currency)
    )


def in_dollars(
    value: float | None, currency: str, start: date, end: date, rates: Sequence[StatedRate]
) -> Converted | None:
    """An amount of a period in US dollars by the mean rate of that period; None where either is not held.

    Nothing is judged by it: a promise in yuan is held against figures in yuan.
    """
    rate = rate_over(rates, currency, start, end) if value is not None else None
    return Converted(value / rate.value, rate) if value is not None and rate is not None else None


def _stated(rates: Iterable[StatedRate], start: date, end: date) -> PeriodRate | None:
    same = [rate for rate in rates if (rate.period_start, rate.period_end) == (start, end)]
    return _to_period_rate(min(same, key=_by_kind), RateBasis.STATED) if same else None


def _mean_of_months(rates: Iterable[StatedRate], start: date, end: date) -> PeriodRate | None:
    inside = [
        rate
        for rate in rates
        if rate.period_kind == PeriodKind.MONTH and start <= rate.period_start and rate.period_end <= end
    ]
    for source_code in sorted({rate.source_code for rate in inside}):
        months = [rate for rate in inside if rate.source_code == source_code]
        if _is_whole(months, start, end):
            mean = sum(rate.value for rate in months) / len(months)
            return PeriodRate(
                months[0].currency,
                mean,
                start,
                end,
                RateBasis.MONTHS,
                RateKind(months[0].kind),
                source_code,
                month_count=len(months),
            )
    return None


def _is_whole(months: Sequence[StatedRate], start: date, end: date) -> bool:
    """Whether months follow each other without a gap from the first day to the last."""
    days = sorted((rate.period_start, rate.period_end) for rate in months)
    follows = all(later[0] - earlier[1] == timedelta(days=1) for earlier, later in pairwise(days))
    return follows and days[0][0] == start and days[-1][1] == end


def _crossed(rates: Sequence[StatedRate], currency: str) -> PeriodRate | None:
    """The rate that two rates of one source to the same third currency imply."""
    dollars = {(rate.source_code, rate.per_currency): rate for rate in rates if rate.currency == Currency.USD}
    for rate in rates:
        dollar = dollars.get((rate.source_code, rate.per_currency))
        if rate.currency == currency and dollar is not None:
            return _to_period_rate(rate, RateBasis.CROSS, value=rate.value / dollar.value)
    return None


def _to_period_rate(rate: StatedRate, basis: RateBasis, value: float | None = None) -> PeriodRate:
    return PeriodRate(
        rate.currency,
        rate.value if value is None else value,
        rate.period_start,
        rate.period_end,
        basis,
        RateKind(rate.kind),
        rate.source_code,
    )


def _by_kind(rate: StatedRate) -> tuple[int, str]:
    return _KINDS.index(RateKind(rate.kind)), rate.source_code
