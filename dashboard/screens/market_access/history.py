"""What a good's page shows, made ready for its chart and its tables. Pure: no database, no page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.screens.market_access.chart import DrawnAct, DrawnLine, DrawnState
from dashboard.screens.market_access.trade import CountedLine, CountedPeriod
from dashboard.subjects.access.acts import Act, ActConflict
from dashboard.subjects.access.markets import Market
from dashboard.subjects.access.words import (
    act_date_in_words,
    act_kind_in_words,
    instrument_in_words,
    is_measure,
    market_sentence,
    quantity_in_words,
    route_in_words,
    state_word,
)
from dashboard.subjects.events.notes import published_in_words
from dashboard.subjects.names import Names
from dashboard.subjects.trade.series import Period, missing_periods
from etl.vocabulary.access import AccessKind, AccessState, AccessUnit, ActForce
from etl.vocabulary.places import WORLD
from etl.vocabulary.trade import KG_PER_TONNE

SYMBOLS = {
    AccessKind.PROTOCOL_SIGNED: "circle-open",
    AccessKind.ANNOUNCEMENT: "triangle-up",
    AccessKind.ADMITTED: "triangle-up-open",
    AccessKind.FIRMS_LISTED: "hexagon",
    AccessKind.FIRST_SHIPMENT: "star",
    AccessKind.EXPANDED: "triangle-right",
    AccessKind.RESTRICTED: "line-ns-open",
    AccessKind.SUSPENDED: "x",
    AccessKind.REOPENED: "diamond",
    AccessKind.EXPORT_BAN: "square",
    AccessKind.DUTY: "cross",
    AccessKind.IMPORT_VAT: "cross-open",
    AccessKind.QUOTA: "diamond-open",
}


@dataclass(frozen=True)
class ToldAct:
    """An act with what the page says of it: the good that it names and what contradicts it."""

    act: Act
    good_name: str
    conflict: str


def acts_of_route(acts: Iterable[Act], origin: str, destination: str) -> list[Act]:
    """Those acts that are of a route: they name both of its ends, or leave one open to any country."""
    return [act for act in acts if act.origin_code in (origin, WORLD) and act.destination_code in (destination, WORLD)]


def tell_acts(acts: Iterable[Act], conflicts: Sequence[ActConflict], goods: Mapping[str, str]) -> list[ToldAct]:
    """The acts with their goods' names and what contradicts each."""
    texts: dict[str, str] = {}
    for one in conflicts:
        for code, other in ((one.act_code, one.other_act_code), (one.other_act_code, one.act_code)):
            told = _("{text} ({act})").format(text=one.text, act=other)
            texts[code] = f"{texts[code]} {told}" if code in texts else told
    return [ToldAct(act, goods.get(act.good_code, act.good_code), texts.get(act.act_code, "")) for act in acts]


def drawn_states(course: Iterable[Market], last_day: date, names: Names) -> list[DrawnState]:
    """The stretches up to a day on which something is known, joined where the state is the same."""
    drawn: list[DrawnState] = []
    for market in course:
        if market.state == AccessState.NO_ACT or market.from_date > last_day:
            continue
        end = min(market.until_date or last_day, last_day)
        hover = f"{state_word(market.state, names)}<br>{market_sentence(market, names)}"
        before = drawn[-1] if drawn else None
        first = market.from_date
        if before and before.state == market.state and before.last == market.from_date:
            first = drawn.pop().first
        drawn.append(DrawnState(market.state, state_word(market.state, names), first, end, hover))
    return drawn


def drawn_acts(acts: Iterable[ToldAct], last_day: date, names: Names) -> list[DrawnAct]:
    """The acts in force as marks, by kind."""
    return [
        DrawnAct(
            told.act.from_date,
            names.term("access_kind", told.act.kind),
            SYMBOLS[AccessKind(told.act.kind)],
            "<br>".join(
                part
                for part in (
                    act_date_in_words(told.act),
                    f"{told.good_name}: {act_kind_in_words(told.act, names)}",
                    instrument_in_words(told.act),
                )
                if part
            ),
        )
        for told in acts
        if told.act.force == ActForce.IN_FORCE and told.act.from_date <= last_day
    ]


def drawn_lines(lines: Iterable[CountedLine], names: Names, origin: str) -> list[DrawnLine]:
    """The lines of trade with what to tell of each period."""
    return [_drawn_line(line, names, is_origin=line.reporter_code == origin) for line in lines]


def _drawn_line(line: CountedLine, names: Names, *, is_origin: bool) -> DrawnLine:
    """The line from its first period to its last; one that it does not give is there without a value."""
    name = line_name(line, names)
    holes = missing_periods((Period(line.period_kind, one.start, one.end) for one in line.periods), line.period_kind)
    unknown = [CountedPeriod(hole.start, hole.end, None, None) for hole in holes]
    periods = sorted([*line.periods, *unknown], key=attrgetter("start"))

    def hover(period: CountedPeriod) -> str:
        amounts = (formats.amount(period.value_usd, "USD", 2), formats.amount(_tonnes(period), "t", 2))
        return "<br>".join((formats.period(period.start, period.end), name, *amounts))

    return DrawnLine(
        name,
        is_origin,
        tuple(period.start + (period.end - period.start) // 2 for period in periods),
        tuple(period.value_usd for period in periods),
        tuple(hover(period) for period in periods),
    )


def line_name(line: CountedLine, names: Names) -> str:
    """Whose count of which code, which way and by which source."""
    return _("{reporter}, {flow}: {goods} ({source})").format(
        reporter=names.area(line.reporter_code),
        flow=names.term("flow", line.flow).lower(),
        goods=names.commodity(line.commodity_id),
        source=names.publisher(line.source_code),
    )


def _tonnes(period: CountedPeriod) -> float | None:
    return None if period.net_weight_kg is None else period.net_weight_kg / KG_PER_TONNE


def acts_table(acts: Iterable[ToldAct], names: Names) -> ShownTable:
    """Every act, newest first, with its page."""
    columns: tuple[ShownColumn[ToldAct], ...] = (
        ShownColumn("date_in_words", _("Date"), lambda told: act_date_in_words(told.act)),
        ShownColumn("kind_name", _("Kind"), lambda told: act_kind_in_words(told.act, names)),
        ShownColumn("good_name", _("Good"), attrgetter("good_name")),
        ShownColumn(
            "route", _("Way"), lambda told: route_in_words(told.act.origin_code, told.act.destination_code, names)
        ),
        ShownColumn("instrument", _("Instrument"), lambda told: instrument_in_words(told.act)),
        ShownColumn("quantity_in_words", _("Number"), lambda told: quantity_in_words(told.act, names)),
        ShownColumn("detail", _("Detail"), lambda told: told.act.detail or ""),
        ShownColumn("last_day_in_force", _("Last day in force"), lambda told: told.act.last_date),
        ShownColumn("conflict", _("What contradicts it"), attrgetter("conflict")),
        ShownColumn("publisher", _("Publisher"), lambda told: told.act.publisher),
        ShownColumn("published", _("Published"), lambda told: published_in_words(told.act.published_date)),
        ShownColumn("page_url", _("Address of the page"), lambda told: told.act.source_url, is_link=True),
        ShownColumn("act_code", _("Act, code"), lambda told: told.act.act_code),
    )
    return tabulate(acts, columns).without_empty()


def measures_in_force(acts: Iterable[ToldAct]) -> list[ToldAct]:
    """Acts that set a duty, a tax or an amount, in their order; of a tax on a good the newest alone.

    Takes acts that hold, newest first.
    """
    found: dict[tuple[str, ...], ToldAct] = {}
    for told in acts:
        act = told.act
        if is_measure(act) and act.force == ActForce.IN_FORCE:
            is_tax = act.kind == AccessKind.IMPORT_VAT
            found.setdefault((act.kind, act.good_code) if is_tax else (act.act_code,), told)
    return list(found.values())


def firm_counts(acts: Iterable[Act]) -> list[Act]:
    """Acts that count firms or sites, oldest first."""
    counted = [
        act for act in acts if act.unit in {AccessUnit.FIRMS, AccessUnit.SITES} and act.force == ActForce.IN_FORCE
    ]
    return sorted(counted, key=lambda act: (act.from_date, act.act_code))


def trade_table(lines: Iterable[CountedLine], names: Names) -> ShownTable:
    """Every period of every line, newest first."""
    rows = [(line, period) for line in lines for period in line.periods]
    rows.sort(key=lambda pair: pair[1].start, reverse=True)
    columns: tuple[ShownColumn[tuple[CountedLine, CountedPeriod]], ...] = (
        ShownColumn("period", _("Period"), lambda pair: formats.period(pair[1].start, pair[1].end)),
        ShownColumn("period_start", _("First day"), lambda pair: pair[1].start),
        ShownColumn("period_end", _("Last day"), lambda pair: pair[1].end),
        ShownColumn("line_name", _("Whose count"), lambda pair: line_name(pair[0], names)),
        ShownColumn("value_usd", _("Value (US dollars)"), lambda pair: pair[1].value_usd),
        ShownColumn("net_weight_kg", _("Net weight (kilograms)"), lambda pair: pair[1].net_weight_kg),
        ShownColumn("valuation_name", _("Valuation"), lambda pair: names.term("valuation", pair[0].valuation)),
        ShownColumn("commodity_id", _("Commodity, code"), lambda pair: pair[0].commodity_id),
        ShownColumn("source_code", _("Source, code"), lambda pair: pair[0].source_code),
    )
    return tabulate(rows, columns)
