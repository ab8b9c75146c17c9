"""Market access in the reader's words: how a market stands, since when, by which act. A sign stands by the word."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.subjects.access.acts import Act
from dashboard.subjects.access.markets import Market
from dashboard.subjects.events.notes import published_in_words
from dashboard.subjects.names import Names
from dashboard.subjects.promises.outcomes import lowered
from etl.vocabulary.access import LONGEST_BAN_MONTHS, AccessKind, AccessState, ActForce, ActScope, DateBasis
from etl.vocabulary.periods import DatePrecision

SIGNS: Mapping[str, str] = {
    AccessState.OPEN: "●",
    AccessState.OPEN_IN_PART: "◐",
    AccessState.PROTOCOL_ONLY: "○",
    AccessState.SUSPENDED: "‖",
    AccessState.CLOSED: "✕",
    AccessState.NO_ACT: "·",
}
LESS_SURE, CONFLICT = "?", "≠"
_BADGES: Mapping[str, str] = {
    AccessState.OPEN: "green",
    AccessState.OPEN_IN_PART: "blue",
    AccessState.PROTOCOL_ONLY: "gray",
    AccessState.SUSPENDED: "orange",
    AccessState.CLOSED: "red",
    AccessState.NO_ACT: "gray",
}
OPENED = (AccessState.OPEN, AccessState.OPEN_IN_PART)


def state_word(state: str, names: Names) -> str:
    """The sign of a state and its word."""
    return f"{SIGNS[state]} {names.term('access_state', state)}"


def state_badge(state: str, names: Names) -> str:
    """The same as a mark in colour, as Markdown."""
    return f":{_BADGES[state]}-badge[{state_word(state, names)}]"


def written_date(text: str | None) -> str:
    """A date as exact as it is written; empty where there is none."""
    return published_in_words(text)


def since_in_words(market: Market) -> str:
    """Since when a market stands so: the date of its act as exact as it is known, else the day by which it was so."""
    if market.since_date is None:
        return ""
    if market.act_date and market.act_from == market.since_date:
        return _("since {date}").format(date=written_date(market.act_date))
    if market.act_from == market.since_date:
        return _("by {date}").format(date=formats.day(market.since_date))
    return _("since {date}").format(date=formats.day(market.since_date))


def marks_of(market: Market) -> str:
    """The signs that stand behind a state that is less sure or contradicted."""
    return (LESS_SURE if market.is_less_sure else "") + (CONFLICT if market.conflict_act_code else "")


def market_cell(market: Market | None, names: Names) -> str:
    """How a market stands in a cell of a table: sign, word, year and marks; what is not known is a dot."""
    if market is None or market.state == AccessState.NO_ACT:
        return SIGNS[AccessState.NO_ACT]
    year = formats.day(market.since_date, DatePrecision.YEAR) if market.since_date else ""
    told = _("{state}, {year}").format(state=state_word(market.state, names), year=year)
    return f"{told} {marks_of(market)}".strip()


def route_in_words(origin: str, destination: str, names: Names) -> str:
    """From where to where."""
    return _("From {origin} to {destination}").format(origin=names.area(origin), destination=names.area(destination))


def market_sentence(market: Market, names: Names) -> str:
    """How a market stands and why, in words: since when, by what, how surely, and what contradicts it."""
    since = since_in_words(market)
    act = _(", ").join(part for part in (market.act_instrument or "", market.act_number or "") if part)
    sentences = [
        f"{since[:1].upper()}{since[1:]}{_('; ')}{by_what(market.act_kind, act, names)}" if market.act_code else "",
        _("{scope} only.").format(scope=names.term("act_scope", market.act_scope))
        if market.act_scope not in {None, ActScope.WHOLE} and market.state in OPENED
        else "",
        _("Less sure: the day of that act is inferred, or no page prints it, or its end is assumed.")
        if market.is_less_sure
        else "",
        _("Another act contradicts it: {date}.").format(
            date=written_date(market.conflict_date) or _("a page without a date")
        )
        if market.conflict_act_code
        else "",
        _("By its own terms its last day is {date}.").format(date=formats.day(market.act_last))
        if market.is_end_named and market.act_last
        else "",
        ban_rule_sentence() if market.is_end_by_rule else "",
    ]
    return formats.sentences(*sentences)


def ban_rule_sentence() -> str:
    """Why a ban without an end is told as long as it is."""
    return ngettext(
        "No page tells when the ban ends: by our own rule such a ban is told for {n} month.",
        "No page tells when the ban ends: by our own rule such a ban is told for {n} months.",
        LONGEST_BAN_MONTHS,
    )


def by_what(act_kind: str | None, instrument: str, names: Names) -> str:
    """The act by which a market stands so, in a few words."""
    kind = names.term("access_kind", act_kind)
    return _("{kind}: {instrument}.").format(kind=kind, instrument=instrument) if instrument else f"{kind}."


def access_sentence(markets: Sequence[Market], route: tuple[str, str], day: date, names: Names) -> str:
    """How many goods are open on a route on a day, how many in part, and how many have a protocol only."""
    counts = Counter(market.state for market in markets)
    known = sum(count for state, count in counts.items() if state != AccessState.NO_ACT)
    return _(
        "Of {known} goods that acts open or close from {origin} to {destination}, {open} are open and {part} in part "
        "on {date}; {protocol} have a protocol only."
    ).format(
        date=formats.day(day),
        known=formats.number(known),
        origin=names.area(route[0]),
        destination=names.area(route[1]),
        open=formats.number(counts[AccessState.OPEN]),
        part=formats.number(counts[AccessState.OPEN_IN_PART]),
        protocol=formats.number(counts[AccessState.PROTOCOL_ONLY]),
    )


def stopped_sentence(markets: Iterable[Market], goods: Mapping[str, str]) -> str:
    """Which goods are suspended, and which closed by an export ban."""
    by_state: dict[str, list[str]] = {}
    for market in markets:
        by_state.setdefault(market.state, []).append(goods[market.good_code])

    def listed(state: AccessState) -> str:
        return _(", ").join(by_state.get(state, ())) or _("none")

    return _("Suspended: {suspended}. Closed by an export ban: {closed}.").format(
        suspended=listed(AccessState.SUSPENDED), closed=listed(AccessState.CLOSED)
    )


def good_sentence(good: str, now: Sequence[Market], names: Names) -> str:
    """How the markets of a good stand now, those of which an act is known; takes the good's name."""
    if not now:
        return _("{good}: on the day shown no act opens or closes a market to it").format(good=good)
    stand = [
        _("{way}: {state}").format(
            way=_("{origin} → {destination}").format(
                origin=names.area(market.origin_code), destination=names.area(market.destination_code)
            ),
            state=_stands(market, names),
        )
        for market in now
    ]
    return _("{good}, {markets}").format(good=good, markets=_("; ").join(stand))


def _stands(market: Market, names: Names) -> str:
    """How a market stands, and since when where that is known."""
    state, since = lowered(names.term("access_state", market.state)), since_in_words(market)
    return _("{state} {since}").format(state=state, since=since) if since else state


def act_date_in_words(act: Act) -> str:
    """When an act was, as exact as it is known, and where the date is from unless a page says it."""
    if act.date_basis == DateBasis.NOT_PRINTED or act.act_date is None:
        return _("no date printed")
    date_told = written_date(act.act_date)
    notes = {
        DateBasis.ARTICLE_DATE: _("by {date}").format(date=date_told),
        DateBasis.INFERRED: _("{date}, inferred").format(date=date_told),
    }
    return notes.get(DateBasis(act.date_basis), date_told)


def act_kind_in_words(act: Act, names: Names) -> str:
    """What kind of act it is, and whether it is only a draft."""
    kind = names.term("access_kind", act.kind)
    return _("{kind} (draft or plan)").format(kind=kind) if act.force == ActForce.DRAFT else kind


def quantity_in_words(act: Act, names: Names) -> str:
    """The number of an act with its unit and what stands beside it in words."""
    number = formats.number(act.quantity, 0 if act.quantity == int(act.quantity or 0) else 2) if act.quantity else ""
    counted = f"{number} {names.term('access_unit', act.unit)}".strip() if number else ""
    return _("; ").join(part for part in (counted, act.quantity_note or "") if part)


def instrument_in_words(act: Act) -> str:
    """The act's instrument and its number."""
    return _(", ").join(part for part in (act.instrument or "", act.instrument_number or "") if part)


def is_measure(act: Act) -> bool:
    """Whether it sets a duty, a tax or an amount."""
    return act.kind in {AccessKind.DUTY, AccessKind.IMPORT_VAT, AccessKind.QUOTA}
