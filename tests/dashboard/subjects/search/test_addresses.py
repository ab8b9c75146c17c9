from datetime import date

import pytest
from sqlalchemy import create_engine

from dashboard.subjects.search.addresses import LONGEST_WORDS, page_of
from dashboard.subjects.search.hits import Hit
from dashboard.subjects.search.results import Result
from dashboard.subjects.trade.figures import figures_by_code
from dashboard.ui.address import LONGEST_TEXT
from etl.schema.search import WHOLE
from etl.vocabulary.search import SearchKind
from tests.factories import official_figure_row
from tests.loading import file_of


@pytest.mark.parametrize(
    ("kind", "page", "parameter"),
    [
        (SearchKind.NOTE, "event", "id"),
        (SearchKind.PROMISE, "commitment", "id"),
        (SearchKind.PERSON, "person", "id"),
        (SearchKind.GROUP, "commodities", "group"),
        (SearchKind.ACCESS_GOOD, "market-access", "good"),
        (SearchKind.COMMODITY, "data", "commodity"),
    ],
)
def test_each_thing_leads_to_its_page(kind: SearchKind, page: str, parameter: str) -> None:
    assert page_of(Result(Hit(kind, "made-up", WHOLE), (), "", ())) == (page, {parameter: "made-up"})


def test_a_figure_leads_to_its_rows_as_far_as_an_address_has_room_for_its_words() -> None:
    subject = "rye and everything else that was carried over the bridge"
    url = file_of(official_figure=[official_figure_row(subject=subject, period_start=date(2098, 1, 1))])
    with create_engine(url).connect() as connection:
        (figure,) = figures_by_code(connection, ["F0001"])

    assert page_of(Result(Hit(SearchKind.FIGURE, "F0001", WHOLE), (), "", (), figure=figure)) == (
        "data",
        {
            "table": "figures",
            "area": "AX",
            "indicator": "goods_trade",
            "years": "2098-2099",
            "text": "rye and everything else that was carried over the",
        },
    )


def test_the_words_of_an_address_are_those_that_a_page_takes() -> None:
    assert LONGEST_WORDS == LONGEST_TEXT
