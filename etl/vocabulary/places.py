"""What areas and places are."""

from enum import StrEnum


class AreaKind(StrEnum):
    """What an area is."""

    COUNTRY = "country"  # a state with an ISO 3166-1 code
    REGION = "region"  # a part of a state with an ISO 3166-2 code
    GROUP = "group"  # several countries taken together (C5)
    WORLD = "world"  # all partners of a reporter


class PlaceKind(StrEnum):
    """What a place is."""

    CITY = "city"  # where people meet
    PORT = "port"  # a border crossing, on road or rail
    REGION = "region"  # a province, where no town is named
