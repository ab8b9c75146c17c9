"""The codes that other files may refer to."""

from dataclasses import dataclass

import pandas as pd

from etl.reading import Reading


@dataclass(frozen=True)
class KnownCodes:
    """Every code that the reference files define."""

    areas: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    authorities: frozenset[str] = frozenset()
    commodities: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()


def known_codes(reference: Reading) -> KnownCodes:
    """The codes of the reference tables that were read."""
    return KnownCodes(
        areas=_codes(reference, "area", "area_code"),
        places=_codes(reference, "place", "place_code"),
        people=_codes(reference, "person", "person_code"),
        authorities=_codes(reference, "authority", "authority_code"),
        commodities=_codes(reference, "commodity", "commodity_id"),
        groups=_codes(reference, "commodity_group", "group_code"),
    )


def _codes(reference: Reading, table: str, column: str) -> frozenset[str]:
    frame = reference.tables.get(table, pd.DataFrame({column: []}))
    return frozenset(frame[column])
