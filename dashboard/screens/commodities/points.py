"""Points of trade in goods as typed rows: one figure of one line in one period, with its marks. Pure."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from dashboard.locale import formats
from dashboard.screens.commodities.lines import LINE
from dashboard.subjects.trade.figures import StatedFigure
from dashboard.subjects.trade.series import Period, Series
from dashboard.subjects.trade.years_of_goods import YearOfGood
from etl.vocabulary.events import Confidence
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import KG_PER_TONNE, Valuation

MONTHS_OF_A_YEAR = 12


class GoodsLine(NamedTuple):
    """What one reporter told through one source of its trade in goods with one country.

    ``commodity_id`` is empty of a whole group. The fields are those of ``LINE``, so that a line is the key of its rows.
    """

    source_code: str
    reporter_code: str
    partner_code: str
    commodity_id: str


@dataclass(frozen=True)
class Marks:
    """What a reader must know of a point."""

    is_doubtful: bool = False
    is_derived: bool = False
    is_estimated: bool = False
    is_stand_in: bool = False
    is_at_least: bool = False


@dataclass(frozen=True)
class GoodsPoint:
    """A figure of a line in one period; a measure that is not known is None.

    ``month_count`` says of how many months a year is the sum; None of a period of the source's own. ``counted_by`` is
    the office on whose count a stated figure rests; a table's has none.
    """

    line: GoodsLine
    period: Period
    valuation: str
    value_usd: float | None
    net_weight_kg: float | None
    unit_value_usd_per_t: float | None = None
    month_count: int | None = None
    marks: Marks = Marks()
    counted_by: str | None = None

    @property
    def series(self) -> Series:
        """Whose figure it is: a source's table of one reporter, or what an office counted and an authority stated."""
        return Series(self.line.source_code, self.line.reporter_code, self.counted_by)

    @property
    def is_reconciled(self) -> bool:
        """Whether a third party made it of both sides' reports, so that it is neither side's own."""
        return self.valuation == Valuation.RECONCILED

    @property
    def has_every_month(self) -> bool:
        """Whether it is the source's own figure of its period, or a sum in which no month of the year is missing."""
        return self.month_count in (None, MONTHS_OF_A_YEAR)

    @property
    def net_weight_t(self) -> float | None:
        """The net weight in tonnes."""
        return None if self.net_weight_kg is None else self.net_weight_kg / KG_PER_TONNE

    def measured(self, measure: str) -> float | None:
        """The amount in a measure: ``value``, ``weight`` or ``unit_value``."""
        return {
            "value": self.value_usd,
            "weight": self.net_weight_kg,
            "unit_value": self.unit_value_usd_per_t,
        }[measure]


def goods_points(points: pd.DataFrame) -> list[GoodsPoint]:
    """The rows of ``lines.to_points`` in their order."""
    return [_goods_point(row) for row in points.to_dict("records")]


def _goods_point(row: dict[Hashable, Any]) -> GoodsPoint:
    period = Period(row["period_kind"], row["period_start"].date(), row["period_end"].date())
    months = _known(row["month_count"])
    return GoodsPoint(
        line=GoodsLine(*(row[name] for name in LINE)),
        period=period,
        valuation=row["valuation"],
        value_usd=_known(row["value_usd"]),
        net_weight_kg=_known(row["net_weight_kg"]),
        unit_value_usd_per_t=_known(row["unit_value_usd_per_t"]),
        month_count=None if months is None else int(months),
        marks=Marks(
            is_doubtful=bool(row["doubtful_count"] > 0),
            is_derived=bool(row["derived_count"] > 0),
            is_estimated=bool(row["estimated_count"] > 0),
            is_stand_in=bool(row["stand_in_count"] > 0),
            is_at_least=bool(row["is_at_least"]),
        ),
    )


def year_point(year: YearOfGood, partner: str) -> GoodsPoint:
    """A good in a calendar year of the trade with a partner."""
    weight = year.net_weight_kg
    return GoodsPoint(
        line=GoodsLine(year.source_code, year.reporter_code, partner, year.commodity_id),
        period=Period(PeriodKind.YEAR, date(year.year, 1, 1), date(year.year, 12, 31)),
        valuation=year.valuation,
        value_usd=year.value_usd,
        net_weight_kg=weight,
        unit_value_usd_per_t=year.value_usd / weight * KG_PER_TONNE if weight else None,
        month_count=year.month_count,
        marks=Marks(year.is_doubtful, year.is_derived, year.is_estimated, year.is_stand_in),
    )


def stated_point(figure: StatedFigure) -> GoodsPoint:
    """A value in US dollars or a weight in tonnes as it was stated; of any other unit no measure is known."""
    value = figure.value
    return GoodsPoint(
        line=GoodsLine(figure.source_code, figure.area_code, figure.partner_code, figure.commodity_id or ""),
        period=figure.period,
        valuation=Valuation.NOT_STATED,
        value_usd=value if figure.unit == "USD" else None,
        net_weight_kg=value * KG_PER_TONNE if value is not None and figure.unit == "t" else None,
        marks=Marks(is_doubtful=figure.confidence != Confidence.HIGH),
        counted_by=figure.counted_by,
    )


def by_line(points: Iterable[GoodsPoint]) -> dict[GoodsLine, list[GoodsPoint]]:
    """The points of each line, lines in the order in which they come."""
    lines: dict[GoodsLine, list[GoodsPoint]] = {}
    for point in points:
        lines.setdefault(point.line, []).append(point)
    return lines


def _known(value: float | None) -> float | None:
    return value if formats.is_known(value) else None
