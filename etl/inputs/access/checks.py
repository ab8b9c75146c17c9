"""What every act on market access is held to."""

from collections.abc import Collection
from datetime import date

import pandas as pd

from etl.inputs.access.goods import GOODS
from etl.inputs.codes import KnownCodes
from etl.inputs.files import CsvRows
from etl.inputs.reference_files import AREAS
from etl.inputs.rows import RowChecks
from etl.values.access_days import in_force_from
from etl.values.knowledge import Days, published_day
from etl.values.periods import parse_span
from etl.values.written import NUMBERED
from etl.vocabulary.access import AccessKind, AccessUnit, ActForce, ActScope, ConflictMatter, DateBasis

ANY = "any"
FILLED = (
    *("act_code", "good", "origin", "destination", "kind", "force", "scope"),
    *("date_basis", "publisher", "read_date"),
)
_LISTS = {"kind": AccessKind, "force": ActForce, "scope": ActScope, "date_basis": DateBasis}
_BEFORE_ITS_PAGE = (
    AccessKind.PROTOCOL_SIGNED,
    AccessKind.ADMITTED,
    AccessKind.FIRMS_LISTED,
    AccessKind.FIRST_SHIPMENT,
    AccessKind.EXPANDED,
)
"""Kinds of acts that a page can tell of only once they happened; a ban or an announcement may be told ahead."""
_CONFLICT = ("conflict_with", "conflict_about", "conflict")
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def check_act_rows(rows: CsvRows, codes: KnownCodes, events: Collection[str]) -> RowChecks:
    """Hold every row against the form of acts, the known codes, the order of time and each other."""
    checks = RowChecks(rows)
    checks.require_filled(FILLED)
    checks.require_unique(["act_code"])
    checks.require_no_blanks_around("act_code")
    checks.require_form("act_code", NUMBERED)
    _check_codes(checks, codes, events)
    _check_dates(checks)
    _check_numbers(checks)
    _check_sources(checks)
    _check_conflicts(checks)
    return checks


def _check_codes(checks: RowChecks, codes: KnownCodes, events: Collection[str]) -> None:
    checks.require_known("good", codes.access_goods, GOODS.label)
    for column in ("origin", "destination"):
        checks.require_known(column, codes.areas | {ANY}, AREAS.label)
    for column, allowed in _LISTS.items():
        checks.require_member(column, allowed)
    checks.require_known("event", events, "data/events", optional=True)
    frame = checks.rows.frame
    stays = (frame["origin"] == frame["destination"]) & (frame["origin"] != "")
    checks.refuse(stays, "destination", "the good goes nowhere", "Name another area, or any.")
    unlisted = (frame["kind"] == AccessKind.FIRMS_LISTED) & (frame["scope"] != ActScope.FIRMS)
    checks.refuse(unlisted, "scope", "a list of firms opens to firms", f"Write {ActScope.FIRMS}.")


def _check_dates(checks: RowChecks) -> None:
    frame = checks.rows.frame
    for column in ("date", "published_date", "last_day", "read_date"):
        checks.require_span(column)
    for column in ("last_day", "read_date"):
        coarse = ~frame[column].str.fullmatch(_DAY) & (frame[column] != "")
        checks.refuse(coarse, column, "expected a day", "Write it as YYYY-MM-DD.")
    is_printed = frame["date_basis"] != DateBasis.NOT_PRINTED
    checks.refuse(
        is_printed & (frame["date"] == ""),
        "date",
        "there is no date",
        f"Write it, or {DateBasis.NOT_PRINTED} under date_basis.",
    )
    checks.refuse(
        ~is_printed & (frame["date"] != ""),
        "date",
        "a date that is printed nowhere",
        "Say under date_basis where from.",
    )
    both = (frame["last_day"] != "") & (frame["term_months"] != "")
    checks.refuse(both, "term_months", "the end is told twice", "Keep the last day.")
    _check_order(checks)


def _check_order(checks: RowChecks) -> None:
    """The order of time: the act, its page, the day of reading; the first day and the last one."""
    frame = checks.rows.frame
    begins = _days(frame["date"], end=False)
    published, read, last = (_days(frame[name], end=True) for name in ("published_date", "read_date", "last_day"))
    told = frame["kind"].isin([str(kind) for kind in _BEFORE_ITS_PAGE]) & (frame["force"] == ActForce.IN_FORCE)
    checks.refuse(
        told & (begins > published),
        "date",
        "the act is later than the page that tells of it",
        "Look both days up; a plan is a draft.",
    )
    checks.refuse(
        _days(frame["published_date"], end=False) > read,
        "published_date",
        "the page is later than the day on which it was read",
        "Look both days up.",
    )
    checks.refuse(last < _first_days(frame), "last_day", "it ends before it begins", "Look both days up.")


def _check_numbers(checks: RowChecks) -> None:
    frame = checks.rows.frame
    checks.require_amount("quantity")
    checks.require_member("unit", AccessUnit, optional=True)
    checks.refuse(
        (frame["quantity"] != "") & (frame["unit"] == ""), "unit", "a number without its unit", "Say what it counts."
    )
    checks.refuse(
        (frame["quantity"] == "") & (frame["unit"] != ""), "unit", "a unit without its number", "Take it out."
    )
    endless = ~frame["term_months"].str.fullmatch(r"[1-9][0-9]?") & (frame["term_months"] != "")
    checks.refuse(endless, "term_months", "expected a number of months", "Write digits only, 6.")


def _check_sources(checks: RowChecks) -> None:
    frame = checks.rows.frame
    for column in ("source_url", "second_url"):
        checks.require_url(column)
    checks.refuse(
        (frame["source_url"] == "") & (frame["instrument_number"] == ""),
        "source_url",
        "nobody can look the act up",
        "Give the address of its page or, under instrument_number, the number of its notice.",
    )


def _check_conflicts(checks: RowChecks) -> None:
    frame = checks.rows.frame
    checks.require_member("conflict_about", ConflictMatter, optional=True)
    is_told = (frame[list(_CONFLICT)] != "").any(axis=1)
    for column, advice in zip(
        _CONFLICT,
        (
            "Write the act_code of the other act.",
            f"Write one of {', '.join(ConflictMatter)}.",
            "Say in what they differ.",
        ),
        strict=True,
    ):
        checks.refuse(is_told & (frame[column] == ""), column, "a conflict without its other half", advice)
    there = frame["conflict_with"].isin(list(frame["act_code"])) | (frame["conflict_with"] == "")
    checks.refuse(~there, "conflict_with", "no such act in this file", "Write the act_code of the other act.")
    own = (frame["conflict_with"] == frame["act_code"]) & (frame["act_code"] != "")
    checks.refuse(
        own, "conflict_with", "an act contradicts itself", "Put what the other page says in a row of its own."
    )


def _first_days(frame: pd.DataFrame) -> Days:
    """The day from which each dated act counts; missing for the others."""
    pairs = zip(frame["date"], frame["published_date"], strict=True)
    days = [in_force_from(day, page, date.max) if published_day(day) else None for day, page in pairs]
    return pd.to_datetime(pd.Series(days, frame.index)).astype("datetime64[s]")


def _days(texts: "pd.Series[str]", *, end: bool) -> Days:
    """The first or last day of each date; missing where it is none."""
    read = {text: parse_span(text)[1 if end else 0] for text in texts.unique() if published_day(text)}
    return pd.to_datetime(texts.map(read)).astype("datetime64[s]")
