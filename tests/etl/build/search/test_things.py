from datetime import date

from tests.etl.build.search.searched import entries, of_kind
from tests.factories import (
    commodity_row,
    official_figure_row,
)


def test_of_a_figure_stated_twice_the_one_that_charts_show_is_found_while_they_show_it() -> None:
    figures = [
        official_figure_row(figure_code="F0001", shown_from=date(2099, 1, 2), shown_until=date(2099, 3, 4)),
        official_figure_row(figure_code="F0002", is_shown=False),
    ]

    (found,) = of_kind(entries(official_figure=figures), "figure")
    assert (found["code"], found["known_from"].date(), found["known_until"].date()) == (
        "F0001", date(2099, 1, 2), date(2099, 3, 4)
    )  # fmt: skip


def test_goods_are_found_by_name_and_code() -> None:
    found = entries(commodity=[commodity_row(commodity_id="HS:1002", title_en="Rye", title_ru="Рожь")])

    assert [(one["title"], one["body"]) for one in of_kind(found, "commodity")] == [("Rye\nРожь", "HS:1002")]
