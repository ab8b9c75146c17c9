"""What is told of one count beside its number: whose it is, where it can be read, where a change is from."""

from dashboard.screens.sections.counts.cards import basis_name, source_sentence
from dashboard.subjects.trade.trade_points import Change, Statement
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import CUSTOMS, made_point

NAMES = made_names(areas={"CN": "China", "AX": "Aland", "BV": "Bouvet"}, authorities={"ax-customs": "Customs (ACA)"})


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
