"""What the page says of two reports: no more than the pairs show."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.screens.both_sides.measures import GapStory
from dashboard.screens.both_sides.sentences import ends_sentence, freight_sentence, reach_of, story_sentences
from dashboard.screens.both_sides.sides import ComparedSides
from etl.vocabulary.trade import Side
from tests.dashboard.made_names import made_names
from tests.dashboard.made_reports import line
from tests.dashboard.made_trade import whole_year

SIDES = ComparedSides(
    "AX",
    "BV",
    made_names(
        areas={"AX": "Aland", "BV": "Bouvet"}, sources={"a": "Table of A"}, publishers={"a": "Office of A (OA)"}
    ),
)
STORY = GapStory(
    count=4,
    first=date(2095, 1, 1),
    last=date(2099, 1, 1),
    home_larger_count=3,
    larger_side=Side.HOME,
    larger_since=date(2096, 1, 1),
    widest=date(2099, 1, 1),
    widest_pct=75.0,
    median_pct=55.0,
)
SINCE = "Aland's has been the larger one in every period since 2096."


def test_the_story_says_how_often_since_when_and_how_far() -> None:
    assert story_sentences(STORY, SIDES, is_stated=False) == [
        "Aland's number is the larger in 3 of 4 periods that both counted (2095 to 2099).",
        SINCE,
        "Half of the gaps are over 55 % of the larger number; the widest, in 2099, is 75 %.",
    ]


@pytest.mark.parametrize(
    ("story", "is_stated"),
    [
        (STORY, True),
        (replace(STORY, larger_side=None), False),
        (replace(STORY, larger_since=STORY.last), False),
        (replace(STORY, count=2), False),
    ],
)
def test_a_run_is_told_only_where_there_is_one(story: GapStory, is_stated: bool) -> None:
    assert not any("since" in sentence for sentence in story_sentences(story, SIDES, is_stated=is_stated))


@pytest.mark.parametrize(
    ("direction", "gap", "said"),
    [
        (
            "to_partner",
            1.0,
            "Here it cannot explain the gap: Bouvet is the importer, and yet its number is the smaller one.",
        ),
        (
            "to_partner",
            -1.0,
            "Here it works in the direction of the gap: Bouvet is the importer, and its number is the larger one.",
        ),
        (
            "from_partner",
            1.0,
            "Here it works in the direction of the gap: Aland is the importer, and its number is the larger one.",
        ),
        (
            "from_partner",
            -1.0,
            "Here it cannot explain the gap: Aland is the importer, and yet its number is the smaller one.",
        ),
        ("turnover", 1.0, ""),
        ("to_partner", None, ""),
    ],
)
def test_freight_explains_only_a_larger_number_of_the_importer(direction: str, gap: float | None, said: str) -> None:
    assert freight_sentence(direction, gap, SIDES) == said


def test_the_end_of_a_line_is_not_told_as_an_end_of_trade() -> None:
    periods = [whole_year(2095), whole_year(2098)]
    assert ends_sentence([reach_of(periods, SIDES.series("home", line()))]) == (
        "What is drawn: Aland: OA 2095–2098. Where a line ends the data here ends, not the trade."
    )
