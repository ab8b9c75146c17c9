"""Which figures are a line of a side's, and from which day each headline holds."""

from datetime import date

from tests.etl.build.headline.made_headlines import concluded, flow, told
from tests.factories import (
    source_row,
    year,
)


def test_a_turnover_is_known_once_both_flows_are() -> None:
    found = concluded(observation=[flow("export", 3.0), flow("import", 4.0, known_from=date(2099, 9, 1))])
    days = {row["direction"]: row["known_from"] for row in found["headline_line"]}
    assert days["turnover"] == date(2099, 9, 1)


def test_a_newer_year_takes_over_from_its_day() -> None:
    found = concluded(observation=[flow("export", 3.0, **year(2097)), flow("export", 4.0, known_from=date(2099, 9, 1))])
    assert told(found["headline_line"], "value", "known_from", "known_until") == [
        (3.0, date(2099, 3, 1), date(2099, 9, 1)),
        (4.0, date(2099, 9, 1), None),
    ]


def test_a_lower_bound_stands_only_where_it_reaches_further_and_never_instead_of_a_whole() -> None:
    sources = [source_row(), source_row(source_code="some_goods", coverage="selection", sort_order=2)]
    rows = [flow("export", 3.0, **year(2097)), flow("export", 1.0, source_code="some_goods")]
    found = concluded(source=sources, observation=rows)["headline_line"]
    assert told(found, "is_at_least", "source_code", "value") == [
        (False, "aland_customs", 3.0),
        (True, "some_goods", 1.0),
    ]
    assert len(concluded(source=sources, observation=[*rows, flow("export", 2.0)])["headline_line"]) == 1
