"""The ``.yml`` beside a file of figures: what the publisher's data set is, and in which units it counts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from etl.errors import Fault
from etl.inputs.fields import Fields
from etl.inputs.files import CsvRows, InputFile, find_inputs
from etl.inputs.yaml_files import read_yaml
from etl.schema.columns import name_columns
from etl.values.reading import FileCount, Reading
from etl.values.snapshots import SnapshotRow
from etl.values.written import is_whole_number
from etl.vocabulary.goods import CommodityLevel
from etl.vocabulary.sources import TRADE_KINDS, Coverage, ReportKind, SourceKind
from etl.vocabulary.trade import Flow, Valuation

_HASH_LENGTH = 12
_TEXTS = (*name_columns()[1:], "obtained_via", "cadence", "note")
_REQUIRED_TEXTS = ("title_en", "publisher", "licence")
_LISTED = ("coverage", "detail_level", "report_kind", "export_valuation", "import_valuation")
_UNITS = ("value_factor", "net_weight_unit", "net_weight_factor", "hs_revision", "derive_months")
_DAYS = ("retrieved_date", "next_release_date", "released_date")
_LAGS = ("release_lag_days", "year_release_lag_days", "release_basis")
_OF_TRADE = frozenset((*_LISTED, *_UNITS))
_OF_ALL = frozenset((*_TEXTS, *_REQUIRED_TEXTS, *_DAYS, *_LAGS, "value_unit", "url", "sort_order"))


class Release(NamedTuple):
    """When a source's figures come out: on a day, or so many days after their period, with where that is from."""

    released_date: date | None
    release_lag_days: int | None
    year_release_lag_days: int | None
    release_basis: str


@dataclass(frozen=True)
class SourceCard:
    """What a source is.

    ``row`` is its row of the source table, to be loaded; ``valuations`` are by flow. The factors lead to US dollars and
    kilograms; a source without such figures has none, and statements, where every row names its unit, neither. A source
    that tells of no trade has no valuation.
    """

    code: str
    row: dict[str, Any]
    release: Release
    valuations: dict[str, str]
    value_factor: Decimal | None
    net_weight_factor: Decimal | None
    hs_revision: str
    derive_months: bool
    retrieved_date: date | None

    def to_snapshot(self, file: InputFile, rows_read: int = 0) -> SnapshotRow:
        """The snapshot of a file of this source.

        Named by its content, so that the same file is the same snapshot.
        """
        code = f"{self.code}-{file.sha256[:_HASH_LENGTH]}"
        return SnapshotRow(
            code, self.code, file.file, file.sha256, self.retrieved_date, bytes=file.size, rows_read=rows_read
        )


@dataclass(frozen=True)
class CardReading:
    """A card, or the faults that refuse it; with its file's count (a card is one row)."""

    card: SourceCard | None
    faults: list[Fault]
    files: list[FileCount]

    def refuse_with(self, rows: CsvRows) -> Reading:
        """The reading of a source that cannot be loaded: its card is faulty, or its rows are not there at all."""
        return self.refuse_all(rows.source, [rows])

    def refuse_all(self, source: InputFile, parts: Iterable[CsvRows]) -> Reading:
        """The same of a file that is read in parts."""
        faults, rows_read = [*self.faults], 0
        for rows in parts:
            faults += rows.faults
            rows_read += rows.rows_read
        cards = [replace(count, rows_loaded=0, rows_rejected=count.rows_read) for count in self.files]
        tables = [source.count(rows_read, 0)] if source.sha256 else []
        return Reading(faults=faults, files=cards + tables)


def read_source_card(path: Path, data_dir: Path, kind: SourceKind) -> CardReading:
    """Read the card of the source that is called as the file is. Any fault refuses it whole."""
    read = read_yaml(path, data_dir)
    card = _to_card(path.stem, read.fields, kind) if read.fields else None
    counts = [read.source.count(1, 0 if read.faults else 1)] if read.source.sha256 else []
    return CardReading(None if read.faults else card, read.faults, counts)


def read_cards(data_dir: Path) -> tuple[dict[str, CardReading], list[Fault]]:
    """The cards of sources that only ever come by fetch or import, by source.

    With them a fault for each stray file among them.
    """
    folder = data_dir / "sources"
    if not folder.is_dir():
        return {}, []
    paths, strays = find_inputs(folder, data_dir, (".yml",))
    return {path.stem: read_source_card(path, data_dir, SourceKind.TABLE) for path in paths}, strays


def _to_card(code: str, fields: Fields, kind: SourceKind) -> SourceCard:
    is_trade = kind in TRADE_KINDS
    fields.refuse_unknown(_OF_ALL | _OF_TRADE if is_trade else _OF_ALL)
    valuations = {
        flow: fields.one_of(f"{flow}_valuation", Valuation, required=is_trade) for flow in (Flow.EXPORT, Flow.IMPORT)
    }
    release = _release(fields)
    row = {
        "source_code": code,
        **{name: fields.text(name, required=True) for name in _REQUIRED_TEXTS},
        **{name: fields.text(name) for name in _TEXTS},
        "kind": kind,
        "coverage": fields.one_of("coverage", Coverage, required=is_trade),
        "detail_level": fields.one_of("detail_level", CommodityLevel),
        "report_kind": fields.one_of("report_kind", ReportKind),
        **{f"{flow}_valuation": valuation for flow, valuation in valuations.items()},
        "unit_as_published": _units(fields),
        "url": fields.url("url"),
        "next_release_date": fields.day("next_release_date"),
        "sort_order": _whole_number(fields, "sort_order", required=True) or 0,
        **release._asdict(),
    }
    return SourceCard(
        code=code,
        row=row,
        release=release,
        valuations={flow: str(valuation) for flow, valuation in valuations.items() if valuation},
        value_factor=_factor(fields, "value") if kind is SourceKind.TABLE else None,
        net_weight_factor=_factor(fields, "net_weight") if kind is SourceKind.TABLE else None,
        hs_revision=fields.text("hs_revision"),
        derive_months=_truth(fields, "derive_months"),
        retrieved_date=fields.day("retrieved_date"),
    )


def _units(fields: Fields) -> str:
    """The units as published, of value and of weight, as far as the source has both."""
    units = dict.fromkeys([fields.text("value_unit"), fields.text("net_weight_unit")])
    return "; ".join(unit for unit in units if unit) or "as stated"


def _factor(fields: Fields, measure: str) -> Decimal | None:
    """The number that turns the published unit into ours; a unit and its factor come together."""
    factor = fields.decimal(f"{measure}_factor")
    unit = fields.text(f"{measure}_unit")
    if unit and factor is None and f"{measure}_factor" not in fields.block.values:
        fields.refuse(
            f"{measure}_factor",
            "a unit needs its factor",
            "",
            "Write the number that turns the unit into US dollars or kilograms.",
        )
    if factor is not None and not unit:
        fields.refuse(
            f"{measure}_unit", "a factor needs its unit", "", "Write the unit as published, for example thousand USD."
        )
    if factor is not None and factor <= 0:
        fields.refuse(
            f"{measure}_factor",
            "expected a number above zero",
            str(factor),
            "Write how many of our units one of theirs is.",
        )
    return factor


def _release(fields: Fields) -> Release:
    """When the figures come out; a source says it, and the basis of a lag."""
    release = Release(
        released_date=fields.day("released_date"),
        release_lag_days=_whole_number(fields, "release_lag_days"),
        year_release_lag_days=_whole_number(fields, "year_release_lag_days"),
        release_basis=fields.text("release_basis"),
    )
    if not release.released_date and release.release_lag_days is None:
        advice = "Write release_lag_days and release_basis, or released_date for an edition that came out on one day."
        fields.refuse("release_lag_days", "nothing says when the figures come out", "", advice)
    if release.release_lag_days is not None and not release.release_basis:
        fields.refuse("release_basis", "a lag needs its basis", "", "Say where the lag is from.")
    return release


def _whole_number(fields: Fields, name: str, *, required: bool = False) -> int | None:
    text = fields.text(name, required=required)
    if text and not is_whole_number(text):
        fields.refuse(name, "expected a whole number", text, "Write digits only, 10.")
        return None
    return int(text) if text else None


def _truth(fields: Fields, name: str) -> bool:
    text = fields.text(name)
    if text not in {"", "true", "false"}:
        fields.refuse(name, "expected true or false", text, "Write true or false.")
    return text == "true"
