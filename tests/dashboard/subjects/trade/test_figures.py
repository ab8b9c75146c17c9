"""Stated figures pass each filter, the oldest period first; what only repeats another is left out unless asked for."""

import pytest

from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.trade.figures import FigureFilters, stated_figures
from dashboard.subjects.trade.series import Period
from tests.factories import month, official_figure_row, year
from tests.loading import file_of

OTHER = official_figure_row(
    figure_code="F0002",
    area_code="BV",
    partner_code="AX",
    flow="export",
    indicator="cargo_via_port",
    measure="weight",
    group_code="grain",
    commodity_id="HS:1001",
    place_code="mariehamn",
    counted_by="BV-CUSTOMS",
    unit="t",
    **month(2098, 5),
)
REPEATED = official_figure_row(figure_code="F0003", is_shown=False, **year(2097))


def codes(**filters: object) -> list[str]:
    with read_only_engine(file_of(official_figure=[official_figure_row(), OTHER, REPEATED])).connect() as connection:
        found = stated_figures(connection, FigureFilters(**filters))  # type: ignore[arg-type]  # one filter at a time
    return [figure.figure_code for figure in found]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("areas", "BV"),
        ("partners", "AX"),
        ("flows", "export"),
        ("indicators", "cargo_via_port"),
        ("measures", "weight"),
        ("groups", "grain"),
        ("commodities", "HS:1001"),
        ("places", "mariehamn"),
        ("counted_by", "BV-CUSTOMS"),
        ("period_kinds", "month"),
        ("units", "t"),
    ],
)
def test_each_filter_is_of_its_own_column(name: str, value: str) -> None:
    assert codes(**{name: (value,)}) == ["F0002"]
    assert codes(**{name: (value, "none")}) == ["F0002"]
    assert codes(**{name: ("none",)}) == []


def test_without_a_filter_all_that_is_shown_comes_oldest_first() -> None:
    assert codes() == ["F0002", "F0001"]
    assert codes(is_shown_only=False) == ["F0003", "F0002", "F0001"]


def test_a_figure_is_typed_with_its_period() -> None:
    with read_only_engine(file_of(official_figure=[OTHER])).connect() as connection:
        (figure,) = stated_figures(connection, FigureFilters())

    assert figure.period == Period("month", OTHER["period_start"], OTHER["period_end"])
    assert (figure.value, figure.unit, figure.is_shown, figure.note) == (2e9, "t", True, None)
