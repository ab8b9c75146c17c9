"""Every source that can be asked."""

from etl.commands.clients import CLIENTS
from etl.drafts.news import NEWS
from etl.publishers import clients


def test_news_is_asked_beside_the_publishers_of_figures_and_takes_none_s_name() -> None:
    assert CLIENTS["news"] is NEWS
    assert set(CLIENTS) - {"news"} == set(clients.CLIENTS)
