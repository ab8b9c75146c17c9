"""Currencies, and which kind of rate turns one into another."""

from enum import StrEnum


class Currency(StrEnum):
    """A currency that prices and rates are in, by its ISO 4217 code."""

    USD = "USD"  # US dollar
    CNY = "CNY"  # yuan
    KZT = "KZT"  # tenge
    KGS = "KGS"  # som
    TJS = "TJS"  # somoni
    TMT = "TMT"  # manat of Turkmenistan
    UZS = "UZS"  # sum
    GBP = "GBP"  # pound sterling


class RateKind(StrEnum):
    """What an exchange rate is the rate of."""

    MEAN = "mean"  # mean of a market's rates over the period
    OFFICIAL = "official"  # rate that a central bank sets, over a period the mean of its days
    CUSTOMS = "customs"  # rate that a customs or tax office sets for declarations
