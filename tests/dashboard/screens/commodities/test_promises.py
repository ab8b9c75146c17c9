"""Under which topic what was promised on a group is looked for."""

from dataclasses import replace

from dashboard.screens.commodities.goods import Goods
from dashboard.screens.commodities.promises import TOPICS, promises_on
from etl.vocabulary.events import Topic
from tests.dashboard.screens.commodities.test_view import VIEW


def test_oils_and_meals_are_filed_with_their_seeds_and_flour_with_grain() -> None:
    assert {TOPICS[group] for group in ("oilseed", "vegetable_oil", "oil_meal")} == {Topic.OILSEED}
    assert TOPICS["milling"] == Topic.GRAIN


def test_a_group_without_a_topic_of_its_own_has_no_promises() -> None:
    assert promises_on(replace(VIEW, goods=Goods("agricultural"))) == []
