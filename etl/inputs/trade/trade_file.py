"""Rows of trade figures in the form of ``data/trade``: checked, and turned into observations."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from etl.errors import Fault
from etl.inputs.cards import SourceCard
from etl.inputs.codes import KnownCodes
from etl.inputs.files import LINE, CsvRows
from etl.inputs.reference_files import AREAS, COMMODITIES
from etl.inputs.rows import RowChecks
from etl.values.commodities import NATIONAL_CODE, is_open_code, to_six_digits
from etl.values.numbers import scale_texts
from etl.values.periods import Period, format_period, parse_periods
from etl.values.text_columns import CodedTexts, Places, to_texts
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

    ``good`` are observations in our units as Arrow stores them: the columns of ``observation`` that are the row's own,
    with ``place``, the row's place in the file. ``refused`` are the others, by ``KEY`` as text with ``line`` and
    ``place``. ``keys`` has a number for every row's key, good or not, in the order of the file: rows of one cell have
    the same. ``good_buckets`` and ``refused_buckets`` have the reporter and the flow of each row, and the year in which
    its period begins. ``faults`` are rows of ``etl.values.fault_rows``, in reading order; ``faults_beside`` are of
    files beside it. ``titles`` are the names that the file gives to commodities.
    """

    good: pa.Table
    refused: pa.Table
    good_buckets: pd.DataFrame
    refused_buckets: pd.DataFrame
    keys: "np.ndarray[Any, np.dtype[np.uint64]]"
    rows_read: int
    faults: pa.Table
    faults_beside: list[Fault]
    titles: dict[str, str]


@dataclass(frozen=True)
class _Texts:
    """The rows of a file: the texts of ``CODED``, the whole frame, and what its periods mean."""

    frame: pd.DataFrame
    coded: Mapping[str, CodedTexts]
    periods: Mapping[str, Period]

    def at(self, rows: Places) -> "_Texts":
        """Some of the rows."""
        if len(rows) == len(self.frame):
            return self
        coded = {name: texts.take(rows) for name, texts in self.coded.items()}
        return _Texts(self.frame.iloc[rows], coded, self.periods)

    def days(self, day_of: Callable[[Period], date]) -> pa.Array:
        """A day of each row's period, which must be one."""
        texts = self.coded["period"].texts
        days = [day_of(self.periods[text]) if text in self.periods else None for text in texts]
        return pa.array(self.coded["period"].told(np.array(days, dtype="datetime64[D]")), pa.date32())

    def buckets(self) -> pd.DataFrame:
        """The reporter, the flow and the year of each row."""
        told = [
            self.periods[text].start.year if text in self.periods else NO_YEAR for text in self.coded["period"].texts
        ]
        sides = {name: _to_categories(self.coded[name]) for name in ("reporter", "flow")}
        years = self.coded["period"].told(np.array(told, dtype="int64"))
        return pd.DataFrame({"reporter_code": sides["reporter"], "flow": sides["flow"], "year": years})


def check_rows(rows: CsvRows, card: SourceCard, codes: KnownCodes, *, is_received: bool) -> CheckedRows:
    """Check rows of a file, and make observations of those that pass.

    In a file that ships with the project all codes must be known. In one that a publisher sent (``is_received``) any
    code of the form of the HS will do; ``titles`` names those.
    """
    frame = rows.frame.reset_index(drop=True)
    commodities = CodedTexts.of(frame["commodity"])
    known = _with_open_codes(codes, commodities.texts) if is_received else codes
    periods = parse_periods(CodedTexts.of(frame["period"]).texts)
    checks = check_trade_rows(replace(rows, frame=frame), periods, known, card)
    told = _Texts(frame, {name: checks.coded(name) for name in CODED if name in frame}, periods)
    passed, others = np.flatnonzero(~checks.is_refused), np.flatnonzero(checks.is_refused)
    good, refused = told.at(passed), told.at(others)
    keyed = {name: told.coded[name] for name in KEY} | {"period": told.coded["period"].spelled(_spell_period(periods))}
    return CheckedRows(
        good=to_observations(good, card).append_column(PLACE, pa.array(passed)),
        refused=_to_keys(refused, {name: texts.take(others) for name, texts in keyed.items()}, others),
        good_buckets=good.buckets(),
        refused_buckets=refused.buckets(),
        keys=_number_keys(keyed.values(), len(frame)),
        rows_read=rows.rows_read,
        faults=checks.fault_rows(),
        faults_beside=[fault for fault in rows.faults if fault.file != rows.source.file],
        titles=_titles(good) if is_received else {},
    )


def _with_open_codes(codes: KnownCodes, commodities: Sequence[str]) -> KnownCodes:
    unlisted = frozenset(filter(is_open_code, commodities)) - codes.commodities
    return replace(codes, commodities=codes.commodities | unlisted) if unlisted else codes


def _spell_period(periods: Mapping[str, Period]) -> Callable[[str], str]:
    """How a period is spelled in a key: those that mean the same days alike."""
    return lambda text: format_period(periods[text].start, periods[text].end) if text in periods else text


def _to_keys(refused: _Texts, keyed: Mapping[str, CodedTexts], places: Places) -> pa.Table:
    lines = pa.array(refused.frame[LINE].to_numpy())
    return pa.table({name: texts.to_arrow() for name, texts in keyed.items()} | {LINE: lines, PLACE: pa.array(places)})


def _to_categories(coded: CodedTexts) -> pd.Categorical:
    return pd.Categorical.from_codes(coded.places, pd.Index(list(coded.texts), dtype="str"))


def _number_keys(keyed: Iterable[CodedTexts], rows: int) -> "np.ndarray[Any, np.dtype[np.uint64]]":
    """A number for each row's key; a key of empty texts alone is none, and has 0."""
    numbers = np.zeros(rows, dtype="uint64")
    is_empty = np.ones(rows, dtype="bool")
    for coded in keyed:
        texts = np.array([*coded.texts, ""], dtype="object")
        numbers = numbers * _MULTIPLIER + coded.told(pd.util.hash_array(texts, categorize=False))  # each is there once
        is_empty &= coded.are_empty()
    numbers ^= numbers >> np.uint64(29)
    return np.where(is_empty, np.uint64(0), np.where(numbers == 0, np.uint64(1), numbers))


def _titles(good: _Texts) -> dict[str, str]:
    """The HS codes of these rows, cut to six digits, each with the last title given to it; empty where none is.

    A national code's title is not that of the six digits.
    """
    codes = good.coded["commodity"]
    if not len(codes.places):
        return {}
    titles = good.coded.get(TITLE, CodedTexts([""], np.zeros(len(codes.places), dtype="int64")))
    last_first = pd.unique((codes.places * len(titles.texts) + titles.places)[::-1])
    code, title = np.divmod(last_first[::-1], len(titles.texts))
    own = pd.Series([codes.texts[place] for place in code.tolist()], dtype="str")
    is_hs = own.str.startswith("HS:").to_numpy()
    is_named = is_hs & ~own.str.fullmatch(NATIONAL_CODE).to_numpy()
    named = [titles.texts[place] if has_own else "" for place, has_own in zip(title, is_named, strict=True)]
    six_digits = to_six_digits(own).tolist()
    return last_titles((six_digits[place], named[place]) for place in np.flatnonzero(is_hs).tolist())


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
    unitless = (frame["quantity"] != "") & checks.coded("quantity_unit").are_empty()
    checks.refuse(unitless, "quantity_unit", "a quantity needs its unit", "Write the unit as published.")


def to_observations(rows: _Texts, card: SourceCard) -> pa.Table:
    """What rows that passed every check say as observations, in their order."""
    texts: dict[str, tuple[str, Callable[[str], str | None]]] = {
        "reporter_code": ("reporter", str),
        "partner_code": ("partner", str),
        "flow": ("flow", str),
        "commodity_id": ("commodity", str),
        "period_kind": ("period", lambda text: str(rows.periods[text].kind) if text in rows.periods else None),
        "valuation": ("flow", card.valuations.get),
        "quantity_unit": ("quantity_unit", str),
        "hs_revision": ("hs_revision", lambda text: text or card.hs_revision),
        "status": ("status", lambda text: text or str(ObservationStatus.FINAL)),
        "quality": ("quality", lambda text: text or str(Quality.OK)),
        "note": ("note", str),
    }
    factors = {"value": card.value_factor, "net_weight": card.net_weight_factor, "quantity": None}
    numbers = {name: scale_texts(to_texts(rows.frame[name]), factor) for name, factor in factors.items()}
    return pa.table(
        {name: rows.coded[given].spelled(spell).to_arrow() for name, (given, spell) in texts.items()}
        | {"period_start": rows.days(lambda period: period.start), "period_end": rows.days(lambda period: period.end)}
        | {"value_usd": numbers["value"], "net_weight_kg": numbers["net_weight"], "quantity": numbers["quantity"]}
        | {"source_row": pa.array(rows.frame[LINE].to_numpy())}
    )
