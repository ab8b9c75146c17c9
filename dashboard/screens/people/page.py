"""People: who speaks for whom now, as last attested, and everybody who was met."""

from dataclasses import dataclass
from math import ceil

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import ngettext
from dashboard.screens.people.answers import (
    Office,
    found_in_words,
    heads_in_words,
    office_in_words,
    side_in_words,
    speakers_in_words,
)
from dashboard.screens.people.view import (
    choose_people,
    in_order,
    other_names,
    reach_in_words,
    roles_by_person,
    to_people_table,
)
from dashboard.screens.sections.brief_row import person_brief_link
from dashboard.subjects.events.notes import plain
from dashboard.subjects.names import Names
from dashboard.subjects.naming import names_in
from dashboard.subjects.people.offices import RoleAttested, holders_today, latest_roles, roles_attested
from dashboard.subjects.people.people import Attendance, people, roles_at_events
from dashboard.ui import address, components
from dashboard.ui.components import Table
from dashboard.ui.database import ask, chosen_day
from dashboard.ui.first_screen import answer, place_for_answer
from dashboard.ui.names import labeller, page_names
from etl.vocabulary.languages import LANGUAGES

PEOPLE_A_PAGE = 20


def render() -> None:
    """Draw the page."""
    everyone = ask(people)
    if not everyone:
        components.header_of("people")
        components.not_found(
            _("Nobody is in the database yet."),
            _("Name people in a note under data/events and run `python -m etl build`."),
        )
        return
    head = place_for_answer()
    held, holders = ask(roles_at_events), holders_now()
    chosen, asked = choose(everyone, roles_by_person(held, role_titles_to_search()), holders)
    with head:
        show_answer(everyone, chosen, holders, asked)
    with st.container(horizontal=True, vertical_alignment="center"):
        total = len(everyone)
        st.markdown(
            ngettext("**{shown}** of {n} person", "**{shown}** of {n} people", total, shown=len(chosen)),
            width="content",
        )
        if asked.is_filter:
            address.offer_to_clear()
    if not chosen:
        components.empty(
            _("Nobody matches these filters."),
            _("Search for a part of the name or role, in any of the three languages."),
        )
        return
    show_list(chosen, holders)
    roles = roles_by_person(held, page_names().roles)
    table = Table(to_people_table(chosen, roles, page_names()), ("people",))
    components.table_twin(table, "people", label=_("All of these people as a table"))


def holders_now() -> list[RoleAttested]:
    """Who holds an office on the day shown, as last attested."""
    return holders_today(ask(roles_attested), chosen_day() or st.session_state["build"].built_at.date())


@dataclass(frozen=True)
class Asked:
    """The words looked for and the sides chosen; nothing is no restriction."""

    text: str
    sides: tuple[str, ...]

    @property
    def is_filter(self) -> bool:
        """Whether that may leave anyone out."""
        return bool(self.text or self.sides)


def show_answer(
    everyone: list[Attendance], chosen: list[Attendance], holders: list[RoleAttested], asked: Asked
) -> None:
    """Whom a search finds; who speaks for the side chosen; of all sides how many there are, and the highest of each."""
    names = page_names()
    if asked.text:
        answer(found_in_words(chosen, everyone, asked.text), page_name=_("People"))
    elif len(asked.sides) == 1:
        answer(side_in_words(asked.sides[0], holders, names), page_name=_("People"))
    else:
        answer(speakers_in_words(everyone, holders), plain(heads_in_words(holders, names)), page_name=_("People"))


def choose(
    everyone: list[Attendance], roles: dict[str, list[str]], holders: list[RoleAttested]
) -> tuple[list[Attendance], Asked]:
    """The people asked for, in the order asked for, and what was asked."""
    words, sides, orders = st.columns([2, 2, 2.4])
    text = address.choose_text("text", _("Search"), placeholder=_("Name or role, in any script"), where=words)
    names = page_names()
    known = {one.person.area_code for one in everyone}
    side_codes = address.choose_many(
        "side", _("Side"), [code for code in names.areas if code in known], names.area, follows="partner", where=sides
    )
    by = {"office": _("Office"), "events": _("Most events"), "newest": _("Newest"), "name": _("Name")}
    order = address.choose_one("order", _("Order"), list(by), labeller(by), look="segmented", where=orders)
    chosen = in_order(choose_people(everyone, roles, text, side_codes), order, holders)
    return chosen, Asked(text, tuple(side_codes))


def role_titles_to_search() -> dict[str, str]:
    """Role as the notes write it to its titles in every language."""
    titles = [ask(names_in, "role", language) for language in LANGUAGES]
    return {role: " ".join(dict.fromkeys(named[role] for named in titles)) for role in titles[0]}


def show_list(chosen: list[Attendance], holders: list[RoleAttested]) -> None:
    """The people as links, so many a page."""
    names, held = page_names(), {one.person.person_code for one in holders}
    latest = latest_roles(ask(roles_attested))
    below = st.container()
    page = address.choose_page("page", ceil(len(chosen) / PEOPLE_A_PAGE))
    shown = chosen[(page - 1) * PEOPLE_A_PAGE : page * PEOPLE_A_PAGE]
    with below:
        half = ceil(len(shown) / 2)
        for column, part in zip(st.columns(2, gap="large"), (shown[:half], shown[half:]), strict=True):
            with column:
                for one in part:
                    code = one.person.person_code
                    show_person(one, Office(latest.get(code), is_held=code in held), names)


def show_person(attended: Attendance, office: Office, names: Names) -> None:
    """One person as a link, with the role last attested, the side, how often they were met, and the other names.

    Beside the name of who is in office stands the way to a brief for meeting them.
    """
    person = attended.person
    with st.container(gap=None):
        with st.container(horizontal=True, gap="medium"):
            components.person_link(person.person_code, person.name, icon=None)
            if office.is_held:
                person_brief_link(person, _("Brief"))
        st.markdown(plain(office_in_words(office, names)))
        facts = (names.area(person.area_code), reach_in_words(attended), other_names(person))
        st.caption(plain(" · ".join(fact for fact in facts if fact)))


render()
