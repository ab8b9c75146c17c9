"""Every source that ``fetch`` and ``refresh`` can ask: the publishers of figures, and the news."""

from collections.abc import Mapping

from etl.drafts.news import NEWS
from etl.sources import clients
from etl.sources.clients import Client

CLIENTS: Mapping[str, Client] = {**clients.CLIENTS, NEWS.name: NEWS}
