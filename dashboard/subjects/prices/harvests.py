"""How much of a year's harvest went to a partner, by both sides' tonnes: a range, never a mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, null, or_, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from dashboard.subjects.sources import IS_SIDES_REPORT
from dashboard.subjects.typed_rows import read_rows
from etl.schema import crop_code, observation, official_figure, production, source
from etl.vocabulary.events import Confidence
from etl.vocabulary.figures import FigureMeasure, Indicator, Quality
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import KG_PER_TONNE, Flow


@dataclass(frozen=True)
class Harvest:
    """What an area brought in of a crop in a year, in tonnes."""

    source_code: str
    area_code: str
    crop_id: str
    period_start: date
    period_end: date
    production_t: float


@dataclass(frozen=True)
class CropTrade:
    """Tonnes of a crop that one side counts from one area to another in a year, by one source under one code.

    ``counted_by`` is the office on whose count a stated figure rests; None of what is in a table.
    """

    source_code: str
    reporter_code: str
    counted_by: str | None
    commodity_id: str
    crop_id: str
    period_start: date
    tonnes: float
    is_doubtful: bool


@dataclass(frozen=True)
class HarvestShare:
    """A harvest and the counts of what of it went to a partner, the smallest first."""

    harvest: Harvest
    counts: tuple[CropTrade, ...]

    @property
    def lowest_pct(self) -> float:
        """The smallest count in per cent of the harvest."""
        return self._share(self.counts[0])

    @property
    def highest_pct(self) -> float:
        """The largest count in per cent of the harvest; above 100 where more was sold than one harvest."""
        return self._share(self.counts[-1])

    @property
    def reporters(self) -> tuple[str, ...]:
        """Whose counts there are; of one side alone the range is no range."""
        return tuple(dict.fromkeys(sorted(count.reporter_code for count in self.counts)))

    def _share(self, count: CropTrade) -> float:
        return count.tonnes / self.harvest.production_t * 100


def harvests_of(connection: Connection, area_code: str, crop_id: str) -> list[Harvest]:
    """Every harvest of a crop of which the tonnes are known and nothing speaks against, oldest first."""
    told = production.c
    question = (
        select(told.source_code, told.area_code, told.crop_id, told.period_start, told.period_end, told.production_t)
        .where(
            told.area_code == area_code,
            told.crop_id == crop_id,
            told.production_t > 0,
            told.quality != Quality.SUSPECT,
        )
        .order_by(told.period_start, told.source_code)
    )
    return read_rows(connection, question, Harvest)


def crops_by_code(connection: Connection) -> dict[str, str]:
    """For each code under which a crop is traded as it was harvested that crop; of several crops the first."""
    question = select(crop_code.c.commodity_id, crop_code.c.crop_id).order_by(
        crop_code.c.commodity_id, crop_code.c.crop_id.desc()
    )
    return {row.commodity_id: row.crop_id for row in connection.execute(question)}


def crop_trade(connection: Connection, area_code: str, partner_code: str, crop_id: str) -> list[CropTrade]:
    """Tonnes of a crop from an area to a partner in whole years, as both sides report or state them; oldest first.

    What a third party weighed from both reports is no side's count and left out.
    """
    questions = (
        _of_tables(area_code, partner_code).where(crop_code.c.crop_id == crop_id),
        _as_stated(area_code, partner_code).where(crop_code.c.crop_id == crop_id),
    )
    found = [row for question in questions for row in read_rows(connection, question, CropTrade)]
    return sorted(found, key=lambda one: (one.period_start, *_by_tonnes(one)))


def _of_tables(area_code: str, partner_code: str) -> Select[Any]:
    told = observation.c
    return (
        select(
            *(told.source_code, told.reporter_code, null().label("counted_by"), told.commodity_id),
            *(crop_code.c.crop_id, told.period_start, (told.net_weight_kg / KG_PER_TONNE).label("tonnes")),
            (told.quality != Quality.OK).label("is_doubtful"),
        )
        .join(crop_code, crop_code.c.commodity_id == told.commodity_id)
        .join(source, source.c.source_code == told.source_code)
        .where(
            _is_from_to(told.reporter_code, told, area_code, partner_code),
            told.period_kind == PeriodKind.YEAR,
            told.net_weight_kg > 0,
            told.quality != Quality.SUSPECT,
            IS_SIDES_REPORT,
        )
    )


def _as_stated(area_code: str, partner_code: str) -> Select[Any]:
    told = official_figure.c
    return (
        select(
            *(told.source_code, told.area_code.label("reporter_code"), told.counted_by, told.commodity_id),
            *(crop_code.c.crop_id, told.period_start, told.value.label("tonnes")),
            (told.confidence != Confidence.HIGH).label("is_doubtful"),
        )
        .join(crop_code, crop_code.c.commodity_id == told.commodity_id)
        .where(
            _is_from_to(told.area_code, told, area_code, partner_code),
            told.indicator == Indicator.GOODS_TRADE,
            told.measure == FigureMeasure.WEIGHT,
            told.unit == "t",
            told.period_kind == PeriodKind.YEAR,
            told.value > 0,
            told.is_shown.is_(True),
        )
    )


def _is_from_to(
    whose: ColumnElement[str], told: ReadOnlyColumnCollection[str, Column[Any]], area_code: str, partner_code: str
) -> ColumnElement[bool]:
    """Whether a row is of trade from an area to a partner, in the words of either side."""
    exports = and_(whose == area_code, told.partner_code == partner_code, told.flow == Flow.EXPORT)
    imports = and_(whose == partner_code, told.partner_code == area_code, told.flow == Flow.IMPORT)
    return or_(exports, imports)


def harvest_shares(harvests: Sequence[Harvest], trade: Sequence[CropTrade]) -> list[HarvestShare]:
    """Each harvest beside the trade of the same calendar year; a year that nobody counted is left out."""
    shares = []
    for harvest in harvests:
        counts = [one for one in trade if one.period_start == harvest.period_start and one.crop_id == harvest.crop_id]
        if counts:
            shares.append(HarvestShare(harvest, tuple(sorted(counts, key=_by_tonnes))))
    return shares


def _by_tonnes(count: CropTrade) -> tuple[float, str, str]:
    return count.tonnes, count.reporter_code, count.source_code
