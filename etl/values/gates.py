"""What the checks of figures hold them to, and what each does when it is not met.

``data/gates.yml`` sets it; these are the defaults.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from etl.vocabulary.builds import Severity


class Action(StrEnum):
    """What a gate does with what it finds."""

    OFF = "off"  # nothing is looked for
    WARN = "warn"  # it is listed, the build goes on
    STOP_RECEIVED = "stop_received"  # as stop, where a figure that came by fetch or import has a part in it
    STOP = "stop"  # the new database is not swapped in


class Gate(StrEnum):
    """A check of figures; the name is also the kind of its findings."""

    PARTS_EXCEED_TOTAL = "parts_exceed_total"  # parts add up to more than their whole
    PARTS_BELOW_TOTAL = "parts_below_total"  # parts add up to less than all goods
    MONTHS_DIFFER_FROM_YEAR = "months_differ_from_year"  # twelve months are not the year
    CUMULATIVE_FALLS = "cumulative_falls"  # January to a month is below January to the month before
    UNIT_VALUE_OUT_OF_RANGE = "unit_value_out_of_range"  # a value per kilogram is far from its series
    WEIGHT_ZERO = "weight_zero"  # goods have a value and weigh nothing
    MONTHS_MISSING = "months_missing"  # a series of totals has holes
    JUMP = "jump"  # a value is far above or below those before it
    UNIT_SHIFT = "unit_shift"  # an arrival says many times as much of figures that were known: another unit or currency
    YEAR_SHIFT = "year_shift"  # an arrival is as a whole many times the year before: the same
    SOURCE_SHIFT = "source_shift"  # all of an arrival is the same many times what other sources have: the same
    DUPLICATE_DIFFERS = "duplicate_differs"  # files of one arrival say different things of one figure


_WRONG_UNIT = (Gate.UNIT_SHIFT, Gate.YEAR_SHIFT, Gate.SOURCE_SHIFT)
DEFAULT_ACTIONS: Mapping[Gate, Action] = dict.fromkeys(Gate, Action.WARN) | dict.fromkeys(
    _WRONG_UNIT, Action.STOP_RECEIVED
)


@dataclass(frozen=True)
class Gates:
    """Limits of the checks, and the action of each; ``by_source`` has actions that hold for one source only."""

    refused_share_pct: float = 20.0
    refused_min_rows: float = 10.0
    unit_value_factor: float = 10.0
    jump_factor: float = 10.0
    jump_min_usd: float = 10_000_000.0
    shift_factor: float = 3.0
    year_factor: float = 3.5
    source_factor: float = 1.15
    shift_spread_pct: float = 5.0
    actions: Mapping[Gate, Action] = field(default_factory=lambda: DEFAULT_ACTIONS)
    by_source: Mapping[str, Mapping[Gate, Action]] = field(default_factory=dict)

    def action(self, gate: Gate, source_code: str) -> Action:
        """What a gate does for figures of a source."""
        return self.by_source.get(source_code, {}).get(gate, self.actions[gate])

    def severity(self, gate: Gate, source_code: str, *, is_received: bool) -> Severity | None:
        """How grave a finding is; None where it is not even listed."""
        match self.action(gate, source_code):
            case Action.OFF:
                return None
            case Action.STOP:
                return Severity.ERROR
            case Action.STOP_RECEIVED if is_received:
                return Severity.ERROR
            case _:
                return Severity.WARNING
