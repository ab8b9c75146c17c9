"""Which way goods go, where their value is taken, and whose statistics tell of it."""

from enum import StrEnum


class Flow(StrEnum):
    """Direction of trade, seen from the reporter (observations) or the side whose view is told (official figures)."""

    EXPORT = "export"  # goods leave the reporter
    IMPORT = "import"  # goods enter the reporter
    TURNOVER = "turnover"  # exports plus imports, as the authority states it


# The flow of the same trade in the words of the other side.
OPPOSITE = {Flow.EXPORT: Flow.IMPORT, Flow.IMPORT: Flow.EXPORT, Flow.TURNOVER: Flow.TURNOVER}


class Direction(StrEnum):
    """Which way the goods go, seen from home."""

    TURNOVER = "turnover"  # both ways
    TO_PARTNER = "to_partner"  # home's exports, the partner's imports
    FROM_PARTNER = "from_partner"  # home's imports, the partner's exports


class Side(StrEnum):
    """Whose statistics a figure is from."""

    HOME = "home"  # China or Xinjiang
    PARTNER = "partner"  # the other side


class Valuation(StrEnum):
    """Where on the way the value was taken."""

    FOB = "fob"  # at the exporter's border
    CIF = "cif"  # at the importer's border, insurance and freight included
    MIXED = "mixed"  # exports FOB plus imports CIF, as in a turnover
    RECONCILED = "reconciled"  # both reports weighed into one by a third party, FOB
    NOT_STATED = "not_stated"  # the publisher does not say


KG_PER_TONNE = 1000


class GapCause(StrEnum):
    """Why two sides report different numbers for the same trade."""

    VALUATION = "valuation"  # exports are valued FOB, imports CIF
    TIMING = "timing"  # goods are counted later at one end than at the other
    TRANSIT = "transit"  # goods that pass through a third country are booked under different partners
    CLASSIFICATION = "classification"  # the same goods stand under different codes
    TRADE_SYSTEM = "trade_system"  # one side counts goods that the other leaves out, such as those in free zones
    DECLARATION = "declaration"  # goods are declared below their value, as other goods or not at all
    METHOD = "method"  # the offices count by different rules, without more being said
