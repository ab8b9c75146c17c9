"""Rows of trade figures in the form of ``data/trade``: checked, and turned into observations."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from etl.errors import Fault
from etl.inputs.cards import SourceCard
from etl.inputs.codes import KnownCodes
from etl.inputs.files import LINE, CsvRows
from etl.inputs.reference import AREAS, COMMODITIES
from etl.inputs.rows import RowChecks
from etl.values.commodities import NATIONAL_CODE, is_open_code, to_six_digits
from etl.values.numbers import scale_numbers
from etl.values.periods import Period, format_period, parse_periods
from etl.vocabulary.figures import ObservationStatus, Quality
from etl.vocabulary.trade import Flow

COLUMNS = (
    *("reporter", "partner", "flow", "period", "commodity"),
    *("value", "net_weight", "quantity", "quantity_unit", "status", "quality", "note"),
)
OPTIONAL = ("hs_revision",)
KEY = ("reporter", "partner", "flow", "period", "commodity")
TITLE = "commodity_title"
CODED = (*KEY, "quantity_unit", "status", "quality", "note", *OPTIONAL, TITLE)
"""Columns in which few texts fill many rows."""
PLACE = "place"
NO_YEAR = -1
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class CheckedRows:
    """Rows of one file, each held against all but the others of its file.

    ``good`` are observations in our units, texts as categories: the columns of ``observation`` that are the row's own,
    with ``place``, the row's place in the file. ``refused`` are the others, by ``KEY`` as text with ``line`` and
    ``place``. ``keys`` has a number for every row's key, good or not, in the order of the file: rows of one cell have
    the same. ``year`` of good and refused rows is that in which their period begins. ``titles`` are the names that the
    file gives to commodities.
    """

    good: pd.DataFrame
    refused: pd.DataFrame
    keys: "np.ndarray[Any, np.dtype[np.uint64]]"
    rows_read: int
    faults: list[Fault]
    titles: dict[str, str]


def check_rows(rows: CsvRows, card: SourceCard, codes: KnownCodes, *, is_received: bool) -> CheckedRows:
    """Check rows of a file, and make observations of those that pass.

    In a file that ships with the project all codes must be known. In one that a publisher sent (``is_received``) any
    code of the form of the HS will do; ``titles`` names those.
    """
    frame = rows.frame.reset_index(drop=True)
    frame = frame.astype({name: "category" for name in CODED if name in frame})
    known = _with_open_codes(codes, frame["commodity"]) if is_received else codes
    periods = parse_periods(_distinct(frame["period"]))
    checks = check_trade_rows(replace(rows, frame=frame), periods, known, card)
    is_refused = frame.index.isin(list(checks.refused))
    spans = {text: format_period(period.start, period.end) for text, period in periods.items()}
    keyed = frame[[*KEY, LINE]].assign(
        period=by_distinct(frame["period"], lambda text: spans.get(text, text)),
        year=_years(frame["period"], periods),
        **{PLACE: np.arange(len(frame))},
    )
    good = frame.loc[~is_refused]
    return CheckedRows(
        good=to_observations(good, periods, card).assign(
            year=keyed["year"].loc[~is_refused], place=keyed[PLACE].loc[~is_refused]
        ),
        refused=keyed.loc[is_refused],
        keys=_number_keys(keyed),
        rows_read=rows.rows_read,
        faults=checks.faults,
        titles=_titles(good) if is_received else {},
    )


def _distinct(texts: "pd.Series[str]") -> list[str]:
    return [str(text) for text in texts.unique().tolist()]


def _with_open_codes(codes: KnownCodes, commodities: "pd.Series[str]") -> KnownCodes:
    told = pd.Series(_distinct(commodities), dtype="str")
    return replace(codes, commodities=codes.commodities | set(told[is_open_code(told)]))


def by_distinct(texts: "pd.Series[str]", meaning: Callable[[str], str | None]) -> "pd.Series[Any]":
    """What each text means, asked once for each text that there is; what means None or nothing is missing."""
    places, distinct = pd.factorize(texts)
    meant = [meaning(str(text)) or None for text in distinct]
    named = pd.Index(sorted({text for text in meant if text}), dtype="str")
    codes = np.append(named.get_indexer(pd.Index(meant, dtype="str")), -1)
    return pd.Series(pd.Categorical.from_codes(codes[places], named), index=texts.index)


def _years(texts: "pd.Series[str]", periods: Mapping[str, Period]) -> "pd.Series[int]":
    places, distinct = pd.factorize(texts)
    years = [periods[text].start.year if text in periods else NO_YEAR for text in distinct]
    return pd.Series(np.array([*years, NO_YEAR])[places], index=texts.index)


def _number_keys(keyed: pd.DataFrame) -> "np.ndarray[Any, np.dtype[np.uint64]]":
    """A number for each row's key; a key of empty texts alone is none, and has 0."""
    numbers = np.zeros(len(keyed), dtype="uint64")
    is_empty = np.ones(len(keyed), dtype="bool")
    for name in KEY:
        places, distinct = pd.factorize(keyed[name])
        texts = np.array([*(str(text) for text in distinct), ""], dtype="object")  # the last stands for what is missing
        numbers = numbers * _MULTIPLIER + pd.util.hash_array(texts)[places]
        is_empty &= (texts == "")[places]
    numbers ^= numbers >> np.uint64(29)
    return np.where(is_empty, np.uint64(0), np.where(numbers == 0, np.uint64(1), numbers))


def _titles(rows: pd.DataFrame) -> dict[str, str]:
    """The HS codes of these rows, cut to six digits, each with the last title given to it; empty where none is.

    A national code's title is not that of the six digits.
    """
    given = rows[TITLE] if TITLE in rows else pd.Series("", index=rows.index, dtype="str")
    own = pd.DataFrame({"code": rows["commodity"], "title": given}).drop_duplicates(keep="last").astype("str")
    own = own.loc[own["code"].str.startswith("HS:")]
    titles = own["title"].mask(own["code"].str.fullmatch(NATIONAL_CODE), "")
    return last_titles(zip(to_six_digits(own["code"]).tolist(), titles.tolist(), strict=True))


def last_titles(given: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Every code with the last title that is one; empty where none is."""
    titles: dict[str, str] = {}
    for code, title in given:
        titles[code] = title or titles.get(code, "")
    return titles


def check_trade_rows(rows: CsvRows, periods: Mapping[str, Period], codes: KnownCodes, card: SourceCard) -> RowChecks:
    """Hold every row against the form of trade files.

    It is held too against the periods that could be read, the known codes and the units of the card, and not against
    other rows: a file may come in parts.
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


def to_observations(rows: pd.DataFrame, periods: Mapping[str, Period], card: SourceCard) -> pd.DataFrame:
    """What rows that passed every check say as observations, in their order, texts as categories."""
    told = set(_distinct(rows["period"]))
    spans = {text: period for text, period in periods.items() if text in told}
    return pd.DataFrame(
        {
            "reporter_code": by_distinct(rows["reporter"], str),
            "partner_code": by_distinct(rows["partner"], str),
            "flow": by_distinct(rows["flow"], str),
            "commodity_id": by_distinct(rows["commodity"], str),
            "period_start": _days(rows["period"], {text: period.start for text, period in spans.items()}),
            "period_end": _days(rows["period"], {text: period.end for text, period in spans.items()}),
            "period_kind": by_distinct(rows["period"], lambda text: str(spans[text].kind)),
            "valuation": by_distinct(rows["flow"], card.valuations.get),
            "value_usd": scale_numbers(rows["value"], card.value_factor),
            "net_weight_kg": scale_numbers(rows["net_weight"], card.net_weight_factor),
            "quantity": scale_numbers(rows["quantity"]),
            "quantity_unit": by_distinct(rows["quantity_unit"], str),
            "hs_revision": by_distinct(rows["hs_revision"], lambda text: text or card.hs_revision),
            "status": by_distinct(rows["status"], lambda text: text or str(ObservationStatus.FINAL)),
            "quality": by_distinct(rows["quality"], lambda text: text or str(Quality.OK)),
            "note": by_distinct(rows["note"], str),
            "source_row": rows[LINE].astype("int64"),
        },
        index=rows.index,
    )


def _days(texts: "pd.Series[str]", days: Mapping[str, Any]) -> "pd.Series[pd.Timestamp]":
    places, distinct = pd.factorize(texts)
    found = np.array([days[text] for text in distinct], dtype="datetime64[s]")
    return pd.Series(found[places], index=texts.index)
