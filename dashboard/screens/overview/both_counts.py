"""The newest count of each side and direction as a small table. Pure: no database, no page."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.screens.sections.counts.cards import change_in_words
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.subjects.trade.trade_points import TradePoint
from etl.vocabulary.trade import Direction, Side


@dataclass(frozen=True)
class DirectionCounts:
    """What either side tells first of one direction, in one currency; None where it tells nothing."""

    direction: Direction
    unit: str
    home: TradePoint | None
    partner: TradePoint | None


def counts_of_directions(newest: Sequence[TradePoint]) -> list[DirectionCounts]:
    """One a direction and currency, dollars first; takes what each side tells first."""
    told = {(point.direction, point.unit, point.side): point for point in reversed(newest)}
    pairs = [(direction, unit) for unit in ("USD", "CNY") for direction in Direction]
    return [
        DirectionCounts(*pair, told.get((*pair, Side.HOME)), told.get((*pair, Side.PARTNER)))
        for pair in pairs
        if (*pair, Side.HOME) in told or (*pair, Side.PARTNER) in told
    ]


def to_counts_table(counts: Sequence[DirectionCounts], sides: HomeAndPartner) -> ShownTable:
    """Directions with either side's newest count; what a side did not count says so."""
    columns: tuple[ShownColumn[DirectionCounts], ...] = (
        ShownColumn("what", _("Direction"), lambda one: sides.directions[one.direction]),
        ShownColumn("home", _("{area} counts").format(area=sides.name(Side.HOME)), lambda one: _told(one.home)),
        ShownColumn(
            "partner", _("{area} counts").format(area=sides.name(Side.PARTNER)), lambda one: _told(one.partner)
        ),
    )
    return tabulate(counts, columns)


def _told(point: TradePoint | None) -> str:
    """``48.7 bn USD in 2025 (+11.0 %)``."""
    if point is None:
        return _("not counted")
    told = _("{amount} in {period}").format(
        amount=formats.bounded(formats.amount(point.value, point.unit), is_at_least=point.is_at_least),
        period=formats.period(point.period.start, point.period.end),
    )
    return _("{amount} ({change})").format(amount=told, change=change_in_words(point.change)) if point.change else told
