"""Every source that ``fetch`` and ``refresh`` can ask: the publishers of figures, and the news."""

from collections.abc import Mapping

from etl.drafts.news import NEWS
from etl.publishers import clients
from etl.publishers.clients import Client

CLIENTS: Mapping[str, Client] = {**clients.CLIENTS, NEWS.name: NEWS}
