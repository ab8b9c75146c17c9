"""Each side's newest figures in words: whose count, where it can be read, and how far two counts are apart."""

import pytest

from dashboard.screens.sections.counts.cards import basis_name, gap_sentence, source_sentence
from dashboard.subjects.trade.headline import HeadlinePair
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.subjects.trade.trade_points import Change, Statement
from etl.vocabulary.trade import Direction
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import CUSTOMS, made_counted, made_point, whole_year

NAMES = made_names(areas={"CN": "China", "AX": "Aland", "BV": "Bouvet"}, authorities={"ax-customs": "Customs (ACA)"})
SIDES = HomeAndPartner("AX", "BV", NAMES)


def pair(**partner: object) -> HeadlinePair:
    period = whole_year(2099)
    both = (made_counted(value=3e9), made_counted(**({"value": 2e9} | partner)))
    return HeadlinePair(Direction.TURNOVER, "all_goods", "USD", period.start, period.end, *both)


def test_the_gap_of_two_counts_is_told_in_their_year() -> None:
    told = gap_sentence([pair()], SIDES)
    assert told.startswith("For 2099: **China 3.00 bn USD**")
    assert "1.00 bn USD apart" in told


@pytest.mark.parametrize("partner", [{"is_at_least": True}, {"value": None}])
def test_a_bound_or_an_unknown_count_has_no_gap(partner: dict[str, object]) -> None:
    assert gap_sentence([pair(**partner)], SIDES) == ""


def test_an_office_that_states_its_own_count_is_told_once() -> None:
    own = made_point(series=CUSTOMS)
    other = made_point(series=CUSTOMS, statement=Statement("F0001", "ax-king", "https://example.org", "News", None))
    assert source_sentence(own, NAMES).startswith("Counted and stated by Customs (ACA); read in [Example News]")
    assert source_sentence(other, NAMES).startswith("Count: Customs (ACA); stated by ax-king; read in [News]")


def test_a_change_says_whether_it_was_stated() -> None:
    assert [basis_name(change) for change in (Change(1.0, "F0001"), Change(1.0), None)] == [
        "on the year, stated",
        "on the year, computed",
        "on the year: not known",
    ]
