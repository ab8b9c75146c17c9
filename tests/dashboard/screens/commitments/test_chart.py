"""Pictures of commitments: a line a source, gaps that stay gaps, nothing cut off unsaid."""

from datetime import date
from typing import Any

from dashboard.screens.commitments.chart import CAP_PCT, lines_figure, progress_figure
from dashboard.screens.commitments.view import EventMark, ProgressMark, to_picture
from dashboard.subjects.promises.judgements import CommitmentFigure
from etl.vocabulary.commitments import TargetUnit
from tests.dashboard.made_commitments import made_commitment, made_figure
from tests.dashboard.made_names import made_names

NAMES = made_names(
    areas={"AX": "Aland", "BV": "Bouvet"},
    authorities={"AX-CUSTOMS": "Aland's customs office (ACO)"},
    publishers={"aland_customs": "Aland Customs", "other_table": "Another office"},
)
PROMISE = made_commitment(
    day=date(2095, 5, 9), target_unit=TargetUnit("USD", is_yearly=True), target_value=1e6, deadline=date(2099, 12, 31)
)


def figure_of(year: int, line: int = 1, **given: Any) -> CommitmentFigure:
    return made_figure(year, code=str(line), **given)


def drawn(*figures: CommitmentFigure, events: list[EventMark] | None = None) -> list[Any]:
    picture = to_picture(PROMISE, figures, events or [], NAMES)
    assert picture is not None
    return list(lines_figure(picture).data)


def target_names(*figures: CommitmentFigure) -> list[str]:
    picture = to_picture(PROMISE, figures, [], NAMES)
    assert picture is not None
    return [target.name for target in picture.targets]


def test_no_trace_joins_two_lines() -> None:
    traces = drawn(
        figure_of(2095, value=1_000_000.0),
        figure_of(2096, value=2_000_000.0),
        figure_of(2095, line=2, reporter_code="BV", value=3_000_000.0),
        figure_of(2096, line=3, source_code="other_table", value=4_000_000.0),
    )

    assert [(trace.name, list(trace.y)) for trace in traces] == [
        ("Aland: Aland Customs", [1.0, 2.0]),
        ("Bouvet: Aland Customs", [3.0]),
        ("Aland: Another office", [4.0]),
    ]


def test_a_missing_year_parts_the_line() -> None:
    (trace,) = drawn(figure_of(2094, value=1_000_000.0), figure_of(2096, value=2_000_000.0))

    assert list(trace.y) == [1.0, None, 2.0]
    assert not trace.connectgaps


def test_stated_figures_are_open_marks_that_nothing_joins() -> None:
    stated = {"figure_code": "F1", "counted_by": "AX-CUSTOMS", "source_code": "official_figures"}
    (trace,) = drawn(
        figure_of(2095, value=1_000_000.0, **stated), figure_of(2096, value=2_000_000.0, is_doubtful=True, **stated)
    )

    assert trace.mode == "markers"
    assert list(trace.marker.symbol) == ["circle-open", "x-thin"]
    assert trace.name == "Aland: ACO, as stated"


def test_figures_in_another_currency_are_not_drawn() -> None:
    assert [trace.name for trace in drawn(figure_of(2095), figure_of(2095, line=2, unit="CNY"))] == [
        "Aland: Aland Customs"
    ]
    assert to_picture(PROMISE, [figure_of(2095, unit="CNY")], [], NAMES) is None


def test_lines_that_end_years_before_the_promise_are_left_out_of_the_picture() -> None:
    assert len(drawn(figure_of(2095), figure_of(2080, line=2))) == 1


def test_a_click_on_an_event_gives_its_id() -> None:
    events = [EventMark("2096-01-01-later", date(2096, 1, 1), "A later event")]

    assert [list(row) for row in drawn(figure_of(2095), events=events)[-1].customdata] == [["2096-01-01-later"]]


def test_sides_with_targets_of_their_own_have_a_line_each() -> None:
    other, nearly_same = (
        figure_of(2095, line=2, reporter_code="BV", target_value=value) for value in (500_000.0, 1_001_000.0)
    )

    assert target_names(figure_of(2095), other) == ["target, Aland: Aland Customs", "target, Bouvet: Aland Customs"]
    assert target_names(figure_of(2095), nearly_same) == ["target"]


def mark(share: float, place: int = 0, **overrides: Any) -> ProgressMark:
    values = {
        "side": "AX",
        "is_stated": False,
        "is_heard": True,
        "group": "Aland's count",
        "words": "words",
    } | overrides
    return ProgressMark(commitment_id=f"p{place}-c1", place=place, share_pct=share, **values)


def test_a_mark_beyond_the_edge_stands_at_it_with_its_number() -> None:
    (trace,) = progress_figure([mark(90.0), mark(527.1, place=1), mark(300.0, place=1)], ["one", "two"]).data

    assert list(trace.x) == [90.0, CAP_PCT, CAP_PCT]
    assert list(trace.text) == ["", "527 %", ""]
    assert [row[0] for row in trace.customdata] == ["p0-c1", "p1-c1", "p1-c1"]


def test_each_promise_has_its_target_mark_and_its_whole_label() -> None:
    label = "A promise so long that it needs more than one line on the screen of a telephone"
    figure = progress_figure([mark(50.0)], [label])

    assert [shape.x0 for shape in figure.layout.shapes if shape.x0 == shape.x1] == [100]
    assert figure.layout.annotations[0].text.replace("<br>", " ") == label


def test_figures_that_cannot_judge_look_different() -> None:
    first, second = progress_figure([mark(50.0), mark(60.0, is_heard=False, group="cannot judge")], ["one"]).data

    assert first.marker.color != second.marker.color
    assert second.marker.symbol.endswith("open")
