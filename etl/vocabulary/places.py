"""What areas and places are, and by what goods cross between them."""

from enum import StrEnum

HOME, HOME_REGION = "CN", "CN-XJ"
"""The country from whose side all is told, and its region that borders on the partners."""
WORLD = "WLD"
"""The area of all partners together, and of what is aimed at no one country."""


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


class TransportMode(StrEnum):
    """By what goods cross at a place."""

    RAIL = "rail"  # on trains
    ROAD = "road"  # on lorries
    PIPELINE = "pipeline"  # oil and gas
    TOGETHER = "together"  # all that the place has, where a figure does not tell them apart
