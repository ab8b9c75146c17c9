"""The Xinjiang page's part on its partners side by side."""

from collections.abc import Sequence

from dashboard.locale import formats, units
from dashboard.locale import gettext as _
from dashboard.locale.wrapping import wrap
from dashboard.rows.rows_behind_view import figures_behind
from dashboard.screens.xinjiang.chart import DrawnPartner, partner_bars
from dashboard.screens.xinjiang.currency import InCurrency, in_currency
from dashboard.screens.xinjiang.dollars import IN_DOLLARS, ShownFigure
from dashboard.screens.xinjiang.texts import to_figures_table
from dashboard.screens.xinjiang.view import XINJIANG, partners_side_by_side
from dashboard.subjects.names import Names
from dashboard.subjects.trade.figures import FigureFilters, StatedFigure, stated_figures
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.ui import components
from dashboard.ui.components import Facts, Table
from dashboard.ui.database import ask
from etl.vocabulary.figures import FigureMeasure, Indicator
from etl.vocabulary.goods import ALL_GOODS
from etl.vocabulary.trade import Valuation


def show_partners(currency: str, sides: HomeAndPartner) -> None:
    """The partners side by side in the newest period with figures of several, in dollars where all can be."""
    known = FigureFilters(
        areas=(XINJIANG,),
        indicators=(Indicator.GOODS_TRADE,),
        measures=(FigureMeasure.VALUE,),
        groups=(ALL_GOODS,),
    )
    stated = partners_side_by_side(ask(stated_figures, known))
    if not stated:
        return
    chosen = in_one_currency(stated, currency)
    facts = partner_facts(chosen, sides.names)
    drawn = [drawn_partner(row, sides.names) for row in chosen.figures]
    components.chart(
        partner_bars(drawn, units.scale_for([row.value for row in chosen.figures], chosen.unit)),
        facts,
        partner_table(chosen, sides.names, facts.period),
        title=_("{home}'s trade, partners side by side, {period}").format(
            home=sides.names.area(XINJIANG), period=facts.period
        ),
        key="xinjiang.partners",
        is_still=True,
        alt="; ".join(partner.hover for partner in drawn),
        notes=(chosen.note,),
    )


def in_one_currency(stated: Sequence[StatedFigure], currency: str) -> InCurrency:
    """Figures of one currency in dollars, where that is chosen and all can be converted, else as they were stated."""
    as_stated = in_currency(stated, stated[0].unit)
    if currency != IN_DOLLARS:
        return as_stated
    converted = in_currency(stated, IN_DOLLARS)
    return converted if len(converted.figures) == len(stated) else as_stated


def partner_facts(chosen: InCurrency, names: Names) -> Facts:
    """What a reader must know of the bars, which are of one office and period."""
    first = chosen.figures[0]
    unit = units.scale_for([row.value for row in chosen.figures], chosen.unit).unit
    rates = map(names.source_title, chosen.rates)
    return Facts(
        unit=_("{unit}, converted").format(unit=unit) if chosen.rates else unit,
        reporter=names.office(first.counted_by),
        valuation=names.term("valuation", Valuation.NOT_STATED),
        source=_("; ").join([_("stated figures; the table names each page"), *rates]),
        period=formats.period(first.period.start, first.period.end),
        note=_(
            "The newest period for which one office gave three states or more. The world holds Central Asia, and "
            "that the states."
        ),
    )


def partner_table(chosen: InCurrency, names: Names, period: str) -> Table:
    """The figures as rows, all of them drawn."""
    codes = {row.stated.figure_code for row in chosen.figures}
    return Table(
        lambda: to_figures_table(chosen.figures, names, codes, is_in_dollars=chosen.is_in_dollars),
        ("xinjiang-partners", period),
        sources=(*dict.fromkeys(row.stated.source_code for row in chosen.figures), *chosen.rates),
        behind=figures_behind((XINJIANG,), indicators=(Indicator.GOODS_TRADE,), groups=(ALL_GOODS,)),
    )


def drawn_partner(figure: ShownFigure, names: Names) -> DrawnPartner:
    """The bar of a partner, with its name and amount to read on it."""
    name = names.area(figure.stated.partner_code)
    hover = f"{name}: {formats.amount(figure.value, figure.unit, 2)}"
    return DrawnPartner(wrap(name, 22), figure.value, hover)
