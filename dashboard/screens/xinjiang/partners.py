"""The Xinjiang page's part on its partners side by side."""

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.locale.wrapping import wrap
from dashboard.rows.rows_behind_view import figures_behind
from dashboard.screens.xinjiang.chart import DrawnPartner, partner_bars
from dashboard.screens.xinjiang.currency import in_currency
from dashboard.screens.xinjiang.dollars import IN_DOLLARS, ShownFigure
from dashboard.screens.xinjiang.shares import ALL_GOODS
from dashboard.screens.xinjiang.texts import to_figures_table
from dashboard.screens.xinjiang.view import XINJIANG, partners_side_by_side
from dashboard.subjects.names import Names
from dashboard.subjects.trade.figures import FigureFilters, stated_figures
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.ui import components
from dashboard.ui.components import Facts, Table
from dashboard.ui.database import ask
from etl.vocabulary.figures import FigureMeasure, Indicator


def show_partners(currency: str, sides: HomeAndPartner) -> None:
    """The partners side by side in the newest period with figures of several, in dollars where all can be."""
    figures = ask(
        stated_figures,
        FigureFilters(
            areas=(XINJIANG,),
            indicators=(Indicator.GOODS_TRADE,),
            measures=(FigureMeasure.VALUE,),
            groups=ALL_GOODS,
        ),
    )
    stated = partners_side_by_side(figures)
    if not stated:
        return
    chosen = in_currency(stated, IN_DOLLARS if currency == IN_DOLLARS else stated[0].unit)
    if len(chosen.figures) < len(stated):
        chosen = in_currency(stated, stated[0].unit)
    period = formats.period(stated[0].period.start, stated[0].period.end)
    rates = [sides.names.source_title(rate) for rate in chosen.rates]
    drawn = [drawn_partner(row, sides.names) for row in chosen.figures]
    scale = formats.scale_for([row.value for row in chosen.figures], chosen.unit)
    components.chart(
        partner_bars(drawn, scale),
        Facts(
            unit=_("{unit}, converted").format(unit=scale.unit) if chosen.rates else scale.unit,
            reporter=sides.names.office(stated[0].counted_by),
            valuation=sides.names.term("valuation", "not_stated"),
            source=_("; ").join([_("stated figures; the table names each page"), *rates]),
            period=period,
            note=_(
                "The newest period for which one office gave three states or more. The world holds Central Asia, and "
                "that the states."
            ),
        ),
        Table(
            lambda: to_figures_table(
                chosen.figures,
                sides.names,
                {row.figure_code for row in stated},
                is_in_dollars=chosen.is_in_dollars,
            ),
            ("xinjiang-partners", period),
            sources=(*dict.fromkeys(row.source_code for row in stated), *chosen.rates),
            behind=figures_behind((XINJIANG,), indicators=(Indicator.GOODS_TRADE,), groups=ALL_GOODS),
        ),
        title=_("{home}'s trade, partners side by side, {period}").format(
            home=sides.names.area(XINJIANG), period=period
        ),
        key="xinjiang.partners",
        alt="; ".join(partner.hover for partner in drawn),
        notes=(chosen.note,),
    )


def drawn_partner(figure: ShownFigure, names: Names) -> DrawnPartner:
    """The bar of a partner, with its name and amount to read on it."""
    name = names.area(figure.stated.partner_code)
    hover = f"{name}: {formats.amount(figure.value, figure.unit, 2)}"
    return DrawnPartner(wrap(name, 22), figure.value, hover)
