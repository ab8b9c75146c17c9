"""Clients that fetch figures from their publishers.

One module a publisher, listed in ``CLIENTS`` by the code of its source.
"""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from etl.inputs.trade.snapshots import Arrival
from etl.publishers.common.request import FetchRequest, Progress
from etl.publishers.comtrade.client import COMTRADE_ANNUAL, COMTRADE_MONTHLY
from etl.publishers.faostat.client import FAOSTAT
from etl.publishers.imf.client import IMF
from etl.publishers.wits.client import WITS

__all__ = ["CLIENTS", "Client", "FetchRequest", "Progress"]


class Client(Protocol):
    """One source that can be fetched."""

    @property
    def name(self) -> str:
        """The code of its source."""

    @property
    def title(self) -> str:
        """What it brings."""

    @property
    def cadence(self) -> str:
        """How often the publisher brings new figures."""

    @property
    def licence(self) -> str:
        """On what terms."""

    @property
    def limits(self) -> str:
        """How much the publisher gives at once and in a day."""

    def next_release(self, today: date) -> date | None:
        """The day of the next expected release; None where the publisher names none."""

    def fetch(self, request: FetchRequest) -> Arrival | None:
        """Fetch and store; None where nothing new came. Raises FetchFailed."""


CLIENTS: Mapping[str, Client] = {
    client.name: client for client in (COMTRADE_ANNUAL, COMTRADE_MONTHLY, FAOSTAT, IMF, WITS)
}
