"""What a source of figures gives, and whose report it is."""

from enum import StrEnum


class SourceKind(StrEnum):
    """How a source came to us."""

    TABLE = "table"  # a table of figures
    STATEMENTS = "statements"  # figures stated in releases and the press
    PRICES = "prices"  # prices of goods on a market
    RATES = "rates"  # exchange rates
    PRODUCTION = "production"  # harvests and what is made


TRADE_KINDS = (SourceKind.TABLE, SourceKind.STATEMENTS)
"""Kinds of sources that tell of trade: theirs alone have coverage and valuations."""


class ReportKind(StrEnum):
    """Whose report the figures of a source's table are."""

    OWN = "own"  # the reporter's own office publishes what it counted
    COMPILED = "compiled"  # an international body publishes what reporters sent it
    NO_REPORT = "no_report"  # no side's report: weighed from both, or it is not said whose


class Coverage(StrEnum):
    """Which goods of a flow a source gives."""

    ALL = "all"  # every commodity at its level: sums are totals
    TOTAL_ONLY = "total_only"  # nothing but all goods together
    SELECTION = "selection"  # some products only: its sum is no total
    THRESHOLD = "threshold"  # only cells above a share: a missing one is small, not zero


WHOLE_COVERAGE = (Coverage.ALL, Coverage.TOTAL_ONLY)
"""Coverage of sources whose goods may be summed to a whole."""
