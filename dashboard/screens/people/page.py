"""People: who speaks for whom, and how often they were met."""

from math import ceil

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import ngettext
from dashboard.screens.people.view import (
    choose_people,
    in_order,
    latest_role,
    other_names,
    reach_in_words,
    roles_by_person,
    to_people_table,
)
from dashboard.subjects.events.notes import plain
from dashboard.subjects.names import Names
from dashboard.subjects.naming import names_in
from dashboard.subjects.people.people import Attendance, people, roles_at_events
from dashboard.ui import address, components
from dashboard.ui.components import Table
from dashboard.ui.database import ask
from dashboard.ui.names import labeller, page_names
from etl.vocabulary.languages import LANGUAGES

PEOPLE_A_PAGE = 20


def render() -> None:
    """Draw the page."""
    components.header_of("people")
    everyone = ask(people)
    if not everyone:
        components.empty(
            _("Nobody is in the database yet."),
            _("Name people in a note under data/events and run `python -m etl build`."),
        )
        return
    held = ask(roles_at_events)
    roles = roles_by_person(held, page_names().roles)
    chosen, is_filtered = choose(everyone, roles_by_person(held, role_titles_to_search()))
    with st.container(horizontal=True, vertical_alignment="center"):
        total = len(everyone)
        st.markdown(
            ngettext("**{shown}** of {n} person", "**{shown}** of {n} people", total, shown=len(chosen)),
            width="content",
        )
        if is_filtered:
            address.offer_to_clear()
    if not chosen:
        components.empty(
            _("Nobody matches these filters."),
            _("Search for a part of the name or role, in any of the three languages."),
        )
        return
    show_list(chosen, roles)
    table = Table(to_people_table(chosen, roles, page_names()), ("people",))
    components.table_twin(table, "people", label=_("All of these people as a table"))


def choose(everyone: list[Attendance], roles: dict[str, list[str]]) -> tuple[list[Attendance], bool]:
    """The people asked for, in the order asked for, and whether that leaves anyone out."""
    words, sides, orders = st.columns([2, 2, 1.6])
    text = address.choose_text("text", _("Search"), placeholder=_("Name or role"), where=words)
    names = page_names()
    known = {one.person.area_code for one in everyone}
    side_codes = address.choose_many(
        "side", _("Side"), [code for code in names.areas if code in known], names.area, where=sides
    )
    by = {"events": _("Most events"), "newest": _("Newest"), "name": _("Name")}
    order = address.choose_one("order", _("Order"), list(by), labeller(by), look="segmented", where=orders)
    return in_order(choose_people(everyone, roles, text, side_codes), order), bool(text or side_codes)


def role_titles_to_search() -> dict[str, str]:
    """Role as the notes write it to its titles in every language."""
    titles = [ask(names_in, "role", language) for language in LANGUAGES]
    return {role: " ".join(dict.fromkeys(named[role] for named in titles)) for role in titles[0]}


def show_list(chosen: list[Attendance], roles: dict[str, list[str]]) -> None:
    """The people as links, so many a page."""
    names = page_names()
    below = st.container()
    page = address.choose_page("page", ceil(len(chosen) / PEOPLE_A_PAGE))
    shown = chosen[(page - 1) * PEOPLE_A_PAGE : page * PEOPLE_A_PAGE]
    with below:
        half = ceil(len(shown) / 2)
        for column, part in zip(st.columns(2, gap="large"), (shown[:half], shown[half:]), strict=True):
            with column:
                for one in part:
                    show_person(one, latest_role(one.person, roles), names)


def show_person(attended: Attendance, role: str, names: Names) -> None:
    """One person as a link, with the latest role, the side, how often they were met, and the other names."""
    person = attended.person
    with st.container(gap=None):
        components.person_link(person.person_code, person.name, icon=None)
        facts = (role, names.area(person.area_code), reach_in_words(attended))
        st.caption(plain(" · ".join(fact for fact in facts if fact)))
        st.caption(plain(other_names(person)))


render()
