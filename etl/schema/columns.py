"""Short spellings for the columns that every table is made of."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    Date,
    Float,
    ForeignKey,
    FromClause,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

from etl.vocabulary.languages import LANGUAGES, SOURCE_LANGUAGE

metadata = MetaData(
    naming_convention={
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)


def one_of(column: str, members: Iterable[StrEnum]) -> CheckConstraint:
    """Hold a text column to a closed list."""
    # SQLite builds the list of an IN anew for every row it inserts; comparing one by one loads three times as fast.
    listed = " OR ".join(f"{column} = '{member}'" for member in members)
    return CheckConstraint(listed, name=column)


def key(name: str) -> Column[str]:
    """A text primary key."""
    return Column(name, String, primary_key=True)


def ref(
    name: str, target: str, *, primary_key: bool = False, nullable: bool = False, comment: str | None = None
) -> Column[str]:
    """A text foreign key."""
    return Column(name, String, ForeignKey(target), primary_key=primary_key, nullable=nullable, comment=comment)


def text(name: str, *, nullable: bool = False, comment: str | None = None) -> Column[str]:
    """A text column."""
    return Column(name, Text, nullable=nullable, comment=comment)


_OURS = "is_translated"


def our_text(
    name: str, *, primary_key: bool = False, nullable: bool = False, comment: str | None = None
) -> Column[str]:
    """A text in our own English words, shown to a reader in another language by its translation where there is one.

    These columns are what the catalogues beside the inputs hold, and what the views of a reader translate.
    """
    return Column(name, Text, primary_key=primary_key, nullable=nullable, comment=comment, info={_OURS: True})


def is_our_text(column: ColumnElement[Any]) -> bool:
    """Whether a column is one of ``our_text``."""
    return bool(getattr(column, "info", {}).get(_OURS))


def our_texts(table: Table) -> list[str]:
    """The columns of a table that are ``our_text``."""
    return [column.name for column in table.columns if is_our_text(column)]


def number(name: str, comment: str | None = None) -> Column[float]:
    """A measured value; NULL is unknown."""
    return Column(name, Float, nullable=True, comment=comment)


def order(name: str, *, primary_key: bool = False) -> Column[int]:
    """A place in a sequence, from 1."""
    return Column(name, Integer, primary_key=primary_key, nullable=False, autoincrement=False)


def day(name: str, *, nullable: bool = False, comment: str | None = None) -> Column[object]:
    """A calendar date."""
    return Column(name, Date, nullable=nullable, comment=comment)


def flag(name: str, comment: str | None = None) -> Column[bool]:
    """A truth value; it is never missing."""
    return Column(name, Boolean, nullable=False, comment=comment)


def period_key() -> list[Column[object]]:
    """The first and the last day of a period, as a part of the key."""
    return [Column(name, Date, primary_key=True) for name in ("period_start", "period_end")]


def period_in_order() -> CheckConstraint:
    """Hold a period to end no earlier than it begins."""
    return CheckConstraint("period_start <= period_end", name="period")


def page(*, nullable: bool = False) -> list[Column[str]]:
    """Where a page is, who published it and when."""
    return [
        text("source_url", nullable=nullable),
        our_text("publisher", nullable=nullable),
        text("published_date", nullable=True, comment="YYYY, YYYY-MM or YYYY-MM-DD"),
    ]


def shown_by() -> list[Column[str]]:
    """What shows something of a commitment: an event, a figure or a page."""
    return [
        ref("event_id", "event.event_id", nullable=True),
        ref("figure_code", "official_figure.figure_code", nullable=True),
        *page(nullable=True),
    ]


def known_from() -> Column[object]:
    """The day from which a row can be known; before it, nobody who asks for an earlier day is shown it."""
    return Column("known_from", Date, nullable=False, comment="first day on which this could be known")


def known_until() -> Column[object]:
    """The day from which another row stands in a row's place."""
    return Column(
        "known_until", Date, nullable=True, comment="first day on which another row stands in its place; NULL: still so"
    )


def known_from_key() -> Column[object]:
    """``known_from`` as a part of the key, where rows follow each other."""
    return Column("known_from", Date, primary_key=True, comment="first day on which this could be known")


def titles(kind: str = "title") -> list[Column[str]]:
    """The same name in every language; only the English one is never missing."""
    return [text(name, nullable=name != f"{kind}_{SOURCE_LANGUAGE}") for name in name_columns(kind)]


def name_columns(kind: str = "title") -> tuple[str, ...]:
    """What the columns of a name are called, the English one first: ``title_en``, ``title_zh``, ``title_ru``."""
    return tuple(f"{kind}_{language}" for language in LANGUAGES)


def name_columns_of(rows: FromClause, kind: str = "title") -> tuple[ColumnElement[str], ...]:
    """The columns of a name that a table has, the English one first."""
    return tuple(rows.c[name] for name in name_columns(kind))
