"""The picture of how many commitments have which outcome."""

from itertools import pairwise

from dashboard.screens.commitments.counts_chart import OUTCOME_COLOURS, counts_figure
from dashboard.subjects.promises.ledger import StageCount
from tests.dashboard.seen_colours import LEAST_BESIDE, seen_distance


def test_counts_are_parted_by_outcome_and_written_in_the_bars() -> None:
    counts = [StageCount("done", "met", 3), StageCount("done", "not_met", 1)]
    figure = counts_figure(counts, {"done": "Done"}, {"met": "Met", "partly": "Partly", "not_met": "Not met"})

    assert [(bar.name, list(bar.y), list(bar.x), list(bar.text)) for bar in figure.data] == [
        ("Met\u00a0·\u00a03", ["Done"], [3], ["3"]),
        ("Not met\u00a0·\u00a01", ["Done"], [1], ["1"]),
    ]


def test_the_three_causes_for_which_nothing_can_be_judged_look_different() -> None:
    causes = {"indefinite": "Indefinite", "no_figure": "No figure", "nothing_found": "Nothing found"}
    counts = [StageCount("done", cause, count) for count, cause in enumerate(causes, start=1)]
    bars = counts_figure(counts, {"done": "Done"}, causes).data

    assert [bar.name for bar in bars] == [
        "Indefinite\u00a0·\u00a01",
        "No figure\u00a0·\u00a02",
        "Nothing found\u00a0·\u00a03",
    ]
    assert len({bar.marker.color for bar in bars}) == 3


def test_neighbours_in_a_bar_are_told_apart_by_who_does_not_see_green() -> None:
    colours = list(OUTCOME_COLOURS.values())
    assert min(seen_distance(one, other) for one, other in pairwise(colours)) > LEAST_BESIDE
