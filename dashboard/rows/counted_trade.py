"""What the build has counted of the rows of trade, by codes, groups of goods, series and notes."""

from typing import Any

from sqlalchemy import ColumnElement, Select, Table, or_, select

from dashboard.rows.counted import CountedRows
from dashboard.rows.tables import CountedByFilter, TextsOnce
from etl.schema import goods_kind, observation
from etl.schema.stored import series, series_trait, trait
from etl.vocabulary.goods import ALL_GOODS, NO_PARTS


def counted_rows(counts: Table) -> CountedRows:
    """The counts of rows of trade that a table has, by its codes and, where it has any, its years."""
    codes = ("source_code", "reporter_code", "partner_code", "flow", "period_kind", "quality")
    # A filter by years asks whether a period ends before one begins, or begins after one ends: so do its years.
    years = {"period_start": "years_from", "period_end": "years_until"}
    told = {name: name for name in codes} | (years if "years_from" in counts.c else {})
    row_count = counts.c["row_count" if "row_count" in counts.c else "row_change"]
    columns = {observation.c[name]: counts.c[by] for name, by in told.items()}
    return CountedRows(counts, row_count, columns)


def counted_by_group(counts: Table) -> CountedByFilter:
    """The counts by kinds of goods that a table has, as those of the goods of groups."""
    kind = goods_kind.c
    # All goods are counted by their parts too, but nothing but their total is a row of theirs.
    is_of_group = or_(kind.group_code != ALL_GOODS, kind.level.in_(NO_PARTS))

    def of_groups(codes: tuple[str, ...]) -> ColumnElement[bool]:
        return counts.c.kind.in_(select(kind.kind).where(kind.group_code.in_(codes), is_of_group))

    return CountedByFilter("group", counted_rows(counts), of_groups, is_by_day="known_from" in counts.c)


def counted_by_series() -> CountedRows:
    """The counts of rows by whatever a series or a trait says, of which there are many more than of trades."""
    told = {
        observation.c[column.name]: column
        for table in (series, trait)
        for column in table.columns
        if column.name in observation.c
    }
    is_joined = (series_trait.c.series == series.c.series, series_trait.c.trait == trait.c.trait)
    return CountedRows(series_trait, series_trait.c.row_count, told, is_joined)


def notes_of_goods() -> TextsOnce:
    """Where each note of a row of trade is once, with the goods that have it."""
    noted, told = trait.alias("noted"), series_trait.c

    def goods(has_note: ColumnElement[bool]) -> Select[Any]:
        # One in another they are looked up in this order, in which the first are few.
        traits = select(noted.c.trait).where(has_note)
        noted_series = select(told.series).where(told.trait.in_(traits)).correlate(None)
        return select(series.c.commodity_id).where(series.c.series.in_(noted_series)).correlate(None)

    return TextsOnce(noted.c.note, goods)
