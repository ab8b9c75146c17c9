"""Columns that a rule gives and no table stores: stated figures in US dollars, and when a source's next are due."""

from collections.abc import Mapping, Sequence

import pyarrow as pa
from sqlalchemy import select

from dashboard.locale import N_
from dashboard.rows.columns import Answer, ComputedColumn, ComputedPart
from dashboard.subjects.prices.rates import Converted, StatedRate, exchange_rates_question, in_dollars
from dashboard.subjects.sources import sources_with_reach
from etl.schema import official_figure
from etl.schema.freshness import command_of, next_release
from etl.vocabulary.prices import Currency

VALUE_USD_CONVERTED = N_("Converted to US dollars")
RATE = N_("Rate (units of the currency)")
RATE_SOURCE = N_("Source of the rate")
"""Headings of a conversion, in tables of rows and on the page that shows figures in one currency."""

_figure = official_figure.c
_reach = sources_with_reach().subquery("reach")


def _convert(answers: Sequence[Answer]) -> Mapping[str, tuple[object, ...]]:
    """Each figure in another currency by the rate of its own period; one of whose period none is held is absent."""
    figures, rows = answers
    rates = [StatedRate(**row) for row in rows]
    converted = {
        one["figure_code"]: in_dollars(one["value"], one["unit"], one["period_start"], one["period_end"], rates)
        for one in figures
    }
    return {code: _to_cells(found) for code, found in converted.items() if found}


def _to_cells(converted: Converted) -> tuple[object, ...]:
    rate = converted.rate
    return (
        *(converted.value_usd, rate.value, str(rate.kind), str(rate.basis)),
        *(rate.period_start, rate.period_end, rate.source_code),
    )


IN_DOLLARS = ComputedPart(
    columns=(
        ComputedColumn("value_usd_converted", VALUE_USD_CONVERTED, pa.float64()),
        ComputedColumn("rate", RATE, pa.float64()),
        ComputedColumn("rate_kind", N_("Kind of rate, code"), pa.string(), "term:rate_kind", N_("Kind of rate")),
        ComputedColumn("rate_basis", N_("How the rate came about, code"), pa.string(), is_previewed=False),
        ComputedColumn("rate_start", N_("Rate of, first day"), pa.date32(), is_previewed=False),
        ComputedColumn("rate_end", N_("Rate of, last day"), pa.date32(), is_previewed=False),
        ComputedColumn("rate_source_code", N_("Source of the rate, code"), pa.string(), "source", RATE_SOURCE),
    ),
    questions=(
        select(_figure.figure_code, _figure.value, _figure.unit, _figure.period_start, _figure.period_end)
        .where(_figure.unit.in_([str(currency) for currency in Currency if currency != Currency.USD]))
        .order_by(_figure.figure_code),
        exchange_rates_question(),
    ),
    compute=_convert,
    source_column="rate_source_code",
)
"""What stated figures in another currency are in US dollars; empty of all others. Nothing is judged by it."""


def _date_releases(answers: Sequence[Answer]) -> Mapping[str, tuple[object, ...]]:
    """Each source's next due day, whether it is assumed, and the command that brings what comes then."""
    (rows,) = answers
    found = {}
    for row in rows:
        release = next_release(
            row["kind"],
            row["last_date"],
            by_year=row["by_year"] == 1,
            named=row["next_release_date"],
            lag_days=row["release_lag_days"],
            year_lag_days=row["year_release_lag_days"],
        )
        told = (release.day, release.is_assumed) if release else (None, None)
        found[row["source_code"]] = (*told, command_of(row["source_code"]) or None)
    return found


NEXT_RELEASES = ComputedPart(
    columns=(
        ComputedColumn("due_date", N_("Next figures due"), pa.date32()),
        ComputedColumn("is_due_date_assumed", N_("Due by the usual lag"), pa.bool_()),
        ComputedColumn("command", N_("Command that brings them"), pa.string()),
    ),
    questions=(
        select(
            *(_reach.c.source_code, _reach.c.kind, _reach.c.last_date, _reach.c.by_year),
            *(_reach.c.next_release_date, _reach.c.release_lag_days, _reach.c.year_release_lag_days),
        ).order_by(_reach.c.source_code),
    ),
    compute=_date_releases,
)
"""When a source's next figures are due, as the Data page and ``status`` tell it."""
