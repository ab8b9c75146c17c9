"""What the two sides, directions and series are called in the reader's language.

The series are those of ``dashboard.subjects.trade.trade_points``.
"""

import re
import textwrap
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.trade.trade_points import STATED
from etl.vocabulary.trade import Direction

# An abbreviation begins with two capitals; other words in brackets explain a name and are no name of their own.
_IN_BRACKETS = re.compile(r"[(（]([A-ZА-ЯЁ]{2}[^()（）]*)[)）]\s*$")
LEGEND_WIDTH = 40

_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]")
_CLOSING = "，。；：、）”》"
_PIECES = re.compile(rf"(?:{_WIDE.pattern}|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]+)[{_CLOSING}]*\s*")


def short_name(name: str) -> str:
    """The abbreviation that stands in brackets at a name's end, else the name: ``Bureau of ...

    (BNS)`` gives ``BNS``.
    """
    found = _IN_BRACKETS.search(name)
    return found[1] if found else name


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


@dataclass(frozen=True)
class Names:
    """Names in the reader's language, by code."""

    areas: Mapping[str, str]
    authorities: Mapping[str, str]
    publishers: Mapping[str, str]
    sources: Mapping[str, str]
    source_urls: Mapping[str, str]
    valuations: Mapping[str, str]

    def area(self, code: str) -> str:
        """Name of an area."""
        return self.areas.get(code, code)

    def office(self, code: str) -> str:
        """Name of an authority."""
        return self.authorities.get(code, code)

    def publisher(self, source_code: str) -> str:
        """Short name of a source's publisher."""
        return short_name(self.publishers.get(source_code, source_code))

    def valuation(self, code: str) -> str:
        """Name of a valuation."""
        return self.valuations.get(code, code)

    def source_title(self, code: str) -> str:
        """Title of a source."""
        return self.sources.get(code, code)

    def series(self, row: Mapping[Hashable, Any]) -> str:
        """A series: whose figures, and by which publisher or office."""
        if str(row["series"]).startswith(STATED):
            return _("{area}: {office}, as stated").format(
                area=self.area(row["reporter_code"]), office=short_name(self.office(row["counted_by"]))
            )
        return _("{area}: {publisher}").format(
            area=self.area(row["reporter_code"]), publisher=self.publisher(row["source_code"])
        )

    def count(self, row: Mapping[Hashable, Any]) -> str:
        """Whose count a point is, in full: the office, or the reporter and the table's publisher."""
        if str(row["series"]).startswith(STATED):
            return self.office(row["counted_by"])
        return _("{area}'s report, table of {publisher}").format(
            area=self.area(row["reporter_code"]), publisher=self.publisher(row["source_code"])
        )

    def source(self, row: Mapping[Hashable, Any]) -> str:
        """Where a point was published: who stated it and where, or the table's title."""
        if str(row["series"]).startswith(STATED):
            return _("{office}, in {publisher}").format(
                office=self.office(row["stated_by"]), publisher=row["publisher"]
            )
        return self.source_title(row["source_code"])

    def url(self, row: Mapping[Hashable, Any]) -> str:
        """Where a point can be read: the page that states it, or the publisher's address; empty where none is known."""
        own = row["source_url"]
        return own if isinstance(own, str) and own else self.source_urls.get(row["source_code"], "")

    def headline(self, row: Mapping[Hashable, Any]) -> str:
        """A row of ``headline.headline_lines`` in words: how much, when, by whom.

        A star where a chapter stands in.
        """
        is_stated = isinstance(row["counted_by"], str)
        if is_stated:
            text = _("{amount} in {year} ({publisher}, as stated)")
        else:
            text = (
                _("{amount} in {year} ({publisher})*") if row["is_stand_in"] else _("{amount} in {year} ({publisher})")
            )
        return text.format(
            amount=formats.bounded(formats.amount(row["value"], row["unit"]), is_at_least=row["is_at_least"]),
            year=row["period_end"].year,
            publisher=short_name(self.office(row["counted_by"])) if is_stated else self.publisher(row["source_code"]),
        )


def direction_names(home: str, partner: str) -> dict[str, str]:
    """Direction to its name; takes the names of the two sides. Arrows say the same whichever side counts."""
    way = _("{origin} → {destination}")
    return {
        Direction.TURNOVER: _("Turnover, both ways"),
        Direction.TO_PARTNER: way.format(origin=home, destination=partner),
        Direction.FROM_PARTNER: way.format(origin=partner, destination=home),
    }
