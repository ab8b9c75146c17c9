"""The Xinjiang page's part on goods between Xinjiang and the partner, as each side states them."""

from collections.abc import Sequence

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import units
from dashboard.rows.rows_behind_view import figures_behind
from dashboard.screens.sections.counts.data import is_group
from dashboard.screens.sections.counts.texts import listed, span_of_periods
from dashboard.screens.xinjiang.bar_table import ROW_PIXELS, BarColumn, BarRow, bar_table_html
from dashboard.screens.xinjiang.currency import in_currency
from dashboard.screens.xinjiang.dollars import IN_DOLLARS, ShownFigure
from dashboard.screens.xinjiang.goods import goods_rows, stated_goods
from dashboard.screens.xinjiang.texts import to_figures_table
from dashboard.screens.xinjiang.view import XINJIANG
from dashboard.subjects.colours import AMBER, TEAL
from dashboard.subjects.names import short_name
from dashboard.subjects.trade.figures import FigureFilters, stated_figures
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.ui import components
from dashboard.ui.chart_frame import Diagram
from dashboard.ui.components import Facts, Table
from dashboard.ui.database import ask
from etl.vocabulary.figures import Indicator
from etl.vocabulary.trade import Valuation


def show_goods(sides: HomeAndPartner) -> None:
    """Goods between Xinjiang and the partner in a table with bars, all in dollars."""
    both = (XINJIANG, sides.partner)
    known = FigureFilters(areas=both, partners=both, indicators=(Indicator.GOODS_TRADE,))
    goods = stated_goods(in_currency(ask(stated_figures, known), IN_DOLLARS).figures)
    partner = sides.names.area(sides.partner)
    if not goods:
        sentence = _("No value of single goods or groups between Xinjiang and {partner} is stated by either side.")
        st.markdown(sentence.format(partner=partner))
        return
    figures = [figure for one in goods for figure in one.figures]
    columns = side_columns(sides, is_alone=is_group(sides.partner))
    rows = goods_rows(goods, sides, len(columns))
    components.chart(
        Diagram(bar_table_html(_("Goods"), columns, rows, _("not published")), ROW_PIXELS * (len(rows) + 1)),
        goods_facts(figures, sides),
        goods_table(figures, sides),
        title=_("Goods between Xinjiang and {partner}, as each side states them").format(partner=partner),
        key="xinjiang.goods",
        alt=rows_in_words(rows),
    )


def side_columns(sides: HomeAndPartner, *, is_alone: bool) -> list[BarColumn]:
    """A column for each side; Xinjiang's ``is_alone`` where the partner is a group, which states nothing of its own."""
    partner = _("{area} states").format(area=sides.names.area(sides.partner))
    columns = [BarColumn(_("Xinjiang states"), TEAL), BarColumn(partner, AMBER)]
    return columns[:1] if is_alone else columns


def rates_of(figures: Sequence[ShownFigure]) -> list[str]:
    """Codes of the sources of the rates by which some of the figures are converted."""
    return list(dict.fromkeys(one.conversion.rate.source_code for one in figures if one.conversion))


def goods_facts(figures: Sequence[ShownFigure], sides: HomeAndPartner) -> Facts:
    """What a reader must know of the table."""
    rates = rates_of(figures)
    return Facts(
        unit=_("USD, in part converted") if rates else units.unit_label("USD"),
        reporter=listed([short_name(sides.names.office(figure.stated.counted_by)) for figure in figures]),
        valuation=sides.names.term("valuation", Valuation.NOT_STATED),
        source=_("; ").join([_("stated figures; the table names each page"), *map(sides.names.source_title, rates)]),
        period=span_of_periods([figure.period for figure in figures]),
    )


def goods_table(figures: Sequence[ShownFigure], sides: HomeAndPartner) -> Table:
    """The figures as rows, with the way to all that the two sides state of each other."""
    both = (XINJIANG, sides.partner)
    return Table(
        lambda: to_figures_table(
            figures, sides.names, {figure.stated.figure_code for figure in figures}, is_in_dollars=True
        ),
        ("xinjiang-goods", sides.partner),
        sources=(*dict.fromkeys(figure.stated.source_code for figure in figures), *rates_of(figures)),
        behind=figures_behind(both, both),
    )


def rows_in_words(rows: Sequence[BarRow]) -> str:
    """The table as one text for those who cannot see it."""
    return "; ".join(f"{row.label}: {', '.join(cell.text for cell in row.cells if cell)}" for row in rows)
