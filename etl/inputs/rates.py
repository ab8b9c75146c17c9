"""Exchange rates: ``data/rates/<source>.csv`` with ``<source>.yml`` beside it."""

from etl import schema
from etl.inputs.figure_folder import FigureFolder
from etl.inputs.rows import RowChecks
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.prices import Currency, RateKind
from etl.vocabulary.sources import SourceKind

COLUMNS = ("currency", "per_currency", "period", "kind", "value", "days_held", "quality", "note")


def _check(checks: RowChecks) -> None:
    for column in ("currency", "per_currency"):
        checks.require_member(column, Currency)
    checks.require_member("kind", RateKind)
    checks.require_above_zero("value")
    checks.require_whole_number("days_held", optional=True)
    frame = checks.rows.frame
    alike = (frame["currency"] == frame["per_currency"]) & (frame["currency"] != "")
    checks.refuse(alike, "per_currency", "a currency has no rate to itself", "Name the currency that the value is for.")


FOLDER = FigureFolder(
    name="rates",
    kind=SourceKind.RATES,
    table=schema.exchange_rate,
    columns=COLUMNS,
    period="period",
    kinds=(PeriodKind.MONTH, PeriodKind.YEAR, PeriodKind.MARKETING_YEAR),
    key=("currency", "per_currency", "period"),
    numbers={"value": "value", "days_held": "days_held"},
    renamed={},
    check=_check,
)
