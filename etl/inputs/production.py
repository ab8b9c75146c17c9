"""Harvests and what is made of them: ``data/production/<source>.csv`` with ``<source>.yml`` beside it."""

from functools import partial

from etl import schema
from etl.inputs.codes import KnownCodes
from etl.inputs.figure_folder import FigureFolder
from etl.inputs.reference_files import AREAS, COMMODITIES
from etl.inputs.rows import RowChecks
from etl.vocabulary.figures import ObservationStatus
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.sources import SourceKind

MEASURES = {"area_harvested": "area_harvested_ha", "yield": "yield_kg_per_ha", "production": "production_t"}
COLUMNS = ("area", "crop", "year", *MEASURES, "status", "quality", "note")


def production_folder(codes: KnownCodes) -> FigureFolder:
    """What the folder holds."""
    return FigureFolder(
        name="production",
        kind=SourceKind.PRODUCTION,
        table=schema.production,
        columns=COLUMNS,
        period="year",
        kinds=(PeriodKind.YEAR,),
        key=("area", "crop", "year"),
        numbers=MEASURES,
        renamed={"area": "area_code", "crop": "crop_id"},
        check=partial(_check, codes=codes),
    )


def _check(checks: RowChecks, codes: KnownCodes) -> None:
    checks.require_known("area", codes.areas, AREAS.label)
    checks.require_known("crop", codes.commodities, COMMODITIES.label)
    checks.require_member("status", ObservationStatus, optional=True)
    frame = checks.rows.frame
    nothing = (frame[list(MEASURES)] == "").all(axis=1)
    checks.refuse(
        nothing,
        "production",
        "neither area, yield nor tonnes is given",
        "Take the row out: the unknown has no row.",
    )
