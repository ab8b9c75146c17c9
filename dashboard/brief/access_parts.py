"""Lines of a brief on what may enter China from the partner: open, with a protocol only, stopped."""

from collections.abc import Mapping

from dashboard.brief.facts import BriefFacts
from dashboard.brief.model import Line
from dashboard.brief.trade_known import groups_of
from dashboard.locale import formats, language, ngettext
from dashboard.locale import gettext as _
from dashboard.subjects.access.acts import Act, acts_by_code, goods_of_group
from dashboard.subjects.access.markets import Market, markets_now, stopped_markets
from dashboard.subjects.access.words import OPENED, since_in_words, written_date
from dashboard.subjects.naming import names_in
from dashboard.subjects.trade.home_and_partner import GROUP
from etl.vocabulary.access import LONGEST_BAN_MONTHS, AccessState
from etl.vocabulary.places import HOME

MOST_GOODS = 6


def access_lines(facts: BriefFacts) -> list[Line]:
    """Which goods may enter China from the partner, and which have a protocol only; none where no act was known."""
    names = names_in(facts.connection, "access_good", language())
    home = facts.names.area(HOME)
    ways = (
        (_("Open to {home}: {goods}.").format(home=home, goods="{goods}"), OPENED),
        (_("A protocol only, so not yet open: {goods}."), (AccessState.PROTOCOL_ONLY,)),
    )
    markets = _markets(facts)
    by_state = [(words, [market for market in markets if market.state in states]) for words, states in ways]
    return [_line(facts, words, standing, names) for words, standing in by_state if standing]


def stopped_line(facts: BriefFacts) -> Line | None:
    """Which goods may not enter China from the partner now; None where none is stopped."""
    stopped = stopped_markets(_markets(facts))
    names = names_in(facts.connection, "access_good", language())
    return _line(facts, _("Suspended or closed: {goods}."), stopped, names) if stopped else None


def newest_opening(facts: BriefFacts) -> Line | None:
    """How many of the partner's goods may enter China, and which came last; None where none is known to."""
    opened = [one for one in _markets(facts) if one.state in OPENED]
    dated = [
        (one.since_date, one.good_code, one)
        for one in opened
        if one.since_date and one.act_date and not one.is_less_sure
    ]
    if not dated:
        return None
    _day, good, newest = max(dated, key=lambda one: one[:2])
    words = ngettext(
        "{n} good of {partner} in this field may enter {home}; the newest: {good}.",
        "{n} goods of {partner} in this field may enter {home}; the newest: {good}.",
        len(opened),
        partner=facts.partner_name,
        home=facts.names.area(HOME),
        good=_named(newest, names_in(facts.connection, "access_good", language())[good]),
    )
    acts = acts_by_code(facts.connection, (newest.act_code,)) if newest.act_code else []
    notes = tuple(facts.notes.cite(_page_of(act), act.source_url or "") for act in acts)
    return Line(words, notes or facts.cite_record())


def _markets(facts: BriefFacts) -> list[Market]:
    """How markets stand on the brief's day to the goods that it is about; none of a group of partners."""
    if facts.partner == GROUP:
        return []
    wanted = dict.fromkeys(good for group in groups_of(facts) for good in goods_of_group(facts.connection, group))
    now = {market.good_code: market for market in markets_now(facts.connection, facts.partner, HOME)}
    return [now[good] for good in wanted if good in now]


def _line(facts: BriefFacts, words: str, markets: list[Market], names: Mapping[str, str]) -> Line:
    shown, more = markets[:MOST_GOODS], len(markets) - MOST_GOODS
    named = [_named(market, names[market.good_code]) for market in shown]
    if more > 0:
        named.append(ngettext("{n} more good", "{n} more goods", more))
    acts = acts_by_code(facts.connection, tuple(market.act_code for market in shown if market.act_code))
    notes = tuple(dict.fromkeys(facts.notes.cite(_page_of(act), act.source_url or "") for act in acts))
    return Line(words.format(goods=_(", ").join(named)), notes)


def _named(market: Market, good: str) -> str:
    """A good, since when its market stands so, and what speaks against it."""
    when = since_in_words(market)
    since = _("{good} {since}").format(good=good, since=when) if when else good
    if market.conflict_act_code:
        return _("{good} (another act contradicts it)").format(good=since)
    if market.is_end_by_rule:
        return ngettext(
            "{good} (no page tells an end; told for {n} month by our own rule)",
            "{good} (no page tells an end; told for {n} months by our own rule)",
            LONGEST_BAN_MONTHS,
            good=since,
        )
    return _("{good} (less sure)").format(good=since) if market.is_less_sure else since


def _page_of(act: Act) -> str:
    """The page that tells an act: title, publisher, date."""
    return formats.apposition(act.source_title or "", act.publisher, written_date(act.published_date))
