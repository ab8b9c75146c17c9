"""What the Data page says of sources and revisions."""

from datetime import date
from typing import Any

import pytest

from dashboard.screens.data.view import (
    coverage_in_words,
    freshness_in_words,
    reach_in_words,
    record_age_in_words,
    revisions_table,
    way_in_words,
)
from dashboard.subjects.sources import LoadedFigures, Revision, Source
from etl.vocabulary.sources import Coverage
from tests.dashboard.made_names import made_names
from tests.dashboard.made_sources import made_source

TODAY = date(2099, 12, 31)


def source(last: date | None, **more: Any) -> Source:
    return made_source(loaded=last and LoadedFigures(1, date(2090, 1, 1), last, by_year=False), **more)


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (date(2099, 12, 31), "Figures end in December 2099, this month or later."),
        (date(2099, 11, 30), "Figures end in November 2099, 1 month ago."),
        (date(2098, 2, 28), "Figures end in February 2098, 22 months ago."),
        (date(2096, 12, 31), "Figures end in December 2096, 3 years ago."),
    ],
)
def test_age_of_figures_is_told_in_months_and_then_in_years(last: date, said: str) -> None:
    assert freshness_in_words(source(last), TODAY) == f"{said} The day on which they were obtained is not known."


def test_freshness_tells_when_figures_came_and_when_the_next_are_due() -> None:
    row = source(date(2099, 12, 31), retrieved_date=date(2099, 12, 1), next_release_date=date(2100, 1, 20))
    assert freshness_in_words(row, TODAY).endswith(
        "Obtained on 1 December 2099. The next release is due on 20 January 2100."
    )


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (date(2099, 3, 31), "The record of events ends on 31 March 2099, 9 months before today."),
        (date(2099, 11, 30), "The record of events ends on 30 November 2099, 1 month before today."),
        (date(2099, 12, 1), "The record of events ends on 1 December 2099, this month."),
    ],
)
def test_the_age_of_the_record_of_events_is_told_in_months(end: date, said: str) -> None:
    assert record_age_in_words(end, TODAY) == said


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (date(2099, 11, 30), "By its usual lag the next figures are due on 20 January 2100."),
        (date(2099, 10, 31), "By its usual lag the next figures have been due since 20 December 2099."),
    ],
)
def test_where_no_day_is_named_the_usual_lag_says_when_the_next_figures_are_due(last: date, said: str) -> None:
    assert freshness_in_words(source(last, release_lag_days=20), TODAY).endswith(said)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("comtrade_monthly", "`python -m etl refresh comtrade_monthly`"),
        ("kz_bns_by_country", "Download the file at the address, then `python -m etl import FILE`."),
        ("aland_customs", "No command brings them: a person enters them, from the address."),
    ],
)
def test_each_source_says_how_its_next_figures_are_got(code: str, said: str) -> None:
    assert way_in_words(source(None, source_code=code)) == said


def test_a_source_without_figures_says_so() -> None:
    assert (freshness_in_words(source(None), TODAY), reach_in_words(source(None))) == (
        "No figures are loaded.",
        "no figures loaded",
    )


def test_every_coverage_is_told_in_words() -> None:
    assert len({coverage_in_words(coverage) for coverage in Coverage}) == len(Coverage)


def test_a_changed_value_is_told_with_whose_it_is_and_by_how_much() -> None:
    rows = [
        Revision("AX", "export", "BV", goods, date(2099, 5, 1), date(2099, 5, 31), *values)
        for goods, values in (("HS:1001", (2_000_000.0, 1_500_000.0, -500_000.0)), ("HS:1005", (None, 7.0, None)))
    ]

    names = made_names(
        areas={"AX": "Aland", "BV": "Bouvet"},
        commodities={"HS:1001": "Wheat"},
        terms={"flow": {"export": "Exports"}},
    )
    table = revisions_table(rows, names)

    assert table.frame.to_numpy().tolist() == [
        ["Aland", "Exports", "Bouvet", "Wheat", "May 2099", "2.0 m USD", "1.5 m USD", "-500.0 thousand USD", "-25.0 %"],
        ["Aland", "Exports", "Bouvet", "HS:1005", "May 2099", "–", "7 USD", "–", "–"],
    ]
