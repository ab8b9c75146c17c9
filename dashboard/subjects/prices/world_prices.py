"""The world price nearest to a good: which one, and what it was over a period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, RowMapping, select

from dashboard.locale import title_in, titles_of
from dashboard.subjects.typed_rows import make_rows, read_rows
from etl.schema import nearest_price, price, price_good
from etl.schema.columns import name_columns_of
from etl.vocabulary.figures import Quality
from etl.vocabulary.prices import Currency
from etl.vocabulary.trade import KG_PER_TONNE

_TONNES = {"t": 1, "kg": KG_PER_TONNE}  # how many of a unit a tonne is; barrels and heat have no weight


@dataclass(frozen=True)
class QuotedGood:
    """A good that has a world price, with why it is near to what is traded and what differs."""

    price_good_code: str
    titles: Mapping[str, str]
    definition: str
    reason: str

    @property
    def title(self) -> str:
        """Its name in the reader's language."""
        return title_in(self.titles)


@dataclass(frozen=True)
class MonthPrice:
    """The price of a good in one month, nominal, in ``currency`` for one ``unit``."""

    source_code: str
    period_start: date
    period_end: date
    value: float
    unit: str
    currency: str


@dataclass(frozen=True)
class MeanPrice:
    """The mean of a good's monthly prices over a period of which every month is held."""

    source_code: str
    value: float
    unit: str
    currency: str
    month_count: int

    @property
    def usd_per_t(self) -> float | None:
        """US dollars a tonne; None of a price in another currency, or of what is not sold by weight."""
        tonnes = _TONNES.get(self.unit)
        return self.value * tonnes if tonnes and self.currency == Currency.USD else None


def quoted_good(connection: Connection, commodity_id: str) -> QuotedGood | None:
    """The good whose price is nearest to a commodity's; None where none fits or none is told."""
    question = (
        select(
            price_good.c.price_good_code,
            *name_columns_of(price_good),
            price_good.c.definition,
            nearest_price.c.reason,
        )
        .join(nearest_price, nearest_price.c.price_good_code == price_good.c.price_good_code)
        .where(nearest_price.c.commodity_id == commodity_id)
    )
    return next(iter(make_rows(connection, question, _to_good)), None)


def month_prices(connection: Connection, price_good_code: str) -> list[MonthPrice]:
    """Every month's price of a good that is not known to be wrong, oldest first."""
    columns = (price.c.source_code, price.c.period_start, price.c.period_end)
    question = (
        select(*columns, price.c.value, price.c.unit, price.c.currency)
        .where(price.c.price_good_code == price_good_code, price.c.quality != Quality.SUSPECT)
        .order_by(price.c.source_code, price.c.period_start)
    )
    return read_rows(connection, question, MonthPrice)


def price_over(prices: Sequence[MonthPrice], start: date, end: date) -> MeanPrice | None:
    """The mean price of a period of whole months, of one source; None where one of its months is not held."""
    wanted = _months(start, end)
    for source_code in sorted({one.source_code for one in prices}):
        of_source = {one.period_start: one for one in prices if one.source_code == source_code}
        held = [of_source[month] for month in wanted if month in of_source]
        if held and len(held) == len(wanted) and (held[0].period_start, held[-1].period_end) == (start, end):
            mean = sum(one.value for one in held) / len(held)
            return MeanPrice(source_code, mean, held[0].unit, held[0].currency, len(held))
    return None


def _months(start: date, end: date) -> list[date]:
    """The first day of every month that a period touches."""
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(first, last + 1)]


def _to_good(row: RowMapping) -> QuotedGood:
    return QuotedGood(row["price_good_code"], titles_of(row), row["definition"], row["reason"])
