"""Trade of both sides in a sentence, and why the counts differ."""

from dataclasses import replace
from datetime import date

from dashboard.brief.trade_known import points_of, read_trade
from dashboard.brief.trade_words import (
    gap_sentence,
    is_wide,
    newest_pair,
    newest_turnover,
    of_all_china,
    reason_sentence,
    trade_sentence,
)
from etl.vocabulary.goods import ALL_GOODS
from etl.vocabulary.trade import Side
from tests.dashboard.brief.briefs import facts_of
from tests.dashboard.brief.record import record
from tests.factories import gap_reason_row
from tests.loading import file_of


def test_the_newest_year_of_each_side_is_by_its_headline_line() -> None:
    facts = facts_of(file_of(**record()), on_day=date(2099, 4, 1))
    trade = read_trade(facts)
    points = points_of(trade, ALL_GOODS)
    own = {side: newest_turnover(trade, points, side) for side in Side}
    pair = newest_pair(trade)

    assert {side: point.value for side, point in own.items() if point} == {Side.HOME: 19.6e9, Side.PARTNER: 13.72e9}
    assert pair is not None
    assert (pair.period_end, pair.gap) == (date(2098, 12, 31), 5.88e9)


def test_where_nothing_was_known_there_is_no_sentence() -> None:
    facts = facts_of(file_of(**record()), on_day=date(2097, 3, 1))
    trade = read_trade(facts)

    assert trade_sentence(facts, trade, points_of(trade, ALL_GOODS)) is None
    assert newest_pair(trade) is None


def test_counts_that_lie_close_are_no_gap_worth_a_word() -> None:
    facts = facts_of(file_of(**record()), on_day=date(2099, 4, 1))
    pair = newest_pair(read_trade(facts))
    assert pair is not None
    close = replace(pair, partner=replace(pair.partner, value=(pair.home.value or 0) * 0.95))

    assert (is_wide(pair), is_wide(close), gap_sentence(facts, close)) == (True, False, None)


def test_of_all_china_is_told_whatever_part_of_it_the_brief_is_on() -> None:
    facts = facts_of(file_of(**record()), on_day=date(2099, 4, 1))
    xinjiang = replace(facts, sides=replace(facts.sides, home="CN-XJ"))
    told = of_all_china(xinjiang)

    assert told is not None
    assert told.text.startswith("In 2098 China counted 19.6 bn USD of trade with Kazakhstan")


def test_the_reason_is_the_first_of_this_pair_that_is_short_and_has_its_page() -> None:
    long = gap_reason_row(reason_code="long", area_code="KZ", sort_order=1, text_en="Long " * 60)
    short = gap_reason_row(reason_code="short", area_code="KZ", sort_order=2, text_en="They count apart.")
    other = gap_reason_row(reason_code="other", area_code=None, sort_order=3, text_en="Of any pair.")
    facts = facts_of(file_of(**record(), gap_reason=[long, short, other]))
    line = reason_sentence(facts)

    assert line is not None
    assert (line.text, len(line.notes)) == ("They count apart.", 1)


def test_without_a_reason_of_this_pair_it_is_one_of_any() -> None:
    other = gap_reason_row(reason_code="other", area_code=None, text_en="Of any pair.")
    line = reason_sentence(facts_of(file_of(**record(), gap_reason=[other])))

    assert line is not None
    assert line.text == "Of any pair."
