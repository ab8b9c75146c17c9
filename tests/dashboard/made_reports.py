"""Made-up points and reports of both sides: Aland (AX, home) exports to Bouvet (BV) in 2099."""

from typing import Any

from dashboard.screens.both_sides.reports import Report, to_reports
from dashboard.subjects.trade.series import Series
from dashboard.subjects.trade.trade_points import TradePoint
from etl.vocabulary.trade import Direction, Side
from tests.dashboard.made_trade import made_point, whole_year


def line(side: Side = Side.HOME, source_code: str = "a", counted_by: str | None = None) -> Series:
    """The table ``a`` as this side reports, or what was stated on an office's count."""
    return Series(source_code, "AX" if side == Side.HOME else "BV", counted_by)


def made_side_point(side: Side, value: float | None, number: int = 2099, **more: Any) -> TradePoint:
    """A point of a side in a year, of which source, office and direction may be told."""
    series = line(side, more.pop("source_code", "a"), more.pop("counted_by", None))
    told: dict[str, Any] = {"direction": Direction.TO_PARTNER, "period": whole_year(number)}
    told |= {"valuation": "fob" if side == Side.HOME else "cif"}
    return made_point(side=side, series=series, value=value, **(told | more))


def made_report(side: Side, value: float, number: int = 2099, **more: Any) -> Report:
    """The report of one such point."""
    (report,) = to_reports([made_side_point(side, value, number, **more)])
    return report
