"""What codes are called in a reader's language: the one carrier of names for pages, brief, files and API."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.naming import names_in, terms_in
from dashboard.subjects.promises.outcomes import UNJUDGED, Outcome, lowered
from dashboard.subjects.trade.headline import HeadlineLine
from dashboard.subjects.trade.series import Series
from dashboard.subjects.trade.trade_points import TradePoint
from etl.schema import source
from etl.vocabulary.judgement import StandingWord

# An abbreviation begins with two capitals; other words in brackets explain a name and are no name of their own.
_IN_BRACKETS = re.compile(r"[(（]([A-ZА-ЯЁ]{2}[^()（）]*)[)）]\s*$")


def short_name(name: str) -> str:
    """The abbreviation that stands in brackets at a name's end, else the name: ``Bureau (BNS)`` gives ``BNS``."""
    found = _IN_BRACKETS.search(name)
    return found[1] if found else name


def name_of(code: object, names: Mapping[str, str]) -> str:
    """The name of a code; a code without a name is itself, a missing one is an empty text."""
    return names.get(code, code) if isinstance(code, str) else ""


def listed_names(codes: Iterable[str], names: Mapping[str, str]) -> str:
    """Names of codes in one text: ``Xinjiang, Kazakhstan``."""
    return _(", ").join(name_of(code, names) for code in codes)


@dataclass(frozen=True)
class Names:
    """Names in one language: each mapping has codes and their names, in the order in which they are shown.

    ``roles`` has titles by the role as the notes write it, ``publishers`` and ``source_urls`` are by source, the
    latter of those that have an address, ``terms`` holds every closed list by its own name: ``terms["topic"]``.
    """

    areas: Mapping[str, str]
    authorities: Mapping[str, str]
    places: Mapping[str, str]
    roles: Mapping[str, str]
    groups: Mapping[str, str]
    commodities: Mapping[str, str]
    sources: Mapping[str, str]
    publishers: Mapping[str, str]
    source_urls: Mapping[str, str]
    terms: Mapping[str, Mapping[str, str]]

    def area(self, code: str | None) -> str:
        """Name of an area."""
        return name_of(code, self.areas)

    def place(self, code: str | None) -> str:
        """Name of a city or port."""
        return name_of(code, self.places)

    def role(self, role: str | None) -> str:
        """Title of a role, by the role as the notes write it."""
        return name_of(role, self.roles)

    def office(self, code: str | None) -> str:
        """Name of an authority."""
        return name_of(code, self.authorities)

    def group(self, code: str | None) -> str:
        """Title of a commodity group."""
        return name_of(code, self.groups)

    def commodity(self, commodity_id: str | None) -> str:
        """Title of a commodity."""
        return name_of(commodity_id, self.commodities)

    def goods(self, code: str | None) -> str:
        """Title of a commodity group or of a commodity, where either is meant."""
        return self.group(code) if code in self.groups else self.commodity(code)

    def listed(self, list_name: str) -> Mapping[str, str]:
        """Every member of a closed list and its name, in order; none where the database names none."""
        return self.terms.get(list_name, {})

    def term(self, list_name: str, code: str | None) -> str:
        """Name of a closed list's member."""
        return name_of(code, self.listed(list_name))

    def source_title(self, code: str | None) -> str:
        """Title of a source."""
        return name_of(code, self.sources)

    def publisher(self, source_code: str | None) -> str:
        """Short name of a source's publisher."""
        return short_name(name_of(source_code, self.publishers))

    @property
    def outcomes(self) -> Mapping[str, str]:
        """Every outcome of a promise and its name, in order, then the word that stands for all three causes."""
        return {code.value: self.outcome(code) for code in (*Outcome, StandingWord.NOT_ASSESSABLE)}

    def outcome(self, code: str) -> str:
        """How a promise stands: the word, with its cause where it cannot be judged."""
        if code not in UNJUDGED:
            return self.term("standing_word", code)
        return _("{word}: {cause}").format(
            word=self.term("standing_word", StandingWord.NOT_ASSESSABLE),
            cause=lowered(self.term("unjudged_cause", code)),
        )

    def series(self, series: Series) -> str:
        """A series: whose figures, and by which publisher or office."""
        if series.counted_by is not None:
            return _("{area}: {office}, as stated").format(
                area=self.area(series.reporter_code), office=short_name(self.office(series.counted_by))
            )
        return _("{area}: {publisher}").format(
            area=self.area(series.reporter_code), publisher=self.publisher(series.source_code)
        )

    def count(self, series: Series) -> str:
        """Whose count a series is, in full: the office, or the reporter and the table's publisher."""
        if series.counted_by is not None:
            return self.office(series.counted_by)
        return _("{area}'s report, table of {publisher}").format(
            area=self.area(series.reporter_code), publisher=self.publisher(series.source_code)
        )

    def source(self, point: TradePoint) -> str:
        """Where a point was published: who stated it and where, or the table's title."""
        if point.statement is not None:
            return _("{office}, in {publisher}").format(
                office=self.office(point.statement.stated_by), publisher=point.statement.publisher
            )
        return self.source_title(point.series.source_code)

    def url(self, point: TradePoint) -> str:
        """Where a point can be read: the page that states it, or the publisher's address; empty where none is known."""
        own = point.statement.source_url if point.statement else ""
        return own or self.source_urls.get(point.series.source_code, "")

    def headline(self, line: HeadlineLine) -> str:
        """A headline line in words: how much, when, by whom.

        A star where a chapter stands in.
        """
        newest = line.newest
        office = newest.series.counted_by
        if office is not None:
            text = _("{amount} in {year} ({publisher}, as stated)")
        else:
            text = (
                _("{amount} in {year} ({publisher})*") if newest.is_stand_in else _("{amount} in {year} ({publisher})")
            )
        return text.format(
            amount=formats.bounded(formats.amount(newest.value, line.unit), is_at_least=newest.is_at_least),
            year=line.period_end.year,
            publisher=self.publisher(newest.series.source_code) if office is None else short_name(self.office(office)),
        )


def read_names(connection: Connection, language: str) -> Names:
    """Every name in a language, English where there is none."""
    told = list(connection.execute(select(source.c.source_code, source.c.publisher, source.c.url)))
    return Names(
        areas=names_in(connection, "area", language),
        authorities=names_in(connection, "authority", language),
        places=names_in(connection, "place", language),
        roles=names_in(connection, "role", language),
        groups=names_in(connection, "commodity_group", language),
        commodities=names_in(connection, "commodity", language),
        sources=names_in(connection, "source", language),
        publishers={row.source_code: row.publisher for row in told},
        source_urls={row.source_code: row.url for row in told if row.url},
        terms=terms_in(connection, language),
    )
