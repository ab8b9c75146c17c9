"""What the two sides, directions and series are called in the reader's language.

The series are those of ``dashboard.subjects.trade.trade_points``.
"""

import re
import textwrap

from dashboard.locale import gettext as _
from etl.vocabulary.trade import Direction

# An abbreviation begins with two capitals; other words in brackets explain a name and are no name of their own.
_IN_BRACKETS = re.compile(r"[(（]([A-ZА-ЯЁ]{2}[^()（）]*)[)）]\s*$")
LEGEND_WIDTH = 40

_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]")
_CLOSING = "，。；：、）”》"
_PIECES = re.compile(rf"(?:{_WIDE.pattern}|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]+)[{_CLOSING}]*\s*")


def wrap(text: str, width: int = LEGEND_WIDTH) -> str:
    """A text broken into lines for a chart's legend, whole on a narrow screen; ``width`` is in letters."""
    lines = (
        _wrap_wide(text, width * 6 // 5) if _WIDE.search(text) else textwrap.wrap(text, width, break_long_words=False)
    )
    return "<br>".join(lines) or text


def _wrap_wide(text: str, width: int) -> list[str]:
    """Lines of a text with Chinese in it: it breaks between any two characters, but not before a sign that closes.

    A Chinese character counts as two letters and is a little narrower.
    """
    lines = [""]
    for piece in _PIECES.findall(text):
        if lines[-1] and width_in_letters(lines[-1]) + width_in_letters(piece.rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece
    return lines


def width_in_letters(text: str) -> int:
    """How wide a text is, in letters: a Chinese character counts as two."""
    return len(text) + len(_WIDE.findall(text))


def direction_names(home: str, partner: str) -> dict[str, str]:
    """Direction to its name; takes the names of the two sides. Arrows say the same whichever side counts."""
    way = _("{origin} → {destination}")
    return {
        Direction.TURNOVER: _("Turnover, both ways"),
        Direction.TO_PARTNER: way.format(origin=home, destination=partner),
        Direction.FROM_PARTNER: way.format(origin=partner, destination=home),
    }
