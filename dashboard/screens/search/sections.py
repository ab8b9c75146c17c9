"""The kinds of thing that a search finds, as a reader is shown them: goods of every list together."""

from dataclasses import dataclass

from dashboard.locale import gettext as _
from dashboard.subjects.search.hits import Found, Hit
from etl.vocabulary.search import SearchKind


@dataclass(frozen=True)
class Section:
    """One part of the page: its code in the address, its heading, and what it found."""

    code: str
    title: str
    hits: tuple[Hit, ...]


def sections_of(found: Found) -> list[Section]:
    """The sections that found something, in their order on the page."""
    told = (
        ("notes", _("Notes"), (SearchKind.NOTE,)),
        ("promises", _("Promises"), (SearchKind.PROMISE,)),
        ("people", _("People"), (SearchKind.PERSON,)),
        ("goods", _("Goods"), (SearchKind.GROUP, SearchKind.ACCESS_GOOD, SearchKind.COMMODITY)),
        ("figures", _("Stated figures"), (SearchKind.FIGURE,)),
    )
    sections = [Section(code, title, found.of(*kinds)) for code, title, kinds in told]
    return [section for section in sections if section.hits]
