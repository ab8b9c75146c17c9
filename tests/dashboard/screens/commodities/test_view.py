"""What a view shows: both sides or one, and what each tells first or every source by itself."""

from dataclasses import replace

from dashboard.screens.commodities.choices import Scope
from dashboard.screens.commodities.goods import Goods
from dashboard.screens.commodities.view import GoodsView
from etl.vocabulary.trade import Flow
from tests.dashboard.screens.commodities.test_texts import TRADED

VIEW = GoodsView(TRADED, Scope("BV", ("BV",), Flow.IMPORT, "BV"), Goods("grain"))


def test_both_sides_are_shown_until_one_is_chosen() -> None:
    assert [scope.whose for scope in VIEW.scopes] == ["CN", "BV"]
    assert [scope.whose for scope in replace(VIEW, whose="BV").scopes] == ["BV"]


def test_a_source_or_every_source_is_no_first_look() -> None:
    looks = (VIEW, replace(VIEW, source="customs"), replace(VIEW, with_others=True))
    assert [view.is_first_look for view in looks] == [True, False, False]
