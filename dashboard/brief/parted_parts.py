"""What of a change in trade is price and what tonnes, by one side's own count."""

from collections.abc import Hashable, Iterator
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.brief.facts import BriefFacts
from dashboard.brief.model import Line
from dashboard.locale import gettext as _
from dashboard.subjects.trade.change_parts import ChangeParts, Traded, part_change
from dashboard.subjects.trade.change_words import change_sentence
from dashboard.subjects.trade.commodities import reach_of_products
from dashboard.subjects.trade.trade import TradeFilters, group_commodities
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import KG_PER_TONNE, Flow, Valuation

YEARS_TOLD = 5  # an older change of price says nothing of today's
_LINE = ["source_code", "reporter_code", "commodity_id"]
Row = dict[Hashable, Any]


def parted_cell(facts: BriefFacts, group: str) -> Line | None:
    """The newest change of the largest good of a group that the partner sells, parted into price and tonnes.

    By whichever side's own table tells the larger change; None where none of the last ``YEARS_TOLD`` years is parted.
    """
    sides = ((facts.home, facts.partner, Flow.IMPORT), (facts.partner, facts.home, Flow.EXPORT))
    found = [change for side in sides for change in _largest_changes(facts, group, *side)]
    if not found:
        return None
    row, parts = max(found, key=lambda change: abs(change[1].change_usd))
    words = _("{goods}, {year} by {area}: {change}").format(
        goods=facts.names.commodity(row["commodity_id"]),
        year=row["period_start"].year,
        area=facts.names.area(row["reporter_code"]),
        change=change_sentence(parts),
    )
    return Line(words, (facts.cite_table(row["source_code"], row["reporter_code"]),))


def _largest_changes(
    facts: BriefFacts, group: str, reporter: str, partner: str, flow: Flow
) -> Iterator[tuple[Row, ChangeParts]]:
    """Of each source of a side the newest parted change of its largest goods in the group."""
    by_year = TradeFilters(partner, reporters=(reporter,), flows=(flow.value,), period_kinds=(PeriodKind.YEAR,))
    sources = tuple(one.source_code for one in reach_of_products(facts.connection, group, by_year))
    if not sources:
        return
    years = (facts.on_day.year - YEARS_TOLD - 1, facts.on_day.year)
    rows = group_commodities(facts.connection, group, replace(by_year, sources=sources, years=years))
    own = rows[rows["valuation"] != Valuation.RECONCILED]
    for _source, of_source in own.groupby("source_code", sort=True):
        changes = [change for _key, line in of_source.groupby(_LINE) if (change := _newest_change(line, facts))]
        if changes:
            yield max(changes, key=lambda change: change[0]["value_usd"])


def _newest_change(line: pd.DataFrame, facts: BriefFacts) -> tuple[Row, ChangeParts] | None:
    by_year: dict[int, Row] = {row["period_start"].year: row for row in line.to_dict("records")}
    for year in sorted(by_year, reverse=True):
        if year < facts.on_day.year - YEARS_TOLD or year - 1 not in by_year:
            continue
        parts = part_change(_traded(by_year[year - 1]), _traded(by_year[year]))
        if parts:
            return by_year[year], parts
    return None


def _traded(row: Row) -> Traded:
    return Traded(row["value_usd"], row["net_weight_kg"] / KG_PER_TONNE)
