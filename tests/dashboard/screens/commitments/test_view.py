"""What pictures of promises hold."""

from dataclasses import replace
from datetime import date

from dashboard.screens.commitments.view import EventMark, to_event_marks, to_marks, to_picture
from dashboard.subjects.promises.ledger import to_shares
from etl.vocabulary.commitments import TargetUnit
from tests.dashboard.made_commitments import by_figures, made_commitment, made_entry, made_figure
from tests.dashboard.made_names import made_names

NAMES = made_names(areas={"AX": "Aland", "BV": "Bouvet"}, publishers={"aland_customs": "Aland Customs"})
PROMISE = made_commitment(day=date(2095, 5, 9), target_unit=TargetUnit("USD", is_yearly=True), target_value=1e6)


def test_a_figure_long_before_the_promise_or_in_another_unit_is_not_drawn() -> None:
    picture = to_picture(
        PROMISE, [made_figure(2096), made_figure(2060, code="1"), made_figure(2097, unit="t")], [], NAMES
    )

    assert picture is not None
    assert [[point.start.year for point in line.points] for line in picture.lines] == [[2096]]
    assert to_picture(PROMISE, [made_figure(2097, unit="t")], [], NAMES) is None


def test_an_estimate_says_so_under_the_pointer() -> None:
    picture = to_picture(PROMISE, [made_figure(2096, is_doubtful=True)], [], NAMES)

    assert picture is not None
    assert picture.lines[0].points[0].words.endswith("(estimated or doubtful)")


def test_marks_tell_whose_count_they_are_and_whether_it_judges() -> None:
    silent = by_figures("not_assessable", share_of_target_pct=90.0)
    for judgement, group in (
        (by_figures("partly"), "Partner's count, table"),
        (silent, "Figures that cannot judge it"),
    ):
        (mark,) = to_marks(
            to_shares([made_entry(PROMISE)], [replace(judgement, commitment_id=PROMISE.commitment_id)]), NAMES
        )
        assert mark.group == group


def test_another_telling_is_an_event_on_the_way_and_this_one_is_not() -> None:
    again = made_commitment("2099-again", date(2099, 1, 1))
    marks = to_event_marks([], [PROMISE, again], {}, PROMISE.commitment_id)

    assert marks == [EventMark("2099-again", date(2099, 1, 1), "1 January 2099: Meeting 2099-again (told there too)")]
