"""The day whose knowledge the pages show: all that is known, or what was known on a day for which a database was built."""

from collections.abc import Sequence
from datetime import date

import streamlit as st
from sqlalchemy.exc import OperationalError

from dashboard import address
from dashboard.database import Build, days_built
from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.views.event.note import plain
from etl.schema.address import parse_iso_day

PARAMETER = "asof"
_EXAMPLE = "2023-05-09"


def choose_as_of() -> None:
    """Let the reader choose among the days for which a database was built; the choice goes with them from page to page.

    Where there is none, it says how one is made. A day in the address of which there is no database is told on the page.
    """
    days = {day.isoformat(): day for day in _offered()}
    asked = st.query_params.get(PARAMETER)
    if asked and asked not in days:
        st.warning(unknown_day(asked, list(days.values())), icon=":material/link_off:")
        address.drop([PARAMETER])
    with st.sidebar:
        if not days:
            st.caption(_("To see what was known on an earlier day, build it: {command}").format(command=_command(_EXAMPLE)))
        chosen = choose_day(days) if days else ""
    st.session_state["as_of"] = days.get(chosen)


def choose_day(days: dict[str, date]) -> str:
    """The choice itself: a day by its code, or the empty code for all that is known."""
    return address.choose_one(
        PARAMETER,
        _("As known on"),
        ["", *days],
        lambda code: formats.day(days[code]) if code else _("today: all that is known"),
        default="",
        shared=True,
        help=_("Each page, file and brief then shows what was known at the end of that day. To build another day: {command}").format(
            command=_command(_EXAMPLE)
        ),
    )


def unknown_day(asked: str, days: Sequence[date]) -> str:
    """What is said of a day in the address of which there is no database: which there are, and how one is made."""
    shown = _("The address asks for what was known on {day}, and there is no database of that day: all that is known is shown.")
    there = _("There is one of {days}.").format(days=", ".join(map(formats.day, days))) if days else _("There is none of any day.")
    made = _("This makes one: {command}").format(command=_command(asked if parse_iso_day(asked) else _EXAMPLE))
    return " ".join((shown.format(day=plain(asked)), there, made))


def banner(build: Build) -> None:
    """Say over every page which day's knowledge it shows, where that is not all that is known."""
    if build.as_of:
        st.info(
            _("As known on {date}: what came later is left out; notes are as written today.").format(date=formats.day(build.as_of)),
            icon=":material/history:",
        )


def _offered() -> Sequence[date]:
    try:
        return days_built()
    except OperationalError:  # the server is away: the page says that there is no database
        return ()


def _command(day: str) -> str:
    return f"`make as-of DAY={day}`"
