"""The Xinjiang page's part on farm trade: the ministry's table over time, and what was stated since."""

import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import figures_behind, sources_in, trade_behind
from dashboard.screens.sections.counts.cards import HomeAndPartner
from dashboard.screens.sections.counts.texts import listed, span_of
from dashboard.screens.xinjiang.chart import farm_trade
from dashboard.screens.xinjiang.texts import to_farm_table, to_figures_table
from dashboard.screens.xinjiang.view import WORLD, XINJIANG
from dashboard.subjects.trade.figures import FigureFilters, official_figures
from dashboard.subjects.trade.trade import TradeFilters, group_series
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
    series = ask(group_series, "agricultural", TradeFilters(WORLD, reporters=(XINJIANG,), period_kinds=(span,)))
    if series.empty:
        components.empty(
            _("No table of Xinjiang's farm trade is in the database."), _("Import one, or see the figures below.")
        )
        return
    names = {Flow.EXPORT: _("Exports"), Flow.IMPORT: _("Imports")}
    hovers = [
        f"{names[Flow(row['flow'])]}, {formats.period(row['period_start'], row['period_end'])}: "
        f"{formats.amount(row['value_usd'], 'USD')}"
        for row in series.to_dict("records")
    ]
    scale = formats.scale_for(series["value_usd"], "USD")
    components.chart(
        farm_trade(
            series.assign(hover=hovers),
            {str(key): name for key, name in names.items()},
            scale,
            by_month=span == PeriodKind.MONTH,
        ),
        Facts(
            unit=scale.unit,
            reporter=_("Xinjiang, by the place of the trading firm"),
            valuation=listed([sides.names.term("valuation", code) for code in series["valuation"]]),
            source=listed([sides.names.source_title(code) for code in series["source_code"]]),
            period=span_of(series),
            note=_(
                "All agricultural goods by the ministry's own definition. The table ends where its source ends, not "
                "where trade does; months are got as differences of running totals. Later figures are stated ones, in "
                "yuan, below."
            ),
        ),
        Table(
            to_farm_table(series, sides.names),
            ("xinjiang-farm-trade", span),
            sources=sources_in(series),
            behind=trade_behind((XINJIANG,), (WORLD,), groups=("agricultural",)),
        ),
        title=_("{what}, {period}").format(what=_("Xinjiang's farm trade with all partners"), period=span_of(series)),
        key="xinjiang.farm",
        alt="; ".join(hovers[-2:]),
    )
    show_stated_farm(sides)


def show_stated_farm(sides: HomeAndPartner) -> None:
    """What was stated of Xinjiang's farm trade, as a list: too few figures, of too many kinds, for a chart."""
    figures = ask(
        official_figures,
        FigureFilters(
            areas=(XINJIANG,), indicators=(Indicator.GOODS_TRADE, Indicator.TRADE_VIA_PORT), groups=("agricultural",)
        ),
    )
    own = figures[figures["place_code"].isna()]
    components.table_twin(
        Table(
            to_figures_table(own, sides.names, set()),
            ("xinjiang-farm-stated",),
            sources=sources_in(own),
            behind=figures_behind((XINJIANG,), groups=("agricultural",)),
        ),
        "xinjiang.farm.stated",
        label=_("Stated figures of farm trade, {n}").format(n=len(own)),
    )
