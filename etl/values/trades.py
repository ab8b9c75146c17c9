"""Whose figures of which trade, as findings and corrections name it."""

from typing import NamedTuple

from etl.vocabulary.trade import Flow


class Trade(NamedTuple):
    """One flow with one partner as a source tells it of a reporter; as text ``source, CN import from KZ``."""

    source: str
    reporter: str
    partner: str
    flow: str

    def __str__(self) -> str:
        preposition = "from" if self.flow == Flow.IMPORT else "to"
        return f"{self.source}, {self.reporter} {self.flow} {preposition} {self.partner}"
