"""Goods by country as a table, for the page and for files. Pure: no database, no page."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from operator import attrgetter

from dashboard.locale import gettext as _
from dashboard.rows.shown_table import ShownColumn
from dashboard.subjects.access.markets import Market
from dashboard.subjects.access.words import CONFLICT, LESS_SURE, market_cell
from dashboard.subjects.names import Names
from dashboard.ui.record_table import Cell, Heading, record_table
from etl.vocabulary.access import AccessState
from etl.vocabulary.places import HOME


@dataclass(frozen=True)
class MarketRow:
    """A good and how its market stands by country, in one direction; a country without a market row is left out."""

    good_code: str
    good_name: str
    markets: Mapping[str, Market]

    def with_country(self, country: str) -> Market | None:
        """How it stands with a country."""
        return self.markets.get(country)


def matrix_rows(markets: Iterable[Market], goods: Mapping[str, str], states: Collection[str]) -> list[MarketRow]:
    """A row for each good of which an act is known in some country, in the goods' order.

    Takes the markets of one direction; with ``states`` only goods that stand so somewhere are kept.
    """
    by_good: dict[str, dict[str, Market]] = {}
    for market in markets:
        country = market.destination_code if market.origin_code == HOME else market.origin_code
        by_good.setdefault(market.good_code, {})[country] = market
    wanted = set(states) or {str(state) for state in AccessState if state != AccessState.NO_ACT}
    return [
        MarketRow(code, name, by_good[code])
        for code, name in goods.items()
        if code in by_good and wanted & {str(market.state) for market in by_good[code].values()}
    ]


def matrix_columns(countries: Sequence[str], names: Names) -> tuple[ShownColumn[MarketRow], ...]:
    """The good, then a column for each country."""

    def cell(country: str, row: MarketRow) -> str:
        return market_cell(row.with_country(country), names)

    by_country = (
        ShownColumn(f"{country.lower()}_market", names.area(country), partial(cell, country)) for country in countries
    )
    return (
        ShownColumn("good_name", _("Good"), attrgetter("good_name")),
        *by_country,
        ShownColumn("good_code", _("Good, code"), attrgetter("good_code")),
    )


def matrix_html(
    rows: Sequence[MarketRow], countries: Sequence[str], names: Names, caption: str, address_of: Callable[[str], str]
) -> str:
    """The goods as HTML, each a link to its own page; on a phone a card each, with the countries that have an act.

    Takes where the page of a good is; its look is that of ``dashboard/ui/client/records.css``.
    """
    headings = (_("Good"), *(names.area(country) for country in countries))
    return record_table(
        [Heading(heading) for heading in headings],
        ([_good(row, address_of), *(_cell(row.with_country(one), names) for one in countries)] for row in rows),
        caption=caption,
        look="records matrix",
    )


def _good(row: MarketRow, address_of: Callable[[str], str]) -> Cell:
    return Cell(f'<a href="{escape(address_of(row.good_code))}" target="_self">{escape(row.good_name)}</a>')


def _cell(market: Market | None, names: Names) -> Cell:
    is_known = market is not None and market.state != AccessState.NO_ACT
    told = escape(market_cell(market, names))
    for mark in (LESS_SURE, CONFLICT):
        told = told.replace(f" {mark}", f"\u00a0{mark}")  # a mark does not stand on a line of its own
    return Cell(told, "" if is_known else "none")
