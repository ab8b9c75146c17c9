"""Both sides' reports of one trade: what each line of a side counts in a direction and period.

Sides and directions are those of ``dashboard.subjects.trade.trade_points``: *home* is China, directions are seen from
China. A *line* is the series of one side: a source's table, or what was stated on one office's count. Pure: no
database, no page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.subjects.trade.series import Period, Series
from dashboard.subjects.trade.trade_points import TradePoint
from etl.vocabulary.trade import Direction, Side


@dataclass(frozen=True)
class Report:
    """What one line of a side counts in one direction and period, in the unit of the points it is made of.

    Of several statements on one office's count ``value`` is the first given, with the lowest and the highest as ``low``
    and ``high``; ``figure_codes`` names them, in the order of the codes, and is empty for a table.
    """

    side: Side
    line: Series
    direction: Direction
    period: Period
    value: float
    low: float
    high: float
    statement_count: int
    figure_codes: tuple[str, ...]
    valuation: str
    is_at_least: bool
    is_doubtful: bool
    is_estimated: bool


def is_any_at_least(reports: Iterable[Report]) -> bool:
    """Whether any of the reports of a line is a lower bound; the line is then named as one."""
    return any(report.is_at_least for report in reports)


ReportKey = tuple[Side, Series, Direction, Period]


def to_reports(points: Iterable[TradePoint]) -> tuple[Report, ...]:
    """One report a side, line, direction and period, in this order.

    Takes points in one unit. A table's point is its report. Points without a value are left out.
    """
    told: dict[ReportKey, list[tuple[TradePoint, float]]] = {}
    for point in points:
        if point.value is not None:
            key = (point.side, point.series, point.direction, point.period)
            told.setdefault(key, []).append((point, point.value))
    return tuple(sorted((_report(valued) for valued in told.values()), key=_order))


def _report(valued: Sequence[tuple[TradePoint, float]]) -> Report:
    first, value = valued[0]
    values = [one for _point, one in valued]
    return Report(
        side=first.side,
        line=first.series,
        direction=first.direction,
        period=first.period,
        value=value,
        low=min(values),
        high=max(values),
        statement_count=len(values),
        figure_codes=tuple(sorted({point.statement.figure_code for point, _value in valued if point.statement})),
        valuation=first.valuation,
        is_at_least=first.is_at_least,
        is_doubtful=first.is_doubtful,
        is_estimated=first.is_estimated,
    )


def _order(report: Report) -> tuple[str, str, str, str, date, date]:
    return (report.side, short_code(report.line), report.direction, *period_order(report.period))


def period_order(period: Period) -> tuple[str, date, date]:
    """Periods of one kind together, the oldest first."""
    return period.kind, period.start, period.end


def short_code(line: Series) -> str:
    """What an address and a file's column call a line of a side: its office where it was stated, else its source."""
    return line.counted_by or line.source_code


def reports_of(reports: Iterable[Report], line: Series | None, side: Side, direction: str) -> list[Report]:
    """The reports of one side's line in one direction, oldest first; none where the side has no line."""
    meant = [one for one in reports if (one.side, one.line, one.direction) == (side, line, direction)]
    return sorted(meant, key=lambda report: period_order(report.period))


def lines_of_side(reports: Iterable[Report], side: Side, direction: str) -> list[Series]:
    """Lines that have anything of a side in a direction, in the order of their codes."""
    return sorted({one.line for one in reports if (one.side, one.direction) == (side, direction)}, key=short_code)


@dataclass(frozen=True)
class PeriodCounts:
    """Every count of one period, by side and line."""

    period: Period
    values: Mapping[tuple[Side, Series], float]


def counts_side_by_side(reports: Iterable[Report], direction: str) -> list[PeriodCounts]:
    """Every count there is in a direction, oldest period first."""
    found: dict[Period, dict[tuple[Side, Series], float]] = {}
    for report in reports:
        if report.direction == direction:
            found.setdefault(report.period, {})[report.side, report.line] = report.value
    return [PeriodCounts(period, found[period]) for period in sorted(found, key=lambda one: (one.start, one.end))]
