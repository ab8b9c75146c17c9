"""Texts broken into lines and measured in letters, of which a Chinese character takes two."""

import re
import textwrap

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
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))
