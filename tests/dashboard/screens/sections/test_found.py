from datetime import date

import pytest
from sqlalchemy import create_engine

from dashboard.screens.sections.found import in_bold, in_html, page_of
from dashboard.subjects.search.hits import Hit
from dashboard.subjects.search.results import Result
from dashboard.subjects.search.snippets import Stretch
from dashboard.subjects.trade.figures import figures_by_code
from etl.schema.search import WHOLE
from etl.vocabulary.search import SearchKind
from tests.factories import official_figure_row
from tests.loading import file_of

TOLD = (Stretch("5 * ", is_found=False), Stretch("rye", is_found=True), Stretch(" <b>", is_found=False))


def test_the_words_found_stand_out_and_signs_stay_signs() -> None:
    assert in_bold(TOLD) == r"5 \* **rye** \<b\>"
    assert in_html(TOLD) == "5 * <mark>rye</mark> &lt;b&gt;"


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
    assert page_of(Result(Hit(kind, "made-up", WHOLE), TOLD, "", ())) == (page, {parameter: "made-up"})


def test_a_figure_leads_to_its_rows_as_far_as_an_address_has_room_for_its_words() -> None:
    subject = "rye and everything else that was carried over the bridge"
    url = file_of(official_figure=[official_figure_row(subject=subject, period_start=date(2098, 1, 1))])
    with create_engine(url).connect() as connection:
        (figure,) = figures_by_code(connection, ["F0001"])

    assert page_of(Result(Hit(SearchKind.FIGURE, "F0001", WHOLE), TOLD, "", (), figure=figure)) == (
        "data",
        {
            "table": "figures",
            "area": "AX",
            "indicator": "goods_trade",
            "years": "2098-2099",
            "text": "rye and everything else that was carried over the",
        },
    )
