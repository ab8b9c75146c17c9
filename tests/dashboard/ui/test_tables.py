"""Tables of a page: rows made once they are asked for, scrolling where they would be longer than the chart they stand for."""

from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.ui.tables import Table, height_of


def amounts(*values: float) -> ShownTable:
    return tabulate(values, (ShownColumn[float]("value", "Amount", float),))


def test_rows_are_given_or_made_when_they_are_asked_for() -> None:
    made: list[str] = []

    def make() -> ShownTable:
        made.append("now")
        return amounts(1.0)

    lazy = Table(make, ("sheep",))
    assert made == []
    assert lazy.shown.frame.equals(Table(amounts(1.0), ("sheep",)).shown.frame)
    assert made == ["now"]


def test_a_long_table_scrolls_in_the_height_of_its_chart_and_a_short_one_is_as_high_as_its_rows() -> None:
    assert height_of(50, 300) == 300
    assert height_of(3, 300) == "auto"
    assert height_of(50, None) == "auto"
