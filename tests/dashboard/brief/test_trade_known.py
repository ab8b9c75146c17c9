"""What a brief knows of trade."""

from datetime import date

from dashboard.brief.trade_known import USUAL_GROUPS, groups_of, lines_of, points_of, read_trade
from etl.vocabulary.goods import ALL_GOODS
from tests.dashboard.brief.briefs import facts_of
from tests.dashboard.brief.record import record
from tests.loading import file_of


def test_without_topics_the_groups_are_the_usual_ones() -> None:
    assert groups_of(facts_of(file_of(**record()))) == list(USUAL_GROUPS)


def test_points_are_of_one_unit_and_yuan_is_kept_apart() -> None:
    trade = read_trade(facts_of(file_of(**record()), on_day=date(2100, 1, 31)))

    assert {point.unit for point in points_of(trade, ALL_GOODS)} == {"USD"}
    assert points_of(trade, ALL_GOODS, "CNY") == []
    assert {line.unit for line in lines_of(trade, ALL_GOODS)} == {"USD"}
