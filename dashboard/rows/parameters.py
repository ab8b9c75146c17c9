"""The parameters of a request: those of the Data page's address, checked one by one before anything is read.

A code is checked against the list of all such codes, not against those that occur: an address goes on working when a
build has no row for it, and then answers with no rows.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from sqlalchemy import Connection
from starlette.datastructures import QueryParams

from dashboard.locale import available_languages
from dashboard.rows.table_list import TABLES, codes_of
from dashboard.rows.tables import YES, RowFilters, RowTable
from dashboard.subjects.naming import names_in
from etl.schema.address import parse_iso_day
from etl.vocabulary.languages import SOURCE_LANGUAGE

MOST_ROWS = 2_000_000_000
LONGEST_TEXT = 200
TEXT_PATTERN = r"[^\u0000-\u001f\u007f]*"
YEARS_PATTERN = r"([1-9][0-9]{3})-([1-9][0-9]{3})"
MOST_LISTED = 100
_NEAREST = 20
_LONGEST_SEEN = 100
NO = "0"


@dataclass(frozen=True)
class ParameterFault:
    """What is wrong with one parameter, and what it may be: codes, or the form in words."""

    parameter: str
    seen: str
    problem: str
    allowed: tuple[str, ...]


class BadParametersError(Exception):
    """The request asks for what there is not; ``faults`` has every one of them."""

    def __init__(self, faults: Iterable[ParameterFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{fault.parameter}: {fault.problem}" for fault in self.faults))


@dataclass(frozen=True)
class Asked:
    """What a request asks for."""

    filters: RowFilters
    language: str = SOURCE_LANGUAGE
    limit: int | None = None


def parameter_names(table: RowTable) -> list[str]:
    """Names of the parameters that a table takes."""
    extra = {"years": table.period is not None, "text": table.is_searched, "lang": True, "limit": True, "as_of": True}
    return [*table.filters, *(name for name, there in extra.items() if there)]


def read_parameters(connection: Connection, name: str, asked: QueryParams) -> Asked:
    """Read the parameters of a request for the table; raises BadParametersError with all that is wrong."""
    table = TABLES[name]
    faults = _unknown(asked, parameter_names(table))
    chosen: list[tuple[str, tuple[str, ...]]] = []
    for filter_name in table.filters:
        codes = tuple(dict.fromkeys(asked.getlist(filter_name)))
        found = _wrong_codes(connection, name, filter_name, codes) if codes else []
        faults += found
        if codes and not found and codes != (NO,):
            chosen.append((filter_name, codes))
    singles = {
        key: _single(asked, key, faults) for key in ("years", "text", "lang", "limit") if key in parameter_names(table)
    }
    years = _years(singles.get("years"), faults)
    text = _text(singles.get("text"), faults)
    language = _language(singles.get("lang"), faults)
    limit = _limit(singles.get("limit"), faults)
    if faults:
        raise BadParametersError(faults)
    return Asked(RowFilters(tuple(chosen), *years, text), language, limit)


def read_day(asked: QueryParams) -> date | None:
    """The day by whose knowledge is asked, None for all that is known; raises BadParametersError for what is no day."""
    faults: list[ParameterFault] = []
    text = _single(asked, "as_of", faults)
    day = None if text is None else parse_iso_day(text)
    if text is not None and day is None:
        faults.append(ParameterFault("as_of", text[:_LONGEST_SEEN], "no day", ("a day, as 2023-05-09",)))
    if faults:
        raise BadParametersError(faults)
    return day


def refuse_parameters(asked: QueryParams) -> None:
    """Refuse any parameter, where none is taken."""
    if asked:
        raise BadParametersError(_unknown(asked, []))


def allowed_codes(connection: Connection, name: str, filter_name: str) -> list[str]:
    """Codes that a filter of a table can be set to."""
    row_filter = TABLES[name].filters[filter_name]
    if row_filter.occurring is None:
        return [YES, NO]
    if row_filter.names:
        return list(names_in(connection, row_filter.names, SOURCE_LANGUAGE))
    return list(codes_of(connection, name, filter_name, SOURCE_LANGUAGE))


def _unknown(asked: QueryParams, known: list[str]) -> list[ParameterFault]:
    unknown = [key for key in dict.fromkeys(asked.keys()) if key not in known]
    return [
        ParameterFault(
            key[:_LONGEST_SEEN],
            ", ".join(asked.getlist(key))[:_LONGEST_SEEN],
            "there is no such parameter here",
            tuple(known),
        )
        for key in unknown
    ]


def _wrong_codes(connection: Connection, name: str, filter_name: str, codes: tuple[str, ...]) -> list[ParameterFault]:
    allowed = allowed_codes(connection, name, filter_name)
    if TABLES[name].filters[filter_name].occurring is None and len(codes) > 1:
        return [ParameterFault(filter_name, ", ".join(codes)[:_LONGEST_SEEN], "given more than once", tuple(allowed))]
    there = set(allowed)
    return [_wrong_code(filter_name, code, allowed) for code in codes if code not in there]


def _wrong_code(filter_name: str, code: str, allowed: list[str]) -> ParameterFault:
    seen = code[:_LONGEST_SEEN]
    if len(allowed) <= MOST_LISTED:
        return ParameterFault(filter_name, seen, "unknown code; the allowed ones are listed", tuple(allowed))
    nearest = get_close_matches(seen, allowed, n=_NEAREST, cutoff=0)
    return ParameterFault(
        filter_name, seen, f"unknown code; of {len(allowed)} allowed ones the nearest are listed", tuple(nearest)
    )


def _single(asked: QueryParams, key: str, faults: list[ParameterFault]) -> str | None:
    values = asked.getlist(key)
    if len(values) > 1:
        faults.append(ParameterFault(key, ", ".join(values)[:_LONGEST_SEEN], "given more than once", ("one value",)))
    return values[0] if len(values) == 1 else None


def _years(text: str | None, faults: list[ParameterFault]) -> tuple[int | None, int | None]:
    if text is None:
        return None, None
    found = re.fullmatch(YEARS_PATTERN, text)
    if found and int(found[1]) <= int(found[2]):
        return int(found[1]), int(found[2])
    faults.append(
        ParameterFault("years", text[:_LONGEST_SEEN], "no span of years", ("first and last year, as 2013-2024",))
    )
    return None, None


def _text(text: str | None, faults: list[ParameterFault]) -> str:
    if text is not None and (len(text) > LONGEST_TEXT or not re.fullmatch(TEXT_PATTERN, text)):
        allowed = (f"words of at most {LONGEST_TEXT} printable characters, parted by spaces",)
        faults.append(ParameterFault("text", text[:_LONGEST_SEEN], "not to be looked for", allowed))
        return ""
    return (text or "").strip()


def _language(code: str | None, faults: list[ParameterFault]) -> str:
    if code is None or code in available_languages():
        return code or SOURCE_LANGUAGE
    faults.append(ParameterFault("lang", code[:_LONGEST_SEEN], "no such language", tuple(available_languages())))
    return SOURCE_LANGUAGE


def _limit(text: str | None, faults: list[ParameterFault]) -> int | None:
    if text is None:
        return None
    if re.fullmatch(r"[0-9]{1,10}", text) and 1 <= int(text) <= MOST_ROWS:
        return int(text)
    faults.append(
        ParameterFault("limit", text[:_LONGEST_SEEN], "no number of rows", (f"a whole number from 1 to {MOST_ROWS}",))
    )
    return None
