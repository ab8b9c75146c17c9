"""The parameters of a request: those of the Data page's address, checked one by one before anything is read.

A code is checked against the list of all such codes, not against those that occur: an address goes on working when a
build has no row for it, and then answers with no rows.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection
from starlette.datastructures import QueryParams

from dashboard.locale import available_languages
from dashboard.rows.row_filters import YES
from dashboard.rows.table_list import TABLES, codes_of
from dashboard.rows.tables import RowFilters, RowTable
from dashboard.subjects.naming import names_in
from etl.schema.address import parse_iso_day
from etl.vocabulary.languages import SOURCE_LANGUAGE

MOST_LISTED = 100
_MOST_ROWS = 2_000_000_000
_LONGEST_TEXT = 200
_PRINTABLE = r"[^\u0000-\u001f\u007f]*"
_YEARS = r"([1-9][0-9]{3})-([1-9][0-9]{3})"
_NEAREST = 20
_LONGEST_SEEN = 100
MOST_VALUES = 200
"""So many values a parameter may have in one request: looking each up takes time that others wait for."""
_MOST_TOLD = 10
NO = "0"
T = TypeVar("T")


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
class Single(Generic[T]):
    """A parameter that is given at most once: what it is, its form as a JSON Schema, and how its text is read.

    ``read`` gives None for a text that is no value; then ``problem`` says so, and ``allowed`` what it may be.
    """

    name: str
    description: str
    schema: Mapping[str, Any]
    read: Callable[[str], T | None]
    problem: str
    allowed: tuple[str, ...]

    def of(self, asked: QueryParams, faults: list[ParameterFault]) -> T | None:
        """The value that is asked for; None where none is, or a wrong one, which is added to the faults."""
        texts = asked.getlist(self.name)
        if len(texts) > 1:
            faults.append(ParameterFault(self.name, _seen(texts), "given more than once", ("one value",)))
        if len(texts) != 1:
            return None
        value = self.read(texts[0])
        if value is None:
            faults.append(ParameterFault(self.name, _seen(texts), self.problem, self.allowed))
        return value


def _read_years(text: str) -> tuple[int, int] | None:
    found = re.fullmatch(_YEARS, text)
    return (int(found[1]), int(found[2])) if found and int(found[1]) <= int(found[2]) else None


def _read_words(text: str) -> str | None:
    return text.strip() if len(text) <= _LONGEST_TEXT and re.fullmatch(_PRINTABLE, text) else None


def _read_limit(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,10}", text) and 1 <= int(text) <= _MOST_ROWS else None


YEARS = Single(
    "years",
    "First and last year, as 2013-2024.",
    {"type": "string", "pattern": f"^{_YEARS}$"},
    _read_years,
    "no span of years",
    ("first and last year, as 2013-2024",),
)
TEXT = Single(
    "text",
    "Words; each must occur in a title, text or note.",
    {"type": "string", "maxLength": _LONGEST_TEXT, "pattern": f"^{_PRINTABLE}$"},
    _read_words,
    "not to be looked for",
    (f"words of at most {_LONGEST_TEXT} printable characters, parted by spaces",),
)
LANGUAGE = Single(
    "lang",
    "Language of names and of our own texts.",
    {"type": "string", "enum": available_languages(), "default": SOURCE_LANGUAGE},
    lambda code: code if code in available_languages() else None,
    "no such language",
    tuple(available_languages()),
)
LIMIT = Single(
    "limit",
    "At most so many rows, the first ones.",
    {"type": "integer", "minimum": 1, "maximum": _MOST_ROWS},
    _read_limit,
    "no number of rows",
    (f"a whole number from 1 to {_MOST_ROWS}",),
)
AS_OF = Single(
    "as_of",
    "Only what was known at the end of this day, any day, as 2023-05-09; all that is known if not given.",
    {"type": "string", "format": "date"},
    parse_iso_day,
    "no day",
    ("a day, as 2023-05-09",),
)
_SINGLES: tuple[Single[Any], ...] = (YEARS, TEXT, LANGUAGE, LIMIT, AS_OF)


@dataclass(frozen=True)
class Asked:
    """What a request asks for."""

    filters: RowFilters
    language: str = SOURCE_LANGUAGE
    limit: int | None = None


def singles_of(table: RowTable) -> list[Single[Any]]:
    """The parameters of a table that are no filters, each given at most once."""
    lacking = {YEARS.name: table.period is None, TEXT.name: not table.is_searched}
    return [single for single in _SINGLES if not lacking.get(single.name)]


def parameter_names(table: RowTable) -> list[str]:
    """Names of the parameters that a table takes."""
    return [*table.filters, *(single.name for single in singles_of(table))]


def read_parameters(connection: Connection, name: str, asked: QueryParams) -> Asked:
    """Read the parameters of a request for the table; raises BadParametersError with all that is wrong."""
    table = TABLES[name]
    _require_few(asked)
    faults = _unknown(asked, parameter_names(table))
    chosen: list[tuple[str, tuple[str, ...]]] = []
    for filter_name in table.filters:
        codes = tuple(dict.fromkeys(asked.getlist(filter_name)))
        found = _wrong_codes(connection, name, filter_name, codes) if codes else []
        faults += found
        if codes and not found and codes != (NO,):
            chosen.append((filter_name, codes))
    taken = singles_of(table)
    first, last = (YEARS.of(asked, faults) if YEARS in taken else None) or (None, None)
    text = (TEXT.of(asked, faults) if TEXT in taken else None) or ""
    language = LANGUAGE.of(asked, faults) or SOURCE_LANGUAGE
    limit = LIMIT.of(asked, faults)
    if faults:
        raise BadParametersError(faults)
    return Asked(RowFilters(tuple(chosen), first, last, text), language, limit)


def read_day(asked: QueryParams) -> date | None:
    """The day by whose knowledge is asked, None for all that is known; raises BadParametersError for what is no day."""
    faults: list[ParameterFault] = []
    day = AS_OF.of(asked, faults)
    if faults:
        raise BadParametersError(faults)
    return day


def read_language(asked: QueryParams) -> str:
    """The language that is asked for, English where it is none of ours: that is refused with all else that is wrong."""
    return LANGUAGE.of(asked, []) or SOURCE_LANGUAGE


def require_only(asked: QueryParams, taken: Sequence[Single[Any]]) -> None:
    """Refuse what is none of the parameters taken, or a wrong value of one: BadParametersError with all faults."""
    _require_few(asked)
    faults = _unknown(asked, [one.name for one in taken])
    for one in taken:
        one.of(asked, faults)
    if faults:
        raise BadParametersError(faults)


def refuse_parameters(asked: QueryParams) -> None:
    """Refuse any parameter, where none is taken."""
    _require_few(asked)
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


def _require_few(asked: QueryParams) -> None:
    """Refuse a request with more values of a parameter than are looked at, before any is."""
    counts = Counter(name for name, _value in asked.multi_items())
    many = [(name, count) for name, count in counts.most_common(_MOST_TOLD) if count > MOST_VALUES]
    if many:
        allowed = (f"at most {MOST_VALUES} values",)
        raise BadParametersError(
            ParameterFault(_seen([name]), f"{count} values", "too many values", allowed) for name, count in many
        )


def _unknown(asked: QueryParams, known: list[str]) -> list[ParameterFault]:
    unknown = [key for key in dict.fromkeys(asked.keys()) if key not in known]
    faults = [
        ParameterFault(_seen([key]), _seen(asked.getlist(key)), "there is no such parameter here", tuple(known))
        for key in unknown[:_MOST_TOLD]
    ]
    return [*faults, *_not_told("", len(unknown) - _MOST_TOLD, "parameters that are not here")]


def _not_told(parameter: str, count: int, what: str) -> list[ParameterFault]:
    return [ParameterFault(parameter, "", f"{count} more {what}", ())] if count > 0 else []


def _wrong_codes(connection: Connection, name: str, filter_name: str, codes: tuple[str, ...]) -> list[ParameterFault]:
    allowed = allowed_codes(connection, name, filter_name)
    if TABLES[name].filters[filter_name].occurring is None and len(codes) > 1:
        return [ParameterFault(filter_name, _seen(codes), "given more than once", tuple(allowed))]
    there = set(allowed)
    wrong = [code for code in codes if code not in there]
    faults = [_wrong_code(filter_name, code, allowed) for code in wrong[:_MOST_TOLD]]
    return [*faults, *_not_told(filter_name, len(wrong) - _MOST_TOLD, "unknown codes")]


def _wrong_code(filter_name: str, code: str, allowed: list[str]) -> ParameterFault:
    seen = code[:_LONGEST_SEEN]
    if len(allowed) <= MOST_LISTED:
        return ParameterFault(filter_name, seen, "unknown code; the allowed ones are listed", tuple(allowed))
    nearest = get_close_matches(seen, allowed, n=_NEAREST, cutoff=0)
    return ParameterFault(
        filter_name, seen, f"unknown code; of {len(allowed)} allowed ones the nearest are listed", tuple(nearest)
    )


def _seen(texts: Iterable[str]) -> str:
    return ", ".join(texts)[:_LONGEST_SEEN]
