"""The trade of a good on a route, by whole years or by months, as each end counts it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.subjects.sources import sources_without_report
from dashboard.subjects.trade.trade import TradeFilters, commodity_series
from dashboard.ui.database import ask
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Flow


@dataclass(frozen=True)
class CountedPeriod:
    """One year or month as one end counted it, by its first and last day; None where no value is given."""

    start: date
    end: date
    value_usd: float | None
    net_weight_kg: float | None


@dataclass(frozen=True)
class CountedLine:
    """Trade in one code as one end reports it through one source, by years or by months, oldest first."""

    commodity_id: str
    source_code: str
    reporter_code: str
    flow: str
    valuation: str
    period_kind: str
    periods: tuple[CountedPeriod, ...]


def counted_lines(
    commodity_ids: Iterable[str], origin: str, destination: str, kind: PeriodKind = PeriodKind.YEAR
) -> list[CountedLine]:
    """The longest line of each end in each code: exports of the origin, imports of the destination.

    Estimates and tables that are no side's own report are left out; nothing is added up over codes, sources or ends.
    """
    codes = tuple(commodity_ids)
    ends = ((origin, destination, Flow.EXPORT), (destination, origin, Flow.IMPORT))
    found = [
        ask(commodity_series, codes, TradeFilters(partner, reporters=(reporter,), flows=(flow,), period_kinds=(kind,)))
        for reporter, partner, flow in ends
    ]
    listed = pd.concat(found, ignore_index=True)
    own = listed[~listed["source_code"].isin(ask(sources_without_report)) & (listed["estimated_count"] == 0)]
    return [
        line for _key, rows in own.groupby(["flow", "commodity_id"], sort=True) if (line := _longest(rows)) is not None
    ]


def _longest(rows: pd.DataFrame) -> CountedLine | None:
    """The line that reaches furthest, of those the one with most periods."""
    lines = [
        _line(of_source.sort_values("period_start")) for _source, of_source in rows.groupby("source_code", sort=True)
    ]
    filled = [line for line in lines if any(period.value_usd is not None for period in line.periods)]
    return max(filled, key=lambda line: (line.periods[-1].end, len(line.periods)), default=None)


def _line(rows: pd.DataFrame) -> CountedLine:
    first = rows.iloc[0]
    columns = (rows[name] for name in ("period_start", "period_end", "value_usd", "net_weight_kg"))
    periods = tuple(
        CountedPeriod(start.date(), end.date(), _known(value), _known(weight))
        for start, end, value, weight in zip(*columns, strict=True)
    )
    return CountedLine(
        commodity_id=str(first["commodity_id"]),
        source_code=str(first["source_code"]),
        reporter_code=str(first["reporter_code"]),
        flow=str(first["flow"]),
        valuation=str(first["valuation"]),
        period_kind=str(first["period_kind"]),
        periods=periods,
    )


def _known(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
