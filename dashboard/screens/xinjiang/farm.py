"""The Xinjiang page's part on farm trade: goods between the two, the ministry's table by year, and what was stated."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.locale import formats, ngettext, units
from dashboard.locale import gettext as _
from dashboard.locale.units import Scale
from dashboard.rows.rows_behind_view import figures_behind, trade_behind
from dashboard.screens.sections.counts.data import today
from dashboard.screens.sections.counts.texts import listed, span_of_periods, years_from_to
from dashboard.screens.xinjiang.bar_table import ROW_PIXELS, BarCell, BarColumn, BarRow, bar_table_html
from dashboard.screens.xinjiang.chart import farm_trade
from dashboard.screens.xinjiang.dollars import ShownFigure
from dashboard.screens.xinjiang.goods_section import show_goods
from dashboard.screens.xinjiang.texts import to_farm_table, to_figures_table
from dashboard.screens.xinjiang.view import XINJIANG
from dashboard.subjects.colours import AMBER, TEAL
from dashboard.subjects.trade.figures import FigureFilters, stated_figures
from dashboard.subjects.trade.flows import ReportedFlow, flows_of_group
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.subjects.trade.trade import TradeFilters
from dashboard.ui import address, components
from dashboard.ui.chart_frame import Diagram
from dashboard.ui.components import Facts, Table
from dashboard.ui.database import ask
from dashboard.ui.names import labeller
from etl.vocabulary.figures import Indicator
from etl.vocabulary.goods import FARM_GOODS
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.places import WORLD
from etl.vocabulary.trade import Flow


def show_farm(sides: HomeAndPartner) -> None:
    """Goods between Xinjiang and the partner as each side states them, then Xinjiang's farm trade with all partners."""
    st.header(_("Farm goods, and other goods that are stated one by one"), anchor=False)
    show_goods(sides)
    spans = {PeriodKind.YEAR: _("Years"), PeriodKind.MONTH: _("Months")}
    span = address.choose_one(
        "span", _("By"), list(spans), labeller({str(key): name for key, name in spans.items()}), look="segmented"
    )
    flows = ask(flows_of_group, FARM_GOODS, TradeFilters(WORLD, reporters=(XINJIANG,), period_kinds=(span,)))
    if not flows:
        components.empty(
            _("No table of Xinjiang's farm trade is in the database."), _("Import one, or see the figures below.")
        )
    else:
        show_farm_table(flows, span, sides)
    show_stated_farm(sides)


def show_farm_table(flows: Sequence[ReportedFlow], span: str, sides: HomeAndPartner) -> None:
    """The ministry's table of Xinjiang's farm trade: years in a table with bars, months as lines."""
    names = {Flow.EXPORT.value: _("Exports"), Flow.IMPORT.value: _("Imports")}
    hovers = [flow_in_words(flow, names) for flow in flows]
    period = span_of_periods([flow.period for flow in flows])
    values = [flow.value_usd for flow in flows if flow.value_usd]
    scale = units.scale_for(values if span == PeriodKind.MONTH else [min(values, default=None)], "USD")
    components.chart(
        farm_trade(flows, hovers, names, scale, by_month=True)
        if span == PeriodKind.MONTH
        else farm_bars(flows, names, scale, today().year - 1),
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
            lambda: to_farm_table(flows, sides.names),
            ("xinjiang-farm-trade", span),
            sources=tuple(dict.fromkeys(flow.series.source_code for flow in flows)),
            behind=trade_behind((XINJIANG,), (WORLD,), groups=(FARM_GOODS,)),
        ),
        title=_("{what}, {period}").format(what=_("Xinjiang's farm trade with all partners"), period=period),
        key="xinjiang.farm",
        alt="; ".join(hovers[-2:]),
    )


def farm_bars(flows: Sequence[ReportedFlow], names: Mapping[str, str], scale: Scale, last_year: int) -> Diagram:
    """Years of farm trade in a table with bars, the newest first; takes the last year that is over."""
    columns = [BarColumn(names[Flow.EXPORT], TEAL), BarColumn(names[Flow.IMPORT], AMBER)]
    rows = farm_rows(flows, last_year, scale)
    return Diagram(bar_table_html(_("Year"), columns, rows, _("not published")), ROW_PIXELS * (len(rows) + 1))


def farm_rows(flows: Sequence[ReportedFlow], last_year: int, scale: Scale) -> list[BarRow]:
    """A row a year with exports and imports on one scale; the years after the last one are one row without amounts."""
    by_year: dict[int, dict[str, float]] = {}
    for flow in flows:
        if flow.value_usd is not None:
            by_year.setdefault(flow.period.start.year, {})[flow.flow] = flow.value_usd
    most = max((value for values in by_year.values() for value in values.values()), default=0.0)
    years = range(max(by_year), min(by_year) - 1, -1)
    since = [BarRow(years_from_to(years[0] + 1, last_year), (None, None))] if last_year > years[0] else []
    return since + [BarRow(str(year), _cells(by_year.get(year, {}), most, scale)) for year in years]


def _cells(values: Mapping[str, float], most: float, scale: Scale) -> tuple[BarCell | None, ...]:
    known = [values.get(flow) for flow in (Flow.EXPORT, Flow.IMPORT)]
    return tuple(
        None if value is None else BarCell(formats.number(value / scale.divisor), value / most if most else None)
        for value in known
    )


def flow_in_words(flow: ReportedFlow, names: Mapping[str, str]) -> str:
    """One direction's trade of one period as one text; takes the directions' names."""
    period = formats.period(flow.period.start, flow.period.end)
    return f"{names[flow.flow]}, {period}: {formats.amount(flow.value_usd, 'USD')}"


def show_stated_farm(sides: HomeAndPartner) -> None:
    """What was stated of Xinjiang's farm trade, as a list: too few figures, of too many kinds, for a chart."""
    figures = ask(
        stated_figures,
        FigureFilters(
            areas=(XINJIANG,), indicators=(Indicator.GOODS_TRADE, Indicator.TRADE_VIA_PORT), groups=(FARM_GOODS,)
        ),
    )
    own = [figure for figure in figures if figure.place_code is None]
    components.table_twin(
        Table(
            lambda: to_figures_table(map(ShownFigure, own), sides.names, ()),
            ("xinjiang-farm-stated",),
            sources=tuple(dict.fromkeys(figure.source_code for figure in own)),
            behind=figures_behind((XINJIANG,), groups=(FARM_GOODS,)),
        ),
        "xinjiang.farm.stated",
        label=ngettext("{n} stated figure of farm trade", "{n} stated figures of farm trade", len(own)),
    )
