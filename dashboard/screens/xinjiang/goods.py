"""Goods that Xinjiang and a partner state of their trade with each other, side by side. Pure: no database, no page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.screens.xinjiang.bar_table import BarCell, BarRow
from dashboard.screens.xinjiang.dollars import ShownFigure
from dashboard.screens.xinjiang.view import XINJIANG
from dashboard.subjects.names import short_name
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.subjects.trade.series import Period
from dashboard.subjects.trade.trade_points import direction_of
from etl.vocabulary.figures import FigureMeasure
from etl.vocabulary.goods import ALL_GOODS
from etl.vocabulary.trade import Direction, Side


@dataclass(frozen=True)
class StatedGoods:
    """Goods in one direction and period, as each side states them; a side that states nothing has no figure."""

    subject: str
    direction: Direction
    period: Period
    home: ShownFigure | None
    partner: ShownFigure | None

    @property
    def figures(self) -> list[ShownFigure]:
        """Those that are there."""
        return [figure for figure in (self.home, self.partner) if figure]


def stated_goods(figures: Iterable[ShownFigure]) -> list[StatedGoods]:
    """Values of single goods and groups in dollars, the newest period first, the largest first within it.

    Takes figures between Xinjiang and one partner, as either states them; all goods together, weights and changes stay
    out. Of several figures of one side for the same goods and period the first stands.
    """
    found: dict[tuple[str, Direction, Period], dict[Side, ShownFigure]] = {}
    for figure in figures:
        if figure.stated.measure == FigureMeasure.VALUE and figure.stated.group_code != ALL_GOODS:
            side = Side.HOME if figure.stated.area_code == XINJIANG else Side.PARTNER
            key = (figure.stated.subject, direction_of(figure.flow, side), figure.period)
            found.setdefault(key, {}).setdefault(side, figure)
    goods = [StatedGoods(*key, sides.get(Side.HOME), sides.get(Side.PARTNER)) for key, sides in found.items()]
    return sorted(goods, key=_newest_largest_first)


def _newest_largest_first(goods: StatedGoods) -> tuple[int, float, str]:
    largest = max((figure.value or 0.0 for figure in goods.figures), default=0.0)
    return -goods.period.end.toordinal(), -largest, goods.subject


def goods_rows(goods: Sequence[StatedGoods], sides: HomeAndPartner, column_count: int = 2) -> list[BarRow]:
    """A row for each goods, direction and period, with a cell for either side, on one scale; of one column home's."""
    most = max((figure.value or 0.0 for one in goods for figure in one.figures), default=0.0)
    return [
        BarRow(
            one.subject[:1].upper() + one.subject[1:],
            (_cell(one.home, most, sides), _cell(one.partner, most, sides))[:column_count],
            note=formats.apposition(sides.directions[one.direction], formats.period(one.period.start, one.period.end)),
        )
        for one in goods
    ]


def _cell(figure: ShownFigure | None, most: float, sides: HomeAndPartner) -> BarCell | None:
    if figure is None or figure.value is None:
        return None
    amount = formats.amount(figure.value, figure.unit)
    told = _("about {amount}").format(amount=amount) if figure.conversion else amount
    office = short_name(sides.names.office(figure.stated.counted_by))
    return BarCell(told, figure.value / most if most else None, office)
