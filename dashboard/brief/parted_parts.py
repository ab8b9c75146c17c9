"""What of a change in trade is price and what tonnes, by one side's own count."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dashboard.brief.facts import BriefFacts
from dashboard.brief.model import Line
from dashboard.locale import gettext as _
from dashboard.subjects.trade.change_parts import ChangeParts, Traded, part_change
from dashboard.subjects.trade.change_words import change_sentence
from dashboard.subjects.trade.commodities import reach_of_products
from dashboard.subjects.trade.trade import TradeFilters
from dashboard.subjects.trade.years_of_goods import YearOfGood, years_of_goods
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import KG_PER_TONNE, Flow

YEARS_TOLD = 5  # an older change of price says nothing of today's


def parted_cell(facts: BriefFacts, group: str) -> Line | None:
    """The newest change of the largest good of a group that the partner sells, parted into price and tonnes.

    By whichever side's own table tells the larger change; None where none of the last ``YEARS_TOLD`` years is parted.
    """
    sides = ((facts.home, facts.partner, Flow.IMPORT), (facts.partner, facts.home, Flow.EXPORT))
    found = [change for side in sides for change in _largest_changes(facts, group, *side)]
    if not found:
        return None
    newest, parts = max(found, key=lambda change: abs(change[1].change_usd))
    words = _("{goods}, {year} by {area}: {change}").format(
        goods=facts.names.commodity(newest.commodity_id),
        year=newest.year,
        area=facts.names.area(newest.reporter_code),
        change=change_sentence(parts),
    )
    return Line(words, (facts.cite_table(newest.source_code, newest.reporter_code),))


def _largest_changes(
    facts: BriefFacts, group: str, reporter: str, partner: str, flow: Flow
) -> Iterator[tuple[YearOfGood, ChangeParts]]:
    """Of each source of a side the newest parted change of its largest goods in the group."""
    by_year = TradeFilters(partner, reporters=(reporter,), flows=(flow.value,), period_kinds=(PeriodKind.YEAR,))
    sources = tuple(one.source_code for one in reach_of_products(facts.connection, group, by_year))
    if not sources:
        return
    asked = replace(by_year, sources=sources, years=(facts.on_day.year - YEARS_TOLD - 1, facts.on_day.year))
    lines: dict[str, dict[str, dict[int, YearOfGood]]] = {}
    for one in years_of_goods(facts.connection, group, asked):
        lines.setdefault(one.source_code, {}).setdefault(one.commodity_id, {}).setdefault(one.year, one)
    for _source, of_source in sorted(lines.items()):
        changes = [change for line in of_source.values() if (change := _newest_change(line, facts))]
        if changes:
            yield max(changes, key=lambda change: change[0].value_usd)


def _newest_change(line: Mapping[int, YearOfGood], facts: BriefFacts) -> tuple[YearOfGood, ChangeParts] | None:
    for year in sorted(line, reverse=True):
        if year < facts.on_day.year - YEARS_TOLD or year - 1 not in line:
            continue
        parts = part_change(_traded(line[year - 1]), _traded(line[year]))
        if parts:
            return line[year], parts
    return None


def _traded(one: YearOfGood) -> Traded:
    return Traded(one.value_usd, None if one.net_weight_kg is None else one.net_weight_kg / KG_PER_TONNE)
