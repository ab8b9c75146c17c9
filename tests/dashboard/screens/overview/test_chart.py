"""The Overview's chart: lines flat over their years that break where the source changes, and the gap between sides."""

from typing import Any

from dashboard.locale.units import Scale
from dashboard.screens.overview.chart import CountLine, YearGap, counts_by_year, gaps_between
from dashboard.subjects.trade.series import Series
from etl.vocabulary.trade import Side
from tests.dashboard.made_trade import CUSTOMS, TABLE, made_point, whole_year

OTHER = Series("bouvet_customs", "BV")


def line(side: Side, *told: tuple[int, float | None], series: Series = TABLE, **more: Any) -> CountLine:
    points = [
        made_point(side=side, series=series, period=whole_year(number), value=value, **more) for number, value in told
    ]
    return CountLine(side, f"{side} counts", tuple(points))


def drawn(*lines: CountLine) -> list[Any]:
    return [
        trace
        for trace in counts_by_year(lines, [], Scale(1, "USD"), "USD").data
        if getattr(trace, "mode", "") == "lines"
    ]


def test_a_year_is_flat_from_its_first_day_to_its_last() -> None:
    (trace,) = drawn(line(Side.HOME, (2098, 4.0), (2099, 5.0)))

    assert list(zip(trace.x, trace.y, strict=True)) == [
        ("2098-01-01", 4.0),
        ("2098-12-31", 4.0),
        ("2099-01-01", 5.0),
        ("2099-12-31", 5.0),
    ]


def test_no_line_spans_a_missing_year() -> None:
    (trace,) = drawn(line(Side.HOME, (2097, 4.0), (2099, 5.0)))

    assert trace.connectgaps is False
    assert None in trace.y


def test_what_was_stated_is_a_dotted_line_of_its_own() -> None:
    table, stated = line(Side.HOME, (2098, 4.0)), line(Side.HOME, (2099, 5.0), series=CUSTOMS)
    both = CountLine(Side.HOME, "home counts", (*table.points, *stated.points))

    assert [trace.line.dash for trace in drawn(both)] == ["solid", "dot"]


def test_sides_are_told_apart_by_colour() -> None:
    home, partner = drawn(line(Side.HOME, (2099, 5.0)), line(Side.PARTNER, (2099, 2.0), series=OTHER))

    assert home.line.color != partner.line.color


def test_the_gap_is_of_years_that_both_sides_count_whole() -> None:
    home = line(Side.HOME, (2097, 1.0), (2098, 4.0), (2099, 5.0))
    partner = line(Side.PARTNER, (2098, 6.0), (2099, None), series=OTHER)
    bound = line(Side.PARTNER, (2097, 0.5), series=OTHER, is_at_least=True)

    assert gaps_between([home, partner, bound]) == [YearGap(2098, 4.0, 6.0)]


def test_one_tooltip_a_year_gives_both_sides_and_the_gap() -> None:
    lines = [line(Side.HOME, (2099, 5.0)), line(Side.PARTNER, (2099, 2.0), series=OTHER)]
    figure = counts_by_year(lines, [], Scale(1, "USD"), "USD")

    told = [text for trace in figure.data for text in trace.hovertext or ()]
    assert len(told) == 2  # of the first day and the last
    assert [
        part for part in ("2099", "home counts: <b>5", "partner counts: <b>2", "Gap: 3") if part not in told[0]
    ] == []
