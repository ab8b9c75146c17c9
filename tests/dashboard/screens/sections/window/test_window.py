"""The window on the page of a promise.

Sums, bars, where figures end, and that it proves nothing.
"""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.screens.sections.window.view import no_proof
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import address_of, open_page, texts
from tests.factories import (
    EVENT,
    Row,
    area_row,
    commitment_row,
    commodity_group_member_row,
    commodity_group_row,
    event_party_row,
    event_row,
    event_topic_row,
    month,
    observation_row,
    source_row,
    term_row,
    topic_group_row,
    year,
)
from tests.loading import file_of

PROMISE = f"{EVENT}-c1"


def imports(period: Row, value: float, **overrides: object) -> Row:
    return observation_row(
        **{"reporter_code": "CN", "partner_code": "KZ", "flow": "import", "value_usd": value} | period | overrides
    )


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> str:
    """A meeting on 9 May 2098 and China's grain imports.

    A million a month from 2096 to March 2099, by another source by year.
    """
    months = [(number // 12, number % 12 + 1) for number in range(2096 * 12, 2099 * 12 + 3)]
    rows: dict[str, list[Row]] = {
        "area": [area_row(area_code="CN", name_en="China"), area_row(area_code="KZ", name_en="Kazakhstan")],
        "event": [event_row(start_date=date(2098, 5, 9))],
        "event_party": [event_party_row(area_code="CN"), event_party_row(area_code="KZ")],
        "event_topic": [event_topic_row()],
        "topic_group": [topic_group_row()],
        "commodity_group": [commodity_group_row()],
        "commodity_group_member": [commodity_group_member_row()],
        "commitment": [
            commitment_row(
                measurability="series",
                target_value=2e7,
                target_unit="USD/year",
                comparator="at_least",
                series_measure="value_usd",
                series_reporter_code="KZ",
                series_partner_code="CN",
                series_flow="export",
                series_group_code="grain",
                series_period_kind="year",
            )
        ],
        "source": [source_row(), source_row(source_code="kz_yearbook", publisher="Kazakh Yearbook")],
        "term": [
            term_row(list_name=list_name, term_code=code, title_en=code.capitalize())
            for list_name, code in (
                ("commitment_kind", "pledge"),
                ("stage", "announced"),
                ("measurability", "series"),
                ("verdict", "not_assessable"),
            )
        ],
        "observation": [imports(month(*number), 1e6) for number in months]
        + [
            imports(year(number), 9e6, source_code="kz_yearbook", reporter_code="KZ", partner_code="CN", flow="export")
            for number in (2096, 2097, 2099)
        ],
    }
    url = file_of(**rows)
    monkeypatch.setenv(ADDRESS_VARIABLE, url)
    return url


def sums(app: AppTest) -> list[dict[str, object]]:
    """The table of sums: the one that tells the change before and after."""
    return next(table.value for table in app.dataframe if "Before: change, %" in table.value.columns).to_dict("records")


@pytest.mark.usefixtures("database")
def test_sums_before_and_after_stand_beside_the_same_months_a_year_earlier() -> None:
    app = open_page("commitment", id=PROMISE, per="month", window="6")

    assert not app.exception
    told = {name: value for name, value in sums(app)[0].items() if name != "Source"}
    assert told == {
        "Line": "Grain: China: Aland Customs",
        "Before: amount": 6e6,
        "Before: the same a year earlier": 6e6,
        "Before: change, %": 0.0,
        "After: amount": 6e6,
        "After: the same a year earlier": 6e6,
        "After: change, %": 0.0,
        "Unit": "USD",
        "Periods before with figures": "6 of 6",
        "Periods after with figures": "6 of 6",
        "Before": "Nov 2097–Apr 2098",
        "After": "Jun–Nov 2098",
    }
    assert no_proof() in texts(app)


@pytest.mark.usefixtures("database")
def test_figures_that_end_before_the_window_are_told_and_not_summed() -> None:
    app = open_page("commitment", id=PROMISE, per="month", window="12")

    assert "Figures end in Mar 2099, before the window does (Jun 2098–May 2099)" in texts(app)
    row = sums(app)[0]
    assert (
        row["After: amount"] is None or row["After: amount"] != row["After: amount"],
        row["Periods after with figures"],
    ) == (
        True,
        "10 of 12",
    )


@pytest.mark.usefixtures("database")
def test_the_length_stands_in_the_address_and_junk_is_named() -> None:
    assert address_of(open_page("commitment", id=PROMISE, window="3"))["window"] == ["3"]
    app = open_page("commitment", id=PROMISE, window="7")
    assert "window" not in address_of(app)
    assert [warning.value.split(",")[0] for warning in app.warning] == ["The address asks for window = 7"]


@pytest.mark.usefixtures("database")
def test_a_promise_has_the_window_of_its_own_trade_with_each_side_a_line() -> None:
    app = open_page("commitment", id=PROMISE, per="year", window="1")

    assert not app.exception
    told = {
        row["Line"]: (row["Before: amount"], row["After: amount"], row["Periods after with figures"])
        for row in sums(app)
    }
    assert told == {"Grain: Kazakhstan: Kazakh Yearbook": (9e6, 9e6, "1 of 1")}
    assert "Grain: China: Aland Customs" in {row["Line"] for row in sums(open_page("commitment", id=PROMISE))}
