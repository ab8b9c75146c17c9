"""The codes that other files may refer to."""

from dataclasses import dataclass

from etl.values.reading import Reading


@dataclass(frozen=True)
class KnownCodes:
    """Every code that the reference files define."""

    areas: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    authorities: frozenset[str] = frozenset()
    commodities: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    access_goods: frozenset[str] = frozenset()


def known_codes(reference: Reading) -> KnownCodes:
    """The codes of the reference tables that were read."""
    return KnownCodes(
        areas=codes_of(reference, "area", "area_code"),
        places=codes_of(reference, "place", "place_code"),
        people=codes_of(reference, "person", "person_code"),
        authorities=codes_of(reference, "authority", "authority_code"),
        commodities=codes_of(reference, "commodity", "commodity_id"),
        groups=codes_of(reference, "commodity_group", "group_code"),
        access_goods=codes_of(reference, "access_good", "good_code"),
    )


def codes_of(reading: Reading, table: str, column: str) -> frozenset[str]:
    """The values of a code column of a table that was read; none where the table was not."""
    if table not in reading.tables:
        return frozenset()
    return frozenset(reading.tables[table][column])
