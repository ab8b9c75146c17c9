"""The exporter's report beside the importer's: pairs, their gap and ratio, and what a CIF/FOB factor would change.

Sides and directions are those of ``dashboard.subjects.trade.trade_points``: *home* is China, directions are seen from
China, and a gap is always China's report minus the partner's. A side that nobody reported stays unknown, and so does
the gap. An estimate is no report of its own, and a sum of those products that a source names is only a lower bound, so
neither has a gap. A *line* is a source's table, named by the source's code, or what rests on one office's count and was
stated, named by the office's code. Pure: no database, no page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

import pandas as pd

from dashboard.subjects.trade.measures import PERIOD, add_gap
from dashboard.subjects.trade.series import Series
from dashboard.subjects.trade.trade_points import TradePoint
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Direction, Side, Valuation

REPORT_KEYS = ["side", "line", "source_code", "direction", *PERIOD]
REPORT_VALUES = [
    *("value", "low", "high", "statement_count", "offices", "figure_codes", "valuation"),
    *("is_at_least", "is_doubtful", "is_estimated"),
]
MARKS = ("is_at_least", "is_doubtful", "is_estimated")
FREQUENCIES = {PeriodKind.YEAR: "YS", PeriodKind.MONTH: "MS"}


def line_of(series: Series) -> str:
    """The line of a series: the office whose count was stated, else the table's source."""
    return series.counted_by or series.source_code


def to_reports(points: Iterable[TradePoint]) -> pd.DataFrame:
    """One report a side, line, direction and period.

    Takes points in one unit; gives ``REPORT_KEYS`` and ``REPORT_VALUES``. A table's point is its report. Of several
    statements on one office's count of a period the first given stands, with the lowest and the highest as ``low`` and
    ``high``. Points without a value are left out.
    """
    told: dict[tuple[str | date, ...], list[TradePoint]] = {}
    for point in points:
        if point.value is not None:
            told.setdefault(_report_key(point), []).append(point)
    rows = [_report(key, told[key]) for key in sorted(told)]
    frame = pd.DataFrame(rows, columns=[*REPORT_KEYS, *REPORT_VALUES])
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in ("period_start", "period_end")})


def _report_key(point: TradePoint) -> tuple[str | date, ...]:
    """What ``REPORT_KEYS`` name, in their order."""
    return (
        *(point.side.value, line_of(point.series), point.series.source_code, point.direction.value),
        *(point.period.kind, point.period.start, point.period.end),
    )


def _report(key: tuple[str | date, ...], points: Sequence[TradePoint]) -> dict[str, object]:
    first, values = points[0], [point.value for point in points if point.value is not None]
    offices = {point.series.counted_by for point in points if point.series.counted_by}
    codes = {point.statement.figure_code for point in points if point.statement}
    return dict(zip(REPORT_KEYS, key, strict=True)) | {
        "value": first.value,
        "low": min(values),
        "high": max(values),
        "statement_count": len(points),
        "offices": " ".join(sorted(offices)),
        "figure_codes": " ".join(sorted(codes)),
        "valuation": str(first.valuation),
        "is_at_least": first.is_at_least,
        "is_doubtful": first.is_doubtful,
        "is_estimated": first.is_estimated,
    }


def reports_of(reports: pd.DataFrame, side: str, line: str, direction: str) -> pd.DataFrame:
    """The reports of one side's line in one direction, oldest first."""
    is_meant = (reports["side"] == side) & (reports["line"] == line) & (reports["direction"] == direction)
    return reports[is_meant].sort_values(PERIOD, ignore_index=True)


def pair_reports(reports: pd.DataFrame, direction: str, home_line: str, partner_line: str) -> pd.DataFrame:
    """Put China's report beside the partner's, one row a period that either reported, oldest first.

    Gives the period's columns, ``home_line`` and ``partner_line``, every one of ``REPORT_VALUES`` as ``home_`` and
    ``partner_``, and the columns of ``add_gap``.
    """
    sides = {Side.HOME: home_line, Side.PARTNER: partner_line}
    home, partner = (
        reports_of(reports, side, line, direction)[[*PERIOD, *REPORT_VALUES]].rename(
            columns={name: f"{side}_{name}" for name in REPORT_VALUES}
        )
        for side, line in sides.items()
    )
    both = home.merge(partner, on=PERIOD, how="outer", validate="one_to_one")
    marks = {f"{side}_{mark}": both[f"{side}_{mark}"].eq(True) for side in sides for mark in MARKS}
    texts = {
        f"{side}_{text}": both[f"{side}_{text}"].fillna("")
        for side in sides
        for text in ("offices", "figure_codes", "valuation")
    }
    lines = {"home_line": home_line, "partner_line": partner_line}
    return add_gap(both.assign(**marks, **texts, **lines)).sort_values(PERIOD, ignore_index=True)


def importer_of(direction: str) -> Side | None:
    """The side that counts the goods as imports; None for a turnover, which mixes both."""
    return {Direction.TO_PARTNER: Side.PARTNER, Direction.FROM_PARTNER: Side.HOME}.get(Direction(direction))


def adjust_importer(pairs: pd.DataFrame, direction: str, factor: float) -> pd.DataFrame:
    """Add what the pair would be if the importer's CIF value were divided by ``factor``.

    The columns are those of ``add_gap``, named with ``adjusted_`` before. The reports themselves stay as they are.
    Adjusted values are unknown where there is no CIF import to adjust: in a turnover, and where the valuation is not
    stated.
    """
    importer = importer_of(direction)
    if importer is None:
        values = {f"adjusted_{side}_value": pd.Series(float("nan"), index=pairs.index) for side in Side}
        return add_gap(pairs.assign(**values), "adjusted_")
    is_cif = pairs[f"{importer}_valuation"] == Valuation.CIF
    values = {
        f"adjusted_{side}_value": (pairs[f"{side}_value"] / (factor if side == importer else 1.0)).where(is_cif)
        for side in Side
    }
    return add_gap(pairs.assign(**values), "adjusted_")


def first_lines(reports: pd.DataFrame, direction: str, order: Mapping[str, int]) -> tuple[str | None, str | None]:
    """The line of each side that a page begins with where the build names no headline pair; None where a side has none.

    Of all pairs of lines the one with the newest period that both reported, tables before statements, then with most
    such periods, then one source for both sides, then the sources' ``order``. Where no two meet, each side's longest
    line.
    """
    homes, partners = (_periods_of_lines(reports, side, direction) for side in Side)

    def merit(pair: tuple[str, str]) -> tuple[pd.Timestamp, bool, int, bool, int]:
        common = homes[pair[0]] & partners[pair[1]]
        is_table = all(line in order for line in pair)
        return max(common)[1], is_table, len(common), pair[0] == pair[1], -sum(order.get(line, 0) for line in pair)

    pairs = [
        (home, partner) for home, partner in product(sorted(homes), sorted(partners)) if homes[home] & partners[partner]
    ]
    if pairs:
        return max(pairs, key=merit)
    longest = [max(sorted(found), key=lambda line: len(found[line])) if found else None for found in (homes, partners)]
    return longest[0], longest[1]


def longest_pair(reports: pd.DataFrame, direction: str, order: Mapping[str, int]) -> tuple[str, str] | None:
    """The tables with most periods that both sides reported, one source before two, then the sources' order.

    None where no two meet.
    """
    found = (_periods_of_lines(reports[~reports["is_at_least"]], side, direction) for side in Side)
    homes, partners = ({line: periods for line, periods in lines.items() if line in order} for lines in found)
    pairs = [
        (home, partner) for home, partner in product(sorted(homes), sorted(partners)) if homes[home] & partners[partner]
    ]
    return max(
        pairs,
        key=lambda pair: (
            len(homes[pair[0]] & partners[pair[1]]),
            pair[0] == pair[1],
            -order[pair[0]] - order[pair[1]],
        ),
        default=None,
    )


def lines_of_side(reports: pd.DataFrame, side: str, direction: str) -> list[str]:
    """Lines that have anything of a side in a direction, in the order of their codes."""
    return sorted(set(reports.loc[(reports["side"] == side) & (reports["direction"] == direction), "line"]))


def _periods_of_lines(
    reports: pd.DataFrame, side: str, direction: str
) -> dict[str, set[tuple[pd.Timestamp, pd.Timestamp]]]:
    """The periods of each line of a side that are reports; one of nothing but estimates has none."""
    of_side = reports[(reports["side"] == side) & (reports["direction"] == direction)]
    found: dict[str, set[tuple[pd.Timestamp, pd.Timestamp]]] = {str(line): set() for line in of_side["line"].unique()}
    for line, rows in of_side[~of_side["is_estimated"]].groupby("line"):
        found[str(line)] = set(zip(rows["period_start"], rows["period_end"], strict=True))
    return found


@dataclass(frozen=True)
class GapStory:
    """How far apart two reports are over the periods that both reported, and since when."""

    count: int
    first: pd.Timestamp
    last: pd.Timestamp
    home_larger_count: int
    larger_side: Side | None
    larger_since: pd.Timestamp
    widest: pd.Timestamp
    widest_pct: float
    median_pct: float


def gap_story(pairs: pd.DataFrame) -> GapStory | None:
    """Sum up pairs of one direction and one kind of period; None where no gap is known.

    ``larger_side`` is the side whose report was larger at the end (None where the two were equal), ``larger_since`` the
    start of the first period from which it was so in every pair; the widest and the median are of the gap's size in per
    cent of the larger.
    """
    known = pairs[pairs["gap_pct"].notna()].sort_values("period_start", ignore_index=True)
    if known.empty:
        return None
    signs = known["gap"].gt(0).astype(int) - known["gap"].lt(0).astype(int)
    changes = known.index[signs != signs.iloc[-1]]
    sizes = known["gap_pct"].abs()
    widest = known.iloc[int(sizes.to_numpy().argmax())]
    return GapStory(
        count=len(known),
        first=known["period_start"].iloc[0],
        last=known["period_start"].iloc[-1],
        home_larger_count=int((signs > 0).sum()),
        larger_side={1: Side.HOME, -1: Side.PARTNER}.get(int(signs.iloc[-1])),
        larger_since=known["period_start"].iloc[int(changes.max()) + 1 if len(changes) else 0],
        widest=widest["period_start"],
        widest_pct=float(sizes.max()),
        median_pct=float(sizes.median()),
    )


def newest_pair(pairs: pd.DataFrame) -> pd.DataFrame:
    """The pair of the newest period whose gap is known.

    Where none is, the newest of two counts of which one is a lower bound; or none.
    """
    known = pairs[pairs["gap"].notna()]
    if known.empty:
        is_bound = pairs["home_is_at_least"] | pairs["partner_is_at_least"]
        known = pairs[is_bound & pairs["home_value"].notna() & pairs["partner_value"].notna()]
    return known.sort_values("period_end", ascending=False, kind="stable").head(1)


def gap_parts(reports: pd.DataFrame, lines: tuple[str, str], period_start: pd.Timestamp) -> dict[str, float] | None:
    """The gaps of the two directions in one period and pair of lines; None where either is unknown."""
    parts = {}
    for direction in (Direction.TO_PARTNER, Direction.FROM_PARTNER):
        pairs = pair_reports(reports, direction, *lines)
        known = pairs.loc[(pairs["period_start"] == period_start) & pairs["gap"].notna(), "gap"]
        if known.empty:
            return None
        parts[direction.value] = float(known.iloc[0])
    return parts


def fill_periods(line: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Put a row of unknowns where a year or month is missing inside a series, so that no line spans it.

    Takes and gives one series.
    """
    if line.empty:
        return line
    starts = pd.date_range(
        line["period_start"].min(), line["period_start"].max(), freq=FREQUENCIES[PeriodKind(kind)], name="period_start"
    )
    whole = line.set_index("period_start").reindex(starts).reset_index()
    offset = pd.offsets.YearEnd(0) if kind == PeriodKind.YEAR else pd.offsets.MonthEnd(0)
    return whole.assign(period_kind=kind, period_end=whole["period_start"] + offset)


def counts_side_by_side(reports: pd.DataFrame, direction: str) -> pd.DataFrame:
    """Every count there is: one row a period, oldest first, and one column a side and line, named ``side:line``.

    Unknown is NaN.
    """
    of_direction = reports[reports["direction"] == direction]
    columns = of_direction["side"] + ":" + of_direction["line"]
    wide = of_direction.assign(_column=columns).pivot_table(
        index=PERIOD, columns="_column", values="value", aggfunc="first"
    )
    return wide.sort_index(level="period_start").reset_index().rename_axis(columns=None)
