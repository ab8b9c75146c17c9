"""Trade figures that ship with the project: ``data/trade/<source>.csv`` with ``<source>.yml`` beside it."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from etl import schema
from etl.reading import Reading, join_readings
from etl.sources.cards import SourceCard, read_source_card
from etl.sources.codes import KnownCodes
from etl.sources.files import LINE, CsvRows, find_inputs, read_csv_rows
from etl.sources.reference import AREAS, COMMODITIES
from etl.sources.rows import RowChecks
from etl.transform.frames import rows_to_frame, sort_by_key, to_table_frame
from etl.transform.numbers import scale_numbers
from etl.transform.observations import derive_months
from etl.transform.periods import Period, format_period, parse_periods
from etl.vocabulary import Flow, ObservationStatus, Quality, SourceKind

COLUMNS = (
    *("reporter", "partner", "flow", "period", "commodity"),
    *("value", "net_weight", "quantity", "quantity_unit", "status", "quality", "note"),
)
OPTIONAL = ("hs_revision",)
KEY = ("reporter", "partner", "flow", "period", "commodity")


def read_trade(data_dir: Path, codes: KnownCodes) -> Reading:
    """Every file of trade figures as source, snapshot and observation rows.

    A row that fails a check is refused alone; a file whose ``.yml`` is missing or faulty is refused whole.
    """
    paths, strays = find_inputs(data_dir / "trade", data_dir, (".csv", ".yml"))
    tables = sorted({path.with_suffix(".csv") for path in paths})
    return join_readings([*(read_trade_file(path, data_dir, codes) for path in tables), Reading(faults=strays)])


def read_trade_file(path: Path, data_dir: Path, codes: KnownCodes) -> Reading:
    """One file of trade figures, with its card."""
    described = read_source_card(path.with_suffix(".yml"), data_dir, SourceKind.TABLE)
    rows = read_csv_rows(path, data_dir, COLUMNS, OPTIONAL)
    if described.card is None or not rows.source.sha256:
        return described.refuse_with(rows)
    periods = parse_periods(rows.frame["period"])
    checks = check_trade_rows(rows, periods, codes, described.card)
    snapshot = described.card.to_snapshot(rows)
    observations = to_observations(checks.kept, periods, described.card, snapshot["snapshot_code"])
    tables = {
        "source": rows_to_frame(schema.source, [described.card.row]),
        "snapshot": rows_to_frame(schema.snapshot, [snapshot]),
        "observation": observations,
    }
    return Reading(tables, checks.faults, files=[*described.files, checks.count])


def check_trade_rows(rows: CsvRows, periods: Mapping[str, Period], codes: KnownCodes, card: SourceCard) -> RowChecks:
    """Hold every row against the form of trade files, the periods that could be read, the known codes and the units of the card."""
    checks = RowChecks(rows)
    checks.require_known("reporter", codes.areas, AREAS.label)
    checks.require_known("partner", codes.areas, AREAS.label)
    checks.require_known("commodity", codes.commodities, COMMODITIES.label)
    checks.require_member("flow", (Flow.EXPORT, Flow.IMPORT))
    checks.require_period("period", periods)
    checks.require_member("status", ObservationStatus, optional=True)
    checks.require_member("quality", Quality, optional=True)
    for column in ("value", "net_weight", "quantity"):
        checks.require_amount(column)
    checks.require_unique(KEY, same={"period": {text: format_period(period.start, period.end) for text, period in periods.items()}})
    _check_units(checks, card)
    return checks


def _check_units(checks: RowChecks, card: SourceCard) -> None:
    frame = checks.rows.frame
    for column, factor in (("value", card.value_factor), ("net_weight", card.net_weight_factor)):
        if factor is None:
            advice = f"Add {column}_unit and {column}_factor to the .yml beside the file."
            checks.refuse(frame[column] != "", column, "the source names no unit for it", advice)
    nothing = (frame["value"] == "") & (frame["net_weight"] == "")
    checks.refuse(nothing, "value", "neither value nor net_weight is given", "Take the row out: what is unknown has no row.")
    unitless = (frame["quantity"] != "") & (frame["quantity_unit"] == "")
    checks.refuse(unitless, "quantity_unit", "a quantity needs its unit", "Write the unit as published.")


def to_observations(rows: pd.DataFrame, periods: Mapping[str, Period], card: SourceCard, snapshot_code: str) -> pd.DataFrame:
    """Observation rows, sorted by key, from rows that passed every check; with derived months where the card asks for them."""
    frame = to_table_frame(
        schema.observation,
        {
            "source_code": card.row["source_code"],
            "reporter_code": rows["reporter"],
            "partner_code": rows["partner"],
            "flow": rows["flow"],
            "commodity_id": rows["commodity"],
            "period_start": rows["period"].map({text: pd.Timestamp(period.start) for text, period in periods.items()}),
            "period_end": rows["period"].map({text: pd.Timestamp(period.end) for text, period in periods.items()}),
            "period_kind": rows["period"].map({text: str(period.kind) for text, period in periods.items()}),
            "valuation": rows["flow"].map(card.valuations),
            "value_usd": scale_numbers(rows["value"], card.value_factor),
            "net_weight_kg": scale_numbers(rows["net_weight"], card.net_weight_factor),
            "quantity": scale_numbers(rows["quantity"]),
            "quantity_unit": rows["quantity_unit"],
            "hs_revision": rows["hs_revision"].mask(rows["hs_revision"] == "", card.hs_revision),
            "status": rows["status"].mask(rows["status"] == "", ObservationStatus.FINAL),
            "quality": rows["quality"].mask(rows["quality"] == "", Quality.OK),
            "is_derived": False,
            "note": rows["note"],
            "snapshot_code": snapshot_code,
            "source_row": rows[LINE],
        },
        rows.index,
    )
    if card.derive_months:
        frame = pd.concat([frame, derive_months(frame).months], ignore_index=True)
    return sort_by_key(schema.observation, frame)
