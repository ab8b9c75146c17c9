"""Names of codes in the reader's language, read once a build from the reference tables."""

from collections.abc import Callable

import pandas as pd

from dashboard.locale import title_of
from dashboard.subjects import reference
from dashboard.subjects.events.words import EventNames
from dashboard.subjects.sources import sources
from dashboard.subjects.trade.series_names import Names
from dashboard.ui.database import ask


def _by_code(frame: pd.DataFrame, code: str, stem: str) -> dict[str, str]:
    return {str(row[code]): title_of(row, stem) for row in frame.to_dict("records")}


def area_names() -> dict[str, str]:
    """Area code to name."""
    return _by_code(ask(reference.areas), "area_code", "name")


def group_names() -> dict[str, str]:
    """Commodity group code to title, in the order shown."""
    return _by_code(ask(reference.commodity_groups), "group_code", "title")


def commodity_names() -> dict[str, str]:
    """Commodity id to title."""
    return _by_code(ask(reference.commodities), "commodity_id", "title")


def authority_names() -> dict[str, str]:
    """Authority code to name."""
    return _by_code(ask(reference.authorities), "authority_code", "name")


def place_names() -> dict[str, str]:
    """Place code to name."""
    return _by_code(ask(reference.places), "place_code", "name")


def role_names() -> dict[str, str]:
    """Role as the notes write it to its title."""
    return _by_code(ask(reference.roles), "role_en", "role")


def role_names_in_all_languages() -> dict[str, str]:
    """Role as the notes write it to its titles in every language, to search by."""
    rows = ask(reference.roles).to_dict("records")
    return {row["role_en"]: " ".join(text for text in row.values() if isinstance(text, str)) for row in rows}


def term_names(list_name: str) -> dict[str, str]:
    """Member of a closed list to its name, in the list's order.

    ``list_name`` is as in the term table, for example ``event_kind``.
    """
    terms = ask(reference.terms)
    return _by_code(terms[terms["list_name"] == list_name], "term_code", "title")


def event_names() -> EventNames:
    """Names of every code that an event row holds."""
    return EventNames(
        areas=area_names(), places=place_names(), kinds=term_names("event_kind"), topics=term_names("topic")
    )


def series_names() -> Names:
    """Names of everything that a series of figures is called by."""
    listed = ask(sources).to_dict("records")
    return Names(
        areas=area_names(),
        authorities=authority_names(),
        publishers={row["source_code"]: row["publisher"] for row in listed},
        sources={row["source_code"]: title_of(row) for row in listed},
        source_urls={row["source_code"]: row["url"] for row in listed if isinstance(row["url"], str)},
        valuations=term_names("valuation"),
    )


def labeller(names: dict[str, str]) -> Callable[[str], str]:
    """A function from code to name for a widget; a code without a name shows itself."""
    return lambda code: names.get(code, code)
