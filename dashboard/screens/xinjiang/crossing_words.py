"""The crossings of a year in words, ready to be drawn. Pure: no database, no page."""

import re
from collections.abc import Iterable, Sequence

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.screens.xinjiang.crossing_diagram import (
    DrawnCount,
    DrawnCrossing,
    DrawnLine,
    DrawnNeighbour,
    Strand,
)
from dashboard.screens.xinjiang.crossings import CargoCount, CountedLine, Crossing
from dashboard.screens.xinjiang.stated_periods import per_month
from dashboard.subjects.names import Names, short_name
from etl.vocabulary.events import Confidence
from etl.vocabulary.trade import Flow


def drawn_neighbours(crossings: Sequence[Crossing], names: Names) -> list[DrawnNeighbour]:
    """Crossings under their neighbours, in their order, each strand as wide as its tonnes a month are of the most."""
    most = most_tonnes_a_month(crossings)
    drawn: dict[str, list[DrawnCrossing]] = {}
    for crossing in crossings:
        drawn.setdefault(crossing.neighbour_code, []).append(_crossing(crossing, names, most))
    return [DrawnNeighbour(names.area(code), tuple(own)) for code, own in drawn.items()]


def most_tonnes_a_month(crossings: Iterable[Crossing]) -> float | None:
    """The largest of all tonnes a month that one count comes to; None where no tonnes are stated."""
    every = [
        tonnes
        for crossing in crossings
        for line in crossing.lines
        for count in line.counts
        if (tonnes := tonnes_a_month(count)) is not None
    ]
    return max(every, default=None)


def tonnes_a_month(count: CargoCount) -> float | None:
    """Its tonnes by the months of its period, which makes parts of years and years compare; None of other counts."""
    return per_month(count.figure.value, count.figure.period) if count.figure.unit == "t" else None


def _crossing(crossing: Crossing, names: Names, most: float | None) -> DrawnCrossing:
    lines = [_line(line, names, most) for line in crossing.lines] if crossing.is_counted else []
    return DrawnCrossing(short_place(crossing.place_code, names), tuple(lines))


def short_place(place_code: str, names: Names) -> str:
    """A place's name without what stands in brackets behind it."""
    return re.split(r"\s*[(（]", names.place(place_code))[0]


def _line(line: CountedLine, names: Names, most: float | None) -> DrawnLine:
    return DrawnLine(
        line.mode,
        names.term("transport_mode", line.mode),
        _strand(line.home, names, most),
        _strand(line.partner, names, most),
        short_place(line.opposite_code, names) if line.opposite_code else "",
    )


def _strand(counts: Sequence[CargoCount], names: Names, most: float | None) -> Strand:
    weighed = next((tonnes for count in counts if (tonnes := tonnes_a_month(count)) is not None), None)
    share = None if weighed is None or not most else weighed / most
    return Strand(share, tuple(DrawnCount(amount_of(count), count_in_words(count, names)) for count in counts))


def amount_of(count: CargoCount) -> str:
    """The amount as it was stated, of trains and vehicles the number alone: what they are stands beside it."""
    if count.kind == "t":
        return formats.stated_amount(count.figure.value, count.figure.unit)
    number = formats.number(count.figure.value)
    return _("{amount} a day").format(amount=number) if count.figure.unit.endswith("/day") else number


def count_in_words(count: CargoCount, names: Names) -> str:
    """What is counted, in which direction if in one, when, by whom, and whether it is less sure."""
    figure = count.figure
    directions = {Flow.EXPORT.value: _("exports"), Flow.IMPORT.value: _("imports")}
    told = (
        count.title,
        directions.get(figure.flow, "") if figure.unit == "t" else "",
        formats.period(figure.period.start, figure.period.end),
        short_name(names.office(figure.counted_by)),
        "" if figure.confidence == Confidence.HIGH else _("less sure"),
    )
    return " · ".join(part for part in told if part)


def crossings_in_words(neighbours: Iterable[DrawnNeighbour]) -> str:
    """What the diagram shows, as one text for those who cannot see it."""
    told = [
        _("{crossing}, {mode}: {amounts}").format(
            crossing=crossing.name, mode=line.mode_name, amounts="; ".join(count.amount for count in line.counts)
        )
        for neighbour in neighbours
        for crossing in neighbour.crossings
        for line in crossing.lines
        if line.counts
    ]
    return ". ".join(told)
