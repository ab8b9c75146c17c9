"""The Xinjiang page's cards: its newest trade with the partner, Central Asia and the world, its share in China's."""

from collections.abc import Iterable

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.screens.sections.counts.cards import basis_name, change_in_words, doubt_sentence
from dashboard.screens.xinjiang.answer import Turnover
from dashboard.screens.xinjiang.view import CENTRAL_ASIA, OF_CHINA, XINJIANG, Share
from dashboard.subjects.names import short_name
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.ui.first_screen import Card


def turnover_card(turnover: Turnover | None, partner: str, sides: HomeAndPartner) -> Card:
    """Xinjiang's newest turnover with a partner, its change on the year, whose it is and whether it is less sure."""
    heading = _("{home} ↔ {partner}").format(home=sides.names.area(XINJIANG), partner=sides.names.area(partner))
    if turnover is None:
        return Card(heading, _("not published"))
    point = turnover.point
    change = f"{change_in_words(point.change)} {basis_name(point.change)}" if point.change else ""
    lines = (change, sides.names.count(point.series), doubt_sentence(point))
    return Card(formats.apposition(heading, turnover.period), turnover.in_words, lines)


def share_cards(shares: Iterable[Share], sides: HomeAndPartner) -> list[Card]:
    """Xinjiang's newest stated share in China's trade with Central Asia; no card where none is stated."""
    stated = [one for one in shares if (one.kind, one.partner_code, one.is_computed) == (OF_CHINA, CENTRAL_ASIA, False)]
    if not stated:
        return []
    share = max(reversed(stated), key=lambda share: share.period.end)  # of several that end on one day the last
    what = _("Xinjiang in China's trade with {partner}").format(partner=sides.names.area(share.partner_code))
    period = formats.period(share.period.start, share.period.end)
    office = _("stated: {office}").format(office=short_name(sides.names.office(share.counted_by)))
    return [Card(formats.apposition(what, period), formats.percent(share.value), (office,))]
