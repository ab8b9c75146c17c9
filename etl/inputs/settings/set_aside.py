"""Rows known not to fit, each with its reason: ``data/set_aside.csv``."""

from pathlib import Path

from etl.errors import Fault
from etl.inputs.files import read_csv_rows
from etl.inputs.rows import RowChecks
from etl.values.reading import Reading

COLUMNS = ("file", "place", "field", "problem", "seen", "advice")


def read_set_aside(data_dir: Path) -> Reading:
    """Every row set aside, all counted as rejected.

    A row that does not say its file, problem and advice is a fault itself. No file means that nothing was set aside.
    """
    path = data_dir / "set_aside.csv"
    if not path.is_file():
        return Reading()
    checks = RowChecks(read_csv_rows(path, data_dir, COLUMNS))
    checks.require_filled(("file", "problem", "advice"))
    rows = checks.passed[list(COLUMNS)].itertuples(index=False, name=None)
    count = checks.rows.source.count(checks.rows.rows_read, 0)
    return Reading(
        faults=checks.faults, set_aside=[Fault(*(str(field) for field in row)) for row in rows], files=[count]
    )
