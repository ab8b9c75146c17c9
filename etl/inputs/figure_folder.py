"""A folder of figures beside trade: ``<source>.csv`` with its card ``<source>.yml``, read into one table.

Prices, exchange rates and harvests are read by it; each says its columns, its checks and its rows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Table

from etl import schema
from etl.inputs.cards import SourceCard, read_source_card
from etl.inputs.files import LINE, CsvRows, find_inputs, read_csv_rows
from etl.inputs.rows import RowChecks
from etl.values.frames import rows_to_frame, sort_by_key, to_table_frame
from etl.values.knowledge import table_days
from etl.values.numbers import scale_numbers
from etl.values.periods import Period, format_period, parse_periods
from etl.values.reading import Reading, join_readings
from etl.values.snapshots import SnapshotRow
from etl.vocabulary.figures import ObservationStatus, Quality
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.sources import SourceKind

Periods = Mapping[str, Period]


@dataclass(frozen=True)
class FigureFolder:
    """What a folder below ``data/`` holds.

    ``period`` is the column of the period, ``kinds`` are the shapes it may have, and ``key`` makes a row unique.
    ``numbers`` leads from the columns of numbers to those of ``table``, ``renamed`` from columns of codes and texts;
    other columns have the table's names. ``check`` refuses what the form alone does not.
    """

    name: str
    kind: SourceKind
    table: Table
    columns: tuple[str, ...]
    period: str
    kinds: tuple[PeriodKind, ...]
    key: tuple[str, ...]
    numbers: Mapping[str, str]
    renamed: Mapping[str, str]
    check: Callable[[RowChecks], None]


def read_figure_folder(data_dir: Path, folder: FigureFolder) -> Reading:
    """Every file of the folder: its source, its snapshot and its rows with their days of knowledge.

    A row that fails a check is refused alone; a file whose ``.yml`` is missing or faulty is refused whole. A project
    may do without the folder.
    """
    if not (data_dir / folder.name).is_dir():
        return Reading()
    paths, strays = find_inputs(data_dir / folder.name, data_dir, (".csv", ".yml"))
    files = [_read_file(path, data_dir, folder) for path in sorted({path.with_suffix(".csv") for path in paths})]
    return join_readings([Reading(faults=strays), *files])


def _read_file(path: Path, data_dir: Path, folder: FigureFolder) -> Reading:
    described = read_source_card(path.with_suffix(".yml"), data_dir, folder.kind)
    rows = read_csv_rows(path, data_dir, folder.columns)
    if described.card is None or not rows.source.sha256:
        return described.refuse_with(rows)
    snapshot = described.card.to_snapshot(rows.source, rows.rows_read)
    source = rows_to_frame(schema.source, [described.card.row])
    edition = read_edition(rows, folder, described.card, snapshot)
    return join_readings([Reading({"source": source}, files=described.files), edition])


def read_edition(rows: CsvRows, folder: FigureFolder, card: SourceCard, snapshot: SnapshotRow) -> Reading:
    """One file's rows of the folder's table with their days of knowledge, and its snapshot; its source is told once.

    Takes rows in the folder's columns, shipped or of a publisher's newer file. Rows that fail a check are faults.
    """
    periods = parse_periods(rows.frame[folder.period].unique().tolist())
    checks = _check(rows, periods, folder)
    frame = _to_frame(checks.passed, periods, folder, card, snapshot.snapshot_code)
    source = rows_to_frame(schema.source, [card.row])
    return Reading(
        {
            "snapshot": rows_to_frame(schema.snapshot, [snapshot.to_row()]),
            folder.table.name: sort_by_key(folder.table, _date(frame, source, snapshot)),
        },
        checks.faults,
        files=[checks.count],
    )


def _check(rows: CsvRows, periods: Periods, folder: FigureFolder) -> RowChecks:
    checks = RowChecks(rows)
    checks.require_period(folder.period, periods)
    for column in folder.numbers:
        checks.require_amount(column)
    checks.require_member("quality", Quality, optional=True)
    folder.check(checks)
    spelled = {text: format_period(period.start, period.end) for text, period in periods.items()}
    checks.require_unique(folder.key, same={folder.period: spelled})
    wrong = {text for text, period in periods.items() if period.kind not in folder.kinds}
    shapes = " or ".join(str(kind).replace("_", " ") for kind in folder.kinds)
    advice = f"Give each {shapes} a row of its own."
    checks.refuse(rows.frame[folder.period].isin(list(wrong)), folder.period, f"expected a {shapes}", advice)
    return checks


def _to_frame(
    rows: pd.DataFrame, periods: Periods, folder: FigureFolder, card: SourceCard, snapshot_code: str
) -> pd.DataFrame:
    """Rows that passed every check, as the table has them, their days of knowledge not yet told."""
    texts = {
        name: rows[name] for name in folder.columns if name not in {*folder.numbers, *folder.renamed, folder.period}
    }
    columns: dict[str, Any] = {
        **texts,
        **{own: rows[name] for name, own in folder.renamed.items()},
        **{own: scale_numbers(rows[name]) for name, own in folder.numbers.items()},
        "source_code": card.code,
        "period_start": rows[folder.period].map({text: pd.Timestamp(period.start) for text, period in periods.items()}),
        "period_end": rows[folder.period].map({text: pd.Timestamp(period.end) for text, period in periods.items()}),
        "period_kind": rows[folder.period].map({text: str(period.kind) for text, period in periods.items()}),
        "quality": rows["quality"].mask(rows["quality"] == "", Quality.OK),
        "snapshot_code": snapshot_code,
        "source_row": rows[LINE],
        "is_known_from_assumed": False,
    }
    if "status" in folder.columns:
        columns["status"] = rows["status"].mask(rows["status"] == "", ObservationStatus.FINAL)
    return to_table_frame(folder.table, columns, rows.index)


def _date(frame: pd.DataFrame, source: pd.DataFrame, snapshot: SnapshotRow) -> pd.DataFrame:
    seen = pd.Series(pd.Timestamp(snapshot.retrieved_date) if snapshot.retrieved_date else pd.NaT, index=frame.index)
    return frame.assign(**table_days(frame.assign(seen_date=seen), source))
