"""The Xinjiang page's choice of a currency: as stated, or all of it in US dollars."""

from collections.abc import Sequence
from dataclasses import dataclass

from streamlit.delta_generator import DeltaGenerator

from dashboard.locale import gettext as _
from dashboard.screens.xinjiang.dollars import IN_DOLLARS, ShownFigure, conversion_note, currency_titles, to_dollars
from dashboard.subjects.prices.rates import exchange_rates
from dashboard.subjects.trade.figures import StatedFigure
from dashboard.ui import address
from dashboard.ui.database import ask
from dashboard.ui.names import labeller
from etl.vocabulary.prices import Currency


@dataclass(frozen=True)
class InCurrency:
    """Figures in the unit chosen.

    ``unit`` is empty where none was to be chosen. ``note`` and ``rates``, the sources of the rates, are of figures that
    were asked for in dollars, whoever stated them in what (``is_in_dollars``).
    """

    figures: list[ShownFigure]
    unit: str
    is_in_dollars: bool = False
    note: str = ""
    rates: tuple[str, ...] = ()


def choose_currency(name: str, where: DeltaGenerator, stated: Sequence[str]) -> str:
    """Let the reader choose: all in dollars, to begin with where yuan are stated, or one of the currencies stated.

    Gives its code, or ``IN_DOLLARS``; an empty text where there is nothing to choose.
    """
    titles = currency_titles()
    offered = [*([IN_DOLLARS] if Currency.CNY in stated else []), *stated]
    if not offered:
        return ""
    return address.choose_one(name, _("Currency"), offered, labeller(titles), look="segmented", where=where)


def in_currency(figures: Sequence[StatedFigure], chosen: str) -> InCurrency:
    """The figures of a currency, as stated; those of all currencies in dollars; or, nothing chosen, all as they are."""
    if chosen != IN_DOLLARS:
        return InCurrency([ShownFigure(figure) for figure in figures if figure.unit == chosen or not chosen], chosen)
    shown = to_dollars(figures, ask(exchange_rates))
    rates = dict.fromkeys(figure.conversion.rate.source_code for figure in shown if figure.conversion)
    note = conversion_note(figures, shown)
    return InCurrency(shown, Currency.USD.value, is_in_dollars=True, note=note, rates=tuple(rates))
