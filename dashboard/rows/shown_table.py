"""A table as a page shows it: each column told once, for the page, its files and whoever reads them.

A column's name is what programs call it: small Latin letters that do not change with the language, ending in the unit
where it has one of its own (``_usd``, ``_kg``, ``_t``, ``_pct``). Its heading is in the reader's language.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Generic, TypeVar

import pandas as pd

from dashboard.locale import gettext as _

Row = TypeVar("Row")


class NumberForm(StrEnum):
    """How a page writes the numbers of a column; files hold every digit."""

    PLAIN = ""
    GROUPED = "localized"  # thousands as the reader's language parts them
    WHOLE = "%.0f"
    ONE_DECIMAL = "%.1f"
    TWO_DECIMALS = "%.2f"
    SIGNED = "%+.1f"


class SharedName(Exception):
    """Columns of one table have the same name or the same heading; ``names`` has every one that is told twice."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        super().__init__(f"two columns of one table are called {', '.join(map(repr, self.names))}")


@dataclass(frozen=True)
class ShownColumn(Generic[Row]):
    """One column: name, heading, what a row says there, and how a page shows it.

    ``width`` is in pixels; None leaves it to the browser. ``is_link`` says that the value is an address to open, which
    a page shows as ``link_text`` where that is given.
    """

    name: str
    heading: str
    value: Callable[[Row], Any]
    form: NumberForm = NumberForm.PLAIN
    width: int | None = None
    is_link: bool = False
    link_text: str | None = None


@dataclass(frozen=True)
class ShownTable:
    """Rows under stable names, and the columns they stand in; ``frame`` has one column for each, in order.

    Raises SharedName.
    """

    frame: pd.DataFrame
    columns: tuple[ShownColumn[Any], ...]

    def __post_init__(self) -> None:
        told = Counter(column.name for column in self.columns) + Counter(column.heading for column in self.columns)
        own = {column.name for column in self.columns if column.name == column.heading}
        if twice := [name for name, count in told.items() if count > 1 + (name in own)]:
            raise SharedName(twice)

    def headings(self) -> dict[str, str]:
        """Name to heading."""
        return {column.name: column.heading for column in self.columns}

    def labelled(self) -> pd.DataFrame:
        """The rows under their headings."""
        return self.frame.rename(columns=self.headings())

    def without(self, *names: str) -> "ShownTable":
        """The table without these columns."""
        kept = tuple(column for column in self.columns if column.name not in names)
        return replace(self, frame=self.frame[[column.name for column in kept]], columns=kept)

    def without_empty(self) -> "ShownTable":
        """The table without columns in which no row says anything."""
        return self.without(*(str(name) for name in self.frame.columns[self.frame.isna().all()]))


def tabulate(rows: Iterable[Row], columns: Sequence[ShownColumn[Row]]) -> ShownTable:
    """The table of these rows, in their order. Raises SharedName."""
    listed = list(rows)
    frame = pd.DataFrame({column.name: [column.value(row) for row in listed] for column in columns})
    return ShownTable(frame, tuple(columns))


def number_cell(value: float | None) -> float:
    """A number as a cell; NaN where it is not known, since None would make texts of a column in which none is known."""
    return math.nan if value is None else value


def yes_or_no(value: object) -> str:
    """A truth as a cell says it."""
    return _("yes") if value else _("no")
