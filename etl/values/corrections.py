"""One correction of a published figure, as ``data/corrections.yml`` tells it."""

from dataclasses import dataclass
from enum import StrEnum

from etl.values.periods import Period, format_period
from etl.values.trades import Trade

MEASURES = ("value_usd", "net_weight_kg", "quantity")


class CorrectionKind(StrEnum):
    """What a correction does with the figure."""

    REPLACE = "replace"  # another value takes its place
    DROP = "drop"  # the row is left out
    KEEP = "keep"  # the figure is as published: the checks leave it alone


@dataclass(frozen=True)
class Correction:
    """One line of ``data/corrections.yml``; None as ``expect`` or ``value`` is an unknown value.

    ``line`` is where it stands.
    """

    line: int
    kind: CorrectionKind
    source: str
    reporter: str
    partner: str
    flow: str
    commodity: str
    period: Period
    column: str
    expect: float | None
    value: float | None
    reason: str
    source_url: str

    @property
    def cell(self) -> str:
        """The figure in words."""
        trade = Trade(self.source, self.reporter, self.partner, self.flow)
        return f"{trade}, {self.commodity} in {format_period(self.period.start, self.period.end)}, {self.column}"
