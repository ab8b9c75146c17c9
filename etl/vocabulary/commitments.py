"""What a commitment says, what would show it, and what happened to it."""

import re
from enum import StrEnum
from typing import NamedTuple


class CommitmentKind(StrEnum):
    """The form in which something was promised."""

    PLEDGE = "pledge"  # said
    TARGET = "target"  # said, with an aim to reach
    AGREEMENT = "agreement"  # signed or adopted
    PROTOCOL = "protocol"  # signed, on the conditions of market access
    OPENING = "opening"  # something is to open, begin or be lifted
    FORECAST = "forecast"  # expected or predicted, not promised: never judged as kept or broken


class CommitmentRole(StrEnum):
    """On which side of a commitment a party stands."""

    BY = "by"  # promises
    TO = "to"  # is promised


class Measurability(StrEnum):
    """Whether evidence about a commitment can exist, and of which sort."""

    SERIES = "series"  # a figure or series of figures shows it
    DOCUMENT = "document"  # a document or report shows it
    NONE = "none"  # too vague for either


class SeriesMeasure(StrEnum):
    """What of a series is measured."""

    VALUE_USD = "value_usd"  # value in US dollars
    NET_WEIGHT_KG = "net_weight_kg"  # net weight in kilograms


class Comparator(StrEnum):
    """How a value is held against its target."""

    AT_LEAST = "at_least"  # the value should reach the target
    AT_MOST = "at_most"  # the value should not exceed the target
    MULTIPLE_OF_BASELINE = "multiple_of_baseline"  # the value should reach target times the baseline


class CommitmentId(NamedTuple):
    """A commitment's id: the event's at which it was made, and its place in the note's list, from 1."""

    event: str
    place: int

    def __str__(self) -> str:
        return f"{self.event}-c{self.place}"

    @classmethod
    def parse(cls, text: str) -> "CommitmentId | None":
        """The id that a text writes; None where it is none."""
        written = _WRITTEN_ID.fullmatch(text)
        return cls(written["event"], int(written["place"])) if written else None


_WRITTEN_ID = re.compile(r"(?P<event>.+)-c(?P<place>[1-9]\d*)", re.ASCII)


class TargetUnit(NamedTuple):
    """The unit of a target, and whether so much is meant every year; written ``USD/year`` or ``USD``."""

    base: str
    is_yearly: bool

    def __str__(self) -> str:
        return f"{self.base}{_A_YEAR}" if self.is_yearly else self.base

    @classmethod
    def parse(cls, text: str) -> "TargetUnit":
        """The unit that a text writes."""
        return cls(text.removesuffix(_A_YEAR), text.endswith(_A_YEAR))


_A_YEAR = "/year"


class DeadlineBasis(StrEnum):
    """Where a deadline is from."""

    STATED = "stated"  # the source names the date
    DERIVED = "derived"  # read from wording such as "this year"


class Stage(StrEnum):
    """What happened to a commitment on paper."""

    ANNOUNCED = "announced"  # said in public
    SIGNED = "signed"  # put on paper by both sides
    IN_PROGRESS = "in_progress"  # steps reported
    DONE = "done"  # reported as carried out
    LAPSED = "lapsed"  # its time passed, nothing reported
    SUPERSEDED = "superseded"  # replaced by a later commitment


class EvidenceKind(StrEnum):
    """How a later event bears on a commitment."""

    KEPT = "kept"  # shows it was carried out
    PROGRESS = "progress"  # shows a step
    REPEATED = "repeated"  # the promise was made again
    BROKEN = "broken"  # shows the contrary
    REPORTED = "reported"  # an authority states a figure for it
