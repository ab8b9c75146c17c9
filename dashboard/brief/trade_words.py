"""Trade of both sides in a sentence: what each counted, how that changed, and how far the two are apart."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.brief.facts import BriefFacts
from dashboard.brief.model import Line
from dashboard.brief.trade_known import KnownTrade, lines_of, points_of, read_trade
from dashboard.brief.trade_parts import cite_point, direction_name
from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.events.notes import published_in_words
from dashboard.subjects.trade.answer import answer_sentence
from dashboard.subjects.trade.headline import CountedYear, HeadlinePair
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.subjects.trade.mirror import gap_reasons
from dashboard.subjects.trade.trade_points import TradePoint, newest_points
from etl.vocabulary.goods import ALL_GOODS
from etl.vocabulary.languages import SOURCE_LANGUAGE
from etl.vocabulary.places import HOME
from etl.vocabulary.trade import Direction, Side

LONGEST_REASON = 180
LEAST_SHARE_OF_LARGER = 0.1


def newest_turnover(trade: KnownTrade, points: Sequence[TradePoint], side: Side) -> TradePoint | None:
    """A side's newest year of trade in all goods both ways; None where none was known."""
    told = newest_points(points, lines_of(trade, ALL_GOODS))
    own = [point for point in told if (point.direction, point.side) == (Direction.TURNOVER, side)]
    return max(own, key=lambda point: point.period.end, default=None)


def trade_sentence(facts: BriefFacts, trade: KnownTrade, points: Sequence[TradePoint]) -> Line | None:
    """What each side counted in its newest year, and how far apart that is; None where nothing was known."""
    newest = newest_points(points, lines_of(trade, ALL_GOODS))
    own = [point for point in newest if point.direction == Direction.TURNOVER and point.value is not None]
    if not own:
        return None
    sides = HomeAndPartner(facts.home, facts.partner, facts.names)
    pairs = [pair for pair in trade.pairs if pair.group_code == ALL_GOODS]
    notes = tuple(dict.fromkeys(note for point in own for note in cite_point(facts, point)))
    return Line(answer_sentence(newest, pairs, sides), notes)


def of_all_china(facts: BriefFacts) -> Line | None:
    """The same of all of China, for a brief on Xinjiang."""
    of_china = replace(facts, sides=replace(facts.sides, home=HOME))
    trade = read_trade(of_china)
    return trade_sentence(of_china, trade, points_of(trade, ALL_GOODS))


def newest_pair(trade: KnownTrade, direction: Direction = Direction.TURNOVER) -> HeadlinePair | None:
    """The newest year of trade in all goods that both sides count, with a gap; None where there is none."""
    pairs = [pair for pair in trade.pairs if pair.gap is not None and pair.unit == "USD"]
    own = [pair for pair in pairs if (pair.group_code, pair.direction) == (ALL_GOODS, direction)]
    return max(own, key=lambda pair: pair.period_end, default=None)


def is_wide(pair: HeadlinePair) -> bool:
    """Whether the two counts are so far apart that it is worth a word: a tenth of the larger one."""
    values = [year.value for year in (pair.home, pair.partner) if year.value is not None]
    return pair.gap is not None and abs(pair.gap) >= LEAST_SHARE_OF_LARGER * max(values, default=0.0)


def gap_sentence(facts: BriefFacts, pair: HeadlinePair | None) -> Line | None:
    """How far the two counts of a year are apart; None where no year is counted by both, or they are close."""
    if pair is None or pair.gap is None or not is_wide(pair):
        return None
    words = _("{goods}, {year}: {home} counts {home_amount}, {partner} {partner_amount}, {gap} apart.")
    told = words.format(
        goods=direction_name(facts, pair.direction)
        if pair.group_code == ALL_GOODS
        else facts.names.group(pair.group_code),
        year=pair.period_end.year,
        gap=formats.amount(abs(pair.gap), pair.unit),
        home=facts.home_name,
        home_amount=formats.amount(pair.home.value, pair.unit),
        partner=facts.partner_name,
        partner_amount=formats.amount(pair.partner.value, pair.unit),
    )
    return Line(told, gap_notes(facts, pair))


def gap_notes(facts: BriefFacts, pair: HeadlinePair) -> tuple[int, ...]:
    """Numbers of the notes for both counts of a year."""
    return tuple(dict.fromkeys(_cite_year(facts, year) for year in (pair.home, pair.partner)))


def reason_sentence(facts: BriefFacts) -> Line | None:
    """Why the counts differ: the first reason told of this pair, else of any pair, that is short in English."""
    reasons = gap_reasons(facts.connection, facts.partner)
    short = [one for one in reasons if len(one.texts[SOURCE_LANGUAGE]) <= LONGEST_REASON]
    told = next((one for one in short if one.area_code is not None), next(iter(short), None))
    if told is None:
        return None
    source = formats.apposition(told.publisher, published_in_words(told.published_date))
    return Line(told.text, (facts.notes.cite(source, told.source_url),))


def _cite_year(facts: BriefFacts, year: CountedYear) -> int:
    if year.figure_code is not None:
        return facts.cite_figure(year.figure_code)
    return facts.cite_table(year.series.source_code, year.series.reporter_code)
