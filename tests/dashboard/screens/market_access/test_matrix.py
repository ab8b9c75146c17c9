from datetime import date

from dashboard.screens.market_access.matrix import matrix_html, matrix_rows
from dashboard.subjects.access.markets import Market
from tests.dashboard.made_names import made_names
from tests.dashboard.markets import market

GOODS = {"apples": "Apples", "pears": "Pears"}


def codes(markets: list[Market], *states: str) -> list[str]:
    return [row.good_code for row in matrix_rows(markets, GOODS, states)]


def test_a_good_on_which_nothing_is_known_has_no_row() -> None:
    assert codes([market(state="no_act", act_code=None), market(good_code="pears")]) == ["pears"]


def test_rows_stand_in_the_order_of_the_goods() -> None:
    assert codes([market(good_code="pears"), market()]) == ["apples", "pears"]


def test_a_good_is_kept_where_it_stands_so_in_one_country() -> None:
    markets = [market(), market(origin_code="KG", state="suspended"), market(good_code="pears")]

    assert codes(markets, "suspended") == ["apples"]


def test_the_country_is_the_end_that_is_not_china() -> None:
    ways = [market(origin_code="KZ", destination_code="CN"), market(origin_code="CN", destination_code="UZ")]

    (row,) = matrix_rows(ways, GOODS, ())

    assert list(row.markets) == ["KZ", "UZ"]
    assert row.with_country("TM") is None


def test_a_market_of_a_day_holds_to_its_last_but_one() -> None:
    held = market(from_date=date(2099, 5, 9), until_date=date(2099, 6, 1))

    assert [held.holds_on(date(2099, *day)) for day in ((5, 8), (5, 9), (5, 31), (6, 1))] == [False, True, True, False]


def test_a_good_leads_to_its_page_and_a_country_of_which_nothing_is_known_is_marked() -> None:
    rows = matrix_rows([market(), market(origin_code="KG", state="no_act", act_code=None)], {"apples": "A<b>"}, ())
    html = matrix_html(rows, ("KZ", "KG", "UZ"), made_names(areas={"KZ": "Kazakhstan"}), "Markets", "/x?good={}".format)

    assert '<a href="/x?good=apples" target="_self">A&lt;b&gt;</a>' in html
    assert html.count('class="none">·</td>') == 2
    assert '<td role="cell" data-heading="Kazakhstan">●' in html
