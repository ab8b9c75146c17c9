"""Meetings on a chart: quiet lines, few names, none on another."""

from datetime import date

from dashboard.ui.drawing.meetings import MOST_NAMED, MeetingMark, mark_meetings, rows_of
from dashboard.ui.theme import base_figure

SPAN = (date(2090, 1, 1), date(2099, 12, 31))


def test_each_meeting_inside_the_time_shown_is_a_dotted_line_and_only_the_pivotal_are_named() -> None:
    figure = base_figure()
    marks = [
        MeetingMark(date(2089, 5, 9), "Before"),
        MeetingMark(date(2093, 5, 9)),
        MeetingMark(date(2095, 1, 2), "Farm <goal>"),
    ]
    mark_meetings(figure, marks, SPAN)

    assert [shape.x0 for shape in figure.layout.shapes] == ["2093-05-09", "2095-01-02"]
    assert {shape.line.dash for shape in figure.layout.shapes} == {"dot"}
    assert [note.text for note in figure.layout.annotations] == ["Farm &lt;goal&gt;"]


def test_no_more_than_the_pivotal_few_carry_a_name() -> None:
    figure = base_figure()
    mark_meetings(figure, [MeetingMark(date(2090 + year, 5, 9), f"Talks {year}") for year in range(9)], SPAN)

    assert len(figure.layout.shapes) == 9
    assert len(figure.layout.annotations) == MOST_NAMED


def test_names_of_meetings_that_lie_close_stand_in_rows_of_their_own_with_room_above_the_plot() -> None:
    named = [MeetingMark(date(2093, month, 1), "Talks on goats") for month in (1, 3, 5)]
    figure = base_figure()
    mark_meetings(figure, named, SPAN)

    assert rows_of(named, SPAN) == [0, 1, 2]
    assert sorted(note.yshift for note in figure.layout.annotations) == [0, 15, 30]
    assert figure.layout.margin.t >= 45
    assert [shape.y1 for shape in figure.layout.shapes] == sorted(shape.y1 for shape in figure.layout.shapes)
    assert figure.layout.shapes[2].y1 > figure.layout.shapes[0].y1 > 1


def test_names_far_apart_share_a_row() -> None:
    assert rows_of([MeetingMark(date(2090, 2, 1), "Talks"), MeetingMark(date(2099, 2, 1), "Talks")], SPAN) == [0, 0]


def test_a_name_never_leaves_the_plot_to_the_side() -> None:
    figure = base_figure()
    mark_meetings(figure, [MeetingMark(SPAN[0], "First"), MeetingMark(SPAN[1], "Last")], SPAN)

    assert [note.xanchor for note in figure.layout.annotations] == ["left", "right"]
