"""Reports of both sides: one a line and period, and every count side by side."""

from dataclasses import replace

from dashboard.screens.both_sides.reports import (
    counts_side_by_side,
    is_any_at_least,
    lines_of_side,
    reports_of,
    short_code,
    to_reports,
)
from dashboard.subjects.trade.trade_points import Statement, TradePoint, stated_points, table_points
from etl.vocabulary.trade import Direction, Side
from tests.dashboard.made_reports import line, made_side_point
from tests.dashboard.made_trade import made_figures, made_flows


def stated(value: float, figure_code: str, office: str = "x") -> TradePoint:
    statement = Statement(figure_code, "x", "", "Example News", None)
    return replace(made_side_point(Side.HOME, value, counted_by=office), statement=statement)


def test_of_several_statements_of_an_office_the_first_given_stands_with_their_span() -> None:
    (report,) = to_reports(stated(value, f"F{value:.0f}") for value in (5.0, 4.0, 7.0))
    assert (report.line.counted_by, report.value, report.low, report.high) == ("x", 5.0, 4.0, 7.0)
    assert (report.statement_count, report.figure_codes) == (3, ("F4", "F5", "F7"))


def test_two_offices_are_two_lines() -> None:
    found = to_reports([stated(5.0, "F1"), stated(4.0, "F2", "y")])
    assert [(report.line.counted_by, report.value) for report in found] == [("x", 5.0), ("y", 4.0)]


def test_an_office_that_is_called_as_a_source_is_another_line() -> None:
    found = to_reports([stated(5.0, "F1", "a"), made_side_point(Side.HOME, 4.0)])
    assert sorted((report.line.is_stated, report.value) for report in found) == [(False, 4.0), (True, 5.0)]


def test_a_point_without_a_value_is_no_report() -> None:
    found = to_reports([made_side_point(Side.HOME, None), made_side_point(Side.PARTNER, 1.0)])
    assert [report.side for report in found] == [Side.PARTNER]


def test_reports_are_made_of_tables_and_statements() -> None:
    tables = table_points(made_flows({"value_usd": 3.0}, {"flow": "import", "value_usd": 2.0}), Side.HOME)
    found = to_reports([*tables, *stated_points(made_figures({"value": 6.0}), "AX")])
    assert [(short_code(report.line), report.direction, report.value) for report in found] == [
        ("aland_customs", "from_partner", 2.0),
        ("aland_customs", "to_partner", 3.0),
        ("aland_customs", "turnover", 5.0),
        ("ax-customs", "turnover", 6.0),
    ]


def test_reports_of_a_line_are_its_sides_and_directions_alone_and_the_oldest_first() -> None:
    meant = [made_side_point(Side.HOME, float(number), number) for number in (2099, 2097)]
    others = [
        made_side_point(Side.PARTNER, 1.0),
        made_side_point(Side.HOME, 1.0, source_code="b"),
        made_side_point(Side.HOME, 1.0, direction=Direction.FROM_PARTNER),
    ]
    found = reports_of(to_reports([*others, *meant]), line(), Side.HOME, "to_partner")
    assert [report.value for report in found] == [2097.0, 2099.0]


def test_lines_of_a_side_are_in_the_order_of_their_codes() -> None:
    reports = to_reports(made_side_point(Side.HOME, 1.0, source_code=code) for code in "ba")
    assert lines_of_side(reports, Side.HOME, "to_partner") == [line(), line(source_code="b")]
    assert lines_of_side(reports, Side.PARTNER, "to_partner") == []


def test_every_count_of_a_period_stands_under_its_side_and_line() -> None:
    points = [
        made_side_point(Side.HOME, 5.0),
        made_side_point(Side.PARTNER, 4.0),
        made_side_point(Side.PARTNER, 3.0, 2098, source_code="b"),
        made_side_point(Side.PARTNER, 9.0, direction=Direction.FROM_PARTNER),
    ]
    older, newer = counts_side_by_side(to_reports(points), "to_partner")
    assert (older.period.start.year, older.values) == (2098, {(Side.PARTNER, line(Side.PARTNER, "b")): 3.0})
    assert newer.values == {(Side.HOME, line()): 5.0, (Side.PARTNER, line(Side.PARTNER)): 4.0}


def test_one_lower_bound_makes_a_line_one() -> None:
    (report,) = to_reports([made_side_point(Side.HOME, 4.0)])
    bound = replace(report, is_at_least=True)

    assert [is_any_at_least(rows) for rows in ([], [report], [report, bound])] == [False, False, True]
