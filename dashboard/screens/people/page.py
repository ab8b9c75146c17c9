"""People: who speaks for whom, and how often they were met."""

from math import ceil

import pandas as pd
import streamlit as st

from dashboard.files.headings import from_labels
from dashboard.locale import gettext as _
from dashboard.locale import ngettext, title_of
from dashboard.screens.people.view import (
    choose_people,
    in_order,
    other_names,
    reach_in_words,
    roles_by_person,
    to_people_table,
)
from dashboard.subjects.events.notes import plain
from dashboard.subjects.events.words import name_roles
from dashboard.subjects.naming import names_in
from dashboard.subjects.people.people import people, roles_at_events
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
    if everyone.empty:
        components.empty(
            _("Nobody is in the database yet."),
            _("Name people in a note under data/events and run `python -m etl build`."),
        )
        return
    held = ask(roles_at_events)
    roles = roles_by_person(name_roles(held, page_names().roles))
    chosen, is_filtered = choose(everyone, roles_by_person(name_roles(held, role_titles_to_search())))
    with st.container(horizontal=True, vertical_alignment="center"):
        total = len(everyone)
        st.markdown(
            ngettext("**{shown}** of {n} person", "**{shown}** of {n} people", total, shown=len(chosen)),
            width="content",
        )
        if is_filtered:
            address.offer_to_clear()
    if chosen.empty:
        components.empty(
            _("Nobody matches these filters."),
            _("Search for a part of the name or role, in any of the three languages."),
        )
        return
    show_list(chosen, roles)
    table = Table(from_labels(to_people_table(chosen, roles, page_names().areas)), ("people",))
    components.table_twin(table, "people", label=_("All of these people as a table"))


def choose(everyone: pd.DataFrame, roles: dict[str, list[str]]) -> tuple[pd.DataFrame, bool]:
    """The people asked for, in the order asked for, and whether that leaves anyone out."""
    words, sides, orders = st.columns([2, 2, 1.6])
    text = address.choose_text("text", _("Search"), placeholder=_("Name or role"), where=words)
    names = page_names()
    known = set(everyone["area_code"].dropna())
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


def show_list(chosen: pd.DataFrame, roles: dict[str, list[str]]) -> None:
    """The people as links, so many a page."""
    names = page_names()
    below = st.container()
    page = address.choose_page("page", ceil(len(chosen) / PEOPLE_A_PAGE))
    rows = chosen.iloc[(page - 1) * PEOPLE_A_PAGE : page * PEOPLE_A_PAGE].to_dict("records")
    with below:
        half = ceil(len(rows) / 2)
        for column, part in zip(st.columns(2, gap="large"), (rows[:half], rows[half:]), strict=True):
            with column:
                for row in part:
                    with st.container(gap=None):
                        components.person_link(row["person_code"], title_of(row, "name"), icon=None)
                        facts = [
                            next(iter(roles.get(row["person_code"], [])), ""),
                            names.area(row["area_code"]),
                            reach_in_words(row),
                        ]
                        st.caption(plain(" · ".join(fact for fact in facts if fact)))
                        st.caption(plain(other_names(row)))


render()
