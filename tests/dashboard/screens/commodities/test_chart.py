"""The chart of goods: every figure flat over its period, breaks where the source changes, a panel a measure."""

from datetime import date

import pytest

from dashboard.locale.units import Scale
from dashboard.screens.commodities.chart import digits_of, goods_over_time, runs_of, step_days
from dashboard.screens.commodities.choices import By
from dashboard.screens.commodities.first_lines import GoodsCurve
from dashboard.screens.commodities.lines import MEASURES, to_points
from dashboard.screens.commodities.points import GoodsPoint, goods_points
from dashboard.ui.drawing.figures import Figure, Scatter
from dashboard.ui.drawing.lines import finish
from dashboard.ui.drawing.meetings import MeetingMark
from tests.dashboard.screens.commodities.test_lines import frame, month, row, year

PANELS = {"value": ("Value", Scale(1.0, "USD")), "weight": ("Net weight", Scale(1000.0, "t"))}


def points(*rows: dict[str, object], by: By = By.YEAR) -> list[GoodsPoint]:
    return sorted(goods_points(to_points(frame(*rows), by)), key=lambda one: one.period.end)


def curve(*rows: dict[str, object], by: By = By.YEAR, name: str = "Aland") -> GoodsCurve:
    told = points(*rows, by=by)
    by_measure = {
        measure: tuple(point for point in told if point.measured(measure) is not None) for measure in MEASURES
    }
    return GoodsCurve(name, "#123456", by_measure)


def drawn(*curves: GoodsCurve, by: By = By.YEAR, meetings: tuple[MeetingMark, ...] = ()) -> Figure:
    return goods_over_time(curves, PANELS, {date(2099, 1, 1): "all of 2099"}, meetings, by)


def lines(figure: Figure) -> list[Scatter]:
    return [trace for trace in figure.data if trace.mode != "markers"]


def test_a_year_is_drawn_flat_over_the_whole_of_it() -> None:
    (line,) = lines(drawn(curve(year(2098, 3.0), year(2099, 5.0))))
    assert list(zip(line.x, line.y, strict=True)) == [
        ("2098-01-01", 3.0),
        ("2098-12-31", 3.0),
        ("2099-01-01", 5.0),
        ("2099-12-31", 5.0),
    ]


def test_a_line_breaks_at_a_missing_period_another_source_and_a_lower_bound() -> None:
    told = points(
        *(year(2090), year(2092), year(2093)),
        *(year(2094, source_code="bouvet_yearbook"), year(2095, source_code="bouvet_yearbook", is_at_least=True)),
    )
    assert [[point.period.end.year for point in run] for run in runs_of(told, By.YEAR)] == [
        [2090],
        [2092, 2093],
        [2094],
        [2095],
    ]


def test_a_lower_bound_is_dashed() -> None:
    solid, dashed = lines(drawn(curve(year(2098), year(2099, is_at_least=True))))
    assert (solid.line.dash, dashed.line.dash) == ("solid", "dash")


def test_running_totals_stand_at_their_last_day_and_begin_anew_each_year() -> None:
    told = points(
        *(month(1, 1.0), row(date(2099, 1, 1), date(2099, 3, 31), "quarter", 3.0), year(2098, 9.0)), by=By.RUNNING
    )
    assert [len(run) for run in runs_of(told, By.RUNNING)] == [1, 2]
    assert step_days(told[-1], By.RUNNING) == (date(2099, 3, 31),)


def test_a_measure_is_drawn_in_its_own_panel_at_its_scale_and_names_its_unit() -> None:
    figure = drawn(curve(year(2099, 1.0, net_weight_kg=5000.0)))
    assert [(trace.yaxis, trace.y[0]) for trace in lines(figure)] == [("y", 1.0), ("y2", 5.0)]
    assert [note.text for note in figure.layout.annotations] == ["<b>Value</b>, USD", "<b>Net weight</b>, t"]
    assert figure.layout.yaxis.domain[0] > figure.layout.yaxis2.domain[1]


def test_each_line_is_named_at_its_end_and_every_panel_has_the_tooltip() -> None:
    figure = drawn(curve(year(2099, 4.0, net_weight_kg=1000.0)), curve(year(2099, 2.0), name="Bouvet"))
    ends = [note.text for note in finish(figure, is_all=True).layout.annotations[len(PANELS) :]]
    assert [text.split("</span> ")[1] for text in ends] == ["Aland 4.0", "Bouvet 2.0", "Aland 1.0"]
    unseen = [trace for trace in figure.data if trace.mode == "markers"]
    assert [(trace.yaxis, trace.hovertext) for trace in unseen] == [("y", ("all of 2099",)), ("y2", ("all of 2099",))]


def test_meetings_are_marked_across_the_panels_where_they_are_asked_for() -> None:
    own = curve(year(2099))
    assert drawn(own).layout.shapes == ()
    assert drawn(own, meetings=(MeetingMark(date(2099, 5, 9)),)).layout.shapes[0].x0 == "2099-05-09"


def test_months_have_their_labels_where_they_begin() -> None:
    figure = drawn(curve(month(1), month(2), by=By.MONTH), by=By.MONTH)
    assert figure.layout.xaxis.tickvals[:2] == ("2099-01-01", "2099-02-01")


@pytest.mark.parametrize(("amount", "digits"), [(0.0, 0), (260.9, 0), (8.7, 1), (0.3, 1), (0.02, 2), (0.000001, 4)])
def test_an_amount_that_is_not_zero_does_not_read_as_zero(amount: float, digits: int) -> None:
    assert digits_of(amount) == digits
