"""The button with which rows are taken away: one for each chart or table, which opens the choice of form and of rows.

Nothing is counted or made until the reader opens it; a file is made when it is asked for, in a thread without a page.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Literal

import streamlit as st
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from dashboard.access.rates import TooOften, Work, require_rate
from dashboard.api.places import EXPORTS, NoPlace
from dashboard.files.files import FILE_WRITERS, FileForm
from dashboard.files.shown import Shown, View, write_shown
from dashboard.files.tables import Wanted, write_table
from dashboard.locale import formats, in_language, language, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.asking import RowCount
from dashboard.rows.labels import count_in_words
from dashboard.rows.rows_behind_view import Behind
from dashboard.rows.table_list import count_of, period_kinds_of
from dashboard.subjects.one_build import BuildReplaced, read_build_id
from dashboard.subjects.sources import cited_sources
from dashboard.ui import address
from dashboard.ui.database import ask, chosen_day, connect, of_one_build
from dashboard.ui.names import page_names
from dashboard.watch.asked import note_build
from dashboard.watch.files import in_their_name, note_failure

OFFERED = (FileForm.PEOPLE, FileForm.XLSX, FileForm.PARQUET, FileForm.ZIP)
Write = Callable[[Connection, FileForm], Iterator[bytes]]
Look = Literal["secondary", "tertiary"]


@dataclass(frozen=True)
class Choice:
    """Rows that can be taken: what the button says, how the file is named, and who writes it."""

    label: str
    file_name: Callable[[FileForm], str]
    write: Write


@dataclass(frozen=True)
class Offer:
    """One button: its key, what it says, and what it offers.

    ``choices`` is asked when the button is opened; ``below`` draws what else can be taken away, such as a picture; the
    first of ``forms`` is chosen.
    """

    key: str
    label: str
    choices: Callable[[], Sequence[Choice]]
    forms: tuple[FileForm, ...] = OFFERED
    look: Look = "tertiary"
    below: Callable[[], None] | None = None


def show_offer(offer: Offer) -> None:
    """The button; opening it and choosing in it leaves the page as it is."""
    _show(offer, language())


@st.fragment
def _show(offer: Offer, spoken: str) -> None:
    # Opened, this runs without the page around it, and so without the language that the page has set.
    with in_language(spoken):
        opened = st.popover(
            offer.label, icon=":material/download:", type=offer.look, key=opened_key(offer.key), on_change="rerun"
        )
        if opened.open:
            with opened:
                _draw(offer)
                if offer.below:
                    offer.below()


def opened_key(key: str) -> str:
    """State key of whether the button is open."""
    return f"{key}.files"


def _draw(offer: Offer) -> None:
    forms, names = list(offer.forms), form_names()
    chosen = st.segmented_control(
        _("Form of the file"),
        forms,
        format_func=names.__getitem__,
        default=forms[0],
        key=f"{offer.key}.form",
        required=True,
        wrap=True,
    )
    form = FileForm(chosen or forms[0])
    st.caption(form_in_words(form))
    if EXPORTS.is_full:
        _say_full(offer.key)
        return
    for place, choice in enumerate(offer.choices()):
        st.download_button(
            choice.label,
            data=_maker(choice, form, chosen_day(), language()),
            file_name=choice.file_name(form),
            mime=FILE_WRITERS[form].media_type,
            key=f"{offer.key}.{form}.{place}",
            on_click="ignore",
            icon=":material/download:",
        )


def _say_full(key: str) -> None:
    """A sentence in the place of buttons that would wait for a place, and the way to look again."""
    st.info(full_in_words())
    st.button(_("Look again"), key=f"{key}.again", icon=":material/refresh:")


def full_in_words() -> str:
    """What a reader is told where no place for a file is free."""
    return _("The server is making as many files as it can at once. Look again in some seconds.")


def _maker(choice: Choice, form: FileForm, as_of: date | None, spoken: str) -> Callable[[], bytes]:
    def make() -> bytes:
        with EXPORTS.taken(), connect(as_of, spoken) as connection:
            note_build(read_build_id(connection))
            return b"".join(choice.write(connection, form))

    return in_their_name(or_a_sentence(lambda: of_one_build(make)))


def or_a_sentence(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """What ``make`` gives; where it cannot, the reader who waits for it is told so in the language of the page."""
    spoken = language()

    def made() -> bytes:
        try:
            require_rate(Work.EXPORTS)
            return make()
        except (TooOften, NoPlace, BuildReplaced, SQLAlchemyError) as fault:
            with in_language(spoken):
                note_failure(_failed_in_words(fault))
            raise

    return made


def _failed_in_words(fault: Exception) -> str:
    match fault:
        case TooOften():
            return _("Too many files were asked for in a short while. Try again in {seconds} s.").format(
                seconds=formats.number(fault.again_in)
            )
        case NoPlace():
            return full_in_words()
    return _("The file could not be made: the database cannot be read at the moment. Try again in a minute.")


def form_names() -> dict[FileForm, str]:
    """What each form is called on the button."""
    return {
        FileForm.PEOPLE: _("CSV"),
        FileForm.XLSX: _("Excel"),
        FileForm.PARQUET: _("Parquet"),
        FileForm.ZIP: _("Data and citation"),
        FileForm.CSV: _("CSV for programs"),
        FileForm.JSON: _("JSON"),
    }


def form_in_words(form: FileForm) -> str:
    """Who a form is for and what is in it."""
    return {
        FileForm.PEOPLE: _("For a spreadsheet, headings in your language. No text in it runs as a formula."),
        FileForm.XLSX: _(
            "Numbers and dates as such, codes as text; a second sheet has sources, filters and how to cite."
        ),
        FileForm.PARQUET: _("For programs: typed columns with stable names."),
        FileForm.ZIP: _("For programs and for papers: plain CSV, its description as a data package, and the citation."),
        FileForm.CSV: _("For programs: plain UTF-8, stable column names, every text as it is stored."),
        FileForm.JSON: _("For programs: an object a row, unknown as null."),
    }[form]


def shown_choice(shown: Shown) -> Choice:
    """Exactly the rows that the view shows."""
    view, rows = view_now(), len(shown.table.frame)
    write = partial(write_shown, shown=shown, view=view, known=ask(cited_sources))
    return Choice(
        ngettext("What is shown: {rows} row", "What is shown: {rows} rows", rows, rows=formats.number(rows)),
        partial(shown.file_name, as_of=view.build.as_of),
        lambda _connection, form: write(form),
    )


def behind_choices(behind: Behind) -> list[Choice]:
    """Every row of the table behind the view that passes its filters.

    Where their periods are of several kinds, each kind can be had alone, and what has all of them says so.
    """
    whole = _behind_choice(behind)
    kinds = ask(period_kinds_of, behind.table, behind.filters)
    return [*(_behind_choice(behind.of_period_kind(kind)) for kind in kinds if len(kinds) > 1), whole]


def _behind_choice(behind: Behind) -> Choice:
    rows, wanted = ask(count_of, behind.table, behind.filters), _wanted(behind)
    counted = ngettext(
        "All rows behind it: {rows} row", "All rows behind it: {rows} rows", rows.rows, rows=count_in_words(rows)
    )
    return _of_table(_with_periods(counted, wanted), wanted)


def table_choices(behind: Behind, rows: RowCount, most_shown: int) -> list[Choice]:
    """All rows that pass the filters, and the newest of them where the page shows no more."""
    wanted = _wanted(behind)
    counted = ngettext(
        "All that match: {rows} row", "All that match: {rows} rows", rows.rows, rows=count_in_words(rows)
    )
    all_rows = _of_table(_with_periods(counted, wanted), wanted)
    if rows.rows <= most_shown:
        return [all_rows]
    shown = ngettext(
        "What is shown: {rows} row", "What is shown: {rows} rows", most_shown, rows=formats.number(most_shown)
    )
    return [_of_table(shown, replace(wanted, limit=most_shown, newest_first=True)), all_rows]


def _wanted(behind: Behind) -> Wanted:
    kinds = ask(period_kinds_of, behind.table, behind.filters)
    return Wanted(behind.table, behind.filters, language(), period_kinds=tuple(kinds))


def _with_periods(counted: str, wanted: Wanted) -> str:
    """What a choice counts, with the kinds of period that its rows are of."""
    names = [page_names().term("period_kind", kind) for kind in wanted.period_kinds]
    return _("{rows} ({periods})").format(rows=counted, periods=_(", ").join(names)) if names else counted


def _of_table(label: str, wanted: Wanted) -> Choice:
    site, day = site_now(), chosen_day()
    return Choice(
        label,
        partial(wanted.file_name, as_of=day),
        lambda connection, form: write_table(connection, form, wanted, site),
    )


def view_now() -> View:
    """What the reader sees: the build, the language, and the address with its parameters."""
    asked = tuple((name, value) for name in st.query_params for value in st.query_params.get_all(name))
    return View(st.session_state["build"], language(), address.view_address(), asked)


def site_now() -> str:
    """Where the dashboard's first page is, without a slash at the end."""
    return address.view_address().partition("?")[0].rstrip("/").removesuffix(f"/{st.session_state['page']}")
