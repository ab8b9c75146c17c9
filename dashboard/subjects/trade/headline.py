"""The lines that a reader sees first, and the newest year that both sides count.

The build concluded them by the rules of ``docs/method.md``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, select

from dashboard.subjects.trade.measures import gap_between
from dashboard.subjects.trade.series import Series
from dashboard.subjects.typed_rows import make_rows
from etl.schema import headline_line, headline_pair
from etl.vocabulary.goods import WIDE_GROUPS
from etl.vocabulary.trade import Direction, Side


@dataclass(frozen=True)
class CountedYear:
    """One side's figure of a year, and the series that it is of; ``figure_code`` is of a stated figure only.

    ``is_at_least`` marks a lower bound, ``is_stand_in`` that a chapter which also holds other goods stands in.
    """

    series: Series
    figure_code: str | None
    value: float | None
    valuation: str
    is_at_least: bool
    is_doubtful: bool
    is_stand_in: bool


@dataclass(frozen=True)
class HeadlineLine:
    """The line that a side tells first of a group's trade in one direction and unit, with its newest year."""

    direction: Direction
    group_code: str
    unit: str
    side: Side
    period_start: date
    period_end: date
    newest: CountedYear


@dataclass(frozen=True)
class HeadlinePair:
    """The newest year of a group's trade in one direction and unit that both sides count, each by its own line."""

    direction: Direction
    group_code: str
    unit: str
    period_start: date
    period_end: date
    home: CountedYear
    partner: CountedYear

    @property
    def gap(self) -> float | None:
        """Home's value less the partner's; None where either is unknown or a lower bound."""
        if self.home.is_at_least or self.partner.is_at_least:
            return None
        return gap_between(self.home.value, self.partner.value).value


def headline_lines(connection: Connection, home: str, partner: str) -> list[HeadlineLine]:
    """Headline lines of a trade, of every direction, group, side and unit.

    Where a lower bound reaches further than any whole, there is a line of either.
    """
    return make_rows(connection, _question(headline_line, home, partner), _line)


def headline_pairs(connection: Connection, home: str, partner: str) -> list[HeadlinePair]:
    """The newest year that both sides count, of every direction, group and unit."""
    return make_rows(connection, _question(headline_pair, home, partner), _pair)


def widest_gap(pairs: Iterable[HeadlinePair]) -> HeadlinePair | None:
    """The pair of a direction whose two counts in dollars are furthest apart; of one group of goods if there is any."""
    known = [
        pair for pair in pairs if pair.gap is not None and pair.unit == "USD" and pair.direction != Direction.TURNOVER
    ]
    of_groups = [pair for pair in known if pair.group_code not in WIDE_GROUPS]
    return max(of_groups or known, key=lambda pair: abs(pair.gap or 0), default=None)


def _question(table: Table, home: str, partner: str) -> Select[Any]:
    is_meant = (table.c.home_code == home, table.c.partner_code == partner)
    return select(table).where(*is_meant).order_by(*table.primary_key.columns)


def _line(row: RowMapping) -> HeadlineLine:
    return HeadlineLine(
        direction=Direction(row["direction"]),
        group_code=row["group_code"],
        unit=row["unit"],
        side=Side(row["side"]),
        period_start=row["period_start"],
        period_end=row["period_end"],
        newest=_counted(row),
    )


def _pair(row: RowMapping) -> HeadlinePair:
    return HeadlinePair(
        direction=Direction(row["direction"]),
        group_code=row["group_code"],
        unit=row["unit"],
        period_start=row["period_start"],
        period_end=row["period_end"],
        home=_counted(row, "home_"),
        partner=_counted(row, "partner_"),
    )


def _counted(row: RowMapping, side: str = "") -> CountedYear:
    return CountedYear(
        series=Series(row[f"{side}source_code"], row[f"{side}reporter_code"], row[f"{side}counted_by"]),
        figure_code=row[f"{side}figure_code"],
        value=row[f"{side}value"],
        valuation=row[f"{side}valuation"],
        is_at_least=row[f"{side}is_at_least"],
        is_doubtful=row[f"{side}is_doubtful"],
        is_stand_in=row[f"{side}is_stand_in"],
    )
