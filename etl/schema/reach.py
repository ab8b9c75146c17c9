"""How far figures reach, counted once for all that asks: one row for each day on which what is known of them grows.

What holds on a day follows from its rows and all those before it: the sum of ``row_change``, the first ``first_date``,
the last ``last_date``. A period that was told once stays told, in a later edition if not in the first.
"""

from sqlalchemy import Column, Date, Integer, Table

from etl.schema.columns import day, flag, key, known_from_key, metadata, one_of, ref
from etl.vocabulary.figures import Quality
from etl.vocabulary.goods import CommodityLevel
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Flow, Valuation


def _trade() -> tuple[Column[str], ...]:
    return (
        ref("reporter_code", "area.area_code", primary_key=True),
        ref("partner_code", "area.area_code", primary_key=True),
        key("flow"),
        ref("source_code", "source.source_code", primary_key=True),
        key("period_kind"),
    )


def _year_key(name: str, comment: str) -> Column[object]:
    return Column(name, Date, primary_key=True, comment=comment)


def _row_change() -> Column[int]:
    return Column(
        "row_change", Integer, nullable=False, comment="rows that hold from this day, less those that did before"
    )


trade_reach = Table(
    "trade_reach",
    metadata,
    *_trade(),
    key("quality"),
    _year_key("years_from", "first day of the calendar year in which the periods begin"),
    _year_key("years_until", "last day of the calendar year in which the periods end"),
    known_from_key(),
    _row_change(),
    day("first_date", nullable=True, comment="first day of the first period; NULL where no row came"),
    day("last_date", nullable=True, comment="last day of the newest period"),
    day("newest_start", nullable=True, comment="first day of the shortest of the periods that end on last_date"),
    one_of("flow", Flow),
    one_of("period_kind", PeriodKind),
    one_of("quality", Quality),
    sqlite_with_rowid=False,
    comment="How many observations there are of a trade, by source, kind of period, quality and years, and how far "
    "they reach.",
)
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
