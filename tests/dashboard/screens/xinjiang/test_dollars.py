from datetime import date
from typing import Any

from dashboard.rows.shown_table import tabulate
from dashboard.screens.xinjiang.dollars import (
    ShownFigure,
    conversion_columns,
    conversion_note,
    converted_in_words,
    to_dollars,
)
from dashboard.subjects.prices.rates import StatedRate
from dashboard.subjects.trade.figures import StatedFigure
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import made_figures, whole_year

NAMES = made_names(publishers={"bank": "Bank of Bouvet (BB)"}, sources={"bank": "Rates of the bank"})
RATES = [StatedRate("bank", "CNY", "USD", date(2099, 1, 1), date(2099, 12, 31), "year", "mean", 8.0)]


def figure(value: float | None, unit: str = "CNY", year: int = 2099, **more: Any) -> StatedFigure:
    (made,) = made_figures({"value": value, "unit": unit, "period": whole_year(year)} | more)
    return made


def shown(*figures: StatedFigure) -> list[ShownFigure]:
    return to_dollars(figures, RATES)


def test_yuan_are_converted_and_dollars_stay_as_stated() -> None:
    found = shown(figure(80.0), figure(7.0, "USD", partner_code="CX"))

    assert [(one.value, one.unit, one.stated.value, one.stated.unit) for one in found] == [
        (10.0, "USD", 80.0, "CNY"),
        (7.0, "USD", 7.0, "USD"),
    ]
    assert [one.conversion and one.conversion.rate.source_code for one in found] == ["bank", None]


def test_without_a_rate_of_the_whole_period_nothing_is_shown() -> None:
    assert shown(figure(80.0, year=2098), figure(None)) == []


def test_what_the_same_office_states_in_dollars_too_is_not_converted() -> None:
    found = shown(figure(80.0), figure(9.5, "USD"), figure(88.0, counted_by="other-office"))

    assert [one.value for one in found] == [9.5, 11.0]


def test_a_converted_figure_says_what_was_stated_and_by_which_rate() -> None:
    first, second = shown(figure(80.0), figure(7.0, "USD", partner_code="CX"))

    assert converted_in_words(first, NAMES) == (
        "converted: stated as 80 CNY; 8.0000 CNY for 1 USD, 2099 (mean rate as published; BB)"
    )
    assert converted_in_words(second, NAMES) == ""
    assert converted_in_words(ShownFigure(figure(80.0)), NAMES) == ""


def test_the_table_has_the_conversion_in_columns_of_its_own() -> None:
    rows = shown(figure(80.0), figure(7.0, "USD", partner_code="CX"))
    table = tabulate(rows, conversion_columns(NAMES)).frame

    assert list(table.columns) == ["value_usd_converted", "rate", "rate_basis", "rate_source"]
    assert table["value_usd_converted"].tolist()[0] == 10.0
    assert table.isna().to_numpy().tolist() == [[False] * 4, [True] * 4]


def test_how_many_are_converted_and_how_many_could_not_be_is_said() -> None:
    every = [figure(80.0), figure(80.0, year=2098), figure(7.0, "USD", partner_code="CX")]

    assert conversion_note(every, to_dollars(every, RATES)) == (
        "1 figure was stated in yuan and is converted by the mean rate of its own period, which the table names; "
        "nothing is judged by it. 1 figure in yuan is not shown: it is stated in dollars too, or no rate of its whole "
        "period is held."
    )
