"""Which areas lie in which: regions in countries, countries in groups."""

import pandas as pd


def country_in(code: str) -> str:
    """The country that an area's code names: CN of CN-XJ, KZ of KZ."""
    return code.partition("-")[0]


def is_region(code: str) -> bool:
    """Whether an area's code is that of a part of a country."""
    return country_in(code) != code


def countries_of(area: pd.DataFrame) -> dict[str, str]:
    """The country of every area of the table ``area``: the one that a region lies in, else the area itself."""
    pairs = zip(area["area_code"], area["parent_code"], strict=True)
    return {str(code): str(code) if pd.isna(parent) else str(parent) for code, parent in pairs}


def members_of_groups(area_member: pd.DataFrame) -> dict[str, list[str]]:
    """The areas of every group of countries of the table ``area_member``."""
    by_group = area_member.groupby("group_code", sort=True)["area_code"]
    return {str(group): [str(code) for code in codes] for group, codes in by_group}
