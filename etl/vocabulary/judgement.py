"""What is concluded of a commitment, by whom and by which rule."""

from enum import StrEnum


class Verdict(StrEnum):
    """What the evidence shows about a commitment on a date."""

    MET = "met"  # the target was reached, or the act is documented
    PARTLY = "partly"  # part of it was
    NOT_MET = "not_met"  # the deadline passed without it
    TOO_EARLY = "too_early"  # the deadline has not passed
    NOT_ASSESSABLE = "not_assessable"  # no evidence can or does tell


class UnjudgedCause(StrEnum):
    """Why a commitment cannot be judged."""

    INDEFINITE = "indefinite"  # nothing definite was promised
    NO_FIGURE = "no_figure"  # definite, and no figure or document that there is can show it
    NOTHING_FOUND = "nothing_found"  # definite, and nothing was found after it


class JudgementRule(StrEnum):
    """Which rule of ``docs/method.md`` gave a verdict that the build computes."""

    REACHED = "reached"  # met: the target was reached after the promise, and by the deadline where there is one
    HALFWAY = "halfway"  # partly: the deadline passed with at least half of the way gone
    SHORT = "short"  # not met: the deadline passed with less than half of the way gone
    FELL = "fell"  # not met: the deadline passed, and the figure is on the wrong side of where it stood at the promise
    NOT_YET = "not_yet"  # too early: not reached, and the deadline lies ahead
    OPEN_ENDED = "open_ended"  # too early: not reached yet, and no deadline was set
    AWAITED = "awaited"  # too early: the deadline passed, and the figure of its period is not due yet
    ENDS_BEFORE = "ends_before"  # cannot be judged: the figures end before the promise
    PERIOD_MISSING = "period_missing"  # cannot be judged: no figure for the deadline's period
    NO_BASELINE = "no_baseline"  # cannot be judged: a multiple of a baseline that these statistics do not give
    OTHER_CURRENCY = "other_currency"  # cannot be judged: the figure is in another currency than the target
    WIDER = "wider"  # cannot be judged: a whole with what was promised reaches the target, a part of it need not
    NARROWER = "narrower"  # cannot be judged: a part of what was promised is below the target, the whole may be above
    NO_FIGURE = "no_figure"  # cannot be judged: this side has no figure of these goods by periods of this kind


class Bound(StrEnum):
    """How what a line of figures counts stands to what was promised."""

    EXACT = "exact"  # it is just that
    WHOLE = "whole"  # it holds more: a whole country, or a chapter with other goods; the promised part is no more
    PART = "part"  # it is a part of that: the products that a source names, so what was promised is no less


class StandingWord(StrEnum):
    """What is said of a commitment in one word."""

    MET = "met"  # the target was reached, or the act is documented
    PARTLY = "partly"  # at least half of the way was gone by the deadline
    NOT_MET = "not_met"  # the deadline passed without it
    DISAGREE = "disagree"  # the sides' figures do not agree
    TOO_EARLY = "too_early"  # the deadline has not passed
    NOT_ASSESSABLE = "not_assessable"  # no evidence can or does tell


class Judge(StrEnum):
    """Who the one word for a commitment is from."""

    PEOPLE = "people"  # the latest assessment that a person made
    FIGURES = "figures"  # the lines of figures that judge
    RECORD = "record"  # the dated evidence for a document, where no person has judged
    NOBODY = "nobody"  # none of these


class StandingReason(StrEnum):
    """Which rule of ``docs/method.md`` gives the one word for a commitment."""

    ASSESSED = "assessed"  # a person's latest assessment
    LINES_AGREE = "lines_agree"  # every line of figures that judges says the same
    LINES_DIFFER = "lines_differ"  # the lines that judge do not say the same
    DOCUMENTED = "documented"  # evidence shows that it was carried out
    CONTRADICTED = "contradicted"  # evidence shows the contrary
    DEADLINE_AHEAD = "deadline_ahead"  # the deadline has not passed
    YOUNG = "young"  # no deadline was set, and less than a year has passed since
    FORECAST = "forecast"  # it was expected, not promised
    VAGUE = "vague"  # it promises nothing that evidence could show
    NO_LINE_JUDGES = "no_line_judges"  # there are figures, or there could be, and none of them can judge
    NOTHING_FOUND = "nothing_found"  # no evidence is recorded
