"""One file of trade figures in the form of ``data/trade``: its rows checked, and turned into observations."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from etl import schema
from etl.errors import Fault
from etl.inputs.cards import SourceCard
from etl.inputs.codes import KnownCodes
from etl.inputs.files import LINE, CsvRows
from etl.inputs.reference import AREAS, COMMODITIES
from etl.inputs.rows import RowChecks
from etl.values.commodities import NATIONAL_CODE, is_open_code, sum_national_codes, to_six_digits
from etl.values.frames import sort_by_key, to_table_frame
from etl.values.gates import Gates
from etl.values.numbers import scale_numbers
from etl.values.periods import Period, format_period, parse_periods
from etl.values.reading import FileCount
from etl.values.snapshots import SnapshotRow
from etl.vocabulary.figures import ObservationStatus, Quality
from etl.vocabulary.trade import Flow

COLUMNS = (
    *("reporter", "partner", "flow", "period", "commodity"),
    *("value", "net_weight", "quantity", "quantity_unit", "status", "quality", "note"),
)
OPTIONAL = ("hs_revision",)
KEY = ("reporter", "partner", "flow", "period", "commodity")
TITLE = "commodity_title"


@dataclass(frozen=True)
class TradeFile:
    """One file of figures, read.

    It has the card of its source, its row of ``snapshot``, and its observations, one a cell and none derived.
    ``arrival`` is what the file came with: files of one arrival have the same, in order of time; empty for a file that
    ships with the project. ``titles`` are the names that the file gives to commodities.
    """

    card: SourceCard
    snapshot: SnapshotRow
    observations: pd.DataFrame
    count: FileCount
    faults: list[Fault]
    arrival: str = ""
    titles: Mapping[str, str] | None = None


def read_trade_rows(
    rows: CsvRows, card: SourceCard, codes: KnownCodes, gates: Gates, snapshot: SnapshotRow
) -> TradeFile:
    """Check the rows of a file that ships with the project, and make observations of them.

    All their codes must be known.
    """
    periods = parse_periods(rows.frame["period"].unique().tolist())
    checks = check_trade_rows(rows, periods, codes, card)
    return _to_trade_file(checks, periods, card, gates, snapshot=snapshot)


def read_received_rows(
    rows: CsvRows, card: SourceCard, codes: KnownCodes, gates: Gates, *, snapshot: SnapshotRow, arrival: str
) -> TradeFile:
    """Check the rows of a file that a publisher sent, and make observations of them.

    Any code of the form of the HS will do; ``titles`` names those. Codes longer than six digits are added up to six.
    """
    commodities = rows.frame["commodity"]
    is_open = is_open_code(commodities)
    periods = parse_periods(rows.frame["period"].unique().tolist())
    checks = check_trade_rows(
        rows, periods, replace(codes, commodities=codes.commodities | set(commodities[is_open])), card
    )
    marked = _mark_torn_sums(checks)
    file = _to_trade_file(checks, periods, card, gates, snapshot=snapshot, passed=marked)
    summed = sum_national_codes(file.observations)
    count = replace(file.count, rows_absorbed=len(file.observations) - len(summed))
    there = set(summed["commodity_id"].unique())
    titles = {code: title for code, title in _titles(checks.passed).items() if code in there}
    return replace(file, observations=summed, count=count, arrival=arrival, titles=titles)


def _titles(rows: pd.DataFrame) -> dict[str, str]:
    """The HS codes of these rows, cut to six digits, each with its title.

    A national code's title is not that of the six digits.
    """
    own = pd.DataFrame({"code": rows["commodity"], "title": rows.get(TITLE, "")}, dtype="str").drop_duplicates()
    own = own.loc[own["code"].str.startswith("HS:")]
    titles = own["title"].mask(own["code"].str.fullmatch(NATIONAL_CODE), "")
    return dict(zip(to_six_digits(own["code"]).tolist(), titles.tolist(), strict=True))


def _to_trade_file(
    checks: RowChecks,
    periods: Mapping[str, Period],
    card: SourceCard,
    gates: Gates,
    *,
    snapshot: SnapshotRow,
    passed: pd.DataFrame | None = None,
) -> TradeFile:
    """The file as checked.

    One with a larger share of refused rows than the gates allow has no rows, and one fault instead of many.
    """
    count = checks.count
    share = 100 * count.rows_rejected / count.rows_read if count.rows_read else 0.0
    if share > gates.refused_share_pct and count.rows_read >= gates.refused_min_rows:
        fault = _too_many_refused(count, share, gates, checks.faults)
        rows = checks.passed.iloc[:0]
        whole = FileCount(count.file, count.sha256, count.rows_read, 0, count.rows_read)
        return TradeFile(card, snapshot, to_observations(rows, periods, card, snapshot.snapshot_code), whole, [fault])
    rows = checks.passed if passed is None else passed
    return TradeFile(card, snapshot, to_observations(rows, periods, card, snapshot.snapshot_code), count, checks.faults)


def _too_many_refused(count: FileCount, share: float, gates: Gates, faults: list[Fault]) -> Fault:
    problem = (
        f"refused whole: {count.rows_rejected:,} of {count.rows_read:,} rows have faults ({share:.0f} %), more than "
        f"the {gates.refused_share_pct:g} % that data/gates.yml allows"
    )
    first = f" The first: {faults[0]}" if faults else ""
    return Fault(count.file, "", "", problem, "", f"Look whether the publisher changed the file's form.{first}")


def _mark_torn_sums(checks: RowChecks) -> pd.DataFrame:
    """The rows kept, with a mark on the parts of each six-digit sum of which another part was refused.

    The sum is too low.
    """
    passed = checks.passed
    refused = checks.rows.frame.loc[list(checks.refused)]
    torn = refused.loc[refused["commodity"].str.fullmatch(NATIONAL_CODE)]
    if torn.empty:
        return passed
    cells = pd.MultiIndex.from_frame(torn[list(KEY)].assign(commodity=to_six_digits(torn["commodity"])))
    own = pd.MultiIndex.from_frame(passed[list(KEY)].assign(commodity=to_six_digits(passed["commodity"])))
    hit = own.isin(cells) & passed["commodity"].str.fullmatch(NATIONAL_CODE).to_numpy()
    return passed.assign(
        quality=passed["quality"].mask(
            hit & passed["quality"].isin(["", str(Quality.OK)]).to_numpy(), str(Quality.DOUBTFUL)
        ),
        note=passed["note"].mask(hit, "a code of the same six digits was refused"),
    )


def check_trade_rows(rows: CsvRows, periods: Mapping[str, Period], codes: KnownCodes, card: SourceCard) -> RowChecks:
    """Hold every row against the form of trade files.

    It is held too against the periods that could be read, the known codes and the units of the card.
    """
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
    checks.require_unique(
        KEY, same={"period": {text: format_period(period.start, period.end) for text, period in periods.items()}}
    )
    _check_units(checks, card)
    return checks


def _check_units(checks: RowChecks, card: SourceCard) -> None:
    frame = checks.rows.frame
    for column, factor in (("value", card.value_factor), ("net_weight", card.net_weight_factor)):
        if factor is None:
            advice = f"Add {column}_unit and {column}_factor to the .yml beside the file."
            checks.refuse(frame[column] != "", column, "the source names no unit for it", advice)
    nothing = (frame["value"] == "") & (frame["net_weight"] == "")
    checks.refuse(
        nothing, "value", "neither value nor net_weight is given", "Take the row out: what is unknown has no row."
    )
    unitless = (frame["quantity"] != "") & (frame["quantity_unit"] == "")
    checks.refuse(unitless, "quantity_unit", "a quantity needs its unit", "Write the unit as published.")


def to_observations(
    rows: pd.DataFrame, periods: Mapping[str, Period], card: SourceCard, snapshot_code: str
) -> pd.DataFrame:
    """Observation rows, sorted by key, from rows that passed every check."""
    frame = to_table_frame(
        schema.observation,
        {
            "source_code": card.code,
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
    return sort_by_key(schema.observation, frame)
