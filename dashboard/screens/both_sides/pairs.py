"""Numbers that both sides stated for the same thing, side by side, in any unit and for any period.

Pure: no database, no page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from dashboard.subjects.trade.figures import StatedFigure
from dashboard.subjects.trade.measures import Gap, gap_between
from dashboard.subjects.trade.series import Period
from dashboard.subjects.trade.trade_points import direction_of, side_of
from etl.vocabulary.trade import Direction, Side


@dataclass(frozen=True)
class StatedThing:
    """What a number was stated of, seen from home: only the same can be put side by side."""

    direction: Direction
    period: Period
    indicator: str
    measure: str
    unit: str
    group_code: str | None
    commodity_id: str | None
    subject: str
    place_code: str | None


@dataclass(frozen=True)
class Statements:
    """What one side stated of a thing: the middle of its numbers (the median), their lowest and highest.

    The three are None where no number is known. ``offices`` counted and ``figure_codes`` name the statements, each in
    the order of the codes.
    """

    value: float | None
    low: float | None
    high: float | None
    count: int
    offices: tuple[str, ...]
    figure_codes: tuple[str, ...]


@dataclass(frozen=True)
class StatedPair:
    """What both sides stated of one thing."""

    thing: StatedThing
    home: Statements
    partner: Statements

    @property
    def gap(self) -> Gap:
        """How far the two middles lie apart."""
        return gap_between(self.home.value, self.partner.value)

    def of_side(self, side: Side) -> Statements:
        """What this side stated."""
        return self.home if side == Side.HOME else self.partner


def pair_statements(figures: Iterable[StatedFigure], home: str) -> list[StatedPair]:
    """Pairs of stated numbers: same direction, period, indicator, unit, goods and place, one from each side.

    Takes ``mirror.stated_of_both``, repetitions too; the newest come first. What only one side stated is no pair and is
    left out.
    """
    found: dict[StatedThing, dict[Side, list[StatedFigure]]] = {}
    for figure in figures:
        side = side_of(figure, home)
        found.setdefault(_thing(figure, side), {}).setdefault(side, []).append(figure)
    pairs = [
        StatedPair(thing, _statements(by_side[Side.HOME]), _statements(by_side[Side.PARTNER]))
        for thing, by_side in found.items()
        if len(by_side) == len(Side)
    ]
    return sorted(pairs, key=_newest_first)


def _thing(figure: StatedFigure, side: Side) -> StatedThing:
    return StatedThing(
        direction=direction_of(figure.flow, side),
        period=figure.period,
        indicator=figure.indicator,
        measure=figure.measure,
        unit=figure.unit,
        group_code=figure.group_code,
        commodity_id=figure.commodity_id,
        subject=figure.subject,
        place_code=figure.place_code,
    )


def _statements(figures: Sequence[StatedFigure]) -> Statements:
    known = [figure.value for figure in figures if figure.value is not None]
    return Statements(
        value=median(known) if known else None,
        low=min(known, default=None),
        high=max(known, default=None),
        count=len(figures),
        offices=tuple(sorted({figure.counted_by for figure in figures})),
        figure_codes=tuple(sorted(figure.figure_code for figure in figures)),
    )


def _newest_first(pair: StatedPair) -> tuple[int | str, ...]:
    thing = pair.thing
    return (
        *(-thing.period.end.toordinal(), -thing.period.start.toordinal(), thing.direction, thing.subject),
        *(thing.period.kind, thing.indicator, thing.measure, thing.unit),
        *(code or "" for code in (thing.group_code, thing.commodity_id, thing.place_code)),
    )
