"""The Commodities page's section on shares: the partner's part in all that a side sells or buys of these goods."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import NumberForm, ShownColumn, ShownTable, tabulate, yes_or_no
from dashboard.screens.commodities.choices import CHINA, Scope
from dashboard.screens.commodities.files import file_parts
from dashboard.screens.commodities.view import GoodsView
from dashboard.subjects.names import Names
from dashboard.subjects.trade.partner_shares import PartnerShare, partner_shares, partner_values
from dashboard.ui import components
from dashboard.ui.components import Table
from dashboard.ui.database import ask, once_a_build
from etl.vocabulary.goods import ALL_GOODS
from etl.vocabulary.trade import Flow


def show_shares(view: GoodsView) -> None:
    """The newest share of the other in all trade of each side, and every one as a table.

    Of all goods, or of a single commodity; a side without a table of all partners tells none.
    """
    names = view.traded.names
    commodity = "TOTAL" if view.goods.group == ALL_GOODS and not view.goods.commodity else view.goods.commodity
    if view.home.is_group or not commodity:
        return
    told = [(scope, shares) for scope in (view.home, view.other) if (shares := _shares_of(scope, commodity))]
    if not told:
        return
    st.header(_("Share in the trade with all partners"), anchor=False)
    for scope, shares in told:
        st.markdown(share_in_words(newest_share(shares), scope.whose, _other(scope), names))
    every = [SideShare(scope.whose, share) for scope, shares in told for share in shares]
    components.table_twin(
        Table(
            to_shares_table(every, names),
            ("shares", *file_parts(view)[1:4]),
            sources=tuple(dict.fromkeys([one.share.part.source_code for one in every])),
        ),
        "shares",
        label=_("Shares, period by period"),
    )


@once_a_build
def _shares_of(scope: Scope, commodity: str) -> list[PartnerShare]:
    every = partner_shares(ask(partner_values, scope.whose, _other(scope), commodity))
    return [share for share in every if share.part.flow == scope.reported_flow]


def _other(scope: Scope) -> str:
    return scope.partner if scope.whose == CHINA else CHINA


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


@dataclass(frozen=True)
class SideShare:
    """A share in all trade of one side, by its area."""

    whose: str
    share: PartnerShare


def to_shares_table(shares: Sequence[SideShare], names: Names) -> ShownTable:
    """Every share, the newest first: whose trade, part, whole, and where each is from."""
    columns: tuple[ShownColumn[SideShare], ...] = (
        ShownColumn(
            "period",
            _("Period"),
            lambda one: formats.period(one.share.part.period_start, one.share.part.period_end),
        ),
        ShownColumn("whose_figures", _("Whose figures"), lambda one: names.area(one.whose)),
        ShownColumn("share_pct", _("Share, %"), lambda one: one.share.share_pct, NumberForm.TWO_DECIMALS),
        ShownColumn("value_usd", _("Value (US dollars)"), lambda one: one.share.part.value_usd, NumberForm.GROUPED),
        ShownColumn(
            "whole_usd", _("With all partners (US dollars)"), lambda one: one.share.whole_usd, NumberForm.GROUPED
        ),
        ShownColumn("month_count", _("Months summed"), lambda one: one.share.month_count or None),
        ShownColumn("is_doubtful", _("Less sure"), lambda one: yes_or_no(one.share.is_doubtful)),
        ShownColumn("source_name", _("Source"), lambda one: names.source_title(one.share.part.source_code)),
        ShownColumn(
            "whole_source_name", _("Source of the whole"), lambda one: names.source_title(one.share.whole_source_code)
        ),
    )
    ordered = sorted(shares, key=lambda one: (one.share.part.period_end, one.share.part.source_code), reverse=True)
    return tabulate(ordered, columns)
