"""The answer in the heading: right where figures are there, in another currency, old, partial or missing."""

from datetime import date
from typing import Any

from dashboard.screens.xinjiang.answer import Answer, Turnover, answer_notes, answer_sentence, find_answer
from dashboard.screens.xinjiang.view import Share
from dashboard.subjects.prices.rates import StatedRate
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.subjects.trade.trade_points import Statement, TradePoint
from etl.vocabulary.trade import Side
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import CUSTOMS, made_line, made_point, to_month, whole_year

SIDES = HomeAndPartner(
    "CN-XJ",
    "BV",
    made_names(
        areas={"CN-XJ": "Xinjiang", "BV": "Bouvet"},
        authorities={"ax-customs": "Aland Customs"},
        sources={"bank": "Rates of the bank"},
    ),
)
RATES = [StatedRate("bank", "CNY", "USD", date(2099, 1, 1), date(2099, 12, 31), "year", "mean", 8.0)]
SAID = Statement("F1", "ax-customs", "https://example.org/figure", "Example News", None)


def point(**told: Any) -> TradePoint:
    return made_point(series=CUSTOMS, statement=SAID, **{"value": 2e9, **told})


def share(value: float, *, is_computed: bool = True, **told: Any) -> Share:
    whole: dict[str, Any] = {
        "kind": "of_china",
        "partner_code": "BV",
        "counted_by": "ax-customs",
        "period": whole_year(2099),
        "is_sure": True,
        "source_code": "official_figures",
        "source_url": "https://example.org/share",
        "publisher": "Example News",
        "note": None,
    }
    return Share(value=value, is_computed=is_computed, **(whole | told))


def found(*points: TradePoint, shares: tuple[Share, ...] = ()) -> Answer:
    lines = [
        made_line(one.series, side=one.side, unit=one.unit, period=one.period, figure_code="F1")
        for one in points
        if one.period.kind == "year"
    ]
    return find_answer(points, lines, shares, RATES, "BV")


def sentence(*points: TradePoint, shares: tuple[Share, ...] = (), world: Turnover | None = None) -> str:
    return answer_sentence(found(*points, shares=shares), world, SIDES)


def test_a_year_with_its_share_and_the_partners_count() -> None:
    partner = point(side=Side.PARTNER, value=3e9)

    assert sentence(point(), partner, shares=(share(40.0),)) == (
        "In 2099 Xinjiang's trade with Bouvet came to 2.0 bn USD, 40.0 % of all China's trade with Bouvet. "
        "Bouvet counted 3.0 bn USD in 2099."
    )


def test_without_a_share_of_the_same_period_none_is_told() -> None:
    other = share(40.0, period=whole_year(2098))
    elsewhere = share(40.0, partner_code="CX")

    assert sentence(point(), shares=(other, elsewhere)) == "In 2099 Xinjiang's trade with Bouvet came to 2.0 bn USD."


def test_a_computed_share_goes_before_a_stated_one_and_says_so() -> None:
    answer = found(point(), shares=(share(50.0, is_computed=False), share(49.5)))

    assert answer.share == share(49.5)
    assert "computed from two figures of China's customs" in answer_notes(answer, SIDES)[-1]


def test_yuan_are_converted_and_the_note_says_how_much_was_stated() -> None:
    answer = found(point(unit="CNY", value=16e9))

    assert answer_sentence(answer, None, SIDES) == "In 2099 Xinjiang's trade with Bouvet came to about 2.0 bn USD."
    assert "It was stated as 16.0 bn CNY" in answer_notes(answer, SIDES)[0]


def test_without_a_rate_the_amount_stays_as_it_was_stated() -> None:
    old = point(unit="CNY", value=16e9, period=whole_year(2090))

    assert sentence(old) == "In 2090 Xinjiang's trade with Bouvet came to 16.0 bn CNY."


def test_of_yuan_and_dollars_for_one_year_the_dollars_are_told() -> None:
    assert "2.0 bn USD" in sentence(point(unit="CNY", value=99e9), point())


def test_a_part_of_a_year_stands_in_where_no_year_is_near() -> None:
    part = point(period=to_month(2099, 3))

    assert sentence(part) == (
        "Of no recent year is Xinjiang's trade with Bouvet published; in Jan–Mar 2099 it came to 2.0 bn USD."
    )
    assert sentence(part, point(unit="CNY", value=8e9, period=whole_year(2090))).startswith("Of no recent year")
    assert sentence(part, point(unit="CNY", value=8e9, period=whole_year(2098))).startswith("In 2098")


def test_a_partners_count_older_than_ours_is_left_out() -> None:
    assert "counted" not in sentence(point(), point(side=Side.PARTNER, period=whole_year(2098)))


def test_where_nothing_is_published_the_answer_says_so() -> None:
    assert sentence() == "How much Xinjiang trades with Bouvet is published in no figure held here."
    assert sentence(point(side=Side.PARTNER, value=3e9)).endswith("held here. Bouvet counted 3.0 bn USD in 2099.")


def test_the_trade_with_all_is_told_only_where_none_with_the_partner_is_known() -> None:
    world = Turnover(point(value=9e9))

    assert sentence(world=world).endswith("held here. With all partners together it was 9.0 bn USD in 2099.")
    assert "all partners" not in sentence(point(), world=world)
