"""How far figures reach, counted once for all that asks: one row for each day on which what is known of them grows.

Of what goods come to by year (``named_goods``, ``largest_goods``) there is a row by all that is known, and none for a
day (``etl.schema.known``); how many rows goods and trades have is counted both ways, since the days are many. Readers
ask ``trade_years`` and ``trade_count`` on any day: they are shown rows of ``trade_reach`` in their place, and add up
what they are shown.

What holds on a day follows from its rows and all those before it: the sum of ``row_change``, the first ``first_date``,
the last ``last_date``. A period that was told once stays told, in a later edition if not in the first.
"""

from typing import Any

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Index, Integer, Table

from etl.schema.columns import day, flag, key, known_from_key, metadata, number, one_of, ref, text
from etl.vocabulary.figures import Quality
from etl.vocabulary.goods import CommodityLevel
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Flow, Valuation


def _codes_of_trade() -> tuple[Column[str], ...]:
    return (
        ref("reporter_code", "area.area_code", primary_key=True),
        ref("partner_code", "area.area_code", primary_key=True),
        key("flow"),
        ref("source_code", "source.source_code", primary_key=True),
    )


def _trade() -> tuple[Column[str], ...]:
    return (*_codes_of_trade(), key("period_kind"))


def _years() -> tuple[Column[Any], ...]:
    begin, end = "first day of the calendar year in which the periods begin", "last day of that in which they end"
    return tuple(
        Column(name, Date, primary_key=True, comment=comment)
        for name, comment in (("years_from", begin), ("years_until", end))
    )


def _held_days() -> tuple[Column[Any], ...]:
    return (
        Column("row_count", Integer, nullable=False),
        day("first_date", comment="first day of the first period"),
        day("last_date", comment="last day of the newest period"),
        day("newest_start", comment="first day of the shortest of the periods that end on last_date"),
    )


def _changed_days() -> tuple[Column[Any], ...]:
    return (
        day("first_date", nullable=True, comment="first day of the first period; NULL where no row came"),
        day("last_date", nullable=True, comment="last day of the newest period"),
        day("newest_start", nullable=True, comment="first day of the shortest of the periods that end on last_date"),
    )


def _told_days() -> tuple[Column[Any], ...]:
    rows = Column("row_count", Integer, nullable=False, comment="rows that hold; 0 where each gave way to another")
    return (rows, *_changed_days())


def _kind() -> Column[int]:
    return Column("kind", Integer, primary_key=True, autoincrement=False, comment="a number of this build")


def _trade_by_kind() -> tuple[Column[Any], ...]:
    return (_kind(), *_trade(), key("quality"))


def _closed_lists() -> tuple[CheckConstraint, ...]:
    return (one_of("flow", Flow), one_of("period_kind", PeriodKind), one_of("quality", Quality))


def _year_of_trade(*more: str) -> tuple[Column[Any], ...]:
    return (
        *_codes_of_trade(),
        *(key(name) for name in more),
        Column("year", Integer, primary_key=True, autoincrement=False),
        Column("is_own", Boolean, primary_key=True, comment="the source's own years; else sums of months"),
    )


def _row_change() -> Column[int]:
    return Column(
        "row_change", Integer, nullable=False, comment="rows that hold from this day, less those that did before"
    )


trade_reach = Table(
    "trade_reach",
    metadata,
    *_trade(),
    key("quality"),
    *_years(),
    known_from_key(),
    _row_change(),
    *_changed_days(),
    *_closed_lists(),
    sqlite_with_rowid=False,
    comment="How many observations there are of a trade, by source, kind of period, quality and years, and how far "
    "they reach.",
)
trade_years = Table(
    "trade_years",
    metadata,
    *_trade(),
    key("quality"),
    *_years(),
    *_told_days(),
    *_closed_lists(),
    sqlite_with_rowid=False,
    comment="The same as trade_reach by all that is known; to a reader of a day, as it was known on the day.",
)
trade_count = Table(
    "trade_count",
    metadata,
    *_trade(),
    key("quality"),
    *_told_days(),
    *_closed_lists(),
    sqlite_with_rowid=False,
    comment="The same of all years together; to a reader of a day, as it was known on the day.",
)
COUNTED_TRADES = (trade_years, trade_count)
"""Counts of trades of all that is known, in place of which a reader of a day is shown ``trade_reach``."""
group_reach = Table(
    "group_reach",
    metadata,
    *_trade(),
    key("group_code"),
    key("level"),
    key("valuation"),
    Column(
        "start_month", Integer, primary_key=True, autoincrement=False, comment="month in which periods begin, 1 to 12"
    ),
    known_from_key(),
    _row_change(),
    day("first_date", nullable=True, comment="first day of the first period; NULL where no row came"),
    day("last_date", nullable=True, comment="last day of the newest period"),
    flag("has_weight", "one of the rows that came has a weight"),
    one_of("flow", Flow),
    one_of("period_kind", PeriodKind),
    one_of("level", CommodityLevel),
    one_of("valuation", Valuation),
    sqlite_with_rowid=False,
    comment="How far observations of the goods of a group reach, those of all goods with their chapters and sections; "
    "suspect figures are left out.",
)
goods_kind = Table(
    "goods_kind",
    metadata,
    _kind(),
    key("group_code"),
    text("level"),
    one_of("level", CommodityLevel),
    Index("ix_goods_kind_group", "group_code", "kind"),
    sqlite_with_rowid=False,
    comment="Goods of one level that lie in the same groups, all goods among them, are of one kind: counted once, they "
    "are counted in each of these groups, and in several of them together.",
)
goods_reach = Table(
    "goods_reach",
    metadata,
    *_trade_by_kind(),
    *_years(),
    *_held_days(),
    *_closed_lists(),
    sqlite_with_rowid=False,
    comment="How many observations there are of a kind of goods, by all that is known, and how far they reach.",
)
goods_count = Table(
    "goods_count",
    metadata,
    *_trade_by_kind(),
    *_held_days(),
    *_closed_lists(),
    sqlite_with_rowid=False,
    comment="The same of all years together.",
)
goods_change = Table(
    "goods_change",
    metadata,
    *_trade_by_kind(),
    *_years(),
    known_from_key(),
    _row_change(),
    *_changed_days(),
    *_closed_lists(),
    sqlite_with_rowid=False,
    comment="The same as goods_reach, by the day on which it came to be known.",
)
named_goods = Table(
    "named_goods",
    metadata,
    _kind(),
    *_year_of_trade(),
    Column("goods_count", Integer, nullable=False, comment="goods with a value"),
    number("value_usd", "US dollars, current: the sum of these values"),
    one_of("flow", Flow),
    sqlite_with_rowid=False,
    comment="How many goods of a kind a source names in a calendar year, by all that is known, and what they come to: "
    "years of year_trade, without those that a third party reconciled.",
)
largest_goods = Table(
    "largest_goods",
    metadata,
    *_year_of_trade("level"),
    ref("commodity_id", "commodity.commodity_id", primary_key=True),
    key("valuation"),
    one_of("flow", Flow),
    one_of("level", CommodityLevel),
    one_of("valuation", Valuation),
    sqlite_with_rowid=False,
    comment="Which of all goods that a source names at a level in a calendar year come to most, by all that is known.",
)
SUMMED_GOODS = (goods_reach, goods_count, named_goods, largest_goods)
"""Counts and sums of goods of all that is known, of which nothing is shown to a reader of a day."""
MOST_LARGEST = 100
"""How many of ``largest_goods`` there are of a source, level and year."""
