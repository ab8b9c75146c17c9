"""Commodity codes that publishers use and the reference does not name, and national codes longer than six digits."""

import re
from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

from etl import schema
from etl.values.frames import CELL, sort_by_key, to_table_frame
from etl.vocabulary.figures import ObservationStatus, Quality
from etl.vocabulary.goods import Classification, CommodityLevel

_CHAPTER = "HS:(?:0[1-9]|[1-9][0-9])"
HS_CODE = f"{_CHAPTER}(?:[0-9]{{2}}){{0,2}}"
NATIONAL_CODE = f"{_CHAPTER}[0-9]{{6}}(?:[0-9]{{2}})?"
_NATIONAL = re.compile(NATIONAL_CODE)
_OPEN_CODE = re.compile(f"{HS_CODE}|{NATIONAL_CODE}")
_MEASURES = ["value_usd", "net_weight_kg", "quantity"]
_LEVELS = {2: CommodityLevel.CHAPTER, 4: CommodityLevel.HEADING, 6: CommodityLevel.SUBHEADING}
_PREFIX = len("HS:")
CHAPTER_LETTERS = _PREFIX + 2


@lru_cache(maxsize=65536)  # each file has the same ones anew
def is_open_code(code: str) -> bool:
    """Whether a code has the form of an HS code of 2, 4 or 6 digits, or of a national one of 8 or 10."""
    return _OPEN_CODE.fullmatch(code) is not None


def to_chapter(code: str) -> str:
    """The chapter of an HS code; of another code as many letters, which serve to cut trade as chapters do."""
    return code[:CHAPTER_LETTERS]


def to_six_digits(codes: "pd.Series[str]") -> "pd.Series[str]":
    """National codes cut to the six digits that all countries share; others as they are."""
    return codes.mask(codes.str.fullmatch(NATIONAL_CODE), codes.str[: _PREFIX + 6])


def six_digits_of(code: str) -> str:
    """What ``to_six_digits`` makes of one code."""
    return code[: _PREFIX + 6] if _NATIONAL.fullmatch(code) else code


def sum_national_codes(observations: pd.DataFrame) -> pd.DataFrame:
    """Add up the national codes of one file to six digits, cell by cell.

    A sum is unknown where one of its parts is; a quantity also where the parts are in several units. Its status and
    quality are the worst of its parts, and its note says how many there were. Where the file gives the six digits
    itself, that row counts and not the sum.
    """
    national = observations["commodity_id"].str.fullmatch(NATIONAL_CODE)
    if not national.any():
        return observations
    parts = observations.loc[national]
    parts = parts.assign(
        commodity_id=to_six_digits(parts["commodity_id"]),
        digits=(parts["commodity_id"].str.len() - _PREFIX).astype("str"),
        quantity_unit=parts["quantity_unit"].fillna(""),
        note=parts["note"].fillna(""),
    )
    cells = parts.groupby(CELL, sort=False)
    sums = cells.first()
    sums = sums.assign(
        **{name: cells[name].sum(skipna=False) for name in _MEASURES},
        status=_worst(parts, "status", list(ObservationStatus)),
        quality=_worst(parts, "quality", list(Quality)),
        note="sum of " + cells.size().astype("str") + " " + sums["digits"] + "-digit codes" + _notes(parts),
        source_row=cells["source_row"].min(),
    )
    one_unit = cells["quantity_unit"].min() == cells["quantity_unit"].max()
    sums = sums.assign(
        quantity=sums["quantity"].where(one_unit),
        quantity_unit=sums["quantity_unit"].where(one_unit).replace("", pd.NA),
    )
    whole = pd.concat([observations.loc[~national], sums.reset_index()[observations.columns]], ignore_index=True)
    return sort_by_key(schema.observation, whole.loc[~whole.duplicated(CELL)])


def _worst(parts: pd.DataFrame, column: str, order: list[ObservationStatus] | list[Quality]) -> "pd.Series[str]":
    places = {str(member): place for place, member in enumerate(order)}
    worst = parts[column].map(places).groupby([parts[name] for name in CELL], sort=False).max()
    return worst.map({place: member for member, place in places.items()})


def _notes(parts: pd.DataFrame) -> "pd.Series[str]":
    """What the parts' own notes say, each once, after a semicolon."""
    own = parts["note"].groupby([parts[name] for name in CELL], sort=False)
    return own.agg(lambda notes: "".join(f"; {note}" for note in dict.fromkeys(notes) if note))


def add_commodities(commodity: pd.DataFrame, titles: Mapping[str, str]) -> pd.DataFrame:
    """The commodity table with a row for each HS code that ``titles`` names.

    There is one for each of its parents too; none is given that is there already. The English title is the one given,
    else "HS 1001"; there is none in other languages.
    """
    known = set(commodity["commodity_id"])
    needed = {step for code in titles for step in with_parents(code)}
    new = sorted(needed - known)
    if not new:
        return commodity
    digits = [code[_PREFIX:] for code in new]
    rows = to_table_frame(
        schema.commodity,
        {
            "commodity_id": new,
            "classification": str(Classification.HS),
            "code": digits,
            "level": [str(_LEVELS[len(code)]) for code in digits],
            "parent_id": [code[:-2] if len(code) > _PREFIX + 2 else "" for code in new],
            "title_en": [titles.get(code) or f"HS {code[_PREFIX:]}" for code in new],
        },
        pd.RangeIndex(len(new)),
    )
    return sort_by_key(schema.commodity, pd.concat([commodity, rows], ignore_index=True))


def with_parents(code: str) -> list[str]:
    """An HS code after the codes that it is a part of."""
    return [code[:length] for length in range(_PREFIX + 2, len(code) + 1, 2)]
