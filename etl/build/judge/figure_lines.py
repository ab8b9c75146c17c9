"""What a line of figures is: whose figures, of which goods, from where, and each with the days on which it holds."""

from dataclasses import dataclass
from datetime import date

from etl.build.judge.rules import LinePoint
from etl.values.history import holds_on
from etl.vocabulary.commitments import SeriesMeasure
from etl.vocabulary.figures import Indicator
from etl.vocabulary.judgement import Bound
from etl.vocabulary.trade import Flow, Valuation


@dataclass(frozen=True)
class ReportingSide:
    """Whose figures on trade with whom, seen from the reporter.

    ``is_wider``: of the whole country instead of the region promised.
    """

    reporter: str
    partner: str
    flow: Flow
    is_own: bool
    is_wider: bool = False

    @property
    def place(self) -> int:
        """Where the side stands among those of a commitment.

        Its own first, then the mirror, then the same of whole countries.
        """
        return 2 * self.is_wider + (not self.is_own)


@dataclass(frozen=True)
class MeasuredGoods:
    """What is measured: a group of commodities or one commodity, its value or its weight, by a kind of period."""

    measure: SeriesMeasure
    period_kind: str
    group: str = ""
    commodity: str = ""


@dataclass(frozen=True)
class FigureLine:
    """Figures of one side and one source or office, each with the days on which it holds.

    ``code`` is the line's own, whatever the day, and sorts the lines of a commitment; ``counted_by`` and ``subject``
    are empty for a table's.
    """

    code: str
    side: ReportingSide
    bound: Bound
    source_code: str
    unit: str
    valuation: Valuation
    points: tuple[LinePoint, ...]
    indicator: Indicator = Indicator.GOODS_TRADE
    counted_by: str = ""
    subject: str = ""

    def known_on(self, day: date) -> list[LinePoint]:
        """The figures that hold on a day, oldest first."""
        return [point for point in self.points if holds_on(day, point.known_from, point.known_until)]
