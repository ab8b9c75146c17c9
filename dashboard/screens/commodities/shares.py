"""The Commodities page's section on shares: the partner's part in all that a side sells or buys of these goods."""

from collections.abc import Sequence

import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import NumberForm, ShownColumn, ShownTable, tabulate, yes_or_no
from dashboard.screens.commodities.choices import CHINA
from dashboard.screens.commodities.files import file_parts
from dashboard.screens.commodities.filters import GoodsView
from dashboard.subjects.names import Names
from dashboard.subjects.trade.commodities import ALL_GOODS
from dashboard.subjects.trade.partner_shares import PartnerShare, partner_shares, partner_values
from dashboard.ui import components
from dashboard.ui.components import Table
from dashboard.ui.database import ask
from etl.vocabulary.trade import Flow


def show_shares(view: GoodsView) -> None:
    """The newest share of the other side in all trade of the side shown, and every one as a table.

    Of all goods, or of a single commodity; where no table has all partners, a sentence says so.
    """
    scope, names = view.scope, view.traded.names
    commodity = "TOTAL" if view.group == ALL_GOODS else view.commodity
    if scope.is_group or (view.is_whole_group and view.group != ALL_GOODS):
        return
    other = scope.partner if scope.whose == CHINA else CHINA
    every = partner_shares(ask(partner_values, scope.whose, other, commodity))
    shares = [share for share in every if share.part.flow == scope.reported_flow]
    st.header(_("Share in the trade with all partners"), anchor=False)
    if not shares:
        text = _("No table with all partners of {area} is held for these goods, so the share of {partner} is not told.")
        st.caption(text.format(area=names.area(scope.whose), partner=names.area(other)))
        return
    st.markdown(share_in_words(newest_share(shares), scope.whose, other, names))
    components.table_twin(
        Table(
            to_shares_table(shares, names),
            ("shares", *file_parts(view)[1:5]),
            sources=tuple(dict.fromkeys([share.part.source_code for share in shares])),
        ),
        "shares",
        label=_("Shares, period by period"),
    )


def newest_share(shares: Sequence[PartnerShare]) -> PartnerShare:
    """The newest share that nothing speaks against, a year before a month; the newest of all where each is doubtful."""
    sure = [share for share in shares if not share.is_doubtful] or shares
    return max(sure, key=lambda share: (share.part.period_end, -share.part.period_start.toordinal()))


def share_in_words(share: PartnerShare, reporter: str, partner: str, names: Names) -> str:
    """``2023: 18.5 % of Kazakhstan's exports went to China (BNS)``."""
    text = (
        _("**{period}**: {share} of {area}'s exports went to {partner} ({publisher})")
        if share.part.flow == Flow.EXPORT
        else _("**{period}**: {share} of {area}'s imports came from {partner} ({publisher})")
    )
    told = text.format(
        period=formats.period(share.part.period_start, share.part.period_end),
        share=formats.percent(share.share_pct),
        area=names.area(reporter),
        partner=names.area(partner),
        publisher=names.publisher(share.part.source_code),
    )
    return _("{figure}, less sure").format(figure=told) if share.is_doubtful else told


def to_shares_table(shares: Sequence[PartnerShare], names: Names) -> ShownTable:
    """Every share, the newest first: part, whole, and where each is from."""
    columns: tuple[ShownColumn[PartnerShare], ...] = (
        ShownColumn("period", _("Period"), lambda one: formats.period(one.part.period_start, one.part.period_end)),
        ShownColumn("share_pct", _("Share, %"), lambda one: one.share_pct, NumberForm.TWO_DECIMALS),
        ShownColumn("value_usd", _("Value (US dollars)"), lambda one: one.part.value_usd, NumberForm.GROUPED),
        ShownColumn("whole_usd", _("With all partners (US dollars)"), lambda one: one.whole_usd, NumberForm.GROUPED),
        ShownColumn("month_count", _("Months summed"), lambda one: one.month_count or None),
        ShownColumn("is_doubtful", _("Less sure"), lambda one: yes_or_no(one.is_doubtful)),
        ShownColumn("source_name", _("Source"), lambda one: names.source_title(one.part.source_code)),
        ShownColumn(
            "whole_source_name", _("Source of the whole"), lambda one: names.source_title(one.whole_source_code)
        ),
    )
    ordered = sorted(shares, key=lambda one: (one.part.period_end, one.part.source_code), reverse=True)
    return tabulate(ordered, columns)
