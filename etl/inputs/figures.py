"""Official figures as authorities stated them.

``data/figures/official_figures.csv`` with ``official_figures.yml`` beside it.
"""

from datetime import date
from pathlib import Path

import pandas as pd

from etl import schema
from etl.inputs.cards import SourceCard, read_source_card
from etl.inputs.codes import KnownCodes
from etl.inputs.files import CsvRows, read_csv_rows
from etl.inputs.reference_files import AREAS, AUTHORITIES, COMMODITIES, GROUPS, PLACES
from etl.inputs.rows import RowChecks
from etl.values.frames import rows_to_frame, sort_by_key, to_table_frame
from etl.values.knowledge import shown_days, statement_days
from etl.values.periods import Period, parse_periods
from etl.values.reading import Reading
from etl.values.statements import rank_statements, to_statement_keys
from etl.values.written import NUMBERED
from etl.vocabulary.events import Confidence
from etl.vocabulary.figures import FigureMeasure, Indicator
from etl.vocabulary.sources import SourceKind
from etl.vocabulary.trade import Flow

COLUMNS = (
    *(
        "figure_code",
        "area",
        "partner",
        "flow",
        "period",
        "period_label",
        "indicator",
        "measure",
        "group",
        "commodity",
        "subject",
        "place",
    ),
    *(
        "value",
        "unit",
        "currency_as_published",
        "stated_by",
        "counted_by",
        "as_published",
        "source_url",
        "publisher",
        "published_date",
    ),
    *("confidence", "note"),
)
FILLED = ("figure_code", "period_label", "subject", "value", "unit", "as_published", "source_url", "publisher")
"""Columns without which a figure does not enter, beside those held to a list; a figure with no source is none."""

_RENAMED = {
    "area": "area_code",
    "partner": "partner_code",
    "group": "group_code",
    "commodity": "commodity_id",
    "place": "place_code",
}


def read_official_figures(data_dir: Path, codes: KnownCodes) -> Reading:
    """The source row and every figure that passed, each with its ``statement_key`` and whether it is the one shown."""
    path = data_dir / "figures" / "official_figures.csv"
    described = read_source_card(path.with_suffix(".yml"), data_dir, SourceKind.STATEMENTS)
    rows = read_csv_rows(path, data_dir, COLUMNS)
    if described.card is None or not rows.source.sha256:
        return described.refuse_with(rows)
    periods = parse_periods(rows.frame["period"])
    checks = check_figure_rows(rows, periods, codes)
    tables = {
        "source": rows_to_frame(schema.source, [described.card.row]),
        "snapshot": rows_to_frame(schema.snapshot, [described.card.to_snapshot(rows.source, rows.rows_read).to_row()]),
        "official_figure": to_official_figures(checks.passed, periods, described.card),
    }
    return Reading(tables, checks.faults, files=[*described.files, checks.count])


def days_of_figures(reading: Reading) -> dict[str, date]:
    """The day of knowledge of each official figure that was read, by its code."""
    frame = reading.tables.get("official_figure", to_table_frame(schema.official_figure, {}))
    return dict(zip(frame["figure_code"], frame["known_from"].dt.date, strict=True))


def check_figure_rows(rows: CsvRows, periods: dict[str, Period], codes: KnownCodes) -> RowChecks:
    """Hold every row against the form of official figures and the known codes."""
    checks = RowChecks(rows)
    checks.require_filled(FILLED)
    checks.require_unique(["figure_code"])
    checks.require_no_blanks_around("figure_code")
    checks.require_form("figure_code", NUMBERED)
    for column in ("area", "partner"):
        checks.require_known(column, codes.areas, AREAS.label)
    for column in ("stated_by", "counted_by"):
        checks.require_known(column, codes.authorities, AUTHORITIES.label)
    checks.require_known("group", codes.groups, GROUPS.label, optional=True)
    checks.require_known("commodity", codes.commodities, COMMODITIES.label, optional=True)
    checks.require_known("place", codes.places, PLACES.label, optional=True)
    checks.require_member("flow", Flow)
    checks.require_member("indicator", Indicator)
    checks.require_member("measure", FigureMeasure)
    checks.require_member("confidence", Confidence)
    checks.require_period("period", periods)
    checks.require_number("value")
    checks.require_url("source_url")
    checks.require_span("published_date")
    return checks


def to_official_figures(rows: pd.DataFrame, periods: dict[str, Period], card: SourceCard) -> pd.DataFrame:
    """Official-figure rows, sorted by code and with their days of knowledge, from rows that passed every check."""
    named = rows.rename(columns=_RENAMED)
    frame = to_table_frame(
        schema.official_figure,
        {
            **{column.name: named[column.name] for column in schema.official_figure.columns if column.name in named},
            "source_code": card.code,
            "period_start": rows["period"].map({text: pd.Timestamp(period.start) for text, period in periods.items()}),
            "period_end": rows["period"].map({text: pd.Timestamp(period.end) for text, period in periods.items()}),
            "period_kind": rows["period"].map({text: str(period.kind) for text, period in periods.items()}),
            "value": rows["value"].astype("float64"),
            "is_shown": False,
            "is_known_from_assumed": False,
        },
        rows.index,
    )
    keyed = frame.assign(
        statement_key=to_statement_keys(frame), **statement_days(frame, card.release.release_lag_days or 0)
    )
    shown = shown_days(keyed, rank_statements(keyed.assign(value_text=rows["value"].to_numpy())))
    is_shown = shown["shown_from"].notna() & shown["shown_until"].isna()
    return sort_by_key(schema.official_figure, keyed.assign(**shown, is_shown=is_shown))
