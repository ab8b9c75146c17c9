"""The Xinjiang page's part on shares: of Xinjiang in China's trade with a partner, and of a partner in Xinjiang's."""

from collections.abc import Sequence

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import figures_behind
from dashboard.screens.sections.counts.texts import listed, span_of_periods
from dashboard.screens.xinjiang.chart import period_panels
from dashboard.screens.xinjiang.figures import FigurePanels, panel_of
from dashboard.screens.xinjiang.texts import (
    AS_STATED,
    newest_in_words,
    share_series,
    share_titles,
    to_shares_table,
)
from dashboard.screens.xinjiang.view import (
    CENTRAL_ASIA,
    CHINA,
    OF_CHINA,
    OF_XINJIANG,
    XINJIANG,
    PanelFigure,
    Share,
    computed_shares,
    share_kinds,
    stated_shares,
)
from dashboard.subjects.names import short_name
from dashboard.subjects.trade.figures import FigureFilters, stated_figures
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.ui import components
from dashboard.ui.components import Facts, Table
from dashboard.ui.database import ask, ask_written
from etl.vocabulary.figures import FigureMeasure, Indicator
from etl.vocabulary.goods import ALL_GOODS
from etl.vocabulary.places import WORLD
from etl.vocabulary.trade import Flow, Valuation


def shares_with(partners: tuple[str, ...]) -> list[Share]:
    """Shares with these partners, the stated ones first."""
    shares = FigureFilters(
        indicators=(Indicator.SHARE_OF_TRADE,), measures=(FigureMeasure.SHARE_PCT,), groups=(ALL_GOODS,)
    )
    trade = FigureFilters(
        areas=(XINJIANG, CHINA),
        partners=(*partners, WORLD),
        flows=(Flow.TURNOVER,),
        indicators=(Indicator.GOODS_TRADE,),
        groups=(ALL_GOODS,),
    )
    kinds = share_kinds(ask_written(stated_figures, shares))
    both = [*stated_shares(ask(stated_figures, shares), kinds), *computed_shares(ask(stated_figures, trade))]
    return [share for share in both if share.partner_code in partners]


def share_partners(sides: HomeAndPartner) -> tuple[str, ...]:
    """Partners whose shares are shown: Central Asia and the one chosen."""
    return tuple(dict.fromkeys((CENTRAL_ASIA, sides.partner)))


def show_shares(shares: Sequence[Share], sides: HomeAndPartner) -> None:
    """Xinjiang in China's trade with Central Asia and the partner, and these in Xinjiang's."""
    st.header(_("How much of China's trade is it?"), anchor=False)
    partners = share_partners(sides)
    if not shares:
        components.empty(
            _("No share is stated or can be computed for this partner."), _("Choose Kazakhstan or Central Asia.")
        )
        return
    titles = share_titles(shares, sides.names)
    panels = [f"{kind}:{code}" for kind in (OF_CHINA, OF_XINJIANG) for code in partners if f"{kind}:{code}" in titles]
    rows = [PanelFigure(share.panel, share.series, share) for share in shares]
    title = _("Xinjiang's share in China's trade, its partners' shares in Xinjiang's, {period}").format(
        period=span_of_periods([share.period for share in shares])
    )
    view = FigurePanels(panels, titles, share_series(shares, sides.names), AS_STATED, "pct", "xinjiang.shares", title)
    drawn = [panel_of([row for row in rows if row.panel == panel], view, sides.names) for panel in panels]
    components.chart(
        period_panels(drawn, view.series),
        share_facts(shares, sides),
        Table(
            lambda: to_shares_table(shares, titles, sides.names),
            ("xinjiang-shares", sides.partner),
            sources=tuple(dict.fromkeys(share.source_code for share in shares)),
            behind=figures_behind((XINJIANG, CHINA), (*partners, WORLD), groups=(ALL_GOODS,)),
        ),
        title=view.title,
        key=view.key,
        is_still=True,
        alt=_("Shares, newest of each panel: {newest}.").format(newest=newest_in_words(rows, titles)),
    )


def share_facts(shares: Sequence[Share], sides: HomeAndPartner) -> Facts:
    """What a reader must know of the shares."""
    return Facts(
        unit=_("per cent of turnover"),
        reporter=listed([short_name(sides.names.office(share.counted_by)) for share in shares]),
        valuation=sides.names.term("valuation", Valuation.NOT_STATED),
        source=_("stated figures; the table names each page"),
        period=span_of_periods([share.period for share in shares]),
        note=_(
            "Computed shares divide two stated values of one period and currency: both by China's customs for "
            "Xinjiang's share, both by one office for a partner's. Where a stated and a computed share of one period "
            "differ, both are shown. A cross is less sure."
        ),
    )
