"""Tables of a page: their rows on the screen, and the way to take them away."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from dashboard.files.shown import Shown
from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import Behind
from dashboard.rows.shown_table import ShownTable
from dashboard.ui.column_widths import column_config
from dashboard.ui.downloads import Choice, Offer, behind_choices, show_offer, shown_choice
from dashboard.ui.sharing import rest_on

ROW_PIXELS, HEAD_PIXELS = 35, 38


@dataclass(frozen=True)
class Table:
    """What a page shows as a table, with the parts of its file's name.

    ``rows`` are the table's, or how they are made: a chart asks for them when a reader does, and not before.
    ``sources`` are the codes of the sources that the rows are from; ``behind`` is the table of the Data page that they
    were made of, with the filters of the view.
    """

    rows: ShownTable | Callable[[], ShownTable]
    name_parts: tuple[str, ...]
    sources: tuple[str, ...] = ()
    behind: Behind | None = None

    @property
    def shown(self) -> ShownTable:
        """The rows themselves, made now if they are not yet."""
        return self.rows() if callable(self.rows) else self.rows


def download(
    table: Table,
    key: str,
    *,
    title: str,
    facts: tuple[tuple[str, str], ...] = (),
    below: Callable[[], None] | None = None,
) -> None:
    """The button for a table's rows: those shown and, where they were made of others, all of those.

    ``title`` says in the reader's language what the rows are; ``facts`` are pairs of a label and a text; ``below``
    draws what else can be taken.
    """
    rest_on(table.sources)

    def choices() -> list[Choice]:
        shown = Shown(table.shown, title, table.name_parts, facts, table.sources)
        return [shown_choice(shown), *(behind_choices(table.behind) if table.behind else [])]

    show_offer(Offer(key, _("Download"), choices, below=below))


def table_twin(table: Table, key: str, *, label: str, expanded: bool = False, alt: str = "") -> None:
    """A table under its label, with its files."""
    with st.expander(label, expanded=expanded, icon=":material/table_rows:"):
        show_table(table, key, alt=alt)
        download(table, key, title=label)


def show_table(table: Table, key: str, *, alt: str = "", most_pixels: int | None = None) -> None:
    """A table's rows, all of them; ``most_pixels`` is the height from which on they scroll."""
    shown = table.shown
    st.dataframe(
        shown.labelled(),
        hide_index=True,
        width="stretch",
        height=height_of(len(shown.frame), most_pixels),
        column_config=column_config(shown),
        placeholder=formats.UNKNOWN,
        key=f"{key}.table",
        alt=alt or None,
    )


def height_of(rows: int, most_pixels: int | None) -> int | Literal["auto"]:
    """The height of a table of so many rows: its own, unless that is more than the most."""
    is_fitting = most_pixels is None or rows * ROW_PIXELS + HEAD_PIXELS <= most_pixels
    return "auto" if is_fitting or most_pixels is None else most_pixels
