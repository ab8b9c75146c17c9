"""Where a line by year breaks: a missing year, another source, another way of telling; nothing is joined across it."""

from dashboard.svg.points import YearPoint, runs_of


def years(*runs: tuple[YearPoint, ...]) -> list[list[int]]:
    return [[point.year for point in run] for run in runs]


def test_a_line_breaks_at_a_missing_year_and_where_its_source_or_its_telling_changes() -> None:
    points = [
        YearPoint(2093, 1.0, "table"),
        YearPoint(2094, 2.0, "table"),
        YearPoint(2096, 3.0, "table"),
        YearPoint(2097, 4.0, "other"),
        YearPoint(2098, 5.0, "other", is_stated=True),
        YearPoint(2099, 6.0, "other", is_stated=True),
    ]

    assert years(*runs_of(points)) == [[2093, 2094], [2096], [2097], [2098, 2099]]


def test_of_no_points_there_is_no_line() -> None:
    assert runs_of([]) == []
