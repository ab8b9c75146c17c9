"""Xinjiang: what passes through it, and how much of China's trade with Central Asia it is."""

import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.locale.wrapping import wrap
from dashboard.rows.rows_behind_view import figures_behind
from dashboard.screens.sections.counts.cards import HomeAndPartner
from dashboard.screens.xinjiang.chart import DrawnPartner, partner_bars
from dashboard.screens.xinjiang.currency import choose_currency, in_currency
from dashboard.screens.xinjiang.dollars import ShownFigure
from dashboard.screens.xinjiang.farm import show_farm
from dashboard.screens.xinjiang.figures import FigurePanels, draw_figures
from dashboard.screens.xinjiang.headline import show_headline
from dashboard.screens.xinjiang.ports import show_ports
from dashboard.screens.xinjiang.shares import show_shares
from dashboard.screens.xinjiang.stated_periods import both_ways_first
from dashboard.screens.xinjiang.texts import (
    AS_STATED,
    CHANGE,
    PER_MONTH,
    office_series,
    to_figures_table,
)
from dashboard.screens.xinjiang.view import (
    CENTRAL_ASIA,
    WORLD,
    XINJIANG,
    PanelFigure,
    partners_side_by_side,
)
from dashboard.subjects.names import Names
from dashboard.subjects.trade.figures import FigureFilters, StatedFigure, stated_figures
from dashboard.ui import address, components
from dashboard.ui.choices import chosen_partner
from dashboard.ui.components import Facts, Table
from dashboard.ui.database import ask
from dashboard.ui.names import labeller, page_names
from etl.vocabulary.figures import FigureMeasure, Indicator


def render() -> None:
    """Draw the page."""
    components.header_of("xinjiang")
    partner = chosen_partner()
    sides = HomeAndPartner(XINJIANG, partner, page_names())
    show_headline(sides)
    st.markdown(
        _(
            "**Two different things.** *Xinjiang's trade* is that of firms registered in Xinjiang, wherever their "
            "goods cross the border. *Goods through Xinjiang's ports* are all that cross there, whoever in China "
            "trades them. Neither is a part of the other."
        )
    )
    show_trade(sides)
    show_shares(sides)
    show_partners(sides)
    show_farm(sides)
    show_ports(sides)


def show_trade(sides: HomeAndPartner) -> None:
    """Xinjiang's trade with the world, Central Asia and the partner."""
    st.header(_("Xinjiang's own trade over time"), anchor=False)
    partners = list(dict.fromkeys((WORLD, CENTRAL_ASIA, sides.partner)))
    figures = ask(
        stated_figures,
        FigureFilters(
            areas=(XINJIANG,), partners=tuple(partners), indicators=(Indicator.GOODS_TRADE,), groups=("all_goods",)
        ),
    )
    looks = {
        AS_STATED: _("Years"),
        PER_MONTH: _("Per month"),
        CHANGE: _("Change on year"),
    }
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    look = address.choose_one("look", _("Show"), list(looks), labeller(looks), look="segmented", where=left)
    unit = "pct" if look == CHANGE else choose_currency("currency", right, ("USD", "CNY"))
    measure = FigureMeasure.GROWTH_PCT if look == CHANGE else FigureMeasure.VALUE
    chosen = in_currency([figure for figure in figures if figure.measure == measure], unit)
    known = [
        PanelFigure(figure.stated.partner_code, figure.counted_by, figure)
        for figure in both_ways_first(chosen.figures, lambda figure: (figure.stated.partner_code, figure.counted_by))
    ]
    titles = {
        code: _("{home} ↔ {partner}").format(home=sides.names.area(XINJIANG), partner=sides.names.area(code))
        for code in partners
    }
    title = _("Xinjiang's own trade: {looks}").format(looks=_("; ").join(titles.values()))
    series = office_series(known, sides.names)
    is_converted = bool(chosen.rates)
    view = FigurePanels(partners, titles, series, look, chosen.unit, "xinjiang.trade", title, is_converted)
    draw_figures(known, chosen, view, sides)


def show_partners(sides: HomeAndPartner) -> None:
    """The partners side by side in the newest period with figures of several."""
    figures = ask(
        stated_figures,
        FigureFilters(
            areas=(XINJIANG,),
            indicators=(Indicator.GOODS_TRADE,),
            measures=(FigureMeasure.VALUE,),
            groups=("all_goods",),
        ),
    )
    rows = partners_side_by_side(figures)
    if not rows:
        return
    first = rows[0]
    period = formats.period(first.period.start, first.period.end)
    st.header(_("Partners side by side, {period}").format(period=period), anchor=False)
    drawn = [drawn_partner(row, sides.names) for row in rows]
    scale = formats.scale_for([row.value for row in rows], first.unit)
    components.chart(
        partner_bars(drawn, scale),
        Facts(
            unit=scale.unit,
            reporter=sides.names.office(first.counted_by),
            valuation=sides.names.term("valuation", "not_stated"),
            source=_("stated figures; the table names each page"),
            period=period,
            note=_(
                "The newest period for which one office gave three states or more. The world holds Central Asia, and "
                "that the states."
            ),
        ),
        Table(
            to_figures_table(map(ShownFigure, rows), sides.names, {row.figure_code for row in rows}),
            ("xinjiang-partners", period),
            sources=tuple(dict.fromkeys(row.source_code for row in rows)),
            behind=figures_behind((XINJIANG,), indicators=(Indicator.GOODS_TRADE,), groups=("all_goods",)),
        ),
        title=_("{home}'s trade, partners side by side, {period}").format(
            home=sides.names.area(XINJIANG), period=period
        ),
        key="xinjiang.partners",
        alt="; ".join(partner.hover for partner in drawn),
    )


def drawn_partner(figure: StatedFigure, names: Names) -> DrawnPartner:
    """The bar of a partner, with its name and amount to read on it."""
    name = names.area(figure.partner_code)
    hover = f"{name}: {formats.amount(figure.value, figure.unit, 2)}"
    return DrawnPartner(wrap(name, 22), figure.value, hover)


render()
