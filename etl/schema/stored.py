"""How observations lie in a database: what many of them share is stored once, and a view puts them together again.

``observation`` is what everyone asks for and what these tables are for: a view of its columns. A row of ``observed``
refers by number to its ``series`` and its ``trait``. Numbers are given in the order of the rows' key, so that the same
rows have the same numbers, and the rows of a series, in the order of time, lie one after the other.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table

from etl.schema.columns import (
    flag,
    key,
    known_from_key,
    known_until,
    metadata,
    number,
    one_of,
    period_in_order,
    period_key,
    text,
)
from etl.schema.figures import observation, snapshot, source
from etl.schema.reference import area, commodity
from etl.vocabulary.figures import ObservationStatus, Quality
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Flow, Valuation

packed = MetaData(naming_convention=metadata.naming_convention)
passing = MetaData(naming_convention=metadata.naming_convention)
"""Tables of a build at work, gone before it ends."""

SERIES_KEY = ("source_code", "reporter_code", "partner_code", "flow", "commodity_id")
"""The codes of a series, in the order in which series are numbered."""


def _number(name: str, comment: str | None = None) -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False, comment=comment)


def _code(name: str, target: Column[str]) -> Column[str]:
    return Column(name, String, ForeignKey(target), nullable=False)


series = Table(
    "series",
    packed,
    _number("series", "1 for the first in the order of the codes"),
    _code("source_code", source.c.source_code),
    _code("reporter_code", area.c.area_code),
    _code("partner_code", area.c.area_code),
    text("flow"),
    _code("commodity_id", commodity.c.commodity_id),
    one_of("flow", Flow),
    Index("ix_series_key", *SERIES_KEY, unique=True),
    Index("ix_series_codes", "reporter_code", "partner_code", "flow", "commodity_id", "source_code"),
    Index("ix_series_commodity", "commodity_id"),
    comment="What is counted, by whom: the codes that the rows of a series share.",
)
trait = Table(
    "trait",
    packed,
    _number("trait", "1 for the first in the order of the rows that have it"),
    _code("snapshot_code", snapshot.c.snapshot_code),
    text("period_kind"),
    text("valuation"),
    text("quantity_unit", nullable=True),
    text("hs_revision", nullable=True),
    text("status"),
    text("quality"),
    flag("is_derived"),
    text("note", nullable=True),
    flag("is_known_from_assumed"),
    one_of("period_kind", PeriodKind),
    one_of("valuation", Valuation),
    one_of("status", ObservationStatus),
    one_of("quality", Quality),
    comment="How rows of many series were counted and where they are from: each combination that occurs, once.",
)
observed = Table(
    "observed",
    packed,
    Column("series", Integer, ForeignKey(series.c.series), primary_key=True, autoincrement=False),
    *period_key(),
    known_from_key(),
    Column("partner_code", String, primary_key=True, comment="that of the series: PostgreSQL parts the rows by it"),
    known_until(),
    number("value_usd"),
    number("net_weight_kg"),
    number("quantity"),
    Column("trait", Integer, ForeignKey(trait.c.trait), nullable=False),
    Column("source_row", Integer, nullable=True),
    period_in_order(),
    sqlite_with_rowid=False,
    postgresql_partition_by="LIST (partner_code)",
    comment="The values of observation, each row under the numbers of its series and trait.",
)
year_trade = Table(
    "year_trade",
    packed,
    Column("series", Integer, ForeignKey(series.c.series), primary_key=True, autoincrement=False),
    Column("year", Integer, primary_key=True, autoincrement=False),
    key("valuation"),
    number("value_usd", "US dollars, current; NULL where that of a part is unknown"),
    number("net_weight_kg", "kilograms; NULL where that of a part is unknown"),
    Column("month_count", Integer, nullable=True, comment="months that are summed; NULL: the source's own year"),
    flag("is_doubtful", "the quality of a part is not ok"),
    flag("is_derived", "a part is a month got by difference"),
    flag("is_estimated", "the publisher estimated a part"),
    one_of("valuation", Valuation),
    sqlite_with_rowid=False,
    comment="What a series comes to in a calendar year by all that is known: the source's own years or, of a series "
    "without any, the sums of its months; suspect figures are left out. None of it is shown to a reader of a day.",
)

series_trait = Table(
    "series_trait",
    packed,
    Column("series", Integer, ForeignKey(series.c.series), primary_key=True, autoincrement=False),
    Column("trait", Integer, ForeignKey(trait.c.trait), primary_key=True, autoincrement=False),
    Column("row_count", Integer, nullable=False, comment="rows that hold by all that is known"),
    Index("ix_series_trait", "trait", "series"),
    sqlite_with_rowid=False,
    comment="Which traits rows of a series have or had: by it rows are counted by whatever series and traits say.",
)

table_digest = Table(
    "table_digest",
    MetaData(naming_convention=metadata.naming_convention),
    key("table_name"),
    Column("row_count", Integer, nullable=False),
    text("digest"),
    comment="What the build put into each stored table: by it a database tells later whether a row was damaged.",
)
part_put = Table(
    "part_put",
    passing,
    _number("part"),
    comment="The parts of observation that are in: a worker that is lost may have put one in before it was.",
)

TRAITS = tuple(trait.columns.keys()[1:])
"""What a trait says of its rows."""


def is_packed(table: Table) -> bool:
    """Whether a table is a view of what is stored in others."""
    return table is observation


def stored_tables() -> list[Table]:
    """Every table in which a database keeps rows, each after those that it refers to."""
    own = (table for table in metadata.sorted_tables if not is_packed(table))
    return [*own, *packed.sorted_tables, table_digest]


def indexes_of(table: Table) -> list[Index]:
    """The indexes of a table, always in the same order: a SQLite file tells in which they were made."""
    return sorted(table.indexes, key=lambda index: str(index.name))


def rows_table(table: Table) -> Table:
    """The stored table that has a row for each row of ``table``."""
    return observed if is_packed(table) else table


def asked_name(stored: str) -> str:
    """What a stored table is asked for by, for what a person is told of it."""
    return observation.name if stored in packed.tables else stored


def stored_rows(table: Table, place: str) -> str:
    """SQL of the rows of ``table`` as they lie in the schema ``place``: what stands after FROM."""
    if not is_packed(table):
        return f"{place}.{table.name}"
    return (
        f"{place}.observed JOIN {place}.series ON series.series = observed.series "
        f"AND series.partner_code = observed.partner_code JOIN {place}.trait ON trait.trait = observed.trait"
    )


def stored_column(table: Table, name: str) -> str:
    """SQL of a column of ``table`` among its stored rows."""
    if not is_packed(table):
        return f"{table.name}.{name}"
    return f"{next(one.name for one in (series, trait, observed) if name in one.columns)}.{name}"


def plain_view(table: Table, place: str) -> str:
    """SELECT of a packed table's rows, all of them, from the schema ``place``."""
    columns = ", ".join(f"{stored_column(table, name)} AS {name}" for name in table.columns.keys())  # noqa: SIM118 (a column collection gives columns)
    return f"SELECT {columns} FROM {stored_rows(table, place)}"  # noqa: S608 (names of our own schema)
