"""A change that is parted into price and tonnes, in words."""

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.subjects.trade.change_parts import ChangeParts, whole_points

_MINUS = "\N{MINUS SIGN}"


def points_in_words(parts: ChangeParts) -> str:
    """``24 points price, 7 points tonnes``: of a rise in points up, of a fall in points down as ``-24``."""
    told = _told_points(parts)
    return _("{price}, {tonnes}").format(**told)


def _told_points(parts: ChangeParts) -> dict[str, str]:
    _change, price, tonnes = whole_points(parts)
    return {"price": _price_points(price), "tonnes": _tonnes_points(tonnes)}


def change_sentence(parts: ChangeParts) -> str:
    """``up 31 %: 24 points price, 7 points tonnes``; the points of a part that went the other way have a minus."""
    change = whole_points(parts)[0]
    told = _told_points(parts)
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
