"""Which line stands for each side's trade in some goods around a meeting, and what it has before and after.

Pure: no database, no page.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.screens.sections.window.measures import change_pct
from dashboard.screens.sections.window.view import Line, LineWindows, to_line_windows
from dashboard.subjects.trade.change_parts import ChangeParts, Traded, part_change
from etl.vocabulary.goods import ALL_GOODS, FARM_GOODS
from etl.vocabulary.periods import PeriodKind

# Whole years first: half of one compares seasons with other seasons.
FITTING = ((PeriodKind.MONTH, 12), (PeriodKind.YEAR, 1), (PeriodKind.MONTH, 6), (PeriodKind.MONTH, 3))


@dataclass(frozen=True)
class Compared:
    """One side's trade in some goods before and after a meeting.

    ``parts`` are of the change from before to after; None where a sum or its tonnes are not known.
    """

    line: LineWindows
    parts: ChangeParts | None = None

    @property
    def goods(self) -> str:
        """Code of the group."""
        return self.line.told.goods

    @property
    def reporter(self) -> str:
        """Whose figures."""
        return self.line.told.series.reporter_code

    @property
    def is_told(self) -> bool:
        """Whether any period before or after has a figure."""
        around = self.line.windows
        return bool(around.before.known or around.after.known)

    @property
    def is_known(self) -> bool:
        """Whether both sums are there."""
        return is_known(self.line)

    @property
    def change_pct(self) -> float:
        """From before to after in per cent; NaN where either is unknown, a lower bound, or of other seasons."""
        around = self.line.windows
        if self.line.is_at_least or not is_of_whole_years(around.period_kind, around.before.span.count):
            return math.nan
        return change_pct(around.after, around.before)


def is_known(line: LineWindows) -> bool:
    """Whether a line has both sums."""
    return line.windows.before.is_known and line.windows.after.is_known


def is_of_whole_years(period_kind: PeriodKind, count: int) -> bool:
    """Whether so many periods hold each season as often as any other."""
    return period_kind == PeriodKind.YEAR or count % 12 == 0


def fitting_window(
    lines: Mapping[PeriodKind, Sequence[Line]], start: date, end: date, kinds: Iterable[PeriodKind]
) -> tuple[PeriodKind, int]:
    """Kind and number of periods to show first: those for which some line has both sums, whole years before parts."""
    allowed = set(kinds)
    fitting = [(kind, length) for kind, length in FITTING if kind in allowed]
    for kind, length in fitting:
        if any(is_known(line) for line in to_line_windows(lines[kind], start, end, kind, length)):
            return kind, length
    return fitting[0]


def compare(
    values: Iterable[LineWindows], weights: Iterable[LineWindows], groups: Sequence[str], reporters: Sequence[str]
) -> list[Compared]:
    """The line that stands for each of these goods and reporters, goods by goods; those without any are left out.

    Of several that has the first say which has both sums, then a whole before a lower bound, then the highest of lower
    bounds, then the one that reaches further. What a third party weighed is neither side's own and stands for none.
    """
    tonnes = {line.code: line for line in weights}
    best: dict[tuple[str, str], LineWindows] = {}
    for line in sorted(values, key=_weight, reverse=True):
        if not line.told.is_reconciled:
            best.setdefault((line.told.goods, line.told.series.reporter_code), line)
    found = [best[goods, side] for goods in groups for side in reporters if (goods, side) in best]
    return [Compared(line, _parts(line, tonnes.get(line.code))) for line in found]


def _weight(line: LineWindows) -> tuple[bool, int, bool, float, int]:
    around = line.windows
    known = around.before.known + around.after.known
    bound = _largest(line) if line.is_at_least else 0.0
    return is_known(line), known, not line.is_at_least, bound, around.last_known or 0


def _largest(line: LineWindows) -> float:
    """The larger of the sums that are known; nought where neither is."""
    amounts = (line.windows.before.amount, line.windows.after.amount)
    return max((amount for amount in amounts if not math.isnan(amount)), default=0.0)


def _parts(value: LineWindows, weight: LineWindows | None) -> ChangeParts | None:
    if weight is None or value.is_at_least:
        return None
    now, in_tonnes = value.windows, weight.windows
    if (now.before.span, now.after.span) != (in_tonnes.before.span, in_tonnes.after.span):
        return None
    if not is_of_whole_years(now.period_kind, now.before.span.count):
        return None
    return part_change(
        Traded(now.before.amount, in_tonnes.before.amount), Traded(now.after.amount, in_tonnes.after.amount)
    )


def in_order(groups: Iterable[str]) -> list[str]:
    """Groups as the table has them: all farm goods, then the single groups, all goods last."""
    ranks = {FARM_GOODS: 0, ALL_GOODS: 2}
    return sorted(groups, key=lambda code: ranks.get(code, 1))


def most_telling(rows: Sequence[Compared], *, is_of_leaders: bool = False) -> list[Compared]:
    """Both sides' rows of the goods to begin with; none where there are no rows.

    All farm goods come first, then the largest single group; trade as a whole only where nothing nearer to the topics
    is told, but of a meeting of leaders before any single group. Goods of which somebody has both sums go before those
    of which nobody has.
    """
    if not rows:
        return []
    first = max(rows, key=lambda row: _telling(row, is_of_leaders=is_of_leaders))
    return [row for row in rows if row.goods == first.goods]


def _telling(row: Compared, *, is_of_leaders: bool) -> tuple[bool, bool, int, float]:
    rank = {FARM_GOODS: 3, ALL_GOODS: 2 if is_of_leaders else 0}.get(row.goods, 1)
    return rank > 0, row.is_known, rank, _largest(row.line)
