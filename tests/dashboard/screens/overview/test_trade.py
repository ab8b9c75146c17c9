"""Which points become lines of the Overview's chart."""

from dashboard.screens.overview.trade import count_lines
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from etl.vocabulary.trade import Side
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import CUSTOMS, TABLE, made_point, whole_year

SIDES = HomeAndPartner("CN", "AX", made_names(areas={"CN": "China", "AX": "Aland"}))


def test_a_side_is_one_line_and_the_first_of_two_points_of_a_year_stands() -> None:
    table, stated = (
        made_point(side=Side.HOME, series=series, period=whole_year(2099), value=value)
        for series, value in ((TABLE, 5.0), (CUSTOMS, 6.0))
    )
    earlier = made_point(side=Side.HOME, series=CUSTOMS, period=whole_year(2098), value=4.0)

    (line,) = count_lines([table, stated, earlier], SIDES, is_all=False)
    assert (line.name, line.points) == ("China", (earlier, table))


def test_all_sources_are_a_line_each() -> None:
    shown = [made_point(side=Side.HOME, series=series, value=5.0) for series in (TABLE, CUSTOMS)]

    assert [line.points for line in count_lines(shown, SIDES, is_all=True)] == [(shown[0],), (shown[1],)]


def test_a_side_without_a_known_year_has_no_line() -> None:
    shown = [made_point(side=Side.PARTNER, value=None), made_point(side=Side.HOME, value=1.0)]

    assert [line.name for line in count_lines(shown, SIDES, is_all=False)] == ["China"]
