"""What a search can find."""

from enum import StrEnum


class SearchKind(StrEnum):
    """What a search can find."""

    NOTE = "note"  # a meeting or decision, by its note
    PROMISE = "promise"  # a promise made at one
    PERSON = "person"  # somebody who took part in one
    GROUP = "group"  # a group of goods
    ACCESS_GOOD = "access_good"  # a good as acts on market access name it
    COMMODITY = "commodity"  # goods by the code of a list
    FIGURE = "figure"  # a number that an authority stated
