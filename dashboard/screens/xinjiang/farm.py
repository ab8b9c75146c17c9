"""The Xinjiang page's part on farm trade: the ministry's table over time, and what was stated since."""

from collections.abc import Mapping

import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import figures_behind, trade_behind
from dashboard.screens.sections.counts.cards import HomeAndPartner
from dashboard.screens.sections.counts.texts import listed, span_of_periods
from dashboard.screens.xinjiang.chart import farm_trade
from dashboard.screens.xinjiang.dollars import ShownFigure
from dashboard.screens.xinjiang.texts import to_farm_table, to_figures_table
from dashboard.screens.xinjiang.view import WORLD, XINJIANG
from dashboard.subjects.trade.figures import FigureFilters, stated_figures
from dashboard.subjects.trade.flows import ReportedFlow, flows_of_group
from dashboard.subjects.trade.trade import TradeFilters
from dashboard.ui import address, components
from dashboard.ui.components import Facts, Table
from dashboard.ui.database import ask
from dashboard.ui.names import labeller
from etl.vocabulary.figures import Indicator
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Flow


def show_farm(sides: HomeAndPartner) -> None:
    """Xinjiang's farm trade with all partners, by year or month, and what was stated since."""
    st.header(_("Xinjiang's farm trade with all partners"), anchor=False)
    spans = {PeriodKind.YEAR: _("Years"), PeriodKind.MONTH: _("Months")}
    span = address.choose_one(
        "span", _("By"), list(spans), labeller({str(key): name for key, name in spans.items()}), look="segmented"
    )
    flows = ask(flows_of_group, "agricultural", TradeFilters(WORLD, reporters=(XINJIANG,), period_kinds=(span,)))
    if not flows:
        components.empty(
            _("No table of Xinjiang's farm trade is in the database."), _("Import one, or see the figures below.")
        )
        return
    names = {Flow.EXPORT.value: _("Exports"), Flow.IMPORT.value: _("Imports")}
    hovers = [flow_in_words(flow, names) for flow in flows]
    period = span_of_periods([flow.period for flow in flows])
    scale = formats.scale_for([flow.value_usd for flow in flows], "USD")
    components.chart(
        farm_trade(
            flows,
            hovers,
            names,
            scale,
            by_month=span == PeriodKind.MONTH,
        ),
        Facts(
            unit=scale.unit,
            reporter=_("Xinjiang, by the place of the trading firm"),
            valuation=listed([sides.names.term("valuation", flow.valuation) for flow in flows]),
            source=listed([sides.names.source_title(flow.series.source_code) for flow in flows]),
            period=period,
            note=_(
                "All agricultural goods by the ministry's own definition. The table ends where its source ends, not "
                "where trade does; months are got as differences of running totals. Later figures are stated ones, in "
                "yuan, below."
            ),
        ),
        Table(
            to_farm_table(flows, sides.names),
            ("xinjiang-farm-trade", span),
            sources=tuple(dict.fromkeys(flow.series.source_code for flow in flows)),
            behind=trade_behind((XINJIANG,), (WORLD,), groups=("agricultural",)),
        ),
        title=_("{what}, {period}").format(what=_("Xinjiang's farm trade with all partners"), period=period),
        key="xinjiang.farm",
        alt="; ".join(hovers[-2:]),
    )
    show_stated_farm(sides)


def flow_in_words(flow: ReportedFlow, names: Mapping[str, str]) -> str:
    """One direction's trade of one period as one text; takes the directions' names."""
    period = formats.period(flow.period.start, flow.period.end)
    return f"{names[flow.flow]}, {period}: {formats.amount(flow.value_usd, 'USD')}"


def show_stated_farm(sides: HomeAndPartner) -> None:
    """What was stated of Xinjiang's farm trade, as a list: too few figures, of too many kinds, for a chart."""
    figures = ask(
        stated_figures,
        FigureFilters(
            areas=(XINJIANG,), indicators=(Indicator.GOODS_TRADE, Indicator.TRADE_VIA_PORT), groups=("agricultural",)
        ),
    )
    own = [figure for figure in figures if figure.place_code is None]
    components.table_twin(
        Table(
            to_figures_table(map(ShownFigure, own), sides.names, ()),
            ("xinjiang-farm-stated",),
            sources=tuple(dict.fromkeys(figure.source_code for figure in own)),
            behind=figures_behind((XINJIANG,), groups=("agricultural",)),
        ),
        "xinjiang.farm.stated",
        label=_("Stated figures of farm trade, {n}").format(n=len(own)),
    )
