"""The Xinjiang page's choice of a currency: as stated, or all of it in US dollars."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from streamlit.delta_generator import DeltaGenerator

from dashboard.locale import gettext as _
from dashboard.screens.xinjiang.dollars import IN_DOLLARS, as_stated, conversion_note, currency_titles, to_dollars
from dashboard.subjects.prices.rates import exchange_rates
from dashboard.ui import address
from dashboard.ui.database import ask
from dashboard.ui.names import labeller
from etl.vocabulary.prices import Currency


@dataclass(frozen=True)
class InCurrency:
    """Figures in the unit chosen, and ``told``, the same as the table tells them: with what was stated.

    ``note`` and ``rates``, the sources of the rates, are of figures that are converted; ``unit`` is empty where none
    was to be chosen.
    """

    figures: pd.DataFrame
    told: pd.DataFrame
    unit: str
    note: str = ""
    rates: tuple[str, ...] = ()


def choose_currency(name: str, where: DeltaGenerator, stated: Sequence[str]) -> str:
    """Let the reader choose one of the currencies stated, the first to begin with, or all in dollars.

    Gives its code, or ``IN_DOLLARS``; an empty text where there is nothing to choose.
    """
    titles = currency_titles()
    offered = [*stated, *([IN_DOLLARS] if Currency.CNY in stated else [])]
    if not offered:
        return ""
    return address.choose_one(name, _("Currency"), offered, labeller(titles), look="segmented", where=where)


def in_currency(figures: pd.DataFrame, chosen: str) -> InCurrency:
    """The figures of a currency, as stated; those of all currencies in dollars; or, nothing chosen, all as they are."""
    if chosen != IN_DOLLARS:
        own = figures[figures["unit"] == chosen] if chosen else figures
        return InCurrency(own, own, chosen)
    shown = to_dollars(figures, ask(exchange_rates))
    rates = dict.fromkeys(one.rate.source_code for one in shown["converted"] if one)
    return InCurrency(shown, as_stated(shown), Currency.USD.value, conversion_note(figures, shown), tuple(rates))
