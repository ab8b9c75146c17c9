"""Promises are counted by the word of the build, and where they cannot be judged by the cause."""

import pytest

from dashboard.subjects.promises.outcomes import UNJUDGED, UNKEPT, Outcome, lowered, outcome_of
from etl.vocabulary.judgement import StandingWord, UnjudgedCause


@pytest.mark.parametrize(
    ("word", "cause", "outcome"),
    [
        ("met", None, Outcome.MET),
        ("met", "no_figure", Outcome.MET),
        ("not_assessable", "no_figure", Outcome.NO_FIGURE),
        ("not_assessable", None, "not_assessable"),
    ],
)
def test_a_cause_counts_only_where_nothing_can_be_judged(word: str, cause: str | None, outcome: str) -> None:
    assert outcome_of(word, cause) == outcome


def test_every_word_and_every_cause_is_counted() -> None:
    words = {outcome_of(word, cause) for word in StandingWord for cause in UnjudgedCause}

    assert words == set(Outcome)
    assert set(UNJUDGED) == {Outcome(cause) for cause in UnjudgedCause}
    assert not set(UNJUDGED) & set(UNKEPT)


@pytest.mark.parametrize(("name", "inside"), [("Too early", "too early"), ("", ""), ("Ещё рано", "ещё рано")])
def test_a_name_inside_a_sentence_begins_small(name: str, inside: str) -> None:
    assert lowered(name) == inside
