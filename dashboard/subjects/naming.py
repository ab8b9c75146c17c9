"""Lists of names as questions in SQL: what ``names.read_names`` reads, and what files and API join or ask alone.

Each is of a reference table or a closed list, in a language and in English where that has no name.
"""

from typing import Any

from sqlalchemy import Connection, Select, func, select

from dashboard.subjects.build_asked import build_asked
from etl.schema import (
    access_good,
    area,
    authority,
    commodity,
    commodity_group,
    person,
    place,
    price_good,
    role,
    source,
    term,
)

_NAMED = {
    "access_good": (access_good.c.good_code, access_good, "name", access_good.c.sort_order),
    "area": (area.c.area_code, area, "name", area.c.sort_order),
    "authority": (authority.c.authority_code, authority, "name", authority.c.name_en),
    "commodity": (commodity.c.commodity_id, commodity, "title", commodity.c.commodity_id),
    "commodity_group": (commodity_group.c.group_code, commodity_group, "title", commodity_group.c.sort_order),
    "person": (person.c.person_code, person, "name", person.c.name_en),
    "place": (place.c.place_code, place, "name", place.c.name_en),
    "price_good": (price_good.c.price_good_code, price_good, "title", price_good.c.sort_order),
    "role": (role.c.role_en, role, "role", role.c.role_en),
    "source": (source.c.source_code, source, "title", source.c.sort_order),
}


def names_in(connection: Connection, names: str, language: str) -> dict[str, str]:
    """Code to name, in the order in which they are shown, read once a build.

    The list is a reference table or, as ``term:flow``, a closed list.
    """

    def read() -> dict[str, str]:
        return dict(connection.execute(names_question(names, language)).all())

    return build_asked(connection).once((names_in, names, language), read)


def terms_in(connection: Connection, language: str) -> dict[str, dict[str, str]]:
    """Every closed list by its name, each as ``names_in`` gives it."""
    found: dict[str, dict[str, str]] = {}
    question = _terms_question(language).add_columns(term.c.list_name)
    for row in connection.execute(question):
        found.setdefault(row.list_name, {})[row.code] = row.name
    return found


def names_question(names: str, language: str) -> Select[Any]:
    """The codes of a list and their names, as columns ``code`` and ``name``, in order."""
    kind, _, list_name = names.partition(":")
    if kind == "term":
        return _terms_question(language).where(term.c.list_name == list_name)
    code, rows, stem, order = _NAMED[kind]
    named = func.coalesce(rows.c[f"{stem}_{language}"], rows.c[f"{stem}_en"])
    return select(code.label("code"), named.label("name")).order_by(order, code)


def _terms_question(language: str) -> Select[Any]:
    named = func.coalesce(term.c[f"title_{language}"], term.c.title_en)
    return select(term.c.term_code.label("code"), named.label("name")).order_by(term.c.sort_order, term.c.term_code)
