"""Sources whose servers count nothing beforehand and name no day of release.

A fetch just asks for everything it wants.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import date

from etl.inputs.trade.snapshots import Arrival
from etl.publishers.common.quota import Quota
from etl.publishers.common.request import FetchRequest
from etl.publishers.common.server import Patience, Server, find_address


@dataclass(frozen=True)
class UncountedSource(ABC):
    """One source of this kind, at ``address``, or at a mirror that the environment's ``address_variable`` names.

    ``span_told`` says why a span of time changes nothing; it is empty where the server heeds one.
    """

    name: str
    title: str
    cadence: str
    licence: str
    limits: str
    address: str
    address_variable: str
    span_told: str = ""
    patience: Patience = field(default_factory=Patience)

    def next_release(self, today: date) -> date | None:
        """None: the publisher names no day."""
        return None

    def fetch(self, request: FetchRequest) -> Arrival | None:
        """Fetch and store; None where nothing new came, and in a dry run, where nothing is asked.

        Raises FetchFailed.
        """
        base = find_address(self.name, self.address_variable, self.address)
        if request.dry_run:
            request.tell(
                f"{self.tell_calls(base, request)}: there is nothing to count; nothing was asked and nothing stored"
            )
            return None
        if self.span_told and (request.since or request.until):
            request.tell(self.span_told)
        return self.receive(base, request)

    @abstractmethod
    def tell_calls(self, base: str, request: FetchRequest) -> str:
        """What a fetch would ask for, in words."""

    @abstractmethod
    def receive(self, base: str, request: FetchRequest) -> Arrival | None:
        """Ask and store; None where nothing new came. Raises FetchFailed."""

    def connect(self, request: FetchRequest, headers: dict[str, str] | None = None, pause: float = 0.0) -> Server:
        """The server, with as many calls as one likes, ``pause`` seconds apart at least."""
        quota = Quota(request.data_dir, self.name, None)
        return Server(self.name, quota, headers=headers or {}, patience=self.patience, pause=pause, tell=request.tell)
