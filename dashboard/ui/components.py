"""Parts that every page is made of.

A header with its question, a chart with its facts, table twin and file, an honest empty state.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.files.citation import cite
from dashboard.files.csv import file_name
from dashboard.files.shown import Shown
from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import Behind
from dashboard.rows.shown_table import ShownTable
from dashboard.ui import address
from dashboard.ui.column_widths import column_config
from dashboard.ui.database import Build, chosen_day
from dashboard.ui.downloads import Offer, behind_choice, show_offer, shown_choice
from dashboard.ui.pictures import Picture, offer_picture
from dashboard.ui.sharing import rest_on, show_chart_title, show_sharing
from dashboard.ui.sitemap import PAGES_BY_ADDRESS, script_of
from dashboard.ui.theme import CHART_CONFIG


@dataclass(frozen=True)
class Facts:
    """What a reader must know of a chart before quoting it. Each is a text in the reader's language."""

    unit: str
    reporter: str
    valuation: str
    source: str
    period: str
    note: str = ""

    def with_sources(self, more: Iterable[str]) -> "Facts":
        """The same with what else the chart draws on."""
        return replace(self, source=_("; ").join([self.source, *more]))

    def named(self) -> list[tuple[str, str]]:
        """Each fact that is told, with its name."""
        named = [
            (_("Unit"), self.unit),
            (_("Whose figures"), self.reporter),
            (_("Valuation"), self.valuation),
            (_("Source"), self.source),
            (_("Period"), self.period),
        ]
        return [(name, text) for name, text in named if text]

    def told(self) -> list[tuple[str, str]]:
        """Everything that a file says of the chart: the facts and the note.

        A file's own amounts are in full, not in the chart's unit.
        """
        named = [(_("Unit on the chart") if name == _("Unit") else name, text) for name, text in self.named()]
        return [*named, *([(_("Note"), self.note)] if self.note else [])]

    def sentence(self) -> str:
        """The facts in one line."""
        return " · ".join(f"**{name}** {text}" for name, text in self.named())


@dataclass(frozen=True)
class Table:
    """What a page shows as a table, with the parts of its file's name.

    ``sources`` are the codes of the sources that the rows are from; ``behind`` is the table of the Data page that they
    were made of, with the filters of the view.
    """

    shown: ShownTable
    name_parts: tuple[str, ...]
    sources: tuple[str, ...] = ()
    behind: Behind | None = None


def header_of(page_address: str) -> None:
    """The header of a page of the menu, as the sitemap has it."""
    page = PAGES_BY_ADDRESS[page_address]
    page_header(_(page.title), _(page.question))


def page_header(title: str, question: str) -> None:
    """The page's title and the question it answers."""
    st.title(title, anchor=False)
    st.markdown(question)


def address_notes() -> None:
    """Say what in the address was ignored, once the page has read all that it reads."""
    for note in address.notes():
        st.warning(note, icon=":material/link_off:")


def empty(message: str, what_to_do: str) -> None:
    """An empty state: what is missing, and what to do next."""
    st.info(f"{message} {what_to_do}", icon=":material/search_off:")


def not_found(message: str, what_to_do: str) -> None:
    """The empty state for what the address names: where an earlier day is shown, it may not have been known yet."""
    day = chosen_day()
    ahead = _("It may not have been known yet on {date}: choose another day in the menu.")
    empty(message, ahead.format(date=formats.day(day)) if day else what_to_do)


@dataclass(frozen=True)
class Unknown:
    """What a page of one thing says where its address names nothing, or something that is not there.

    ``not_there`` has a place for the ``{code}``. The ways out are what to do in either case, and a link.
    """

    title: str
    not_there: str
    if_not_there: str
    not_named: str
    if_not_named: str


def show_unknown(told: Unknown, code: str) -> None:
    """The page of one thing without the thing: what is wrong, and what to do."""
    st.title(told.title, anchor=False)
    if code:
        not_found(told.not_there.format(code=code), told.if_not_there)
    else:
        empty(told.not_named, told.if_not_named)


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
    shown = Shown(table.shown, title, table.name_parts, facts, table.sources)
    behind = table.behind
    show_offer(
        Offer(
            key, _("Download"), lambda: [shown_choice(shown), *([behind_choice(behind)] if behind else [])], below=below
        )
    )


def table_twin(table: Table, key: str, *, label: str, expanded: bool = False, alt: str = "") -> None:
    """A table under its label, with its files."""
    with _fold(label, expanded=expanded):
        show_table(table, key, alt=alt)
        download(table, key, title=label)


def _fold(label: str, *, expanded: bool = False) -> DeltaGenerator:
    return st.expander(label, expanded=expanded, icon=":material/table_rows:")


def show_table(table: Table, key: str, *, alt: str = "") -> None:
    """A table's rows, all of them."""
    st.dataframe(
        table.shown.labelled(),
        hide_index=True,
        width="stretch",
        column_config=column_config(table.shown),
        placeholder=formats.UNKNOWN,
        key=f"{key}.table",
        alt=alt or None,
    )


def chart(
    figure: go.Figure,
    facts: Facts,
    table: Table,
    *,
    title: str,
    key: str,
    alt: str,
    on_select: Literal["ignore", "rerun"] = "ignore",
) -> list[dict[str, Any]]:
    """Draw a chart with its facts, its files and its table twin; give the points that were clicked.

    Without ``on_select="rerun"`` no points are given. ``title`` says in the reader's language what is shown, with the
    partner and the period: it stands where the page's headings do not.
    """
    show_chart_title(title)
    figure.update_layout(separators=formats.separators())
    state: Any = st.plotly_chart(
        figure, key=key, config=CHART_CONFIG, alt=alt, on_select=on_select, selection_mode="points", width="stretch"
    )
    st.caption(facts.sentence())
    if facts.note:
        st.caption(facts.note)
    picture = picture_of(title, facts, table)
    download(table, key, title=title, facts=tuple(facts.told()), below=lambda: offer_picture(picture, key))
    with _fold(_("The numbers as a table")):
        show_table(table, key, alt=alt)
    return list(state.selection.points) if on_select == "rerun" else []


def picture_of(title: str, facts: Facts, table: Table) -> Picture:
    """What a chart's picture says of itself; its file is named as that of the table."""
    told = " · ".join(_("{fact}: {text}").format(fact=name, text=text) for name, text in facts.named())
    built = cite(title, (), st.session_state["build"], "").short
    return Picture(title, (told, facts.note, built), file_name(*table.name_parts, as_of=chosen_day(), ending=""))


def event_link(event_id: str, label: str, icon: str | None = ":material/event_note:") -> None:
    """A link to an event's note by its own address."""
    st.page_link(script_of("event"), label=label, icon=icon, query_params={"id": event_id, **kept_parameters()})


def open_event(event_id: str) -> None:
    """Go to an event's note."""
    _open("event", event_id)


def person_link(person_code: str, label: str, icon: str | None = ":material/person:") -> None:
    """A link to a person's page by its own address."""
    st.page_link(script_of("person"), label=label, icon=icon, query_params={"id": person_code, **kept_parameters()})


def commitment_link(commitment_id: str, label: str, icon: str | None = ":material/handshake:") -> None:
    """A link to a promise by its own address."""
    st.page_link(
        script_of("commitment"), label=label, icon=icon, query_params={"id": commitment_id, **kept_parameters()}
    )


def open_commitment(commitment_id: str) -> None:
    """Go to a promise."""
    _open("commitment", commitment_id)


def _open(page: str, identity: str) -> None:
    parameters = {"id": identity, **kept_parameters()}
    address.keep_way_back(parameters)
    st.switch_page(script_of(page), query_params=parameters)


def kept_parameters() -> dict[str, str]:
    """What goes along with a link to another page: the language and the day, each left out where it is the default."""
    language, day = st.session_state.get("language", "en"), chosen_day()
    return ({} if language == "en" else {"lang": language}) | ({"asof": day.isoformat()} if day else {})


def footer(build: Build) -> None:
    """The link to the view and its citation, which build and day the page shows, and when the build was made."""
    st.divider()
    show_sharing(build)
    made = _(
        "Data build {build}, made {date}. Figures are shown as each side published them; the two sides are never added "
        "or joined."
    ).format(build=build.build_id, date=formats.day(build.built_at.date()))
    known = [_("As known on {date}.").format(date=formats.day(build.as_of))] if build.as_of else []
    st.caption(" ".join([made, *known]))
