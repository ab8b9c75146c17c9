"""What the partner sells to China of four groups of goods: the newest count, its change, and its years as a picture.

Pure: no database, no page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.screens.sections.counts.cards import basis_name, change_in_words
from dashboard.subjects.trade.coverage import first_view, years_only
from dashboard.subjects.trade.headline import HeadlineLine
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.subjects.trade.trade_points import TradePoint, headline_points
from dashboard.svg.points import YearPoint
from dashboard.svg.small import Line, line_picture
from dashboard.ui.first_screen import Card
from dashboard.ui.theme import GROUP_COLOURS
from etl.vocabulary.trade import Direction

GROUPS = ("meat", "grain", "oilseed", "vegetable_oil")
MOST_CHANGE = 500  # per cent: beyond it the year before was next to nothing
_FIRST_YEAR, _LAST_YEAR = 1900, 2999


@dataclass(frozen=True)
class GroupTrade:
    """A group's newest count, and the counts of the same side by year that a picture of it shows."""

    group_code: str
    newest: TradePoint
    years: tuple[TradePoint, ...]


def newest_of_group(group_code: str, points: Sequence[TradePoint], lines: Sequence[HeadlineLine]) -> GroupTrade | None:
    """The count in dollars that reaches furthest, of what the partner sells; None where there is none.

    Takes the points of the group with rank and changes, lower bounds among them, and its headline lines. Of two counts
    that reach as far a whole one comes first, then the larger: of two lower bounds it is the one nearer to the whole.
    """
    of_kind = [point for point in points if (point.direction, point.unit) == (Direction.FROM_PARTNER, "USD")]
    own_lines = [line for line in lines if (line.direction, line.unit) == (Direction.FROM_PARTNER, "USD")]
    newest = sorted(
        headline_points(of_kind, own_lines),
        key=lambda point: (-point.period.end.toordinal(), point.is_at_least, -(point.value or 0), point.side),
    )
    if not newest:
        return None
    years = first_view(years_only(of_kind, _FIRST_YEAR, _LAST_YEAR), own_lines)
    by_year = {
        point.period.start.year: point
        for point in reversed(years)
        if point.side == newest[0].side and point.value is not None
    }
    return GroupTrade(group_code, newest[0], tuple(by_year[year] for year in sorted(by_year)))


def group_card(trade: GroupTrade, sides: HomeAndPartner, href: str) -> Card:
    """A card of a group: which goods and year, how much, how much more or less, and by whose count."""
    point = trade.newest
    period = formats.period(point.period.start, point.period.end)
    group = sides.names.group(trade.group_code)
    change = (
        _("{change} {basis}").format(change=change_in_words(point.change), basis=basis_name(point.change))
        if point.change and abs(point.change.pct) <= MOST_CHANGE
        else ""
    )
    return Card(
        heading=_("{goods}, {period}").format(goods=group, period=period),
        number=formats.bounded(formats.amount(point.value, point.unit), is_at_least=point.is_at_least),
        lines=tuple(line for line in (change, sides.names.series(point.series)) if line),
        picture=_picture(trade, group, sides),
        href=href,
    )


def _picture(trade: GroupTrade, group: str, sides: HomeAndPartner) -> str:
    """A small line by year, dashed where it is stated or a lower bound; nothing where only one year is known."""
    years = [
        YearPoint(point.period.start.year, point.value, point.series.code, point.series.is_stated or point.is_at_least)
        for point in trade.years
        if point.value is not None
    ]
    if len(years) < 2:
        return ""
    return line_picture(
        [Line(tuple(years), GROUP_COLOURS[trade.group_code])],
        title=_("{goods}: {what} by year").format(goods=group, what=sides.directions[Direction.FROM_PARTNER]),
        description=_("From {first} in {first_year} to {last} in {last_year}.").format(
            first=formats.amount(years[0].amount, trade.newest.unit),
            first_year=years[0].year,
            last=formats.amount(years[-1].amount, trade.newest.unit),
            last_year=years[-1].year,
        ),
    )
