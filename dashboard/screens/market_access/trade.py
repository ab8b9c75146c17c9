"""The trade of a good on a route, by whole years, as each end counts it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.subjects.sources import sources_without_report
from dashboard.subjects.trade.trade import TradeFilters, commodity_series
from dashboard.ui.database import ask
from etl.vocabulary.trade import Flow


@dataclass(frozen=True)
class CountedYear:
    """One year as one end counted it; None where no value is given."""

    year: date
    value_usd: float | None
    net_weight_kg: float | None


@dataclass(frozen=True)
class CountedLine:
    """Trade in one code as one end reports it through one source, year by year, oldest first."""

    commodity_id: str
    source_code: str
    reporter_code: str
    flow: str
    valuation: str
    years: tuple[CountedYear, ...]


def counted_lines(commodity_ids: Iterable[str], origin: str, destination: str) -> list[CountedLine]:
    """The longest line of each end in each code: exports of the origin, imports of the destination.

    Estimates and tables that are no side's own report are left out; nothing is added up over codes, sources or ends.
    """
    codes = tuple(commodity_ids)
    ends = ((origin, destination, Flow.EXPORT), (destination, origin, Flow.IMPORT))
    found = [
        ask(commodity_series, codes, TradeFilters(partner=partner, reporters=(reporter,), flows=(flow,)))
        for reporter, partner, flow in ends
    ]
    listed = pd.concat(found, ignore_index=True)
    own = listed[~listed["source_code"].isin(ask(sources_without_report)) & (listed["estimated_count"] == 0)]
    return [
        line for _key, rows in own.groupby(["flow", "commodity_id"], sort=True) if (line := _longest(rows)) is not None
    ]


def _longest(rows: pd.DataFrame) -> CountedLine | None:
    """The line that reaches furthest, of those the one with most years."""
    lines = [
        _line(of_source.sort_values("period_start")) for _source, of_source in rows.groupby("source_code", sort=True)
    ]
    filled = [line for line in lines if any(year.value_usd is not None for year in line.years)]
    return max(filled, key=lambda line: (line.years[-1].year, len(line.years)), default=None)


def _line(rows: pd.DataFrame) -> CountedLine:
    first = rows.iloc[0]
    years = tuple(
        CountedYear(start.date(), _known(value), _known(weight))
        for start, value, weight in zip(rows["period_start"], rows["value_usd"], rows["net_weight_kg"], strict=True)
    )
    return CountedLine(
        commodity_id=str(first["commodity_id"]),
        source_code=str(first["source_code"]),
        reporter_code=str(first["reporter_code"]),
        flow=str(first["flow"]),
        valuation=str(first["valuation"]),
        years=years,
    )


def _known(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
