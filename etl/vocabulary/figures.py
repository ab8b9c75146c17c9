"""What a figure counts, and how far it is to be trusted."""

from enum import StrEnum


class Indicator(StrEnum):
    """What an official figure counts."""

    GOODS_TRADE = "goods_trade"  # trade in goods between the two areas
    TRADE_VIA_PORT = "trade_via_port"  # goods that cross at one port or customs district, whoever trades them
    CARGO_VIA_PORT = "cargo_via_port"  # freight through a port
    RAIL_CARGO = "rail_cargo"  # freight by rail
    TRANSPORT_CARGO = "transport_cargo"  # freight by all modes of transport together
    TRAINS = "trains"  # freight trains, or wagons of them, counted
    VEHICLES = "vehicles"  # road vehicles counted, as traffic or as exported goods
    CONTAINERS = "containers"  # containers counted, in twenty-foot units
    PERSONS = "persons"  # people counted at a crossing or in a border zone
    MARKET_ACCESS = "market_access"  # goods or firms that are admitted to a market, counted
    SHARE_OF_TRADE = "share_of_trade"  # share of one area in another's trade


class FigureMeasure(StrEnum):
    """The kind of number an official figure is."""

    VALUE = "value"  # money
    WEIGHT = "weight"  # tonnes
    COUNT = "count"  # trains, vehicles, persons, heads
    GROWTH_PCT = "growth_pct"  # change on the year in per cent
    SHARE_PCT = "share_pct"  # share in per cent


class ObservationStatus(StrEnum):
    """How settled a value is."""

    FINAL = "final"  # the publisher treats it as settled
    PRELIMINARY = "preliminary"  # the publisher expects to revise it
    ESTIMATED = "estimated"  # the publisher estimated it, nobody counted


class Quality(StrEnum):
    """How far a value may be trusted, whatever its publisher says."""

    OK = "ok"  # passed every check made on it
    DOUBTFUL = "doubtful"  # read by OCR, second hand, or in conflict with its neighbours: shown with a mark
    SUSPECT = "suspect"  # known to be wrong by a wide margin: stored, left out of charts unless asked for


UNNAMED_OFFICE = "unstated"
"""How the code of an authority ends that stands for a count whose office nobody named."""
