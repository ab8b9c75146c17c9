"""How promises are counted and named: by the one word of the build, and where they cannot be judged, by the cause."""

from enum import StrEnum

from etl.vocabulary.judgement import StandingWord, UnjudgedCause

RECONCILED = "reconciled"  # stands for a side where a third party weighed both reports into one


class Outcome(StrEnum):
    """What is counted apart.

    The words, and for "cannot be judged" its three causes, which are three different things.
    """

    MET = StandingWord.MET
    PARTLY = StandingWord.PARTLY
    NOT_MET = StandingWord.NOT_MET
    DISAGREE = StandingWord.DISAGREE
    TOO_EARLY = StandingWord.TOO_EARLY
    INDEFINITE = UnjudgedCause.INDEFINITE
    NO_FIGURE = UnjudgedCause.NO_FIGURE
    NOTHING_FOUND = UnjudgedCause.NOTHING_FOUND


UNJUDGED = (Outcome.INDEFINITE, Outcome.NO_FIGURE, Outcome.NOTHING_FOUND)
UNKEPT = (Outcome.PARTLY, Outcome.NOT_MET, Outcome.DISAGREE)


def outcome_of(word: str, cause: str | None) -> str:
    """The outcome that a standing's word and cause make; a word that needs a cause and has none stays itself."""
    return cause if word == StandingWord.NOT_ASSESSABLE and cause is not None else word


def lowered(name: str) -> str:
    """A name as it stands inside a sentence: with a small letter at its head."""
    return name[:1].lower() + name[1:]
