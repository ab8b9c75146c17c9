"""What of the change in a window around a meeting is price and what tonnes. Pure: no database, no page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.locale import gettext as _
from dashboard.screens.sections.window.measures import Place, Total
from dashboard.screens.sections.window.view import LineWindows, span_in_words
from dashboard.subjects.trade.change_parts import ChangeParts, Traded, part_change
from dashboard.subjects.trade.change_words import change_sentence


@dataclass(frozen=True)
class PartedChange:
    """The change of one line's window on the same periods a year earlier, in its parts."""

    line: LineWindows
    place: Place
    parts: ChangeParts


def parted_changes(values: Iterable[LineWindows], weights: Iterable[LineWindows]) -> list[PartedChange]:
    """The changes of the windows after and before a meeting of every line of which all sums are known.

    Takes the lines in US dollars and the same in tonnes. A lower bound, and a line whose two measures have windows of
    different periods, are not parted.
    """
    tonnes = {line.code: line for line in weights}
    return [
        PartedChange(line, place, parts)
        for line in values
        if line.code in tonnes and not line.is_at_least
        for place, parts in _of_line(line, tonnes[line.code])
    ]


def _of_line(value: LineWindows, weight: LineWindows) -> Iterator[tuple[Place, ChangeParts]]:
    for place in (Place.AFTER, Place.BEFORE):
        now, then = _sums(value, place)
        now_t, then_t = _sums(weight, place)
        if (now.span, then.span) == (now_t.span, then_t.span):
            parts = part_change(Traded(then.amount, then_t.amount), Traded(now.amount, now_t.amount))
            if parts:
                yield place, parts


def _sums(line: LineWindows, place: Place) -> tuple[Total, Total]:
    """The sum of a window, and that of the same periods a year earlier."""
    around = line.windows
    if place == Place.AFTER:
        return around.after, around.after_year_earlier
    return around.before, around.before_year_earlier


def parted_in_words(change: PartedChange) -> str:
    """``Wheat: China: GACC, after (Jun–Nov 2014), on the year: up 31 %: 24 points price, 7 points tonnes``."""
    text = {
        Place.AFTER: _("{line}, after ({span}), on the year: {change}"),
        Place.BEFORE: _("{line}, before ({span}), on the year: {change}"),
    }[change.place]
    return text.format(
        line=change.line.name,
        span=span_in_words(change.line.windows, change.place),
        change=change_sentence(change.parts),
    )
