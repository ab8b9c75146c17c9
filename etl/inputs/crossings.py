"""The reference files of crossings: by what goods cross where, and by what mode goes that which figures count."""

from pathlib import Path

from etl import schema
from etl.inputs.codes import KnownCodes
from etl.inputs.reference_files import AREAS, PLACES, ReferenceFile, add_rows, open_reference
from etl.inputs.rows import RowChecks
from etl.schema.columns import name_columns
from etl.values.reading import Reading
from etl.vocabulary.figures import Indicator
from etl.vocabulary.places import TransportMode

CROSSING_LINES = ReferenceFile(
    "crossing_lines.csv",
    (
        "place_code",
        "mode",
        "neighbour_code",
        "opposite_code",
        "sort_order",
        "source_url",
        "publisher",
        "published_date",
    ),
    ("place_code", "mode"),
    ("place_code", "neighbour_code", "source_url", "publisher"),
)
CARGO_MODES = ReferenceFile(
    "cargo_modes.csv",
    ("indicator", "subject", "mode", "sort_order", *name_columns()),
    ("indicator", "subject"),
    ("subject", "title_en"),
)
FILES = (CROSSING_LINES, CARGO_MODES)


def read_crossings(data_dir: Path, codes: KnownCodes) -> Reading:
    """Tables ``crossing_line`` and ``cargo_mode``; a project may do without both files."""
    reading = Reading()
    if (data_dir / "reference" / CROSSING_LINES.name).is_file():
        add_rows(reading, schema.crossing_line, _check_lines(data_dir, codes))
    if (data_dir / "reference" / CARGO_MODES.name).is_file():
        add_rows(reading, schema.cargo_mode, _check_modes(data_dir))
    return reading


def _check_lines(data_dir: Path, codes: KnownCodes) -> RowChecks:
    checks = open_reference(data_dir, CROSSING_LINES)
    checks.require_known("place_code", codes.places, PLACES.label)
    checks.require_known("opposite_code", codes.places, PLACES.label, optional=True)
    checks.require_known("neighbour_code", codes.areas, AREAS.label)
    checks.require_member("mode", [mode for mode in TransportMode if mode != TransportMode.TOGETHER])
    checks.require_url("source_url")
    checks.require_span("published_date")
    return checks


def _check_modes(data_dir: Path) -> RowChecks:
    checks = open_reference(data_dir, CARGO_MODES)
    checks.require_member("indicator", Indicator)
    checks.require_member("mode", TransportMode)
    return checks
