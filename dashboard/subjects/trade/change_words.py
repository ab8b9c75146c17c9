"""A change that is parted into price and tonnes, in words."""

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.subjects.trade.change_parts import ChangeParts, whole_points

_MINUS = "\N{MINUS SIGN}"


def change_sentence(parts: ChangeParts) -> str:
    """``up 31 %: 24 points price, 7 points tonnes``; the points of a part that went the other way have a minus."""
    change, price, tonnes = whole_points(parts)
    told = {"price": _price_points(price), "tonnes": _tonnes_points(tonnes)}
    if change == 0:
        return _("unchanged: {price}, {tonnes}").format(**told)
    text = _("up {change}: {price}, {tonnes}") if change > 0 else _("down {change}: {price}, {tonnes}")
    return text.format(change=formats.percent(abs(change), 0), **told)


def _price_points(points: int) -> str:
    return ngettext("{number} point price", "{number} points price", abs(points), number=_signed(points))


def _tonnes_points(points: int) -> str:
    return ngettext("{number} point tonnes", "{number} points tonnes", abs(points), number=_signed(points))


def _signed(points: int) -> str:
    return (_MINUS if points < 0 else "") + formats.number(abs(points))
