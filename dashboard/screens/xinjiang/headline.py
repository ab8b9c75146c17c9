"""The Xinjiang page's first numbers.

Its trade with the world, Central Asia and the partner, and its share in China's.
"""

from collections.abc import Iterable, Sequence

import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.screens.sections.counts.cards import (
    HomeAndPartner,
    basis_name,
    change_in_words,
    doubt_sentence,
    source_sentence,
)
from dashboard.screens.sections.counts.data import lines_of, points_of
from dashboard.screens.xinjiang.view import CENTRAL_ASIA, OF_CHINA, WORLD, XINJIANG, stated_shares
from dashboard.subjects.trade.figures import FigureFilters, stated_figures
from dashboard.subjects.trade.headline import HeadlineLine
from dashboard.subjects.trade.trade_points import TradePoint, newest_points
from dashboard.ui.database import ask
from etl.vocabulary.figures import FigureMeasure, Indicator
from etl.vocabulary.trade import Direction, Side


def show_headline(sides: HomeAndPartner) -> None:
    """Four numbers, each with its period and whose it is."""
    st.markdown(_("**Xinjiang's trade, both ways, with**"))
    partners = list(dict.fromkeys((WORLD, CENTRAL_ASIA, sides.partner)))
    columns = st.columns(len(partners) + 1)
    for column, partner in zip(columns, partners, strict=False):
        with column:
            show_turnover(partner, sides)
    with columns[-1]:
        show_share(sides)


def show_turnover(partner: str, sides: HomeAndPartner) -> None:
    """Xinjiang's newest turnover with a partner, in the currency in which it was stated."""
    name = sides.names.area(partner)
    point = newest_turnover(points_of(XINJIANG, partner), lines_of(XINJIANG, partner))
    if point is None:
        st.metric(name, formats.UNKNOWN)
        st.caption(_("No figure is in the database."))
        return
    st.metric(
        _("{what}, {period}").format(what=name, period=formats.period(point.period.start, point.period.end)),
        formats.amount(point.value, point.unit),
        change_in_words(point.change),
        delta_color="off",
        delta_arrow="auto" if point.change else "off",
        delta_description=basis_name(point.change),
    )
    st.markdown(f":small[{source_sentence(point, sides.names)} {doubt_sentence(point)}]")


def newest_turnover(points: Sequence[TradePoint], lines: Iterable[HeadlineLine]) -> TradePoint | None:
    """Home's newest turnover, in yuan where yuan and dollars are equally new; None where none is known."""
    latest = newest_points(points, lines)
    own = [point for point in latest if (point.side, point.direction) == (Side.HOME, Direction.TURNOVER)]
    return min(own, key=lambda point: (-point.period.end.toordinal(), point.unit), default=None)


def show_share(sides: HomeAndPartner) -> None:
    """Xinjiang's newest stated share in China's trade with the partner, or with Central Asia where none is stated."""
    filters = FigureFilters(
        indicators=(Indicator.SHARE_OF_TRADE,), measures=(FigureMeasure.SHARE_PCT,), groups=("all_goods",)
    )
    shares = stated_shares(ask(stated_figures, filters))
    of_china = [share for share in shares if (share.kind, share.partner_code) == (OF_CHINA, CENTRAL_ASIA)]
    if not of_china:
        return
    share = max(reversed(of_china), key=lambda share: share.period.end)  # of several that end on one day the last
    period = formats.period(share.period.start, share.period.end)
    st.metric(_("Share, {period}").format(period=period), formats.percent(share.value))
    what = _("Xinjiang in China's trade with {partner}").format(partner=sides.names.area(share.partner_code))
    source = _("Counted by {counter}; read in [{publisher}]({url}).").format(
        counter=sides.names.office(share.counted_by), publisher=share.publisher, url=share.source_url
    )
    told = _("{what}. {source}").format(what=what, source=source)
    st.markdown(f":small[{told}]")
